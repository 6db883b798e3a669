// What the model in memory keeps, how it is named and ordered there, and a record erased in it.
import type { Head } from "#core/change/change.ts";
import { eraseFacts } from "#core/fact/erase.ts";
import type { FactOf } from "#core/fact/join.ts";
import { findType, type Programme } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { Wrap } from "#core/seal/keyring.ts";
import { readersIn } from "./accept.ts";
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

/** The number of the last change, or erasure, in a stream. */
export function lastIn(
  { log, records }: Pick<MemoryLog, "log" | "records">,
  { tenant, stream }: Pick<Head, "tenant" | "stream">,
): number {
  const isHere = (one: Pick<Head, "tenant" | "stream">): boolean => one.tenant === tenant && one.stream === stream;
  const said = log.filter(({ envelope }) => isHere(envelope.head)).length;
  return said + [...records.values()].filter((one) => isHere(one) && typeof one.erased === "number").length;
}

/** Erases it under the next number of its stream, and says how many changes it had. */
export function eraseKept({ log, wraps, facts, records }: MemoryLog, known: KeptRecord, erasedOn: string): number {
  const { tenant, record } = known;
  const n = 1 + lastIn({ log, records }, known);
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
  records.set(place, { ...known, erased: n, erasedOn, state: null, toRecount: false, answers: null });
  return count;
}

export function byKey(a: Wrap, b: Wrap): number {
  const [one, other] = [a, b].map(({ key, circle }) => `${key} ${circle}`) as [string, string];
  return a.generation - b.generation || (one < other ? -1 : 1);
}

export function placeOf(head: Head): string {
  return `${head.tenant} ${head.record}`;
}

export function keyOf(one: { readonly tenant: string; readonly id?: string; readonly stream?: string }): string {
  return `${one.tenant}.${one.id ?? one.stream}`;
}

/** Records of a stream that were erased after one number and up to another. */
export function erasedIn(
  { records }: Pick<MemoryLog, "records">,
  { tenant, stream }: Pick<Head, "tenant" | "stream">,
  after: number,
  upTo: number,
): readonly KeptRecord[] {
  return [...records.values()]
    .filter((one) => one.tenant === tenant && one.stream === stream)
    .filter(({ erased }) => typeof erased === "number" && erased > after && erased <= upTo)
    .sort((a, b) => (a.record < b.record ? -1 : 1));
}

/** Sealed records of a stream whose facts wait to be stated anew. */
export function toRecountIn(
  { records }: Pick<MemoryLog, "records">,
  programme: Programme,
  { tenant, stream }: Pick<Head, "tenant" | "stream">,
): readonly KeptRecord[] {
  return [...records.values()]
    .filter((one) => one.tenant === tenant && one.stream === stream && one.toRecount)
    .filter(({ type }) => !findType(programme, type)?.open)
    .sort((a, b) => (a.record < b.record ? -1 : 1));
}

/** Who read a record before this change of it. */
export function readersBefore({ n, envelope: { head } }: Kept, all: readonly Kept[]): string {
  const said = all.findLast(
    (kept) =>
      kept.n < n && kept.envelope.head.record === head.record && ["create", "circle"].includes(kept.envelope.head.act),
  );
  return said ? readersIn(said.envelope.head) : "team";
}
