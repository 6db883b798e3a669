// The sentences of everything that can go wrong, from the lists where they are defined.
import { type ProblemCode, problem, problemCodes } from "#core/problem.ts";
import { registerSentences } from "#core/register/problems.ts";
import { sheetSentences } from "#core/sheet/problems.ts";

type ProblemWords = { readonly [id in `problem.${ProblemCode}`]: string };
type RegisterWords = { readonly [id in `problem.register.${keyof typeof registerSentences}`]: string };

type SheetWords = { readonly [id in `problem.sheet.${keyof typeof sheetSentences}`]: string };

export const problems = {
  ...(Object.fromEntries(problemCodes.map((code) => [`problem.${code}`, problem(code).says])) as ProblemWords),
  ...(Object.fromEntries(
    Object.entries(registerSentences).map(([code, says]) => [`problem.register.${code}`, says]),
  ) as RegisterWords),
  ...(Object.fromEntries(
    Object.entries(sheetSentences).map(([code, says]) => [`problem.sheet.${code}`, says]),
  ) as SheetWords),
  "problem.app.away": "There is no connection right now.",
  "problem.app.not-touched": "No passkey was used.",
  "problem.app.file-not-whole": "This file did not arrive whole. Ask whoever added it to add it again.",
  "problem.app.stopped": "Stopped.",
  "problem.app.unclear": "The answer could not be understood. Try again in a moment.",
  "problem.register.broken":
    "Reading this file went wrong, and the mistake is ours or the file is too much for this device. Send it in parts, or try another device.",
  "problem.register.not-fetched":
    "The part of Banyan that reads files has not arrived on this device yet. It needs a connection once; try again when there is one.",
} as const;
