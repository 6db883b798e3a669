// Facts that name each other, made flat: the reference for the server's `counted` table.
// Promise: the same rows whatever the order in which facts arrived or were replaced.
import type { Basis, Dimension, Fact } from "./fact.ts";
import { dimensions } from "./fact.ts";

/** A fact and the record and tenant that state it. */
export interface FactOf extends Fact {
  readonly tenant: string;
  readonly record: string;
}

/** One countable row: an event with all its dimensions; what is not said is "unknown" only when it is counted, not here. */
export interface Counted {
  readonly tenant: string;
  readonly record: string;
  readonly kind: string;
  readonly key: string;
  readonly person: string | null;
  /** The person may turn out to be a double of another: nobody has answered yet. */
  readonly unsure: boolean;
  readonly subject: string | null;
  readonly occasion: string | null;
  readonly month: string;
  readonly dims: { readonly [dimension in Dimension]?: string };
  readonly basis: Basis;
  readonly quantity: number;
  readonly fresh: number;
  readonly minor: number | null;
  readonly currency: string | null;
}

/**
 * The flat table. An event takes the dimensions of its occasion and of its person; its own win. An occasion that states
 * several facts (one a topic) gives the event a row each. An event whose occasion is not here, or that has no month, waits:
 * it is counted when the occasion arrives. A person confirmed as a double counts as the one it is a double of, and whether that
 * one may be a double in turn is asked until the two are one.
 */
export function joinFacts(facts: readonly FactOf[]): readonly Counted[] {
  const occasions = new Map<string, FactOf[]>();
  const people = new Map<string, FactOf>();
  for (const fact of [...facts].sort(byPlace)) {
    if (fact.role === "occasion") push(occasions, `${fact.tenant} ${fact.record}`, fact);
    const who = fact.role === "person" && fact.person ? `${fact.tenant} ${fact.person}` : "";
    if (who && !people.has(who)) people.set(who, fact);
  }
  return facts
    .filter((fact) => fact.role === "event")
    .flatMap((event) => {
      const on =
        event.occasion === undefined ? [undefined] : (occasions.get(`${event.tenant} ${event.occasion}`) ?? []);
      return on.map((occasion) => flat(event, occasion, people));
    })
    .filter((row) => row !== undefined)
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
}

/** The count id a person finally counts under: doubles followed to their end; a circle of doubles ends at its smallest id. */
export function rootOf(person: string, sameAs: (person: string) => string | undefined): string {
  const path = [person];
  for (;;) {
    const next = sameAs(path.at(-1) ?? person);
    if (next === undefined) return path.at(-1) ?? person;
    const before = path.indexOf(next);
    if (before >= 0) return path.slice(before).sort()[0] ?? person;
    path.push(next);
  }
}

function flat(event: FactOf, occasion: FactOf | undefined, people: ReadonlyMap<string, FactOf>): Counted | undefined {
  const month = (event.on ?? occasion?.on)?.slice(0, 7);
  if (month === undefined) return undefined;
  const sameAs = (id: string): string | undefined => people.get(`${event.tenant} ${id}`)?.sameAs;
  const root = event.person && rootOf(event.person, sameAs);
  const about = root ? people.get(`${event.tenant} ${root}`) : undefined;
  return {
    tenant: event.tenant,
    record: event.record,
    kind: event.kind,
    key: occasion?.key ? `${event.key}|${occasion.key}` : event.key,
    person: root || null,
    unsure: about?.mayBe !== undefined && rootOf(about.mayBe, sameAs) !== root,
    subject: event.subject ?? null,
    occasion: event.occasion ?? null,
    month,
    dims: dimsOf(about, occasion, event),
    basis: event.basis ?? "row",
    quantity: event.quantity ?? 1,
    fresh: event.fresh ?? 0,
    minor: event.money?.minor ?? null,
    currency: event.money?.currency ?? null,
  };
}

function dimsOf(...from: readonly (FactOf | undefined)[]): { readonly [dimension in Dimension]?: string } {
  const dims: { [dimension in Dimension]?: string } = {};
  for (const dimension of dimensions) {
    for (const fact of from) {
      const value = fact?.dims[dimension];
      if (value !== undefined) dims[dimension] = value;
    }
  }
  return dims;
}

function push(into: Map<string, FactOf[]>, key: string, fact: FactOf): void {
  const known = into.get(key);
  if (known) known.push(fact);
  else into.set(key, [fact]);
}

function byPlace(a: FactOf, b: FactOf): number {
  return compare(a.tenant, b.tenant) || compare(a.record, b.record) || compare(a.kind, b.kind) || compare(a.key, b.key);
}

function keyOf(row: Counted): string {
  return `${row.tenant} ${row.record} ${row.kind} ${row.key}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
