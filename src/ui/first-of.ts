// The first few of many in an order, without putting all of them in order: of five thousand lines fifty are shown.
// Promise: what `toSorted` would begin with, those that are alike as they came.

/** Above one in so many, sorting all is quicker. */
const FEW = 8;

export function firstOf<T>(all: readonly T[], count: number, order: (a: T, b: T) => number): readonly T[] {
  if (count * FEW > all.length) return all.toSorted(order).slice(0, count);
  const first: T[] = [];
  for (const one of all) {
    const last = first[count - 1];
    if (last !== undefined && order(one, last) >= 0) continue;
    let [from, to] = [0, first.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (order(one, first[middle] as T) < 0) to = middle;
      else from = middle + 1;
    }
    first.splice(from, 0, one);
    if (first.length > count) first.pop();
  }
  return first;
}
