// What the model in memory keeps, and a record erased in it.
import type { Head } from "#core/change/change.ts";
import { eraseFacts } from "#core/fact/erase.ts";
import type { FactOf } from "#core/fact/join.ts";
import type { Answers } from "#core/record/condition.ts";
import type { Wrap } from "#core/seal/keyring.ts";
import type { ReadEnvelope } from "./envelope.ts";
import { erasedHead } from "./erasing.ts";
import type { KeptChange } from "./keeper.ts";
import type { KeptRecord } from "./settle.ts";

export type Kept = KeptChange & { readonly envelope: ReadEnvelope };
export type KeptAnswers = KeptRecord & { readonly answers: Answers | null };

export interface KeptFacts {
  readonly rules: number;
  readonly rows: readonly FactOf[];
}

/** By "tenant record", facts by "tenant record rules". */
export interface MemoryLog {
  readonly log: Kept[];
  readonly wraps: Map<string, readonly Wrap[]>;
  readonly facts: Map<string, KeptFacts>;
  readonly records: Map<string, KeptAnswers>;
}

/** Erases it at this number of its stream, and says how many changes it had. */
export function eraseKept({ log, wraps, facts, records }: MemoryLog, known: KeptRecord, n: number): number {
  const { tenant, record } = known;
  const place = `${tenant} ${record}`;
  let count = 0;
  for (const [at, kept] of log.entries()) {
    const { head, text } = kept.envelope;
    if (head.tenant !== tenant || head.record !== record) continue;
    const left = erasedHead(text);
    const nothing = { body: "", facts: null, wrap: null, rewraps: [] };
    const envelope = { ...kept.envelope, ...nothing, head: JSON.parse(left.head) as Head, text: left.head };
    log[at] = { ...kept, erased: left.erased, envelope };
    count += 1;
  }
  wraps.delete(place);
  const all = [...facts.values()].flatMap(({ rules, rows }) => rows.map((fact) => ({ rules, fact })));
  const isErased = (id: string): boolean => typeof records.get(`${tenant} ${id}`)?.erased === "number";
  const own = all.filter(({ fact }) => fact.tenant === tenant);
  const left = eraseFacts(own, { tenant, record, isErased, newId: () => crypto.randomUUID() });
  facts.clear();
  for (const { rules, fact } of [...all.filter((one) => one.fact.tenant !== tenant), ...left]) {
    const key = `${fact.tenant} ${fact.record} ${rules}`;
    facts.set(key, { rules, rows: [...(facts.get(key)?.rows ?? []), fact] });
  }
  records.set(place, { ...known, erased: n, state: null, toRecount: false, answers: null });
  return count;
}
