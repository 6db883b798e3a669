// What a country is called, before the programme is here.
import { sharedWords } from "#programme/words/shared.ts";
import { spoken } from "#ui/spoken.ts";

/** The name of a country in the words of now; its code where the programme does not know it. */
export function countryName(code: string): string {
  const id = `country.${code}`;
  return id in sharedWords ? spoken().t(id as never) : code;
}
