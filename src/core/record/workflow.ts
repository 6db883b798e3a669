// States, moves, and who may make them; and what a set of moves, made by people who may not have seen each other, comes to.
// Promise: two moves that had not seen each other leave the state before them standing; a move the state does not allow is set aside, visibly.
import type { Stamp } from "../change/clock.ts";
import type { Answers, Condition } from "./condition.ts";
import { holds } from "./condition.ts";

export interface Move {
  readonly label: string;
  readonly from: readonly string[];
  readonly to: string;
  /** Role ids. */
  readonly who: readonly string[];
  /** What must hold of the record's answers before a person is offered this move. */
  readonly needs?: Condition;
  /** Moves of which whoever made the latest does not make this one: four eyes. Made all the same, it is set aside. */
  readonly notBy?: readonly string[];
}

export interface Workflow {
  readonly states: { readonly [state: string]: string };
  readonly initial: string;
  readonly moves: { readonly [move: string]: Move };
}

/** A move somebody made: its stamp, and the stamps of the moves that stood before the person's eyes. */
export interface MoveMade {
  readonly move: string;
  readonly stamp: Stamp;
  readonly change: string;
  readonly author: string;
  readonly seen: readonly Stamp[];
}

export interface WorkflowState {
  readonly state: string;
  /** Moves nobody has followed: what the next move must name as seen. */
  readonly heads: readonly Stamp[];
  /** Moves that had not seen each other and lead to different states; a person settles them by a move that has seen all. */
  readonly disputed: readonly MoveMade[];
  readonly setAside: readonly MoveMade[];
  /** The moves that stand, in order. */
  readonly made: readonly MoveMade[];
}

interface Node {
  readonly made: MoveMade;
  readonly ancestors: ReadonlySet<Stamp>;
  readonly after: string;
}

/** What these moves come to, whatever their order. Two moves to the same state agree and are no dispute. */
export function followMoves(workflow: Workflow, moves: readonly MoveMade[]): WorkflowState {
  const nodes = new Map<Stamp, Node>();
  const aside: MoveMade[] = [];
  const inOrder = [...new Map(moves.map((made) => [made.stamp + made.change, made])).values()].sort(earlierFirst);
  for (const made of inOrder) {
    const ancestors = ancestorsOf(
      made.seen.filter((stamp) => stamp < made.stamp),
      nodes,
    );
    const before = standingState(workflow, headsAmong(ancestors, nodes), nodes).state;
    const move = workflow.moves[made.move];
    const seen = move?.notBy ? [...ancestors].sort().flatMap((stamp) => nodes.get(stamp)?.made ?? []) : [];
    if (move?.from.includes(before) && !isOwn(move, made.author, seen) && !nodes.has(made.stamp))
      nodes.set(made.stamp, { made, ancestors, after: move.to });
    else aside.push(made);
  }
  const heads = headsAmong(new Set(nodes.keys()), nodes);
  const { state, disputed } = standingState(workflow, heads, nodes);
  return {
    state,
    heads: heads.map((node) => node.made.stamp),
    disputed,
    setAside: aside,
    made: [...nodes.values()].map((node) => node.made),
  };
}

/** Is this the person's own work, which somebody else has to look at? `made` are the moves before it, in order. */
function isOwn({ notBy }: Move, person: string, made: readonly MoveMade[]): boolean {
  return notBy !== undefined && made.findLast(({ move }) => notBy.includes(move))?.author === person;
}

/** The moves a person with these roles is offered now, after the moves that were made. */
export function offeredMoves(
  workflow: Workflow,
  state: string,
  roles: readonly string[],
  answers: Answers,
  person?: { readonly id: string; readonly made: readonly MoveMade[] },
): readonly string[] {
  return Object.entries(workflow.moves)
    .filter(
      ([, move]) =>
        move.from.includes(state) &&
        move.who.some((role) => roles.includes(role)) &&
        !(person && isOwn(move, person.id, person.made)) &&
        (!move.needs || holds(move.needs, answers)),
    )
    .map(([id]) => id);
}

function standingState(
  workflow: Workflow,
  heads: readonly Node[],
  nodes: ReadonlyMap<Stamp, Node>,
): { state: string; disputed: readonly MoveMade[] } {
  const [first] = heads;
  if (!first) return { state: workflow.initial, disputed: [] };
  if (heads.every((head) => head.after === first.after)) return { state: first.after, disputed: [] };
  const common = [...first.ancestors].filter((stamp) => heads.every((head) => head.ancestors.has(stamp)));
  const { state } = standingState(workflow, headsAmong(new Set(common), nodes), nodes);
  return { state, disputed: heads.map((head) => head.made) };
}

function ancestorsOf(seen: readonly Stamp[], nodes: ReadonlyMap<Stamp, Node>): ReadonlySet<Stamp> {
  const all = new Set<Stamp>();
  for (const stamp of seen) {
    const node = nodes.get(stamp);
    if (!node) continue;
    all.add(stamp);
    for (const older of node.ancestors) all.add(older);
  }
  return all;
}

function headsAmong(stamps: ReadonlySet<Stamp>, nodes: ReadonlyMap<Stamp, Node>): readonly Node[] {
  const among = [...stamps].map((stamp) => nodes.get(stamp)).filter((node) => node !== undefined);
  const followed = new Set(among.flatMap((node) => [...node.ancestors]));
  return among.filter((node) => !followed.has(node.made.stamp)).sort((a, b) => earlierFirst(a.made, b.made));
}

function earlierFirst(a: MoveMade, b: MoveMade): number {
  return a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.change < b.change ? -1 : a.change > b.change ? 1 : 0;
}
