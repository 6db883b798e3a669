// Who waits to be let in, and the number to compare by telephone; and, for whoever waits, their own number and what to do meanwhile.
// Promise: nobody is let in by one press: the number stands there to be read aloud, and what to do where it differs stands beside it.
import { useState } from "react";
import { isProblem } from "#core/problem.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { digitWords } from "#ui/words.ts";
import { useApp, useSync, useTitle, type WaitingPerson } from "../app.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./keys.module.css";

export function LetIn() {
  const { t } = useWords();
  const { ready, reached, keys } = useSync();
  useTitle(t("keys.let-in"));
  const { waiting: whoWaits } = useApp();
  const waiting = whoWaits();
  return (
    <div className={styles.page}>
      {keys.isWaiting ? <Own /> : <h1>{t("keys.let-in")}</h1>}
      {waiting.length > 0 && (
        <>
          <p>{t("keys.lead")}</p>
          {waiting.map((one) => (
            <One key={one.person} waiting={one} />
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
  const { store, letIn, say } = useApp();
  const { reached } = useSync();
  const [isBusy, setBusy] = useState(false);
  const [differs, setDiffers] = useState(false);
  const isRecovery = person === RECOVERY;
  const does = store.find(person)?.answers["does"];
  const open = async (): Promise<void> => {
    setBusy(true);
    const trouble = await letIn(person);
    setBusy(false);
    if (isProblem(trouble)) return say(sayProblem(trouble), "trouble");
    say(t("keys.let-in-done", { name }));
  };
  return (
    <section className={`card ${styles.waiting}`}>
      <h2>
        {name}
        <small>{[does, organisation].filter(Boolean).join(" · ")}</small>
      </h2>
      <p>{isRecovery ? t("keys.recovery-call") : t("keys.call", { name })}</p>
      <SafetyNumber number={number} label={t("keys.number-of", { name })} />
      {differs ? (
        <Banner
          tone="clay"
          icon="warn"
          title={t("keys.differs-title")}
          act={<Button onClick={() => setDiffers(false)}>{t("keys.understood")}</Button>}
        >
          {isRecovery ? t("keys.recovery-differs") : t("keys.differs-says", { name })}
        </Banner>
      ) : reached ? (
        <div className={styles.acts}>
          <Button tone="primary" icon="check" disabled={isBusy} onClick={() => void open()}>
            {t("keys.same")}
          </Button>
          <Button icon="cross" disabled={isBusy} onClick={() => setDiffers(true)}>
            {t("keys.differs")}
          </Button>
        </div>
      ) : (
        <p className="meta">{t("keys.away")}</p>
      )}
    </section>
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

/** Twenty digits, four by four, in the digits of whoever reads them. */
function SafetyNumber({ number, label }: { readonly number: string; readonly label: string }) {
  return (
    <p className={styles.number} translate="no">
      <span className="unseen">{label}: </span>
      {number.split(" ").map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none moves
        <span key={at}>{digitWords(group)}</span>
      ))}
    </p>
  );
}
