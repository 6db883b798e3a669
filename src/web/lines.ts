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
  /** A few more answers that help to tell records apart: choices and places, not long texts. */
  readonly sub: string;
  /** The locale it was said in. */
  readonly locale: string;
  /** The records whose lines are part of these, as they were. */
  readonly uses: readonly (readonly [id: string, held: HeldRecord | undefined])[];
}

/** With names, and with initials in their place. */
const inFull = new WeakMap<HeldRecord, Words>();
const underVeil = new WeakMap<HeldRecord, Words>();

/** The words of a record; worked out anew only when it, or one it names, has changed. */
export function wordsOf(store: Store, held: HeldRecord): Words {
  const { locale, t } = spoken();
  const known = isVeiled() ? underVeil : inFull;
  const before = known.get(held);
  if (before?.locale === locale && before.uses.every(([id, as]) => store.find(id) === as)) return before;
  const uses = new Map<string, HeldRecord | undefined>();
  const parts = held.type.title
    .map((field) => [field, wordsAt(store, held, field, 0, uses)] as const)
    .filter(([, words]) => words !== "");
  const without = parts.filter(([field]) => field !== held.type.when);
  const nothing = t("record.nameless", { kind: held.type.label });
  const joined = (some: typeof parts): string => some.map(([, words]) => words).join(", ");
  const line = joined(parts) || nothing;
  const made = {
    line,
    head: joined(without) || line,
    name: parts[0]?.[1] ?? nothing,
    sub: subAt(store, held, uses),
    locale,
    uses: [...uses],
  };
  known.set(held, made);
  return made;
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
function nameAt(store: Store, held: HeldRecord, depth: number, uses: Map<string, HeldRecord | undefined>): string {
  for (const field of held.type.title) {
    const words = wordsAt(store, held, field, depth, uses);
    if (words !== "") return words;
  }
  return spoken().t("record.nameless", { kind: held.type.label });
}

function subAt(store: Store, held: HeldRecord, uses: Map<string, HeldRecord | undefined>): string {
  const named = new Set<string>([...held.type.title, held.type.when ?? ""]);
  const parts: string[] = [];
  for (const [name, field] of Object.entries(held.type.fields)) {
    if (parts.length === SUB_PARTS) break;
    if (named.has(name) || field.kept || !subKinds.includes(field.kind)) continue;
    const words = wordsAt(store, held, name, 1, uses);
    if (words !== "") parts.push(words);
  }
  return parts.join(" · ");
}

function wordsAt(
  store: Store,
  held: HeldRecord,
  name: string,
  depth: number,
  uses: Map<string, HeldRecord | undefined>,
): string {
  const field = held.type.fields[name];
  const value = held.answers[name];
  if (!field || value === undefined) return "";
  if (field.kind === "date" && isDay(value)) return dayWords(value, "short");
  return answerWords(field, value, (_type, id) => {
    const other = store.find(id);
    uses.set(id, other);
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
