// Which column of a file means what: proposed by the headings, settled by a person, kept once per layout of headings.
// Promise: no column is dropped in silence; one that is not known stays asked until somebody says what becomes of it.
import type { FilePlace, Problem } from "../problem.ts";
import { type FoundTable, fingerprintOf } from "./find-table.ts";
import { findColumn } from "./layout.ts";
import { named, registerProblem } from "./problems.ts";
import type { DayOrder } from "./read-day.ts";

export const LEFT_OUT = "-";
export const ASKED = "?";

/** What becomes of one column of a file. `is` is a column of the layout, `LEFT_OUT` or `ASKED`. */
export interface ColumnUse {
  readonly heading: string;
  readonly is: string;
  /** For a column of ones and zeros: the option it stands for. */
  readonly option?: string;
  readonly order?: DayOrder;
  /** Which of the layout column's vocabularies, by number, where letters could mean two things. */
  readonly vocabulary?: number;
  /** Words only this partner uses, folded, and the option each means. */
  readonly words?: { readonly [word: string]: string };
}

/** Kept by a person or an organisation for the next file with the same headings. */
export interface Mapping {
  readonly fingerprint: string;
  readonly layout: string;
  /** One for each heading, in order. */
  readonly columns: readonly ColumnUse[];
  /** What no column says and is the same for all rows, by column of the layout. */
  readonly given: { readonly [column: string]: string };
}

/** The mapping kept for these headings, else the one they suggest. A heading that comes twice is asked the second time. */
export function proposeMapping(table: FoundTable, kept: readonly Mapping[] = []): Mapping {
  const fingerprint = fingerprintOf(table.headings);
  const known = kept.find(
    (mapping) =>
      mapping.fingerprint === fingerprint &&
      mapping.layout === table.layout.id &&
      mapping.columns.length === table.headings.length,
  );
  if (known)
    return { ...known, columns: known.columns.map((use, at) => ({ ...use, heading: table.headings[at]?.text ?? "" })) };
  const taken = new Set<string>();
  const columns = table.headings.map(({ text }, index): ColumnUse => {
    const match = table.matches[index];
    if (!match) return { heading: text, is: ASKED };
    if (match.column === undefined) return { heading: text, is: LEFT_OUT };
    const key = `${match.column}=${match.option ?? ""}`;
    if (taken.has(key)) return { heading: text, is: ASKED };
    taken.add(key);
    return { heading: text, is: match.column, ...(match.option !== undefined && { option: match.option }) };
  });
  // Kobo writes a question with many answers twice: once as words, once as a column of ones and zeros for each.
  const whole = new Set(columns.filter(({ option }) => option === undefined).map(({ is }) => is));
  return {
    fingerprint,
    layout: table.layout.id,
    columns: columns.map((use) =>
      use.option !== undefined && whole.has(use.is) ? { heading: use.heading, is: LEFT_OUT } : use,
    ),
    given: {},
  };
}

/** What keeps a mapping from being used, and what it leaves out or guesses. */
export function checkMapping(
  table: FoundTable,
  mapping: Mapping,
  place: FilePlace,
): { readonly faults: readonly Problem[]; readonly notices: readonly Problem[] } {
  const faults: Problem[] = [];
  const notices: Problem[] = [];
  const at = (index: number): FilePlace => ({
    ...place,
    row: table.headingRow,
    column: table.headings[index]?.column ?? "",
  });
  const taken = new Set<string>();
  for (const [index, use] of mapping.columns.entries()) {
    const match = table.matches[index];
    if (use.is === LEFT_OUT) notices.push(registerProblem("left-out-column", at(index), named(use.heading)));
    else if (use.is === ASKED)
      faults.push(
        registerProblem(match?.column === undefined ? "unknown-column" : "column-twice", at(index), named(use.heading)),
      );
    else if (!findColumn(table.layout, use.is))
      faults.push(registerProblem("unknown-column", at(index), named(use.heading)));
    else if (taken.has(`${use.is}=${use.option ?? ""}`))
      faults.push(registerProblem("column-twice", at(index), named(use.heading)));
    else if (match?.column === use.is && !match.sure)
      notices.push(registerProblem("guessed-column", at(index), named(use.heading)));
    taken.add(`${use.is}=${use.option ?? ""}`);
  }
  const present = columnsPresent(table, mapping);
  for (const column of table.layout.columns) {
    if (column.required && !present.has(column.id))
      faults.push(registerProblem("column-missing", { ...place, row: table.headingRow }, named(column.label)));
  }
  return { faults, notices };
}

/** The columns of the layout this file says anything about: in a column, in a title, or by word of the person. */
export function columnsPresent(table: FoundTable, mapping: Mapping): ReadonlySet<string> {
  return new Set(
    [...mapping.columns.map(({ is }) => is), ...Object.keys(table.titles), ...Object.keys(mapping.given)].filter(
      (id) => id !== LEFT_OUT && id !== ASKED,
    ),
  );
}

/** The mapping with one column settled by a person. */
export function settleColumn(mapping: Mapping, index: number, use: Partial<ColumnUse>): Mapping {
  return { ...mapping, columns: mapping.columns.map((column, at) => (at === index ? { ...column, ...use } : column)) };
}

/** Leaves out every column that is still asked about. */
export function leaveOutUnknown(mapping: Mapping): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) => (column.is === ASKED ? { ...column, is: LEFT_OUT } : column)),
  };
}
