// The line by which a person knows a record: the answers its type names as its title, references by their own line.
import { isDay } from "#core/record/condition.ts";
import type { Field } from "#core/record/field.ts";
import { fieldAt } from "#core/record/type.ts";
import { spoken } from "#ui/spoken.ts";
import { isVeiled } from "#ui/veil.ts";
import { answerWords, dayWords } from "#ui/words.ts";
import type { HeldRecord, Store } from "./store.ts";

/** What stands where a record is named that this device has not. */
export function notHere(): string {
  return spoken().t("record.not-here");
}
/** A record may name one that names it: beyond this depth a reference is only its type's word. */
const DEEPEST = 3;
const SUB_PARTS = 3;
const subKinds: readonly Field["kind"][] = ["choice", "text", "place", "reference", "month"];

interface Words {
  /** Everything its type names as its title. */
  readonly line: string;
  /** The line without the day, for places that show the day beside it. */
  readonly head: string;
  /** Its first words: how other records name it, a code rather than a code and a name. */
  readonly name: string;
}

/** The records whose lines are part of what is said, as they were. */
type Uses = (readonly [id: string, held: HeldRecord | undefined])[];

interface Kept<T> {
  readonly said: T;
  /** The locale it was said in. */
  readonly locale: string;
  readonly uses: Uses;
}

/** What is said of a record, with names and with initials in their place; worked out anew only when it, or one it names, has changed. */
function keeping<T>(say: (store: Store, held: HeldRecord, uses: Uses) => T): (store: Store, held: HeldRecord) => T {
  const inFull = new WeakMap<HeldRecord, Kept<T>>();
  const underVeil = new WeakMap<HeldRecord, Kept<T>>();
  return (store, held) => {
    const { locale } = spoken();
    const known = isVeiled() ? underVeil : inFull;
    const before = known.get(held);
    if (before?.locale === locale && before.uses.every(([id, as]) => store.find(id) === as)) return before.said;
    const uses: Uses = [];
    const said = say(store, held, uses);
    known.set(held, { said, locale, uses });
    return said;
  };
}

/** The words of a record. */
export const wordsOf = keeping((store, held, uses): Words => {
  let [line, head, name] = ["", "", ""];
  for (const field of held.type.title) {
    const words = wordsAt(store, held, field, 0, uses);
    if (words === "") continue;
    name ||= words;
    line = line === "" ? words : `${line}, ${words}`;
    if (field !== held.type.when) head = head === "" ? words : `${head}, ${words}`;
  }
  line ||= namelessOf(held);
  return { line, head: head || line, name: name || line };
});

/** A few more answers that help to tell records apart: choices and places, not long texts. */
export const subOf = keeping((store, held, uses): string => {
  const parts: string[] = [];
  for (const [name, field] of Object.entries(held.type.fields)) {
    if (parts.length === SUB_PARTS) break;
    if (held.type.title.includes(name) || name === held.type.when) continue;
    if (field.kept || !subKinds.includes(field.kind)) continue;
    const words = wordsAt(store, held, name, 1, uses);
    if (words !== "") parts.push(words);
  }
  return parts.join(" · ");
});

function namelessOf(held: HeldRecord): string {
  return spoken().t("record.nameless", { kind: held.type.label });
}

export function lineOf(store: Store, held: HeldRecord): string {
  return wordsOf(store, held).line;
}

/** The line of a record that is referred to; says so where it is not here. */
export function nameOf(store: Store, id: string): string {
  const held = store.find(id);
  return held ? lineOf(store, held) : notHere();
}

/** The first words of a record that another one names in its own line. */
function nameAt(store: Store, held: HeldRecord, depth: number, uses: Uses): string {
  for (const field of held.type.title) {
    const words = wordsAt(store, held, field, depth, uses);
    if (words !== "") return words;
  }
  return namelessOf(held);
}

function wordsAt(store: Store, held: HeldRecord, name: string, depth: number, uses: Uses): string {
  const field = held.type.fields[name];
  const value = held.answers[name];
  if (!field || value === undefined) return "";
  if (field.kind === "date" && isDay(value)) return dayWords(value, "short");
  return answerWords(field, value, (_type, id) => {
    const other = store.find(id);
    uses.push([id, other]);
    if (!other) return notHere();
    return depth >= DEEPEST ? other.type.label : nameAt(store, other, depth + 1, uses);
  });
}

/** The day a record is about, or nothing. */
export function dayOf(held: HeldRecord): string | undefined {
  const value = held.type.when && held.answers[held.type.when];
  return isDay(value) ? value : undefined;
}

/** The addresses at which two answers stand that had not seen each other. What the app keeps by itself is asked of nobody. */
export function conflictsOf({ type, folded }: HeldRecord): readonly string[] {
  return folded.disputed.filter((address) => !fieldAt(type, address)?.kept);
}

/** Something here waits for a person: two answers, or two moves, that had not seen each other. */
export function needsDecision(held: HeldRecord): boolean {
  return !held.folded.withdrawn && (conflictsOf(held).length > 0 || (held.folded.workflow?.disputed.length ?? 0) > 0);
}
