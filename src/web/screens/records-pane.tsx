// All records of a kind as a list: what waits for a decision first, then by month or by state, then what was withdrawn.

import { useMemo } from "react";
import type { RecordType } from "#core/record/type.ts";
import { foldSpelling } from "#core/words/fold.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { type Entries, type Entry, List } from "#ui/list.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { Tag } from "#ui/tag.tsx";
import { isVeiled, unveiled, useVeil } from "#ui/veil.ts";
import { countWords, dayWords, lower, monthWords } from "#ui/words.ts";
import { useApp, useRecords, useSync } from "../app.ts";
import { dayOf, needsDecision, subOf, wordsOf } from "../lines.ts";
import { listPath, recordPath } from "../navigation.ts";
import type { HeldRecord, Store } from "../store.ts";
import styles from "./records.module.css";

export function RecordsPane({ type, current }: { readonly type: RecordType; readonly current: string | undefined }) {
  const { t } = useWords();
  const { store, may } = useApp();
  const records = useRecords(type.id);
  const sync = useSync();
  const veiled = useVeil();
  // biome-ignore lint/correctness/useExhaustiveDependencies: under the veil the same records are told in other words
  const entries = useMemo(() => entriesOf(store, records), [store, records, veiled]);
  const standing = records.filter(({ folded }) => !folded.withdrawn).length;
  const fresh = may("create", type.id) && (
    <LinkButton to={`${listPath(type)}/new`} icon="plus">
      {t("record.new-one")}
    </LinkButton>
  );
  return (
    <section className={styles.pane} aria-label={type.plural} data-print="no">
      <div className={styles.head}>
        <h1>{type.plural}</h1>
        <span className="num">{countWords(standing)}</span>
        {fresh}
      </div>
      {!sync.ready && sync.reached && !sync.progress && (
        <div className={styles.fetching}>
          <Progress says={t("record.fetching-so-far", { count: sync.receivedCount })} done={0} />
        </div>
      )}
      {!sync.ready && !sync.reached && records.length > 0 && (
        <div className={styles.fetching}>
          <Banner icon="cloud">{t("record.not-all-here")}</Banner>
        </div>
      )}
      <List
        label={type.plural}
        searchHint={hintOf(type)}
        entries={entries}
        current={current}
        nothing={<None type={type} />}
      />
    </section>
  );
}

function None({ type }: { readonly type: RecordType }) {
  const { t } = useWords();
  const { may } = useApp();
  const { ready, reached } = useSync();
  if (!reached && !ready) {
    return (
      <Nothing icon="cloud" title={t("record.nothing-is-on-this-device")}>
        {t("record.there-was-no-connection-to")}
      </Nothing>
    );
  }
  if (!ready) return null;
  return (
    <Nothing icon="folder" title={t("record.no-yet", { kind: lower(type.plural) })}>
      {may("create", type.id) ? t("record.write-the-first-one-down") : t("record.when-a-colleague-writes-one")}
    </Nothing>
  );
}

function hintOf(type: RecordType): string {
  const { t } = spoken();
  const [first] = type.title;
  return t("record.search-by", { field: lower((first && type.fields[first]?.label) ?? "name") });
}

interface Placed extends Entry {
  readonly held: HeldRecord;
  readonly head: string;
  readonly day: string;
  readonly rank: number;
}

function entriesOf(store: Store, records: readonly HeldRecord[]): Entries<Placed> {
  const { compare } = spoken();
  return {
    all: records.map((held): Placed => {
      const { rank, group } = placeOf(held);
      return { id: held.id, held, head: wordsOf(store, held).head, day: dayOf(held) ?? "", rank, group };
    }),
    order: (a, b) => a.rank - b.rank || (a.day === b.day ? compare(a.head, b.head) : a.day < b.day ? 1 : -1),
    tell: ({ held, head, day }) => ({
      to: recordPath(held.type, held.id),
      title: head,
      say: () => wordsOf(store, held).head,
      sub: subOf(store, held),
      ...(day && { aside: dayWords(day, "short") }),
      note: noteOf(held),
    }),
    words: ({ held, head, day }) => searchedIn(store, held, head, day),
  };
}

interface Searched {
  readonly said: string;
  readonly folded: string;
}

const searched = new WeakMap<HeldRecord, Searched>();

/** Names, and what stands on its line: both find it where names are initials. Folded once: not anew with every key. */
function searchedIn(store: Store, held: HeldRecord, head: string, day: string): string {
  const named = unveiled(() => `${wordsOf(store, held).head} ${subOf(store, held)}`);
  const said = `${named} ${isVeiled() ? `${head} ${subOf(store, held)}` : ""} ${day && dayWords(day, "short")}`;
  const known = searched.get(held);
  if (known?.said === said) return known.folded;
  const folded = foldSpelling(said);
  searched.set(held, { said, folded });
  return folded;
}

/** The heading a record stands under, and which headings come first. */
function placeOf(held: HeldRecord): { readonly rank: number; readonly group: string | undefined } {
  const { t } = spoken();
  const { workflow, when } = held.type;
  if (held.folded.withdrawn) return { rank: 900, group: t("record.withdrawn") };
  if (needsDecision(held)) return { rank: 0, group: t("record.waits-for-a-decision") };
  if (when) {
    const day = dayOf(held);
    return day ? { rank: 1, group: monthWords(day.slice(0, 7)) } : { rank: 2, group: t("record.without-a-day") };
  }
  if (!workflow) return { rank: 1, group: undefined };
  const state = held.folded.workflow?.state ?? workflow.initial;
  return { rank: 1 + Object.keys(workflow.states).indexOf(state), group: workflow.states[state] ?? state };
}

function noteOf(held: HeldRecord) {
  const { t } = spoken();
  const state = held.type.when && held.folded.workflow && held.type.workflow?.states[held.folded.workflow.state];
  const waits = needsDecision(held);
  if (!state && !waits && held.unsentCount === 0) return undefined;
  return (
    <>
      {waits && (
        <Tag tone="ochre" icon="fork">
          {t("record.two-answers")}
        </Tag>
      )}
      {held.unsentCount > 0 && <Tag tone="ochre">{t("record.not-sent-yet")}</Tag>}
      {state && <Tag>{state}</Tag>}
    </>
  );
}
