// Which values stand at one address; all of conflict resolution.
// Promise: order, repetition and grouping of what arrives make no difference, and a value that nobody saw is never overwritten.
import type { Address, Value } from "./change.ts";
import type { Stamp } from "./clock.ts";

/** A value somebody gave, and which change gave it. */
export interface Held {
  readonly value: Value;
  readonly stamp: Stamp;
  readonly change: string;
  readonly author: string;
}

/** All that was ever said at one address: values by stamp and change, and the stamps that a later saying had seen. */
export interface Register {
  readonly held: Map<string, Held>;
  readonly covered: Set<Stamp>;
}

export function newRegister(): Register {
  return { held: new Map(), covered: new Set() };
}

/**
 * Adds a saying to a register (in place; a fold owns its registers). `seen` are the stamps of the values the person looked at.
 * Only an earlier stamp can have been seen: a claim to have seen the same or a later one counts for nothing, so no two sayings
 * can cover each other and something always stands.
 */
export function say(register: Register, held: Held, seen: readonly Stamp[]): void {
  register.held.set(`${held.stamp} ${held.change}`, held);
  for (const stamp of seen) if (stamp < held.stamp) register.covered.add(stamp);
}

/** The union of two registers: associative, commutative, idempotent. */
export function mergeRegisters(a: Register, b: Register): Register {
  return { held: new Map([...a.held, ...b.held]), covered: new Set([...a.covered, ...b.covered]) };
}

/** The values that stand, the one to be shown first (latest stamp, then change id). Never empty for a register with a saying. */
export function standing(register: Register): readonly Held[] {
  const heads: Held[] = [];
  for (const held of register.held.values()) if (!register.covered.has(held.stamp)) heads.push(held);
  return heads.length < 2 ? heads : heads.sort(laterFirst);
}

/** Standing values that differ from the first: what a person still has to settle. Equal values said twice are no conflict. */
export function disputed(heads: readonly Held[]): readonly Held[] {
  const [first] = heads;
  return first === undefined ? [] : heads.filter((held) => !sameValue(held.value, first.value));
}

export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function laterFirst(a: Held, b: Held): number {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp ? 1 : -1;
  return a.change < b.change ? 1 : a.change > b.change ? -1 : 0;
}

/** What an address points at. An address this version cannot read is kept by its own name, as a field. */
export type Target =
  | { readonly at: "field"; readonly field: string }
  | { readonly at: "option"; readonly field: string; readonly option: string }
  | { readonly at: "row"; readonly group: string; readonly row: string }
  | {
      readonly at: "cell";
      readonly group: string;
      readonly row: string;
      readonly field: string;
      readonly option?: string;
    };

export function targetOf(address: Address): Target {
  const [group = "", row, field, ...more] = address.split("/");
  if (row === undefined) return withOption(group) ?? { at: "field", field: group };
  if (field === undefined) return { at: "row", group, row };
  if (more.length > 0) return { at: "field", field: address };
  const option = withOption(field);
  return option?.at === "option"
    ? { at: "cell", group, row, field: option.field, option: option.option }
    : { at: "cell", group, row, field };
}

function withOption(text: string): Target | undefined {
  const cut = text.indexOf("=");
  return cut < 1 ? undefined : { at: "option", field: text.slice(0, cut), option: text.slice(cut + 1) };
}
