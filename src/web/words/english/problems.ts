// The sentences of everything that can go wrong, from the list where they are defined; those of a register come with its screen.
import { type ProblemCode, problem, problemCodes } from "#core/problem.ts";

type ProblemWords = { readonly [id in `problem.${ProblemCode}`]: string };

export const problems = {
  ...(Object.fromEntries(problemCodes.map((code) => [`problem.${code}`, problem(code).says])) as ProblemWords),
  "problem.app.away": "There is no connection right now.",
  "problem.app.not-touched": "No passkey was used.",
  "problem.app.file-not-whole": "This file did not arrive whole. Ask whoever added it to add it again.",
  "problem.app.stopped": "Stopped.",
  "problem.app.unclear": "The answer could not be understood. Try again in a moment.",
} as const;
