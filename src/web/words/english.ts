// The words of the screens in English, the source language, an area a file; those of screens that few open have files of their own (all-english.ts). An id is permanent; its English may be mended.
// Messages are ICU MessageFormat: `{count, plural, one {# task} other {# tasks}}`; `<link>…</link>` marks what becomes an element.
import { app } from "./english/app.ts";
import { buddy } from "./english/buddy.ts";
import { conflicts } from "./english/conflicts.ts";
import { cover } from "./english/cover.ts";
import { evacuate } from "./english/evacuate.ts";
import { files } from "./english/files.ts";
import { firstResponse } from "./english/first-response.ts";
import { furniture } from "./english/furniture.ts";
import { guide } from "./english/guide.ts";
import { keys } from "./english/keys.ts";
import { language } from "./english/language.ts";
import { more } from "./english/more.ts";
import { opened } from "./english/opened.ts";
import { passkeys } from "./english/passkeys.ts";
import { places } from "./english/places.ts";
import { problems } from "./english/problems.ts";
import { record } from "./english/record.ts";
import { room } from "./english/room.ts";
import { sample } from "./english/sample.ts";
import { search } from "./english/search.ts";
import { setUp } from "./english/set-up.ts";
import { signIn } from "./english/sign-in.ts";
import { today } from "./english/today.ts";
import { ways } from "./english/ways.ts";
import { why } from "./english/why.ts";

export const english = {
  ...app,
  ...buddy,
  ...conflicts,
  ...cover,
  ...evacuate,
  ...files,
  ...firstResponse,
  ...furniture,
  ...guide,
  ...keys,
  ...language,
  ...more,
  ...opened,
  ...passkeys,
  ...places,
  ...problems,
  ...record,
  ...room,
  ...sample,
  ...search,
  ...setUp,
  ...signIn,
  ...today,
  ...ways,
  ...why,
} as const;

/** Ids that begin so are consent or speak to a child: no draft gives their words. */
export const carefulAreas: readonly string[] = ["child.", "consent.", "first-response."];
