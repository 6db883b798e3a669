// Invented riders as the lattices a figure is released in: small ones, whole ones, and ones that were corrected since.
import fc from "fast-check";
import { linesOf, nameOf } from "./readers.ts";

interface Cell {
  readonly at: { readonly [split: string]: string };
  readonly value: number;
}

/** So many riders, alike in every split; in two parts of one, when some of them ride for two workshops or in two countries. */
interface Riders {
  readonly count: number;
  readonly splits: { readonly [split: string]: readonly string[] };
}

/** "small": few parts, few riders. "plain": nobody in two parts. "double": some in two. */
export type Kind = "small" | "plain" | "double" | "any";

export function lattices(kind: Kind): fc.Arbitrary<Cell[]> {
  return groups(kind).map(cellsOf);
}

/** A lattice, and the same after corrections: some groups smaller, larger or gone. */
export function correctedLattices(kind: Kind): fc.Arbitrary<readonly [Cell[], Cell[]]> {
  const by = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -60, max: 60 }));
  const changes = fc.array(fc.tuple(fc.nat(39), by), { minLength: 1, maxLength: 4 });
  return fc.tuple(groups(kind), changes).map(([before, all]) => {
    const changeOf = (n: number): number => all.reduce((sum, [at, far]) => (at === n ? sum + far : sum), 0);
    const after = before.map(({ count, splits }, n) => ({ splits, count: Math.max(0, count + changeOf(n)) }));
    return [cellsOf(before), cellsOf(after)];
  });
}

export function addsUp(cells: readonly Cell[]): boolean {
  const ridersIn = (n: number): number => cells[n]?.value ?? 0;
  return linesOf(cells).every(({ whole, parts }) => parts.reduce((sum, n) => sum + ridersIn(n), 0) === ridersIn(whole));
}

/** 3,667 riders of 11 countries, 4 sexes, 25 workshops and 6 age bands, always the same. */
export function wholeProgramme(): Cell[] {
  let state = 1;
  const draw = (shares: readonly number[]): number => {
    state = (state * 48271) % 2147483647;
    let left = (state / 2147483647) * shares.reduce((a, b) => a + b);
    return shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
  };
  const rider = (): Riders => {
    const country = draw([9, 5, 3, 8, 2, 6, 12, 15, 10, 14, 7]);
    const organisation = [`c${country}-${draw(country % 3 === 0 ? [6, 3, 1] : [7, 2])}`];
    const sex = [`s${draw([68, 29, 2.6, 0.4])}`];
    return {
      count: 1,
      splits: { country: [`c${country}`], sex, organisation, age: [`a${draw([1, 12, 40, 40, 5, 2])}`] },
    };
  };
  return cellsOf(Array.from({ length: 3667 }, rider));
}

/** The total, each split alone, and country × sex; a cell that nobody is in does not occur. */
function cellsOf(riders: readonly Riders[]): Cell[] {
  const cells = new Map<string, Cell>([[nameOf({}), { at: {}, value: 0 }]]);
  const add = (at: Cell["at"], value: number): void => {
    cells.set(nameOf(at), { at, value: (cells.get(nameOf(at))?.value ?? 0) + value });
  };
  for (const { count, splits } of riders) {
    add({}, count);
    for (const [split, values] of Object.entries(splits)) for (const value of values) add({ [split]: value }, count);
    for (const country of splits["country"] ?? []) for (const sex of splits["sex"] ?? []) add({ country, sex }, count);
  }
  return [...cells.values()];
}

function groups(kind: Kind): fc.Arbitrary<readonly Riders[]> {
  if (kind === "any") return fc.oneof(groups("plain"), groups("double"));
  const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
  const count = kind === "small" ? upTo(4) : fc.oneof(upTo(4), upTo(60));
  const sizes = kind === "small" ? fc.constant([2, 2, 2] as const) : fc.tuple(upTo(7), upTo(4), upTo(6));
  const oneOf = (name: string, parts: number): fc.Arbitrary<string> => fc.nat(parts - 1).map((n) => name + n);
  const partsOf = (name: string, parts: number): fc.Arbitrary<string[]> =>
    fc.uniqueArray(oneOf(name, parts), { minLength: 1, maxLength: kind === "double" ? 2 : 1 });
  return sizes.chain(([countries, sexes, organisations]) => {
    const sex = oneOf("s", sexes).map((one) => [one]);
    const splits = fc.record({ country: partsOf("c", countries), sex, organisation: partsOf("o", organisations) });
    return fc.array(fc.record({ count, splits }), { minLength: 1, maxLength: kind === "small" ? 4 : 40 });
  });
}
