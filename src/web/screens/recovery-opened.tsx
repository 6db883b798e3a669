// What shares that came together open: each circle, each share, the drill told of, and whoever waits let in again by the pair.
import { useState } from "react";
import { isProblem } from "#core/problem.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";
import { circleWords } from "../circle-words.ts";
import type { RecoveryHere } from "../recoveries.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./recovery.module.css";
import type { BroughtHere } from "./recovery-together.tsx";
import { WaitingCard } from "./waiting-card.tsx";

interface OpenedParts {
  readonly here: RecoveryHere;
  readonly brought: BroughtHere;
  readonly onPutAway: () => void;
}

export function Opened({ here, brought: { together, shares }, onPutAway }: OpenedParts) {
  const { t } = useWords();
  const app = useApp();
  const [isTold, setTold] = useState(false);
  const [isBusy, setBusy] = useState(false);
  // Asked again after each that was let in.
  const [waiting, setWaiting] = useState(together.waiting);
  const { circles, wrong, isWhole } = together;
  const open = circles.filter(({ opens }) => opens).length;
  const tell = async (): Promise<void> => {
    setBusy(true);
    const trouble = await together.sayDrilled();
    setBusy(false);
    if (trouble) return app.say(sayProblem(trouble), "trouble");
    setTold(true);
    void app.sync.now();
  };
  return (
    <>
      <Banner
        tone={isWhole ? "pine" : "clay"}
        icon={isWhole ? "check" : "warn"}
        title={
          circles.length === 0 && isWhole
            ? t("recovery.opens-nothing-yet")
            : open === circles.length
              ? t("recovery.opens-all", { count: open })
              : t("recovery.opens-some", { open, all: circles.length })
        }
      >
        {!isWhole && t("recovery.not-told")}
        {isTold && t("recovery.told")}
      </Banner>
      <ul className={`card ${styles.lines}`}>
        {shares.map(({ person, commitment }, at) => (
          <li key={commitment}>
            <Mark isRight={!wrong.includes(at)} />
            <span>{sayShare(person, !wrong.includes(at))}</span>
          </li>
        ))}
        {circles.map(({ opens, ...place }) => (
          <li key={`${place.stream} ${place.circle}`}>
            <Mark isRight={opens} />
            <span>
              {circleWords(app, here.state, place)}
              <small>{t(opens ? "recovery.circle-opens" : "recovery.circle-shut")}</small>
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        {isWhole && !isTold && (
          <Button tone="primary" disabled={isBusy} onClick={() => void tell()}>
            {t("recovery.tell")}
          </Button>
        )}
        <Button onClick={onPutAway}>{t("recovery.put-away")}</Button>
      </div>
      <h3>{t("recovery.lets-in")}</h3>
      <p>{t(waiting.length === 0 ? "recovery.nobody-waits" : "recovery.lets-in-says")}</p>
      {waiting.map(({ person, number }) => {
        const isMe = person === app.person.id && number === app.keyActs.number;
        const name = person === app.person.id ? app.person.name : app.nameOfPerson(person);
        return (
          <WaitingCard
            key={`${person} ${number}`}
            name={name}
            what={here.organisation}
            number={number}
            call={isMe ? t("recovery.lets-in-you") : t("keys.call", { name })}
            differs={t("keys.differs-says", { name })}
            onLetIn={async () => {
              const trouble = await together.letIn(number);
              if (!isProblem(trouble)) {
                setWaiting(together.waiting());
                void app.sync.now();
              }
              return trouble;
            }}
          />
        );
      })}
    </>
  );

  function sayShare(person: string | null, isRight: boolean): string {
    if (person === null) return t(isRight ? "recovery.paper-right" : "recovery.paper-wrong");
    const name = person === app.person.id ? app.person.name : app.nameOfPerson(person);
    return t(isRight ? "recovery.share-right" : "recovery.share-wrong", { name });
  }
}

function Mark({ isRight }: { readonly isRight: boolean }) {
  return (
    <span className={isRight ? styles.yes : styles.no}>
      <Icon name={isRight ? "check" : "cross"} small />
    </span>
  );
}
