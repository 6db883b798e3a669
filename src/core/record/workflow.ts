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
  /** A bit for each move, at the place it came to in the order of stamps. */
  readonly bit: bigint;
  /** The bits of all moves before it that it has seen, and that those have seen. */
  readonly ancestors: bigint;
  readonly after: string;
}

/** What these moves come to, whatever their order. Two moves to the same state agree and are no dispute. */
export function followMoves(workflow: Workflow, moves: readonly MoveMade[]): WorkflowState {
  const nodes = new Map<Stamp, Node>();
  const stateAfter = standingStates(workflow, nodes);
  const aside: MoveMade[] = [];
  const inOrder = [...new Map(moves.map((made) => [made.stamp + made.change, made])).values()].sort(earlierFirst);
  for (const made of inOrder) {
    const seen = [...new Set(made.seen)].flatMap((stamp) => (stamp < made.stamp ? (nodes.get(stamp) ?? []) : []));
    // Whatever its ancestors are, nobody but those it has seen can be the last of them.
    const before = stateAfter(headsAmong(seen)).state;
    const ancestors = seen.reduce((all, node) => all | node.bit | node.ancestors, 0n);
    const move = workflow.moves[made.move];
    const known = move?.notBy ? [...nodes.values()].filter(({ bit }) => ancestors & bit).map((node) => node.made) : [];
    if (move?.from.includes(before) && !isOwn(move, made.author, known) && !nodes.has(made.stamp))
      nodes.set(made.stamp, { made, bit: 1n << BigInt(nodes.size), ancestors, after: move.to });
    else aside.push(made);
  }
  const heads = headsAmong([...nodes.values()]);
  const { state, disputed } = stateAfter(heads);
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

interface Standing {
  readonly state: string;
  readonly disputed: readonly MoveMade[];
}

/** The state in which some heads leave a record; each set of them is looked at once. `nodes` grows meanwhile, in the order of stamps. */
function standingStates(workflow: Workflow, nodes: ReadonlyMap<Stamp, Node>): (heads: readonly Node[]) => Standing {
  const known = new Map<bigint, Standing>();
  const stateAfter = (heads: readonly Node[]): Standing => {
    const [first] = heads;
    if (!first) return { state: workflow.initial, disputed: [] };
    if (heads.every((head) => head.after === first.after)) return { state: first.after, disputed: [] };
    const key = heads.reduce((bits, { bit }) => bits | bit, 0n);
    const common = heads.reduce((bits, { ancestors }) => bits & ancestors, first.ancestors);
    const found = known.get(key) ?? {
      state: stateAfter(headsAmong([...nodes.values()].filter(({ bit }) => common & bit))).state,
      disputed: heads.map((head) => head.made),
    };
    known.set(key, found);
    return found;
  };
  return stateAfter;
}

/** Those that none of the others has seen, in order. */
function headsAmong(among: readonly Node[]): readonly Node[] {
  const followed = among.reduce((bits, { ancestors }) => bits | ancestors, 0n);
  return among.filter(({ bit }) => !(followed & bit)).sort((a, b) => earlierFirst(a.made, b.made));
}

function earlierFirst(a: MoveMade, b: MoveMade): number {
  return a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.change < b.change ? -1 : a.change > b.change ? 1 : 0;
}
