// The words of the attendance screens in English, until one place says them in every language.
import { attendance } from "./words/english/attendance.ts";

type Id = keyof typeof attendance;
export type Say = (id: Id, values?: { readonly [name: string]: string | number }) => string;

const count = new Intl.NumberFormat("en-GB");
const written = (value: string | number | undefined): string =>
  typeof value === "number" ? count.format(value) : (value ?? "");

const t: Say = (id, values = {}) =>
  attendance[id]
    .replace(/\{(\w+), plural,((?:\s*(?:=0|one|other) \{[^}]*\})+)\}/gu, (_, name: string, cases: string) => {
      const value = Number(values[name]);
      const of = (key: string): string | undefined => new RegExp(`${key} \\{([^}]*)\\}`, "u").exec(cases)?.[1];
      const chosen = (value === 0 ? of("=0") : undefined) ?? (value === 1 ? of("one") : undefined) ?? of("other") ?? "";
      return chosen.replaceAll("#", written(value));
    })
    .replace(/\{(\w+)\}/gu, (_, name: string) => written(values[name]));

export function useWords(): { readonly t: Say; readonly lang: string } {
  return { t, lang: "en-GB" };
}
