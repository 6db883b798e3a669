// Moves of people one after the other, for tests of who may do what after whom.
import { followMoves, type MoveMade, type Workflow } from "#core/record/workflow.ts";

/** Moves made one after the other, each having seen all before: `ann:ready` is made by ann. */
export function after(workflow: Workflow, ...made: readonly string[]): ReturnType<typeof followMoves> {
  const stamp = (at: number): string => String(at).padStart(4, "0");
  const moves = made.map((said, at): MoveMade => {
    const [author = "", move = ""] = said.split(":");
    return {
      move,
      author,
      change: said,
      stamp: stamp(at),
      seen: made.slice(0, at).map((_, earlier) => stamp(earlier)),
    };
  });
  return followMoves(workflow, moves);
}
