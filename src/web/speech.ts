// The words of screens until every language has its catalogue: English, with the plurals of ICU MessageFormat.
import { buddy } from "./words/english/buddy.ts";
import { firstResponse } from "./words/english/first-response.ts";
import { guide } from "./words/english/guide.ts";
import { search } from "./words/english/search.ts";
import { setUp } from "./words/english/set-up.ts";

const english = { ...firstResponse, ...search, ...setUp, ...guide, ...buddy } as const;
export type WordId = keyof typeof english;
type Values = { readonly [name: string]: string | number };

const t = (id: WordId, values: Values = {}): string =>
  english[id]
    .replace(/\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}/g, (_, name: string, one: string, other: string) =>
      (values[name] === 1 ? one : other).replace("#", Number(values[name]).toLocaleString("en-GB")),
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

export function useWords(): { readonly t: typeof t; readonly lang: string } {
  return { t, lang: "en" };
}
