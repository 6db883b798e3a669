// What has not been accepted yet: changes that wait for a connection, and changes that were refused, each with the way to mend it.

import { instantOf } from "#core/change/clock.ts";
import { targetOf } from "#core/change/merge.ts";
import { findType } from "#core/programme.ts";
import { allAnswers } from "#core/record/answers.ts";
import { foldOnto } from "#core/record/checkpoint.ts";
import { Banner, Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { Told } from "#ui/told.tsx";
import { momentWords } from "#ui/words.ts";
import { type App, useApp, useSync, useTitle, useUnsent } from "../app.ts";
import { bodyOf } from "../held-record.ts";
import { nameOf } from "../lines.ts";
import { listPath, recordPath } from "../navigation.ts";
import { saidIn } from "../said.ts";
import type { Unsent } from "../store.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./unsent.module.css";

export function UnsentChanges() {
  const { t } = useWords();
  const { sync } = useApp();
  const unsent = useUnsent();
  const { reached } = useSync();
  const refused = unsent.filter((entry) => entry.refused);
  const waiting = unsent.filter((entry) => !entry.refused);
  useTitle(t("more.not-sent-yet"));
  if (unsent.length === 0) {
    return (
      <Nothing icon="check" title={t("more.everything-you-saved-has-reached")}>
        {t("more.nothing-waits-on-this-device")}
      </Nothing>
    );
  }
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <h1>{t("more.not-sent-yet")}</h1>
      {refused.length > 0 && (
        <section>
          <h2>{t("more.not-accepted")}</h2>
          <p>{t("more.nothing-of-these-is-lost")}</p>
          <ul className={styles.refusals}>
            {refused.map((entry) => (
              <li key={entry.envelope.head.id}>
                <Refused entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section>
          <h2>{t("more.waiting-to-be-sent")}</h2>
          <Banner tone="ochre" icon="cloud" act={<Button onClick={() => void sync.now()}>{t("more.try-now")}</Button>}>
            {reached ? t("more.they-are-on-their-way") : t("more.there-is-no-connection-they")}
          </Banner>
          <ul className="card">
            {waiting.map((entry) => (
              <li key={entry.envelope.head.id} className={styles.waiting}>
                <What entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function What({ entry: { envelope } }: { readonly entry: Unsent }) {
  const { programme, store } = useApp();
  const { head } = envelope;
  const type = findType(programme, head.type);
  return (
    <>
      <strong>{store.find(head.record) ? <Told say={() => nameOf(store, head.record)} /> : type?.label}</strong>
      <small className="num">{`${type?.label ?? head.type}, ${momentWords(instantOf(head.stamp))}`}</small>
    </>
  );
}

function Refused({ entry }: { readonly entry: Unsent }) {
  const { t } = useWords();
  const app = useApp();
  const { head } = entry.envelope;
  const type = findType(app.programme, head.type);
  const said = type ? saidIn(type, [head.shown, bodyOf(entry.envelope)], (_type, id) => nameOf(app.store, id)) : [];
  const canMend = type !== undefined && (head.act === "create" || head.act === "edit");
  return (
    <article className={styles.refused}>
      <div>
        <What entry={entry} />
      </div>
      <p className={styles.why}>{entry.refused && sayProblem(entry.refused)}</p>
      {said.length > 0 && (
        <dl>
          {said.map(([label, words]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words || t("more.taken-back")}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.acts}>
        {canMend && (
          <Button icon="edit" onClick={() => mend(app, entry)}>
            {t("more.mend-it")}
          </Button>
        )}
        <Button onClick={() => app.store.offerAgain(head.id)}>{t("more.send-again-as-it-is")}</Button>
        <Button tone="harm" onClick={() => app.store.takeBack(head.id)}>
          {t("more.throw-away")}
        </Button>
      </div>
    </article>
  );
}

/** What was said goes back into the form it came from; saved again, it is a new change in place of the refused one. */
function mend({ programme, store, drafts, go }: App, { envelope }: Unsent): void {
  const { head } = envelope;
  const type = findType(programme, head.type);
  if (!type) return;
  const isNew = head.act === "create";
  const mine = store
    .unsent()
    .filter((one) => one.envelope.head.id === head.id || (isNew && one.envelope.head.record === head.record));
  const said = mine.map((one) => ({ head: one.envelope.head, body: bodyOf(one.envelope) }));
  const { before, changes = [] } = store.find(head.record)?.known ?? {};
  const folded = foldOnto(before, [...changes, ...said], type);
  if (!folded) return;
  const addresses = said.flatMap((change) =>
    [change.head.shown, change.body].flatMap((part) => Object.keys(part?.set ?? {})),
  );
  const names = new Set(addresses.map(targetOf).map((target) => ("group" in target ? target.group : target.field)));
  const answers = Object.fromEntries(Object.entries(allAnswers(folded)).filter(([name]) => names.has(name)));
  drafts.keep(isNew ? `new ${type.id}` : head.record, type, answers);
  for (const one of mine) store.takeBack(one.envelope.head.id);
  go(isNew ? `${listPath(type)}/new` : `${recordPath(type, head.record)}/edit`);
}
