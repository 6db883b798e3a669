// Groups that grow by joining two members, each with one that stands for it (Tarjan's disjoint sets).

export interface Unions {
  /** The member that stands for the group of this one; of a group of one, itself. */
  root(member: string): string;
  join(a: string, b: string): void;
}

/** `order` decides who stands for a group: the first. */
export function unions(order: (a: string, b: string) => number): Unions {
  const parents = new Map<string, string>();
  const root = (member: string): string => {
    let at = member;
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up;
    if (at !== member) parents.set(member, at);
    return at;
  };
  return {
    root,
    join(a, b) {
      const [first = a, second = b] = [root(a), root(b)].sort(order);
      parents.set(first, first);
      parents.set(second, first);
    },
  };
}
