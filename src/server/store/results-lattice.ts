// Every cell of many indicators, counted by one statement (decision 0009). Of the people, things and events that are counted once, most
// fall into a single cell of each split, however many rows speak of them: those are added up by where they fall, in numbers and not in
// texts. Only whoever moved between cells is looked at split by split.
import type { SplitBy } from "#core/result/tally.ts";
import { type Bind, type Condition, inScope, marksOf, type Scope, saidOf } from "./results-marks.ts";

export interface Lattice {
  readonly scope: Scope;
  readonly splits: readonly (readonly SplitBy[])[];
  /** What rows are asked; a condition is known by its place here, and by the bit of that place. */
  readonly conditions: readonly Condition[];
  /** The bits of the conditions under which people, or subjects, are counted once. */
  readonly counted: { readonly [who in Who]: bigint };
  /** Whoever meets this condition, by a row of their own, is left out of the conditions of these bits. */
  readonly leftOut: { readonly [who in Who]: readonly { readonly by: number; readonly of: bigint }[] };
}
export type Who = "person" | "subject";

/** One cell of one condition; a split that the cell is not of is missing or null. */
export type Cell = { readonly [split in SplitBy]?: string | null } & {
  /** The place of the condition. */
  readonly bit: number;
} & { readonly [amount in Amount]: number };

const sums = ["participations", "headcount", "declared", "minor"] as const;
const amounts = ["people", "unsure", "subjects", ...sums] as const;
export type Amount = (typeof amounts)[number];

export function latticeStatement(lattice: Lattice, bind: Bind): string {
  const dims = list(dimsOf(lattice));
  const tables = [
    markedRows(lattice, bind),
    `places AS MATERIALIZED (SELECT row_number() OVER ()::int AS place, ${dims} FROM marked GROUP BY ${dims})`,
    // Occasions that give some event several rows. Where all rows carry the same key, each is an event of its own.
    `several AS MATERIALIZED (
  SELECT tenant, occasion, kind FROM marked WHERE occasion IS NOT NULL GROUP BY tenant, occasion, kind HAVING min(key) <> max(key)
)`,
    ...outOf(lattice).map(whoIsOut),
    placedRows(lattice),
    onceEach(lattice, "people", ["person"], lattice.counted.person, []),
    "doubtful AS MATERIALIZED (SELECT tenant, place, marks, person FROM placed WHERE unsure AND person IS NOT NULL)",
    onceEach(lattice, "unsure", ["person"], lattice.counted.person, [], "doubtful"),
    onceEach(lattice, "subjects", ["subject"], lattice.counted.subject, []),
    onceEach(lattice, "events", ["record", "kind", "rules", "event"], -1n, sums),
    singleCells(lattice),
  ];
  const nothing = sums.map(() => 0).join(", ");
  return `WITH ${tables.join(",\n")},
cells (organisation, ${dims}, marks, ${amounts.join(", ")}) AS (
  SELECT organisation, ${dims}, marks, count, 0, 0, ${nothing} FROM people_cells
  UNION ALL SELECT organisation, ${dims}, marks, 0, count, 0, ${nothing} FROM unsure_cells
  UNION ALL SELECT organisation, ${dims}, marks, 0, 0, count, ${nothing} FROM subjects_cells
  UNION ALL SELECT organisation, ${dims}, marks, 0, 0, 0, ${sums.join(", ")} FROM events_cells
  UNION ALL SELECT organisation, ${dims}, marks, 0, 0, 0, ${sums.join(", ")} FROM single_cells
)
SELECT bit, organisation, ${dims}, ${amounts.map((amount) => `coalesce(sum(${amount}), 0)::bigint AS ${amount}`).join(", ")}
FROM cells, generate_series(0, ${lattice.conditions.length - 1}) AS bit WHERE (marks >> bit) & 1 = 1
GROUP BY bit, organisation, ${dims}`;
}

/** Rows that meet any condition, with what they say of each split. OFFSET 0 keeps PostgreSQL from working the marks out twice. */
function markedRows(lattice: Lattice, bind: Bind): string {
  const { scope, conditions } = lattice;
  const said = dimsOf(lattice).map((split) => `${saidOf(split)} AS "${split}"`);
  const kinds = [...new Set(conditions.flatMap(({ among }) => among.kinds))];
  return `marked AS MATERIALIZED (
  SELECT tenant, record, kind, key, rules, occasion, person, unsure, subject, basis, quantity, fresh, minor, ${said.join(", ")}, marks
  FROM (SELECT *, ${marksOf(conditions, bind)} AS marks FROM counted WHERE ${inScope(scope, bind)} AND kind = ANY (${bind(kinds)}) OFFSET 0) c
  WHERE marks <> 0
)`;
}

interface Out {
  readonly who: Who;
  readonly table: string;
  readonly by: number;
  readonly of: bigint;
}

function outOf({ leftOut }: Lattice): readonly Out[] {
  return (["person", "subject"] as const).flatMap((who) =>
    leftOut[who].map((left, place) => ({ ...left, who, table: `${who}_out_${place}` })),
  );
}

/** Who is left out of something: by rows of their own, never by a headcount. */
function whoIsOut({ who, table, by }: Out): string {
  return `${table} AS MATERIALIZED (
  SELECT DISTINCT tenant, ${who} FROM marked WHERE marks & ${1n << BigInt(by)} <> 0 AND basis = 'row' AND ${who} IS NOT NULL
)`;
}

/**
 * The marked rows once more, each at its place, without the marks it loses; a row is known as part of an event only where that event
 * may have several. Look-ups and not joins: the planner cannot know how many rows are marked, and would build its tables from the many.
 */
function placedRows(lattice: Lattice): string {
  const lost = outOf(lattice).map(
    ({ who, table, of }) =>
      ` & ~CASE WHEN ${who} IS NOT NULL AND (tenant, ${who}) IN (SELECT tenant, ${who} FROM ${table}) THEN ${of}::bigint ELSE 0 END`,
  );
  const ofSeveral = (column: string, name: string): string => `CASE WHEN is_several THEN ${column} END AS ${name}`;
  return `placed AS MATERIALIZED (
  SELECT tenant, place, marks, rules, ${ofSeveral("record", "record")}, ${ofSeveral("kind", "kind")}, ${ofSeveral("split_part(key, '|', 1)", "event")},
    CASE WHEN basis = 'row' THEN person END AS person, unsure, CASE WHEN basis <> 'declared' THEN subject END AS subject,
    CASE WHEN basis <> 'declared' THEN quantity END AS participations, CASE WHEN basis = 'headcount' THEN fresh END AS headcount,
    CASE WHEN basis = 'declared' THEN quantity END AS declared, CASE WHEN basis <> 'declared' THEN minor END AS minor
  FROM (
    SELECT tenant, record, kind, key, rules, person, unsure, subject, basis, quantity, fresh, minor, place, marks${lost.join("")} AS marks,
      occasion IS NOT NULL AND (tenant, occasion, kind) IN (SELECT tenant, occasion, kind FROM several) AS is_several
    FROM marked JOIN places USING (${list(dimsOf(lattice))}) OFFSET 0
  ) m
  WHERE marks <> 0
)`;
}

/** Events of a single row: nothing has to be found out about them but where they fall. */
function singleCells(lattice: Lattice): string {
  const dims = dimsOf(lattice).map((dim) => columnIn(lattice.splits, dim, "text"));
  const added = sums.map((sum) => `sum(${sum}) AS ${sum}`).join(", ");
  return `single_cells AS (
  SELECT ${columnIn(lattice.splits, "organisation", "uuid")}, ${dims.join(", ")}, marks, ${added} FROM (
    SELECT tenant AS organisation, place, marks, ${added} FROM placed WHERE record IS NULL GROUP BY tenant, place, marks
  ) single JOIN places USING (place) GROUP BY GROUPING SETS (${sets(lattice.splits, ["marks"])})
)`;
}

/** What is counted once, known by this key within its organisation, as a table; and its cells, as another. */
function onceEach(
  lattice: Lattice,
  table: string,
  key: readonly [string, ...string[]],
  bits: bigint,
  added: readonly string[],
  from = "placed",
): string {
  const parts = {
    table,
    from,
    key: list(["tenant", ...key]),
    bits,
    of: (aggregate: string, from = "") => added.map((sum) => `, ${aggregate}(${from}${sum}) AS ${sum}`).join(""),
  };
  return `${table} AS MATERIALIZED (
  SELECT ${parts.key}, row_number() OVER ()::int AS one, bit_or(marks & ${bits}) AS marks, min(place) AS place, max(place) AS last${parts.of("max")}
  FROM ${from} WHERE ${key[0]} IS NOT NULL AND marks & ${bits} <> 0 GROUP BY ${parts.key}
),
${table}_cells AS (${[...wholeCells(lattice, parts), ...partedCells(lattice, parts)].join(" UNION ALL ")})`;
}

interface Parts {
  readonly table: string;
  /** The rows it is counted from. */
  readonly from: string;
  readonly key: string;
  readonly bits: bigint;
  readonly of: (aggregate: string, from?: string) => string;
}

/** Totals, and organisations: nobody moves between those. */
function wholeCells(lattice: Lattice, { table, of }: Parts): readonly string[] {
  const splits = lattice.splits.filter((split) => !isParted(split));
  if (splits.length === 0) return [];
  const nowhere = dimsOf(lattice).map((dim) => `NULL AS "${dim}"`);
  return [
    `
  SELECT ${columnIn(splits, "organisation", "uuid")}, ${nowhere.join(", ")}, marks, count(*) AS count${of("sum")}
  FROM (SELECT *, tenant AS organisation FROM ${table}) whole GROUP BY GROUPING SETS (${sets(splits, ["marks"])})`,
  ];
}

function partedCells(lattice: Lattice, { table, from, key, bits, of }: Parts): readonly string[] {
  const splits = lattice.splits.filter(isParted);
  if (splits.length === 0) return [];
  const cell = `${columnIn(splits, "organisation", "uuid")}, ${list(dimsOf(lattice))}`;
  return [
    `
  SELECT ${cell}, marks, sum(count) AS count${of("sum")} FROM (
    SELECT tenant AS organisation, place, marks, count(*)${of("sum")} FROM ${table} WHERE place = last GROUP BY tenant, place, marks
  ) stayed JOIN places USING (place) GROUP BY GROUPING SETS (${sets(splits, ["marks"])})`,
    `
  SELECT ${list(["organisation", ...dimsOf(lattice)])}, marks, count(*)${of("sum")} FROM (
    SELECT ${cell}, bit_or(marks) AS marks${of("max")} FROM (
      SELECT one, tenant AS organisation, ${from}.place, bit_or(${from}.marks & ${bits}) AS marks${of("max", `${from}.`)}
      FROM ${from} JOIN ${table} USING (${key}) WHERE ${table}.place <> last AND ${from}.marks & ${bits} <> 0 GROUP BY one, tenant, ${from}.place
    ) moved JOIN places USING (place) GROUP BY GROUPING SETS (${sets(splits, ["one"])})
  ) each GROUP BY ${list(["organisation", ...dimsOf(lattice)])}, marks`,
  ];
}

/** A column where one of these splits names it: it may be selected only where it is grouped by. */
function columnIn(splits: Lattice["splits"], split: SplitBy, type: "text" | "uuid"): string {
  return splits.some((one) => one.includes(split)) ? `"${split}"` : `NULL::${type} AS "${split}"`;
}

const isParted = (split: readonly SplitBy[]): boolean => split.some((one) => one !== "organisation");

/** The splits that are columns of a place: at least one, for there is no grouping by nothing. */
function dimsOf({ splits }: Lattice): readonly SplitBy[] {
  const dims = [...new Set(splits.flat())].filter((split) => split !== "organisation");
  return dims.length > 0 ? dims : ["country"];
}

function sets(splits: readonly (readonly SplitBy[])[], key: readonly string[]): string {
  return splits.map((split) => `(${list([...new Set([...key, ...split])])})`).join(", ");
}

function list(columns: readonly string[]): string {
  return columns.map((column) => (/[A-Z]/.test(column) ? `"${column}"` : column)).join(", ");
}
