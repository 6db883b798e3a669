// One change that was not accepted: why, what it says, and what can become of it. It holds nothing else up.
import { useState } from "react";
import { instantOf } from "#core/change/clock.ts";
import { findType } from "#core/programme.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/say.tsx";
import { Held, Told } from "#ui/told.tsx";
import { unveiled, useVeil } from "#ui/veil.ts";
import { momentWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import { bodyOf } from "../held-record.ts";
import { nameOf } from "../lines.ts";
import { copyToNew, mend, textOf } from "../mend.ts";
import { saidIn } from "../said.ts";
import type { Unsent } from "../store.ts";
import { sayProblem } from "../words/say-problem.ts";
import { Ask } from "./ask.tsx";
import styles from "./unsent.module.css";

interface OfEntry {
  readonly entry: Unsent;
}

export function Refused({ entry }: OfEntry) {
  const { t } = useWords();
  const app = useApp();
  const [asking, setAsking] = useState<"throw" | "hand">();
  const { programme, store, may, say } = app;
  const { head } = entry.envelope;
  const type = findType(programme, head.type);
  const isWritten = type !== undefined && !type.kept && (head.act === "create" || head.act === "edit");
  const onCopy = (): void => {
    navigator.clipboard
      .writeText(unveiled(() => textOf(app, entry)))
      .then(() => say(t("unsent.copied")))
      .catch(() => say(t("unsent.not-copied"), "trouble"));
  };
  const onHand = async () => {
    const trouble = await app.handOver(head.id);
    if (!trouble) say(t("unsent.handed"));
    return trouble;
  };
  const onThrow = (): void => {
    store.takeBack(head.id);
    setAsking(undefined);
    say(t("unsent.thrown"));
  };
  return (
    <article className={styles.refused}>
      <div>
        <strong>{store.find(head.record) ? <Told say={() => nameOf(store, head.record)} /> : type?.label}</strong>
        <small className="num">{`${type?.label ?? head.type}, ${momentWords(instantOf(head.stamp))}`}</small>
      </div>
      <p className={styles.why}>{entry.refused && sayProblem(entry.refused)}</p>
      <Says entry={entry} />
      <div className={styles.acts}>
        {isWritten && (
          <Button icon="edit" onClick={() => mend(app, entry)}>
            {t("more.mend-it")}
          </Button>
        )}
        <Button onClick={() => store.offerAgain(head.id)}>{t("more.send-again-as-it-is")}</Button>
        {isWritten && head.act === "edit" && may("create", head.type) && (
          <Button icon="plus" onClick={() => copyToNew(app, entry)}>
            {t("unsent.copy-new")}
          </Button>
        )}
        <Button icon="copy" onClick={onCopy}>
          {t("unsent.copy")}
        </Button>
        <Button icon="people" onClick={() => setAsking("hand")}>
          {t("unsent.hand")}
        </Button>
        <Button tone="harm" onClick={() => setAsking("throw")}>
          {t("more.throw-away")}
        </Button>
      </div>
      {asking === "hand" && (
        <Ask title={t("unsent.hand-ask")} does={t("unsent.hand-do")} onDo={onHand} onClose={() => setAsking(undefined)}>
          <p>{t("unsent.hand-says")}</p>
        </Ask>
      )}
      {asking === "throw" && (
        <Dialog
          title={t("unsent.throw-ask")}
          onClose={() => setAsking(undefined)}
          acts={
            <Button tone="harm" onClick={onThrow}>
              {t("unsent.throw-do")}
            </Button>
          }
        >
          <p>{t("unsent.throw-says")}</p>
          <Says entry={entry} />
        </Dialog>
      )}
    </article>
  );
}

/** What it says, answer by answer. */
function Says({ entry: { envelope } }: OfEntry) {
  const { t } = useWords();
  const { programme, store } = useApp();
  useVeil();
  const { head } = envelope;
  const type = findType(programme, head.type);
  const say = () => (type ? saidIn(type, [head.shown, bodyOf(envelope)], (_type, id) => nameOf(store, id)) : []);
  const said = say();
  const inFull = unveiled(say);
  if (said.length === 0) return null;
  return (
    <dl className={styles.says}>
      {said.map(([label, words], at) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words === "" ? t("more.taken-back") : <Held instead={words} words={inFull[at]?.[1] ?? words} />}</dd>
        </div>
      ))}
    </dl>
  );
}
