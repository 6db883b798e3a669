// The sentences of everything that can go wrong, from the lists where they are defined.
import { type ProblemCode, problem, problemCodes } from "#core/problem.ts";

type ProblemWords = { readonly [id in `problem.${ProblemCode}`]: string };

export const problems = {
  ...(Object.fromEntries(problemCodes.map((code) => [`problem.${code}`, problem(code).says])) as ProblemWords),
  "problem.app.away": "There is no connection right now.",
  "problem.app.unreadable": "The answer could not be understood. Try again in a moment.",
} as const;
