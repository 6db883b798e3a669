// What a reader of withheld numbers cannot rule out: other tables that agree with every number published.
// Promise: an alternative is added up before it is given out; one that exists may be missed, never is one invented.

export interface Cell {
  /** The split this cell belongs to: {} is the total, {country: "NL"} one row, {country: "NL", sex: "red"} one inner cell. */
  readonly at: { readonly [split: string]: string };
  readonly value: number;
}

/** A cell and its parts along one split, as indices of cells. A part that is not given is zero. */
export interface Division {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** A table as one kind of reader sees it. */
export interface Lattice {
  /** What each cell holds: first the cells given, in their order, then those that are nobody's and only balance a line. */
  readonly values: readonly number[];
  readonly lines: readonly Line[];
  /** For each cell the lines it stands in, and how it counts there. */
  readonly places: readonly (readonly { readonly line: number; readonly sign: Sign }[])[];
}

/** Cells, each with +1 or -1, whose sum is the same in every table the reader imagines. */
type Line = readonly Move[];
type Sign = 1 | -1;
type Move = readonly [cell: number, sign: Sign];

/** Steps left to search; at none, nothing is found any more. */
export interface Patience {
  left: number;
}

export interface Question {
  readonly cell: number;
  /** How far this cell is to move. */
  readonly by: number;
  /** The least and the most the reader must grant each cell. */
  readonly range: (cell: number) => readonly [least: number, most: number];
  /** What it costs to let a cell move: 0 where it is withheld already, Infinity where it may not. */
  readonly price: (cell: number) => number;
  readonly patience: Patience;
}

/** How far each cell that moves is from the truth. */
export type Shift = ReadonlyMap<number, number>;

const LONGEST_SEARCH = 10_000;
const ANY = Number.POSITIVE_INFINITY;

/** One name for one place in the lattice, whatever the order of its splits. */
export function keyOf(at: Cell["at"]): string {
  return JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function divisionsOf(cells: readonly Cell[]): readonly Division[] {
  const indexByKey = new Map(cells.map(({ at }, index) => [keyOf(at), index]));
  const divisions = new Map<string, { whole: number; parts: number[] }>();
  cells.forEach(({ at }, part) => {
    for (const split of Object.keys(at).sort()) {
      const whole = indexByKey.get(keyOf(Object.fromEntries(Object.entries(at).filter(([name]) => name !== split))));
      if (whole === undefined) continue;
      const division = divisions.get(`${whole} ${split}`);
      if (division) division.parts.push(part);
      else divisions.set(`${whole} ${split}`, { whole, parts: [part] });
    }
  });
  return [...divisions.values()];
}

/** How much more the parts are than their whole: what counts in two of them. */
export function twiceIn(values: readonly number[], { whole, parts }: Division): number {
  return parts.reduce((sum, part) => sum + (values[part] ?? 0), 0) - (values[whole] ?? 0);
}

/** To a reader who adds up, and who knows how many count in two parts. */
export function addingLattice(values: readonly number[], divisions: readonly Division[]): Lattice {
  return withPlaces(values, divisions.map(lineOf));
}

/**
 * To a reader who adds up only where nobody counts twice: elsewhere he knows that the parts are not less than the whole, and no
 * part is larger than it. What counts twice, and what a part lacks of its whole, are cells of their own, never below zero; those
 * that no move of up to `farthest` can bring there are left out.
 */
export function overlapLattice(cells: readonly number[], divisions: readonly Division[], farthest: number): Lattice {
  const values = [...cells];
  const lines: Line[] = [];
  for (const division of divisions) {
    const twice = twiceIn(cells, division);
    if (twice === 0) lines.push(lineOf(division));
    else if (twice < (division.parts.length + 1) * farthest)
      lines.push([...lineOf(division), [values.push(twice) - 1, -1]]);
    for (const part of twice === 0 ? [] : division.parts) {
      const lack = (cells[division.whole] ?? 0) - (cells[part] ?? 0);
      if (lack < 2 * farthest)
        lines.unshift([...lineOf({ whole: division.whole, parts: [part] }), [values.push(lack) - 1, 1]]);
    }
  }
  return withPlaces(values, lines);
}

/**
 * To a reader who takes it that nobody counts twice, though somebody does: what is withheld, imagined so that it adds up with
 * what is published; undefined where it cannot, and the reader sees that he is wrong.
 */
export function believedLattice(
  cells: readonly number[],
  divisions: readonly Division[],
  withheld: ReadonlySet<number>,
  patience: Patience,
): Lattice | undefined {
  const values = [...cells];
  const open = divisions.filter(({ whole, parts }) => [whole, ...parts].some((cell) => withheld.has(cell)));
  const lines = open.map((division): Line => [...lineOf(division), [values.push(twiceIn(cells, division)) - 1, -1]]);
  const lattice = withPlaces(values, lines);
  for (let twice = cells.length; twice < values.length; twice++) {
    const shift = findAlternative(lattice, {
      cell: twice,
      by: -(values[twice] ?? 0),
      range: (cell) => (cell < cells.length ? [Math.min(1, values[cell] ?? 0), ANY] : [0, values[cell] ?? 0]),
      price: (cell) => (cell >= cells.length || withheld.has(cell) ? 0 : ANY),
      patience,
    });
    if (shift === undefined) return undefined;
    for (const [cell, by] of shift) values[cell] = (values[cell] ?? 0) + by;
  }
  return addingLattice(values.slice(0, cells.length), divisions);
}

/**
 * A table in which the asked cell is `by` larger or smaller, cheap in the cells it moves; undefined where none is found.
 * It is made of walks: move the cell by one, then mend each line that no longer adds up by moving one more cell of it, until all
 * add up; each walk is the cheapest at its time. In a two-way table with its margins these are the cycles of the graph of rows
 * and columns (Gusfield 1988), and adding them up is the network flow of Cox (1995); walking over lines instead of nodes needs no
 * network, so a total that is divided four ways may move too.
 */
export function findAlternative(lattice: Lattice, { cell, by, range, price, patience }: Question): Shift | undefined {
  const shift = new Map<number, number>();
  const roomFor = ([moved, sign]: Move): number => {
    const now = (lattice.values[moved] ?? 0) + (shift.get(moved) ?? 0);
    return Math.floor(sign > 0 ? range(moved)[1] - now : now - range(moved)[0]);
  };
  for (let left = Math.abs(by); left > 0; ) {
    const ways = {
      price: (moved: number) => (shift.has(moved) ? 0 : price(moved)),
      may: (move: Move) => roomFor(move) >= 1,
      patience,
    };
    const walk = cheapestWalk(lattice, [cell, by > 0 ? 1 : -1], ways);
    if (walk === undefined) return undefined;
    const length = Math.min(left, ...walk.map(roomFor));
    for (const [moved, sign] of walk) shift.set(moved, (shift.get(moved) ?? 0) + sign * length);
    left -= length;
  }
  const addsUp = lattice.lines.every(
    (line) => line.reduce((sum, [moved, sign]) => sum + sign * (shift.get(moved) ?? 0), 0) === 0,
  );
  return addsUp ? new Map([...shift].filter(([, far]) => far !== 0)) : undefined;
}

interface Ways {
  readonly price: (cell: number) => number;
  readonly may: (move: Move) => boolean;
  readonly patience: Patience;
}

interface Step {
  readonly cost: number;
  readonly move: Move;
  readonly before: Step | undefined;
  /** The lines that do not add up after this step, in order, each as line × 64 + 32 + what it has too much. */
  readonly broken: readonly number[];
}

/** Uniform-cost search; two ways to the same broken lines are one state. */
function cheapestWalk(lattice: Lattice, first: Move, { price, may, patience }: Ways): readonly Move[] | undefined {
  if (!may(first)) return undefined;
  const queue: Step[] = [{ cost: 0, move: first, before: undefined, broken: brokenAfter(lattice, [], first) }];
  const seen = new Set<string>();
  for (
    let step = queue.pop();
    step !== undefined && seen.size < LONGEST_SEARCH && patience.left-- > 0;
    step = queue.pop()
  ) {
    const [code] = step.broken;
    if (code === undefined) return walkOf(step);
    const state = String.fromCharCode(...step.broken);
    if (seen.has(state)) continue;
    seen.add(state);
    const mending = (code & 63) > 32 ? -1 : 1;
    const moved = new Set(walkOf(step).map(([cell]) => cell));
    for (const [cell, sign] of lattice.lines[code >> 6] ?? []) {
      const move: Move = [cell, (sign * mending) as Sign];
      const cost = step.cost + price(cell);
      if (cost === ANY || moved.has(cell) || !may(move)) continue;
      enqueue(queue, { cost, move, before: step, broken: brokenAfter(lattice, step.broken, move) });
    }
  }
  return undefined;
}

function brokenAfter(lattice: Lattice, broken: readonly number[], [cell, direction]: Move): readonly number[] {
  const codes = new Map(broken.map((code) => [code >> 6, code]));
  for (const { line, sign } of lattice.places[cell] ?? []) {
    const even = line * 64 + 32;
    const code = (codes.get(line) ?? even) + sign * direction;
    if (code === even) codes.delete(line);
    else codes.set(line, code);
  }
  return [...codes.values()].sort((a, b) => a - b);
}

/** The next to take stands last: the cheapest, of equals the one with the fewest lines to mend, of equals the one that came first. */
function enqueue(queue: Step[], step: Step): void {
  const isBefore = (other: Step): boolean =>
    step.cost < other.cost || (step.cost === other.cost && step.broken.length < other.broken.length);
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(queue[middle] as Step)) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, step);
}

function walkOf(last: Step): readonly Move[] {
  const walk: Move[] = [];
  for (let step: Step | undefined = last; step; step = step.before) walk.push(step.move);
  return walk;
}

function lineOf({ whole, parts }: Division): Line {
  return [...parts.map((part): Move => [part, 1]), [whole, -1]];
}

function withPlaces(values: readonly number[], lines: readonly Line[]): Lattice {
  const places = values.map(() => [] as { line: number; sign: Sign }[]);
  lines.forEach((cells, line) => {
    for (const [cell, sign] of cells) places[cell]?.push({ line, sign });
  });
  return { values, lines, places };
}
