// The people of one's teams, for who leads them: who is there, and how a colleague who forgot the password or lost the phone is let in again.

import { Nothing } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { useApp, useSync, useTitle } from "../app.ts";
import { InviteAgain } from "./invite-again.tsx";
import styles from "./keys.module.css";
import { LostWay } from "./lost-way.tsx";
import { NotFound } from "./not-found.tsx";

export function Team() {
  const { t } = useWords();
  const { programme, hello, person: me, keyActs, may, nameOfPerson } = useApp();
  const { ready, reached } = useSync();
  useTitle(t("keys.team"));
  if (!may("readmit", "membership")) return <NotFound />;
  const people = keyActs.readmittable([...new Set(me.streams.map(({ tenant }) => tenant))]);
  const roleName = (id: string): string => programme.roles.find((role) => role.id === id)?.label ?? id;
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <h1>{t("keys.team")}</h1>
        <p>{t("keys.team-lead")}</p>
      </header>
      {!reached && (
        <Nothing icon="cloud" title={t("keys.away")}>
          {t("keys.away-says")}
        </Nothing>
      )}
      {reached && ready && people.length === 0 && (
        <Nothing icon="people" title={t("keys.team-none")}>
          {t("keys.team-none-says")}
        </Nothing>
      )}
      {reached && people.length > 0 && (
        <ul className={`card ${styles.list}`}>
          {people.map(({ tenant, person, roles }) => (
            <li key={`${tenant} ${person}`}>
              <div>
                <strong>{nameOfPerson(person)}</strong>
                <small>{roles.map(roleName).join(", ")}</small>
                {!keyActs.hasJoined(tenant, person) && <small>{t("keys.not-joined")}</small>}
              </div>
              <LostWay tenant={tenant} person={person} name={nameOfPerson(person)} />
              {!hello.demonstration && <InviteAgain tenant={tenant} person={person} name={nameOfPerson(person)} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
