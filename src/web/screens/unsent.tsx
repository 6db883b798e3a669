// What is on this device only: what waits, record by record, in its order and for what; and what was not accepted, with what can be done.
// Promise: nothing is thrown away in one touch, and what goes is said before.
import { instantOf } from "#core/change/clock.ts";
import { findType } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { Banner, Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken, type WordId } from "#ui/spoken.ts";
import pages from "#ui/style/page.module.css";
import { Told } from "#ui/told.tsx";
import { momentWords } from "#ui/words.ts";
import { useApp, useSync, useTitle, useUnsent } from "../app.ts";
import { bodyOf } from "../held-record.ts";
import { nameOf } from "../lines.ts";
import { saidIn } from "../said.ts";
import type { Unsent } from "../store.ts";
import styles from "./unsent.module.css";
import { Copies } from "./unsent-copies.tsx";
import { Refused } from "./unsent-refused.tsx";

export function UnsentChanges() {
  const { t } = useWords();
  const { sync, outbox } = useApp();
  const unsent = useUnsent();
  const { reached } = useSync();
  const refused = unsent.filter((entry) => entry.refused);
  const waiting = Map.groupBy(
    unsent.filter((entry) => !entry.refused),
    ({ envelope }) => envelope.head.record,
  );
  const shut = outbox.shut().length;
  useTitle(t("more.not-sent-yet"));
  if (unsent.length + shut === 0) {
    return (
      <Nothing icon="check" title={t("more.everything-you-saved-has-reached")} act={<Copies />}>
        {t("more.nothing-waits-on-this-device")}
      </Nothing>
    );
  }
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <h1>{t("more.not-sent-yet")}</h1>
        <p>{t("unsent.lead")}</p>
      </header>
      {refused.length > 0 && (
        <section aria-labelledby="refused">
          <h2 id="refused">{t("more.not-accepted")}</h2>
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
      {waiting.size > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">{t("more.waiting-to-be-sent")}</h2>
          <Banner tone="ochre" icon="cloud" act={<Button onClick={() => void sync.now()}>{t("more.try-now")}</Button>}>
            {reached ? t("more.they-are-on-their-way") : t("more.there-is-no-connection-they")}
          </Banner>
          <ul className="card">
            {[...waiting.values()].map((entries) => (
              <li key={entries[0]?.envelope.head.record} className={styles.waiting}>
                <OfRecord entries={entries} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {shut > 0 && (
        <Banner tone="ochre" icon="lock" title={t("unsent.shut", { count: shut })}>
          {t("unsent.shut-says")}
        </Banner>
      )}
      <Copies />
    </div>
  );
}

/** All that waits of one record, the first first: nothing of it goes before what was said earlier. */
function OfRecord({ entries }: { readonly entries: readonly Unsent[] }) {
  const { t } = useWords();
  const { programme, store } = useApp();
  const { waits } = useSync();
  const unsent = useUnsent();
  const [first] = entries;
  if (!first) return null;
  const { head } = first.envelope;
  const type = findType(programme, head.type);
  const why = waits.get(head.id);
  const isOfRefused = unsent.some(({ envelope, refused }) => refused && envelope.head.record === head.record);
  return (
    <>
      <strong>{store.find(head.record) ? <Told say={() => nameOf(store, head.record)} /> : type?.label}</strong>
      <small>{type?.label ?? head.type}</small>
      <ol className={styles.said}>
        {entries.map(({ envelope }) => (
          <li key={envelope.head.id}>
            <span>{didWhat(type, envelope.head.act)}</span>
            <time>{momentWords(instantOf(envelope.head.stamp))}</time>
            {type && envelope.head.act === "edit" && (
              <small>
                {saidIn(type, [envelope.head.shown, bodyOf(envelope)], () => "")
                  .map(([label]) => label)
                  .join(", ")}
              </small>
            )}
          </li>
        ))}
      </ol>
      {why && (
        <p className={styles.waits}>{t(why === "record" && isOfRefused ? "unsent.waits-refused" : WAITS[why])}</p>
      )}
    </>
  );
}

const WAITS = {
  disk: "unsent.waits-disk",
  key: "unsent.waits-key",
  file: "unsent.waits-file",
  server: "unsent.waits-server",
  clock: "unsent.waits-clock",
  record: "unsent.waits-record",
} as const satisfies { readonly [why: string]: WordId };

const DID: { readonly [act: string]: WordId } = {
  create: "record.written-down",
  edit: "record.corrected-or-added",
  withdraw: "record.withdrawn",
  restore: "record.brought-back",
  circle: "unsent.did-circle",
};

/** What somebody did, in a few words. */
function didWhat(type: RecordType | undefined, act: string): string {
  const move = act.startsWith("move:") ? type?.workflow?.moves[act.slice("move:".length)]?.label : undefined;
  return move ?? spoken().t(DID[act] ?? "unsent.did-move");
}
