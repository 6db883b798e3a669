// A problem in the language of the page: by its code, with what its sentence is about; the sentence itself where the code is unknown.
import type { Problem } from "#core/problem.ts";
import { spoken, type WordId } from "#ui/spoken.ts";

export function sayProblem({ code, says, about }: Problem): string {
  const id = `problem.${code}`;
  const told = spoken().t(id as WordId, about);
  return told === id ? says : told;
}
