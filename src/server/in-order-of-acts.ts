// Changes of one push as people made them, whatever order they were sent in.

/** Takes the acts in the order people made them, and answers in the order they were sent. */
export function inOrderOfActs<T>(changes: readonly unknown[], take: (change: unknown, at: number) => T): readonly T[] {
  const stampAt = (index: number): string => {
    const change = changes[index] as { readonly head?: { readonly stamp?: unknown } } | null | undefined;
    return typeof change?.head?.stamp === "string" ? change.head.stamp : "";
  };
  const order = changes
    .map((_, index) => index)
    .sort((a, b) => (stampAt(a) < stampAt(b) ? -1 : stampAt(a) > stampAt(b) ? 1 : a - b));
  const outcomes = new Map(order.map((index) => [index, take(changes[index], index)]));
  return changes.map((_, index) => outcomes.get(index) as T);
}
