// Whether a translation can stand for its source: the same values, tags and choices, and the plural forms its language has.
import { isMisread, namesIn, type Part, readMessage } from "./message.ts";

/** What is wrong with a translation, as a sentence; nothing where it may stand. An empty one is not translated yet, which is no fault. */
export function faultOf(source: string, translation: string, language: string): string | undefined {
  if (translation === "") return undefined;
  const [from, to] = [readMessage(source), readMessage(translation)];
  if (isMisread(from)) return `the English cannot be read: ${from.fault}`;
  if (isMisread(to)) return `it cannot be read: ${to.fault}`;
  const [asked, given] = [namesIn(from), namesIn(to)];
  const missing = asked.filter((name) => !given.includes(name) && !given.includes(name.replace(/, plural$/u, "")));
  if (missing.length > 0) return `it lacks ${missing.join(", ")}`;
  const added = given.filter((name) => !asked.includes(name) && !asked.some((one) => one.startsWith(`${name},`)));
  if (added.length > 0) return `it has ${added.join(", ")}, which the English has not`;
  return formFault(to, language) ?? keyFault(from, to);
}

/** A plural has every form its language tells apart, and no form it does not know. */
function formFault(parts: readonly Part[], language: string): string | undefined {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const part of choicesIn(parts)) {
    if (part.by !== "plural") continue;
    const keys = Object.keys(part.cases);
    const unknown = keys.find((key) => !key.startsWith("=") && !forms.some((form) => form === key));
    if (unknown) return `${part.value} has the plural form "${unknown}", which this language does not have`;
    // "many" is for numbers like a million with a noun behind them in es and pt: "other" may stand for it.
    const lacking = forms.find((form) => form !== "many" && !keys.includes(form));
    if (lacking) return `${part.value} lacks the plural form "${lacking}"`;
  }
  return undefined;
}

/** A choice by a word has the words of its source. */
function keyFault(from: readonly Part[], to: readonly Part[]): string | undefined {
  const keysOf = (parts: readonly Part[], value: string): readonly string[] =>
    choicesIn(parts)
      .filter((part) => part.by === "select" && part.value === value)
      .flatMap((part) => Object.keys(part.cases));
  for (const { by, value } of choicesIn(to)) {
    const unknown = by === "select" && keysOf(to, value).find((key) => !keysOf(from, value).includes(key));
    if (unknown) return `${value} is never "${unknown}"`;
  }
  return undefined;
}

type Choice = Extract<Part, { readonly by: string }>;

function choicesIn(parts: readonly Part[]): readonly Choice[] {
  return parts.flatMap((part) =>
    typeof part === "object" && "by" in part ? [part, ...Object.values(part.cases).flatMap(choicesIn)] : [],
  );
}
