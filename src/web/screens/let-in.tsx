// Who waits to be let in, and the number to compare by telephone; and, for whoever waits, their own number and what to do meanwhile.
// Promise: nobody is let in by one press: the number stands there to be read aloud, and what to do where it differs stands beside it.
import { RECOVERY } from "#core/seal/key-state.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { useApp, useSync, useTitle, type WaitingPerson } from "../app.ts";
import styles from "./keys.module.css";
import { SafetyNumber } from "./safety-number.tsx";
import { WaitingCard } from "./waiting-card.tsx";

export function LetIn() {
  const { t } = useWords();
  const { ready, reached, keys } = useSync();
  useTitle(t("keys.let-in"));
  const { waiting: whoWaits } = useApp();
  const waiting = whoWaits();
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      {keys.isWaiting ? <Own /> : <h1>{t("keys.let-in")}</h1>}
      {waiting.length > 0 && (
        <>
          <p>{t("keys.lead")}</p>
          {waiting.map((one) => (
            <One key={`${one.person} ${one.number}`} waiting={one} />
          ))}
        </>
      )}
      {waiting.length === 0 && !keys.isWaiting && !ready && reached && <Progress says={t("app.opening")} done={0} />}
      {waiting.length === 0 && !keys.isWaiting && !ready && !reached && (
        <Nothing icon="cloud" title={t("keys.away")}>
          {t("keys.away-says")}
        </Nothing>
      )}
      {waiting.length === 0 && !keys.isWaiting && ready && (
        <Nothing icon="check" title={t("keys.nobody")}>
          {t("keys.nobody-says")}
        </Nothing>
      )}
    </div>
  );
}

function One({ waiting: { person, name, organisation, number } }: { readonly waiting: WaitingPerson }) {
  const { t } = useWords();
  const { store, letIn } = useApp();
  const isRecovery = person === RECOVERY;
  const does = store.find(person)?.answers["does"];
  return (
    <WaitingCard
      name={name}
      what={[does, organisation].filter(Boolean).join(" · ")}
      number={number}
      call={isRecovery ? t("keys.recovery-call") : t("keys.call", { name })}
      differs={isRecovery ? t("keys.recovery-differs") : t("keys.differs-says", { name })}
      onLetIn={() => letIn(person, number)}
    />
  );
}

function Own() {
  const { t } = useWords();
  const { keyActs } = useApp();
  return (
    <>
      <header>
        <h1>{t("keys.own-title")}</h1>
        <p>{t("keys.own-says")}</p>
      </header>
      <section className={`card ${styles.own}`}>
        <h2>{t("keys.own-number")}</h2>
        <SafetyNumber number={keyActs.number} label={t("keys.own-number")} />
        <p className="meta" role="status">
          {t("keys.own-looks")}
        </p>
      </section>
      <section>
        <h2>{t("keys.own-meanwhile")}</h2>
        <p>{t("keys.own-meanwhile-says")}</p>
        <p>
          <LinkButton to="/">{t("keys.own-back")}</LinkButton>
        </p>
      </section>
    </>
  );
}
