// Every English word of the screens, by the catalogue it comes in: `main` with the first screen, any other with the screens it is for.
// For tests, translators and the build; a page fetches them one by one (catalogues.ts).

import { results } from "./english/results.ts";
import { english } from "./english.ts";
import { registerEnglish } from "./english-register.ts";

export const englishOf = { main: english, register: registerEnglish, results } as const;

export type Part = Exclude<keyof typeof englishOf, "main">;

export const allEnglish = { ...english, ...registerEnglish, ...results } as const;
