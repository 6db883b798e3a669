// Somebody who waits to be let in, with the number to compare by telephone, and what to do where it differs.
// Promise: nobody is let in by one press alone: the number stands there to be read aloud, and the way out of a doubt beside it.
import { useState } from "react";
import { isProblem, type Problem } from "#core/problem.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useSync } from "../app.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./keys.module.css";
import { SafetyNumber } from "./safety-number.tsx";

interface WaitingCardParts {
  readonly name: string;
  readonly what: string;
  readonly number: string;
  /** Whom to call, and what they see. */
  readonly call: string;
  readonly differs: string;
  readonly onLetIn: () => Promise<Problem | undefined>;
}

export function WaitingCard({ name, what, number, call, differs, onLetIn }: WaitingCardParts) {
  const { t } = useWords();
  const { say } = useApp();
  const { reached } = useSync();
  const [isBusy, setBusy] = useState(false);
  const [isOther, setOther] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    const trouble = await onLetIn();
    setBusy(false);
    if (isProblem(trouble)) return say(sayProblem(trouble), "trouble");
    say(t("keys.let-in-done", { name }));
  };
  return (
    <section className={`card ${styles.waiting}`}>
      <h2>
        {name}
        <small>{what}</small>
      </h2>
      <p>{call}</p>
      <SafetyNumber number={number} label={t("keys.number-of", { name })} />
      {isOther ? (
        <Banner
          tone="clay"
          icon="warn"
          title={t("keys.differs-title")}
          act={<Button onClick={() => setOther(false)}>{t("keys.understood")}</Button>}
        >
          {differs}
        </Banner>
      ) : reached ? (
        <div className={styles.acts}>
          <Button tone="primary" icon="check" disabled={isBusy} onClick={() => void open()}>
            {t("keys.same")}
          </Button>
          <Button icon="cross" disabled={isBusy} onClick={() => setOther(true)}>
            {t("keys.differs")}
          </Button>
        </div>
      ) : (
        <p className="meta">{t("keys.away")}</p>
      )}
    </section>
  );
}
