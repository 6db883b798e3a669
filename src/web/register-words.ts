// What the register screen says in numbers: what stands in the way, what would be saved, what the one button does.
import { findType, type Programme } from "#core/programme.ts";
import type { RowState } from "#core/register/planned.ts";
import { countOf, countWords } from "#ui/words.ts";
import type { Made, SheetView } from "./register-view.ts";

/** The words of each state of a row, in the order in which they are looked at. */
export const stateWords: { readonly [state in RowState]: string } = {
  faulty: "To be mended",
  new: "New",
  changed: "Changed",
  unchanged: "Here already",
  repeated: "Twice in the file",
  withdrawn: "Withdrawn before",
  "set-aside": "Set aside",
};

/** Something to be settled before anything can be brought in, and the place on the page where that is done. */
export interface Blocker {
  readonly sheet: string;
  readonly says: string;
  readonly at: "sheets" | "columns" | "totals" | "faults" | "rows";
}

export function blockersOf(sheets: readonly SheetView[]): readonly Blocker[] {
  const taken = sheets.filter(({ is }) => is !== "left-out");
  if (taken.length === 0) return [{ sheet: "", says: "choose a sheet", at: "sheets" }];
  return taken.flatMap((sheet) => {
    const name = taken.length > 1 ? `${sheet.name}: ` : "";
    const columns = openColumns(sheet).length + sheet.missing.filter((id) => !isGiven(sheet, id)).length;
    const faults = sheet.faults.filter(({ code }) => code !== "register.totals-only").length;
    const faulty = sheet.counts?.faulty ?? 0;
    const blocks: readonly (Omit<Blocker, "sheet"> | false)[] = [
      columns > 0 && { says: `${countOf(columns, "column")} to decide about`, at: "columns" },
      faults > 0 && { says: `${countOf(faults, "thing")} to settle`, at: "faults" },
      sheet.is === "totals" && sheet.rows.length === 0 && { says: "totals to declare or leave out", at: "totals" },
      faulty > 0 && { says: `${countOf(faulty, "row")} to mend or set aside`, at: "rows" },
    ];
    return blocks.flatMap((block) => (block ? [{ ...block, says: name + block.says, sheet: sheet.name }] : []));
  });
}

export function openColumns({ columns }: SheetView): SheetView["columns"] {
  return columns.filter(isOpen);
}

/** A column about which somebody has to decide. */
export function isOpen({ asked, fault }: SheetView["columns"][number]): boolean {
  return asked !== undefined || fault !== undefined;
}

export function isGiven({ mapping }: SheetView, column: string): boolean {
  return (mapping?.given[column] ?? "") !== "";
}

/** The rows that would become something: new ones and changed ones. */
export function rowsToBring(sheets: readonly SheetView[]): number {
  return sheets.reduce((all, { counts }) => all + (counts ? counts.new + counts.changed : 0), 0);
}

/** "380 attendances and 2 training days; 12 corrections; 3 withdrawn". */
export function savedWords(programme: Programme, sheets: readonly SheetView[]): string {
  const made = sheets.flatMap((sheet) => sheet.made);
  const created = addUp(made.filter(({ act }) => act === "create")).map(({ type, count }) => {
    const { label, plural } = findType(programme, type) ?? { label: type, plural: type };
    return countOf(count, lower(label), lower(plural));
  });
  const of = (act: Made["act"]): number =>
    made.filter((one) => one.act === act).reduce((sum, { count }) => sum + count, 0);
  return [
    list(created),
    of("edit") > 0 ? countOf(of("edit"), "correction") : "",
    of("withdraw") > 0 ? `${countWords(of("withdraw"))} withdrawn` : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
}

function addUp(made: readonly Made[]): readonly { readonly type: string; readonly count: number }[] {
  const byType = Map.groupBy(made, ({ type }) => type);
  return [...byType].map(([type, all]) => ({ type, count: all.reduce((sum, { count }) => sum + count, 0) }));
}

/** What the one button says. */
export function bringWords(sheets: readonly SheetView[]): string {
  const totals = sheets.filter(({ is }) => is === "totals").reduce((sum, { rows }) => sum + rows.length, 0);
  const rows = rowsToBring(sheets.filter(({ is }) => is !== "totals"));
  if (sheets.every(({ made }) => made.length === 0)) return "Bring in";
  if (totals > 0 && rows === 0) return `Declare ${countOf(totals, "total")}`;
  if (rows > 0) return `Bring in ${countOf(rows + totals, "row")}`;
  const withdrawn = sheets.flatMap(({ made }) => made).filter(({ act }) => act === "withdraw");
  return withdrawn.length > 0
    ? `Withdraw ${countOf(
        withdrawn.reduce((sum, { count }) => sum + count, 0),
        "row",
      )}`
    : "Save what you decided";
}

/** Whether carrying this out would save anything at all. */
export function savesAnything(sheets: readonly SheetView[]): boolean {
  return sheets.some(({ made }) => made.length > 0);
}

export function list(parts: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(parts);
}

export function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}
