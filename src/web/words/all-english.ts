// Every English word of the screens, by the catalogue it comes in: `main` with the first screen, `further` with screens that have much to say
// and are opened later. For tests, translators and the build; a page fetches the two apart (catalogues.ts).
import { english } from "./english.ts";
import { furtherEnglish } from "./english-further.ts";

export const englishOf = { main: english, further: furtherEnglish } as const;

export const allEnglish = { ...english, ...furtherEnglish } as const;
