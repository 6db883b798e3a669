// What is kept where, who is signed in, and the ways that find no room in the bar of a phone.

import { useState } from "react";
import { Link } from "wouter";
import { standing as standingOn } from "#core/access/can.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { Initials } from "#ui/tag.tsx";
import { useApp, useTitle, useUnsent } from "../app.ts";
import { domainsOf, keyWaysOf, waysOf } from "../navigation.ts";
import { NewerApp } from "../newer-app.tsx";
import { useStandingWords } from "../standing.ts";
import { LanguageChoice } from "../words/language-choice.tsx";
import { Mistold } from "./mistold.tsx";
import styles from "./more.module.css";
import { ThisPhone } from "./this-phone.tsx";

export function More() {
  const bundle = document.querySelector<HTMLMetaElement>("meta[name=bundle]")?.content;
  const { t } = useWords();
  const app = useApp();
  const { person, programme, hello, sync, signOut, lock, switchPerson, today } = app;
  const unsent = useUnsent();
  const standing = useStandingWords();
  const [asking, setAsking] = useState(false);
  useTitle(t("more.more"));
  const { grants } = standingOn(programme.roles, person, today);
  const roles = programme.roles.filter(({ id }) => grants.some(({ role }) => role === id));
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <h1>{t("more.more")}</h1>
      <section className={`card ${styles.me}`}>
        <Initials name={person.name} />
        <div>
          <h2>{person.name}</h2>
          <p>{person.does}</p>
        </div>
        <p className={styles.leave}>
          {person.account && (
            <>
              <Button icon="lock" onClick={lock}>
                {t("more.lock")}
              </Button>
              <Button icon="people" onClick={switchPerson}>
                {t("lock.switch")}
              </Button>
            </>
          )}
          <Button icon="out" onClick={() => (unsent.length > 0 ? setAsking(true) : signOut())}>
            {t("more.sign-out")}
          </Button>
        </p>
      </section>
      <nav className={`card ${styles.ways}`} aria-label={t("more.all-ways")}>
        {[
          ...waysOf(app).slice(1),
          ...(domainsOf(app).length > 0
            ? [
                { to: "/records", label: t("more.all-records"), icon: "folder" } as const,
                { to: "/conflicts", label: t("conflict.title"), icon: "fork" } as const,
                { to: "/why", label: t("why.way"), icon: "eye" } as const,
              ]
            : []),
          ...keyWaysOf(app),
        ].map((way) => (
          <Link key={way.to} href={way.to}>
            <Icon name={way.icon} />
            {way.label}
            <Icon name="forth" small />
          </Link>
        ))}
      </nav>
      <section>
        <h2>{t("more.is-what-i-wrote-safe")}</h2>
        <p>
          <strong>{standing.title}.</strong> {standing.says}
        </p>
        <p>{t("more.what-you-save-goes-to", { programme: programme.label })}</p>
        <div className={styles.acts}>
          <Button onClick={() => void sync.now()}>{t("more.fetch-and-send-now")}</Button>
          {unsent.length > 0 && (
            <Link href="/unsent" className="link">
              {t("more.see-change-not-sent-yet", { count: unsent.length })}
            </Link>
          )}
        </div>
      </section>
      <Mistold said={standing.says} />
      <ThisPhone />
      <LanguageChoice heading />
      <section>
        <h2>{t("more.what-i-may-do-here")}</h2>
        <ul className={styles.roles}>
          {roles.map((role) => (
            <li key={role.id}>
              <strong>{role.label}.</strong> {role.reason}
            </li>
          ))}
        </ul>
      </section>
      {bundle && (
        <section>
          <h2>{t("more.which-app")}</h2>
          <p>
            <strong>{bundle}</strong>. {t("more.which-app-says")}
          </p>
          <NewerApp />
        </section>
      )}
      {hello.demonstration && (
        <section>
          <h2>{t("more.this-is-a-demonstration")}</h2>
          <p>{t("more.organisations-of-the-alliance-and")}</p>
        </section>
      )}
      {asking && (
        <Dialog
          title={t("more.change-has-not-been-sent", { count: unsent.length })}
          onClose={() => setAsking(false)}
          acts={
            <Button tone="harm" onClick={signOut}>
              {t("more.sign-out-all-the-same")}
            </Button>
          }
        >
          <p>{t("more.they-wait-in-this-tab")}</p>
        </Dialog>
      )}
    </div>
  );
}
