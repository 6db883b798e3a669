// What is left of a record's facts when it is erased: rows of nobody, each under an id of its own, that count as before.
// Promise: no figure of any year changes, and nothing that was said of the record leads from a row back to it.
import type { FactOf } from "./join.ts";

/** A fact by the version of the rules that stated it. */
export interface RuledFact {
  readonly rules: number;
  readonly fact: FactOf;
}

/** What an anonymous row stands under begins so: no client makes such ids, they come before all others, and they name nothing. */
export const ANONYMOUS = "00000000-0000-0";

/** An id for a row of nobody, from a random one. */
export function anonymousId(random: string): string {
  return ANONYMOUS + random.slice(ANONYMOUS.length);
}

export function isAnonymous(id: string): boolean {
  return id.startsWith(ANONYMOUS);
}

export interface Erasing {
  readonly tenant: string;
  readonly record: string;
  /** Was this record of the tenant erased before? */
  readonly isErased: (record: string) => boolean;
  /** A random id. */
  readonly newId: () => string;
}

/**
 * All facts of a tenant after one of its records was erased. What it counted, and whom it told of, goes on under ids of its own. Where and when
 * something was says nothing of a person, and stays while others hang on it. An id that rows share (somebody's count id, what is counted
 * once, an occasion) has to stay one id; it is another one as soon as no record that is left names it.
 */
export function eraseFacts(facts: readonly RuledFact[], erasing: Erasing): readonly RuledFact[] {
  const { record, newId } = erasing;
  const own = facts.filter(({ fact }) => fact.record === record).map(({ fact }) => fact);
  const firsts = firstTold(facts);
  const left = facts.flatMap((one) => {
    if (one.fact.record !== record || one.fact.role === "occasion") return [one];
    // Who somebody is says the first that tells of them; others are not heard, and would be when the first is another.
    if (one.fact.role === "person" && !firsts.has(one.fact)) return [];
    return [{ ...one, fact: { ...one.fact, record: anonymousId(newId()), key: "" } }];
  });
  const names = new Map([...renamed(peopleIn(left, own), newId), ...renamed(thingsIn(left, own, erasing), newId)]);
  return left.map((one) => ({ ...one, fact: renameIn(one.fact, names) }));
}

/** Of each person under each version of the rules, the fact that says who they are (`joinFacts`). */
function firstTold(facts: readonly RuledFact[]): ReadonlySet<FactOf> {
  const first = new Map<string, FactOf>();
  for (const { rules, fact } of facts) {
    if (fact.role !== "person" || fact.person === undefined) continue;
    const known = first.get(`${rules} ${fact.person}`);
    if (!known || placeOf(fact) < placeOf(known)) first.set(`${rules} ${fact.person}`, fact);
  }
  return new Set(first.values());
}

/** Count ids that an erased record named, with those they may be doubles of, where nobody left names any of them. */
function peopleIn(left: readonly RuledFact[], own: readonly FactOf[]): readonly string[] {
  const found = new Set(own.flatMap(peopleOf));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { fact } of left) {
      const doubles = fact.role === "person" ? peopleOf(fact) : [];
      if (doubles.some((id) => found.has(id))) for (const id of doubles) found.add(id);
    }
  }
  const isNamed = left.some(({ fact }) => isLiving(fact) && peopleOf(fact).some((id) => found.has(id)));
  return isNamed ? [] : [...found];
}

/** Records that were erased and that no living fact counts, or hangs on, any more. */
function thingsIn(
  left: readonly RuledFact[],
  own: readonly FactOf[],
  { record, isErased }: Erasing,
): readonly string[] {
  const found = new Set([record, ...own.flatMap(thingsOf)].filter((id) => id === record || isErased(id)));
  for (const { fact } of left) if (isLiving(fact)) for (const id of thingsOf(fact)) found.delete(id);
  return [...found];
}

function peopleOf({ role, person, sameAs, mayBe }: FactOf): readonly string[] {
  return role === "occasion" ? [] : [person, sameAs, mayBe].filter((id) => id !== undefined);
}

function thingsOf({ subject, occasion }: FactOf): readonly string[] {
  return [subject, occasion].filter((id) => id !== undefined);
}

/** Stated by a record that is there: what an erased one stated has moved, but for occasions. */
function isLiving({ record, role }: FactOf): boolean {
  return role !== "occasion" && !isAnonymous(record);
}

/** New ids in the order of the old ones: of a circle of doubles the smallest counts, and goes on to be the smallest. */
function renamed(ids: readonly string[], newId: () => string): ReadonlyMap<string, string> {
  const made = ids.map(() => anonymousId(newId())).sort();
  return new Map([...ids].sort().map((id, at) => [id, made[at] ?? id]));
}

function renameIn(fact: FactOf, names: ReadonlyMap<string, string>): FactOf {
  const { record, role, person, sameAs, mayBe, subject, occasion } = fact;
  const told = { person, sameAs, mayBe, subject, occasion };
  const said = Object.entries(told).flatMap(([name, id]) => (id === undefined ? [] : [[name, names.get(id) ?? id]]));
  const place = role === "occasion" ? { record: names.get(record) ?? record } : {};
  return { ...fact, ...Object.fromEntries(said), ...place };
}

function placeOf({ record, kind, key }: FactOf): string {
  return `${record} ${kind} ${key}`;
}
