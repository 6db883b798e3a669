// What a change says, in the words of its questions: for timelines, conflicts, and what was refused.

import type { Address, Part, Value } from "#core/change/change.ts";
import { targetOf } from "#core/change/merge.ts";
import { fieldAt, type RecordType } from "#core/record/type.ts";
import { spoken } from "#ui/spoken.ts";
import { answerWords } from "#ui/words.ts";

type NameOf = (type: string, id: string) => string;
export type SaidPair = readonly [label: string, words: string];

/** What is asked of a colleague beside a question stands in a group that no kind of record has: `asked-about/<row>/of`, `…/says` (asking.ts). */
export const ASKED = "asked-about";
export const SAYS = "/says";

/** Each answer with its question; options of one question together; what the app keeps by itself is left out. */
export function saidIn(type: RecordType, parts: readonly (Part | undefined)[], nameOf: NameOf): readonly SaidPair[] {
  const said = new Map<string, string[]>();
  for (const [address, value] of parts.flatMap((part) => Object.entries(part?.set ?? {}))) {
    const isAsked = address.startsWith(`${ASKED}/`);
    if (fieldAt(type, address)?.kept || (isAsked && !address.endsWith(SAYS))) continue;
    const label = isAsked ? spoken().t("conflict.asked") : labelAt(type, address);
    said.set(label, [...(said.get(label) ?? []), wordsAt(type, address, value, nameOf)]);
  }
  return [...said].map(([label, words]) => [label, words.filter(Boolean).join(", ")] as const);
}

export function labelAt(type: RecordType, address: Address): string {
  const target = targetOf(address);
  const label = fieldAt(type, address)?.label ?? address;
  return target.at === "cell" ? `${type.fields[target.group]?.label ?? target.group}, ${label}` : label;
}

export function wordsAt(type: RecordType, address: Address, value: Value, nameOf: NameOf): string {
  const { t } = spoken();
  const target = targetOf(address);
  const field = fieldAt(type, address);
  if (target.at === "row") return value === false ? t("record.a-row-taken-out") : t("record.a-row-added");
  const option = "option" in target ? target.option : undefined;
  if (option !== undefined) {
    const label = field?.options?.[option] ?? option;
    return value === true ? label : t("record.not-option", { option: label });
  }
  return field ? answerWords(field, value, nameOf) : String(value ?? "");
}
