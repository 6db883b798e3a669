// Every word of the screens in English, the source language, an area a file. An id is permanent; its English may be mended.
// Messages are ICU MessageFormat: `{count, plural, one {# task} other {# tasks}}`; `<link>…</link>` marks what becomes an element.
import { app } from "./english/app.ts";
import { results } from "./english/results.ts";

export const english = { ...app, ...results } as const;

/** Ids that begin so are consent or speak to a child: no draft gives their words. */
export const carefulAreas: readonly string[] = ["child.", "consent.", "first-response."];
