// Words of screens that have much to say and are opened later, in a catalogue of their own. What other screens say of the same things is in
// english/ways.ts.
import { registerSentences } from "#core/register/problems.ts";
import { sheetSentences } from "#core/sheet/problems.ts";
import { attendance } from "./english/attendance.ts";
import { erase } from "./english/erase.ts";
import { outdated } from "./english/outdated.ts";
import { recovery } from "./english/recovery.ts";
import { register } from "./english/register.ts";
import { registerColumns } from "./english/register-columns.ts";
import { results } from "./english/results.ts";
import { setAside } from "./english/set-aside.ts";
import { unsent } from "./english/unsent.ts";

type RegisterWords = { readonly [id in `problem.register.${keyof typeof registerSentences}`]: string };
type SheetWords = { readonly [id in `problem.sheet.${keyof typeof sheetSentences}`]: string };

export const furtherEnglish = {
  ...attendance,
  ...erase,
  ...outdated,
  ...recovery,
  ...setAside,
  ...unsent,
  ...results,
  ...register,
  ...registerColumns,
  ...(Object.fromEntries(
    Object.entries(registerSentences).map(([code, says]) => [`problem.register.${code}`, says]),
  ) as RegisterWords),
  ...(Object.fromEntries(
    Object.entries(sheetSentences).map(([code, says]) => [`problem.sheet.${code}`, says]),
  ) as SheetWords),
  "problem.register.broken":
    "Reading this file went wrong, and the mistake is ours or the file is too much for this device. Send it in parts, or try another device.",
  "problem.register.not-fetched":
    "The part of Banyan that reads files has not arrived on this device yet. It needs a connection once; try again when there is one.",
} as const;
