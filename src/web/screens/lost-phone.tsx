// A phone is lost or in wrong hands: whoever leads its person, or lets people in, cuts it off by one press, and sees what it could read, what
// was written with it and what waits. Promise: the cut at the server comes first, and what could not be done after it is said.
import { useState } from "react";
import { useParams } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { dayWords } from "#ui/words.ts";
import { useApp, useSync, useTitle, useVersion } from "../app.ts";
import { lostAt } from "../lost-phone.ts";
import { sayProblem } from "../words/say-problem.ts";
import { InviteAgain } from "./invite-again.tsx";
import styles from "./lost-phone.module.css";
import { CouldRead, type Handed, useReadable } from "./lost-reading.tsx";
import { Written } from "./lost-written.tsx";
import { NotFound } from "./not-found.tsx";

export function LostPhone() {
  const { t } = useWords();
  const { tenant = "", person = "" } = useParams<{ tenant: string; person: string }>();
  const { keyActs, keysOf, nameOfPerson } = useApp();
  const { reached } = useSync();
  const [handed, setHanded] = useState<Handed>();
  useTitle(t("lost.title"));
  // Names and records come with what is fetched.
  useVersion();
  if (!keyActs.mayCutOff(tenant, person)) return <NotFound />;
  const state = keysOf(tenant);
  const lost = lostAt(state, person);
  const isCut = handed !== undefined || (lost !== undefined && !state.people.has(person));
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <header>
        <h1>{t("lost.title")}</h1>
        <p>
          <strong>{t("lost.of", { name: nameOfPerson(person) })}</strong>
        </p>
        {!isCut && <p data-print="no">{t("lost.lead")}</p>}
      </header>
      {!isCut && !reached && (
        <Banner tone="clay" icon="cloud" title={t("lost.away")}>
          {t("lost.away-says")}
        </Banner>
      )}
      {!isCut && lost !== undefined && <Banner tone="pine" icon="check" title={t("lost.has-keys")} />}
      {!isCut && <CutOff tenant={tenant} person={person} onCut={setHanded} />}
      {isCut && <IsCut tenant={tenant} person={person} />}
      {(isCut || lost !== undefined) && (
        <>
          <CouldRead tenant={tenant} person={person} handed={handed} />
          <Written tenant={tenant} person={person} />
          <p data-print="no">
            <Button icon="report" onClick={() => print()}>
              {t("lost.print")}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

interface Whose {
  readonly tenant: string;
  readonly person: string;
}

function CutOff({ tenant, person, onCut }: Whose & { readonly onCut: (handed: Handed) => void }) {
  const { t } = useWords();
  const { api, keyActs, sync, say } = useApp();
  const { reached } = useSync();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Problem>();
  const cut = async (): Promise<void> => {
    setBusy(true);
    const answer = await api.post<Handed>("/api/devices/compromised", { tenant, person });
    setBusy(false);
    if (isProblem(answer)) return setTrouble(answer);
    onCut(answer);
    const refused = await keyActs.sayLost(tenant, person);
    if (refused) say(t("lost.not-said", { why: sayProblem(refused) }), "trouble");
    // Here and now, where this device can; the others follow when they are next online.
    await sync.now();
  };
  return (
    <section>
      <h2>{t("lost.does")}</h2>
      <ul className={styles.does}>
        <li>{t("lost.does-sign-ins")}</li>
        <li>{t("lost.does-aside")}</li>
        <li>{t("lost.does-secrets")}</li>
        <li>{t("lost.does-not")}</li>
      </ul>
      {trouble && <p role="alert">{sayProblem(trouble)}</p>}
      <p>
        <Button tone="primary" disabled={isBusy || !reached} onClick={() => void cut()}>
          {isBusy ? t("lost.cutting") : t("lost.cut")}
        </Button>
      </p>
    </section>
  );
}

function IsCut({ tenant, person }: Whose) {
  const { t } = useWords();
  const { keyActs, keysOf, nameOfPerson, hello, sync, say } = useApp();
  // Draws again as new secrets begin.
  const { reached } = useSync();
  const [isBusy, setBusy] = useState(false);
  const state = keysOf(tenant);
  const lost = lostAt(state, person);
  const circles = useReadable(tenant, person);
  const done = circles.filter(({ isRenewed }) => isRenewed).length;
  const hasKeys = lost !== undefined && (state.people.get(person)?.n ?? -1) > lost.n;
  const isSaid = lost !== undefined && (hasKeys || !state.people.has(person));
  const doing = (act: () => Promise<Problem | undefined>, told?: string) => async (): Promise<void> => {
    setBusy(true);
    const trouble = await act();
    await sync.now();
    setBusy(false);
    if (trouble) return say(sayProblem(trouble), "trouble");
    if (told !== undefined) say(told);
  };
  return (
    <>
      <section aria-labelledby="lost-cut">
        <h2 id="lost-cut">{t("lost.is-cut")}</h2>
        {lost && <p>{t("lost.is-cut-on", { day: dayWords(lost.on) })}</p>}
        <ul className={styles.done}>
          <Done says={t("lost.done-sign-ins")} />
          {!hasKeys && <Done says={t("lost.done-aside")} />}
          {isSaid && circles.length === 0 && <Done says={t("lost.secrets-none")} />}
          {isSaid && circles.length > 0 && (
            <Done
              says={`${t("lost.done-secrets", { done, all: circles.length })} ${done < circles.length ? t("lost.secrets-wait") : ""}`}
            />
          )}
        </ul>
        {!isSaid && state.people.has(person) && (
          <p data-print="no">
            <Button disabled={isBusy || !reached} onClick={() => void doing(() => keyActs.sayLost(tenant, person))()}>
              {t("lost.again")}
            </Button>
          </p>
        )}
      </section>
      <section aria-labelledby="lost-next" data-print="no">
        <h2 id="lost-next">{t("lost.next")}</h2>
        {hasKeys && <p>{t("lost.has-keys")}</p>}
        {!hasKeys && <p>{t(hello.demonstration ? "lost.next-invented" : "lost.next-says")}</p>}
        {!hasKeys && isSaid && (
          <div>
            {hello.demonstration ? (
              <Button
                disabled={isBusy || !reached}
                onClick={() => void doing(() => keyActs.joinInvented(tenant, person), t("lost.gave-keys"))()}
              >
                {t("lost.give-keys")}
              </Button>
            ) : (
              <InviteAgain tenant={tenant} person={person} name={nameOfPerson(person)} />
            )}
          </div>
        )}
      </section>
    </>
  );
}

function Done({ says }: { readonly says: string }) {
  return (
    <li>
      <Icon name="check" small />
      <span>{says}</span>
    </li>
  );
}
