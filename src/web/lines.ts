// The line by which a person knows a record: the answers its type names as its title, references by their own line.

import { isDay } from "#core/record/condition.ts";
import { answerWords, dayWords } from "#ui/words.ts";
import type { HeldRecord, Store } from "./store.ts";

/** A record may name one that names it: beyond this depth a reference is only its type's word. */
const DEEPEST = 3;
export const NOT_HERE = "not on this device";

interface Kept {
  readonly line: string;
  /** The records whose lines are part of it, as they were. */
  readonly uses: readonly (readonly [id: string, held: HeldRecord | undefined])[];
}

const lines = new WeakMap<HeldRecord, Kept>();

export function lineOf(store: Store, held: HeldRecord, depth = 0): string {
  const known = lines.get(held);
  if (known?.uses.every(([id, as]) => store.find(id) === as)) return known.line;
  const uses: [string, HeldRecord | undefined][] = [];
  const parts = held.type.title.flatMap((name) => {
    const field = held.type.fields[name];
    const value = held.answers[name];
    if (!field || value === undefined) return [];
    if (field.kind === "reference") uses.push([String(value), store.find(String(value))]);
    const words =
      field.kind === "date" && isDay(value)
        ? dayWords(value, "short")
        : answerWords(field, value, (_type, id) => nameOf(store, id, depth + 1));
    return words === "" ? [] : [words];
  });
  const line = parts.length > 0 ? parts.join(", ") : `${held.type.label} without a name`;
  if (depth === 0) lines.set(held, { line, uses });
  return line;
}

/** The line of a record that is referred to; says so where it is not here. */
export function nameOf(store: Store, id: string, depth = 0): string {
  const held = store.find(id);
  if (!held) return NOT_HERE;
  return depth > DEEPEST ? held.type.label : lineOf(store, held, depth);
}

/** A few more answers that help to tell records apart: choices and places, not long texts. */
export function subOf(store: Store, held: HeldRecord, most = 3): string {
  const named = new Set<string>([...held.type.title, held.type.when ?? ""]);
  const words: string[] = [];
  for (const [name, field] of Object.entries(held.type.fields)) {
    if (words.length === most) break;
    if (
      named.has(name) ||
      field.kept ||
      !["choice", "text", "place", "number", "reference", "month"].includes(field.kind)
    )
      continue;
    const value = held.answers[name];
    if (value === undefined) continue;
    words.push(
      field.kind === "number"
        ? `${field.label} ${answerWords(field, value, () => "")}`
        : answerWords(field, value, (_type, id) => nameOf(store, id, 1)),
    );
  }
  return words.join(" · ");
}

/** The day a record is about, or nothing. */
export function dayOf(held: HeldRecord): string | undefined {
  const value = held.type.when && held.answers[held.type.when];
  return isDay(value) ? value : undefined;
}

export function conflictsOf(held: HeldRecord): readonly string[] {
  return [...held.folded.fields].filter(([, standing]) => standing.disputed.length > 0).map(([address]) => address);
}

/** Something here waits for a person: two answers, or two moves, that had not seen each other. */
export function needsDecision(held: HeldRecord): boolean {
  return !held.folded.withdrawn && (conflictsOf(held).length > 0 || (held.folded.workflow?.disputed.length ?? 0) > 0);
}
