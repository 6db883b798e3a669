// What two people said of one record without having seen each other, a question at a time: an answer, the options of many, the cells of one row.
// Promise: every answer that stands is there, with all who gave it; keeping one of them, or both, says only what the question can hold.
import type { Address, Part, Value } from "#core/change/change.ts";
import { instantOf } from "#core/change/clock.ts";
import { type Held, sameValue, targetOf } from "#core/change/merge.ts";
import { MOST_LONG_LETTERS } from "#core/record/check.ts";
import type { Field } from "#core/record/field.ts";
import { fieldAt } from "#core/record/type.ts";
import { conflictsOf } from "./lines.ts";
import { labelAt } from "./said.ts";
import type { HeldRecord } from "./store.ts";

export type Said = Part["set"];

/** One way of answering, and who answered so, the latest first. */
export interface Version {
  readonly key: string;
  /** What was said at each place that is disputed; what somebody did not touch is as it stands. */
  readonly set: Said;
  readonly by: readonly { readonly author: string; readonly at: number }[];
  /** It is what the record shows meanwhile. */
  readonly isShown: boolean;
}

export interface Dispute {
  /** The field, or the row: `field`, `group/rowId`. */
  readonly key: string;
  readonly label: string;
  readonly addresses: readonly Address[];
  /** The one shown meanwhile first. */
  readonly versions: readonly Version[];
}

/** Each question that waits for somebody to choose, in the order of the form. */
export function disputesOf(held: HeldRecord): readonly Dispute[] {
  const order = Object.keys(held.type.fields);
  const byQuestion = Map.groupBy(conflictsOf(held), questionAt);
  return [...byQuestion]
    .map(([key, addresses]) => ({
      key,
      label: labelOf(held, key, addresses),
      addresses,
      versions: versionsOf(held, addresses),
    }))
    .toSorted((a, b) => order.indexOf(nameIn(a.key)) - order.indexOf(nameIn(b.key)));
}

/** The latest moment at which somebody said what is disputed here: an answer or a move. */
export function disputedAt(held: HeldRecord): number {
  const moves = held.folded.workflow?.disputed.map(({ stamp }) => instantOf(stamp)) ?? [];
  return Math.max(0, ...moves, ...disputesOf(held).flatMap(({ versions }) => versions.flatMap(momentsOf)));
}

/** Who said what is disputed here. */
export function authorsOf({ versions }: Pick<Dispute, "versions">): readonly string[] {
  return [...new Set(versions.flatMap(({ by }) => by.map(({ author }) => author)))];
}

export interface Both {
  readonly as: "rows" | "choices" | "texts";
  readonly set: Said;
}

interface BothParts {
  /** "Ana Exemplo, 3 December 2016". */
  readonly saidBy: (author: string, at: number) => string;
  readonly newId: () => string;
}

/**
 * What keeps all that was said, where the question has room for it: many choices are all ticked, long texts stand one after the other with who
 * said which, and a row comes once for each answer. Nothing where it has none.
 */
export function keepingBoth(
  held: HeldRecord,
  { key, versions }: Dispute,
  { saidBy, newId }: BothParts,
): Both | undefined {
  const field = fieldAt(held.type, key);
  const [first, ...others] = versions;
  if (!field || !first) return undefined;
  if (targetOf(key).at === "row")
    return {
      as: "rows",
      set: Object.assign({ ...first.set }, ...others.map(({ set }) => anotherRow(held, key, set, newId()))),
    };
  if (field.kind === "choices") {
    const ticked = versions.flatMap(({ set }) => Object.entries(set).filter(([, value]) => value === true));
    return { as: "choices", set: { ...first.set, ...Object.fromEntries(ticked) } };
  }
  if (field.kind !== "longText") return undefined;
  const parts = versions.flatMap(({ set, by }) => {
    const text = set[key];
    if (typeof text !== "string" || text.trim() === "") return [];
    return [`${by.map(({ author, at }) => saidBy(author, at)).join("; ")}:\n${text}`];
  });
  const whole = parts.toReversed().join("\n\n");
  return parts.length > 1 && whole.length <= MOST_LONG_LETTERS ? { as: "texts", set: { [key]: whole } } : undefined;
}

/** The row as it stands, and in it what somebody else said, as a row of its own. */
function anotherRow({ folded }: HeldRecord, row: string, said: Said, id: string): Said {
  const { group } = targetOf(row) as { readonly group: string };
  const cells: { [address: Address]: Value } = { [`${group}/${id}`]: true };
  for (const [address, { value }] of folded.fields) {
    if (!address.startsWith(`${row}/`)) continue;
    const now = address in said ? (said[address] ?? null) : value;
    if (now !== null && now !== false) cells[`${group}/${id}${address.slice(row.length)}`] = now;
  }
  return cells;
}

function versionsOf(held: HeldRecord, addresses: readonly Address[]): readonly Version[] {
  const standing = addresses.flatMap((address) => {
    const stands = held.folded.fields.get(address);
    return stands ? [stands, ...stands.disputed].map((said, at) => ({ address, said, isShown: at === 0 })) : [];
  });
  const shown = Object.fromEntries(
    standing.filter(({ isShown }) => isShown).map(({ address, said }) => [address, said.value]),
  );
  // Whoever said two things at one place, on two devices, has two versions.
  const drafts: { readonly author: string; readonly said: Map<Address, Held> }[] = [];
  for (const { address, said } of standing) {
    const own = drafts.find((draft) => draft.author === said.author && !draft.said.has(address));
    if (own) own.said.set(address, said);
    else drafts.push({ author: said.author, said: new Map([[address, said]]) });
  }
  const isSame = (a: Said, b: Said): boolean =>
    addresses.every((address) => sameValue(a[address] ?? null, b[address] ?? null));
  const versions: (Version & { readonly by: { author: string; at: number }[] })[] = [];
  for (const { author, said } of drafts) {
    const set = { ...shown, ...Object.fromEntries([...said].map(([address, { value }]) => [address, value])) };
    const at = Math.max(...[...said.values()].map(({ stamp }) => instantOf(stamp)));
    const same = versions.find((version) => isSame(version.set, set));
    const key = [...said.values()].map(({ change }) => change).join(" ");
    if (same) same.by.push({ author, at });
    else versions.push({ key, set, by: [{ author, at }], isShown: isSame(set, shown) });
  }
  return versions.toSorted((a, b) => Number(b.isShown) - Number(a.isShown));
}

function momentsOf({ by }: Version): readonly number[] {
  return by.map(({ at }) => at);
}

/** A cell belongs to its row, an option to its question. */
function questionAt(address: Address): string {
  const target = targetOf(address);
  return target.at === "cell" || target.at === "row" ? `${target.group}/${target.row}` : target.field;
}

function nameIn(key: string): string {
  return key.split("/")[0] ?? key;
}

function labelOf({ type }: HeldRecord, key: string, addresses: readonly Address[]): string {
  const [only] = addresses;
  if (only && addresses.length === 1) return labelAt(type, only);
  return fieldAt(type, key)?.label ?? key;
}

export interface Answered {
  readonly address: Address;
  readonly label: string;
  /** Nothing for a question that this app does not know yet. */
  readonly field: Field | undefined;
  readonly value: unknown;
}

/** What a version says: the disputed cells of a row, or the one question there is. */
export function answersIn(held: HeldRecord, { addresses }: Dispute, { set }: Version): readonly Answered[] {
  const places = [...new Set(addresses.map((address) => address.split("=")[0] ?? address))];
  return places.map((address) => {
    const field = fieldAt(held.type, address);
    const value = field?.kind === "choices" ? ticked(held, address, set) : set[address];
    return { address, label: field?.label ?? address, field, value };
  });
}

/** All options ticked at this question as somebody sees it who said this. */
function ticked({ folded }: HeldRecord, place: string, said: Said): readonly string[] {
  return [...folded.fields]
    .filter(([address, { value }]) => address.startsWith(`${place}=`) && (said[address] ?? value) === true)
    .map(([address]) => address.slice(place.length + 1));
}
