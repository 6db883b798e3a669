// Questions about doubles that nobody has answered, as a forest: whoever is not the root of a tree carries one of them, so that as many
// carry one as there may be fewer people. Promise: who carries a question was asked it; what was carried before stays where it can.
import { rootOf } from "../fact/join.ts";

/** Two who may be one; the first carries the question where nothing speaks against it. */
export type OpenPair = readonly [from: string, to: string];

/** Whom each may be, by id; a pair that closes a circle says nothing new about how many people there are. */
export function openForest(pairs: readonly OpenPair[]): ReadonlyMap<string, string> {
  const carried = new Map<string, string>();
  const top = (id: string): string => rootOf(id, (one) => carried.get(one));
  for (const [from, to] of pairs) {
    if (top(from) === top(to)) continue;
    if (carried.has(from) && !carried.has(to)) carry(carried, to, from);
    else carry(carried, from, to);
  }
  return carried;
}

/** Where `from` carries a question already, its tree is turned round, so that it becomes the root. */
function carry(carried: Map<string, string>, from: string, to: string): void {
  for (let [at, next]: [string | undefined, string] = [from, to]; at !== undefined; ) {
    const before = carried.get(at);
    carried.set(at, next);
    [next, at] = [at, before];
  }
}
