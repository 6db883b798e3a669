// Is this a checkpoint? Asked of what another device says one is, before anything goes on from it.
// Promise: whatever passes can be folded, and names no change, author or stamp that it does not hold.
import { findStamp } from "../change/clock.ts";
import { CHECKPOINT, type Checkpoint } from "./checkpoint.ts";

/** A checkpoint of this form with nothing later in it than `until`, in milliseconds since 1970. */
export function isCheckpoint(value: unknown, until: number): value is Checkpoint {
  if (!isObject(value) || value["v"] !== CHECKPOINT) return false;
  const { authors, changes, says, created, readers, seen = [], first = [], moves = [] } = value;
  if (!["record", "type", "tenant", "stream", "circle"].every((name) => isText(value[name]))) return false;
  if (!isListOf(authors, isText) || !isListOf(changes, isLine) || changes.length === 0) return false;
  const isAt = (at: unknown): boolean => isBelow(at, changes.length);
  const isSeen = (all: unknown): boolean =>
    isListOf(all, (one) => (typeof one === "number" ? isAt(one) : isStamp(one)));
  return (
    isListOf(says, (one) => isTuple(one, [isText, isValue, isAt])) &&
    isListOf(seen, (one) => isTuple(one, [isText, isSeen])) &&
    isListOf(first, (one) => isTuple(one, [isText, isAt])) &&
    isListOf(moves, (one) => isTuple(one, [isText, isAt, isSeen])) &&
    (created === undefined || isAt(created)) &&
    (readers === undefined || isTuple(readers, [isText, isAt]))
  );

  function isLine(line: unknown): boolean {
    const [id, stamp, author, aside = 1] = Array.isArray(line) ? line : [];
    return isText(id) && isStamp(stamp) && isBelow(author, (authors as unknown[]).length) && [1, 2, 3].includes(aside);
  }

  function isStamp(stamp: unknown): boolean {
    const found = findStamp(stamp);
    return found !== undefined && found.millis <= until;
  }
}

function isValue(value: unknown): boolean {
  const isPlain = (one: unknown): boolean => isText(one) || (typeof one === "number" && Number.isFinite(one));
  return isObject(value)
    ? Object.values(value).every(isPlain)
    : value === null || typeof value === "boolean" || isPlain(value);
}

function isBelow(at: unknown, count: number): boolean {
  return Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < count;
}

function isTuple(value: unknown, forms: readonly ((one: unknown) => boolean)[]): boolean {
  return Array.isArray(value) && value.length === forms.length && forms.every((isOf, at) => isOf(value[at]));
}

function isListOf(value: unknown, isOf: (one: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isOf);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
