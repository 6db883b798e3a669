// Messages in ICU MessageFormat, as far as we use it: `{name}`, `{count, plural, one {# task} other {# tasks}}`, `{sex, select, …}`.
// Promise: no eval, nothing made from text but text; a message that cannot be read is shown as it stands, and a test finds it.

export interface Values {
  readonly [name: string]: string | number;
}

/** A piece of a message: text, a value, the number a plural is about, or a choice between messages. */
export type Part =
  | string
  | { readonly value: string }
  | { readonly hash: true }
  | {
      readonly by: "plural" | "select";
      readonly value: string;
      readonly cases: { readonly [key: string]: readonly Part[] };
    };

/** Where and why a message cannot be read. */
export interface Misread {
  readonly fault: string;
}

export function isMisread(read: readonly Part[] | Misread): read is Misread {
  return "fault" in read;
}

/** The pieces of a message. An apostrophe before a brace quotes up to the next one; two are one. */
export function readMessage(text: string): readonly Part[] | Misread {
  let at = 0;

  function pieces(depth: number, inPlural: boolean): readonly Part[] {
    const parts: Part[] = [];
    let plain = "";
    const flush = (): void => {
      if (plain !== "") parts.push(plain);
      plain = "";
    };
    while (at < text.length) {
      const letter = text[at] ?? "";
      const next = text[at + 1] ?? "";
      if (letter === "'" && next === "'") {
        plain += "'";
        at += 2;
      } else if (letter === "'" && (next === "{" || next === "}" || (inPlural && next === "#"))) {
        const end = text.indexOf("'", at + 1);
        if (end < 0) throw new SyntaxError("a quotation is not closed");
        plain += text.slice(at + 1, end);
        at = end + 1;
      } else if (letter === "{") {
        flush();
        at += 1;
        parts.push(argument(depth, inPlural));
      } else if (letter === "}") {
        if (depth === 0) throw new SyntaxError("a brace closes that was not opened");
        break;
      } else if (letter === "#" && inPlural) {
        flush();
        parts.push({ hash: true });
        at += 1;
      } else {
        plain += letter;
        at += 1;
      }
    }
    flush();
    return parts;
  }

  function argument(depth: number, inPlural: boolean): Part {
    const value = token(/^\s*([\p{L}_][\p{L}\p{N}_]*)\s*/u, "a value has no name");
    if (token(/^([,}])/u, "a brace is not closed") === "}") return { value };
    const by = token(/^\s*(plural|select)\s*,/u, `${value} is neither plural nor select`) as "plural" | "select";
    const cases: { [key: string]: readonly Part[] } = {};
    while (/^\s*[^\s{}]/u.test(text.slice(at))) {
      const key = token(/^\s*(=\d+|[\p{L}\p{N}_-]+)\s*\{/u, `a case of ${value} cannot be read`);
      cases[key] = pieces(depth + 1, inPlural || by === "plural");
      token(/^(\})/u, `the case ${key} of ${value} is not closed`);
    }
    token(/^\s*(\})/u, `${value} is not closed`);
    if (!cases["other"]) throw new SyntaxError(`${value} has no case "other"`);
    return { by, value, cases };
  }

  function token(pattern: RegExp, fault: string): string {
    const found = pattern.exec(text.slice(at));
    if (!found) throw new SyntaxError(fault);
    at += found[0].length;
    return found[1] ?? "";
  }

  try {
    return pieces(0, false);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** The text of a message in a language; a value that is not given stays as `{name}`, so that it is seen. */
export function tell(text: string, values: Values, locale: string): string {
  if (!text.includes("{") && !text.includes("'")) return text;
  const read = known.get(text) ?? readMessage(text);
  known.set(text, read);
  return isMisread(read) ? text : joined(read, values, locale, 0);
}

const known = new Map<string, readonly Part[] | Misread>();
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function joined(parts: readonly Part[], values: Values, locale: string, counted: number): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      if ("hash" in part) return numberText(counted, locale);
      const value = values[part.value];
      if (!("by" in part)) return typeof value === "number" ? numberText(value, locale) : (value ?? `{${part.value}}`);
      const count = Number(value ?? 0);
      const chosen =
        part.by === "plural"
          ? (part.cases[`=${count}`] ?? part.cases[pluralOf(locale).select(count)])
          : part.cases[String(value)];
      return joined(chosen ?? part.cases["other"] ?? [], values, locale, part.by === "plural" ? count : counted);
    })
    .join("");
}

function numberText(value: number, locale: string): string {
  const format = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, format);
  return format.format(value);
}

function pluralOf(locale: string): Intl.PluralRules {
  const rules = plurals.get(locale) ?? new Intl.PluralRules(locale);
  plurals.set(locale, rules);
  return rules;
}

/** Names of values and tags a message uses, and of its choices; in order, without doubles. */
export function namesIn(parts: readonly Part[]): readonly string[] {
  const names = parts.flatMap((part): readonly string[] => {
    if (typeof part === "string") return [...part.matchAll(/<([a-z]+)>/gu)].map(([tag]) => tag);
    if ("hash" in part) return [];
    if (!("by" in part)) return [part.value];
    return [`${part.value}, ${part.by}`, ...Object.values(part.cases).flatMap(namesIn)];
  });
  return [...new Set(names)].sort();
}
