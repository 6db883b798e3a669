// What the register screen says in numbers: what stands in the way, what would be saved, what the one button does.

import { findType, type Programme } from "#core/programme.ts";
import type { RowState } from "#core/register/planned.ts";
import { spoken } from "#ui/spoken.ts";
import { countWords, lower } from "#ui/words.ts";
import type { Made, SheetView } from "./register-view.ts";

/** The states of a row, in the order in which they are looked at. */
export const rowStates = [
  "faulty",
  "new",
  "changed",
  "unchanged",
  "repeated",
  "withdrawn",
  "set-aside",
] as const satisfies readonly RowState[];

export function stateWord(state: RowState): string {
  return spoken().t(`register.state-${state}`);
}

/** Something to be settled before anything can be brought in, and the place on the page where that is done. */
export interface Blocker {
  readonly sheet: string;
  readonly says: string;
  readonly at: "sheets" | "columns" | "totals" | "faults" | "rows";
}

export function blockersOf(sheets: readonly SheetView[]): readonly Blocker[] {
  const { t } = spoken();
  const taken = sheets.filter(({ is }) => is !== "left-out");
  if (taken.length === 0) return [{ sheet: "", says: t("register.choose-a-sheet"), at: "sheets" }];
  return taken.flatMap((sheet) => {
    const name = taken.length > 1 ? `${sheet.name}: ` : "";
    const columns = openColumns(sheet).length + sheet.missing.filter((id) => !isGiven(sheet, id)).length;
    const faults = sheet.faults.filter(({ code }) => code !== "register.totals-only").length;
    const faulty = sheet.counts?.faulty ?? 0;
    const blocks: readonly (Omit<Blocker, "sheet"> | false)[] = [
      columns > 0 && { says: t("register.column-to-decide-about", { count: columns }), at: "columns" },
      faults > 0 && { says: t("register.thing-to-settle", { count: faults }), at: "faults" },
      sheet.is === "totals" &&
        sheet.rows.length === 0 && { says: t("register.totals-to-declare-or-leave"), at: "totals" },
      faulty > 0 && { says: t("register.row-to-mend-or-set", { count: faulty }), at: "rows" },
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
  const { t } = spoken();
  const made = sheets.flatMap((sheet) => sheet.made);
  const created = addUp(made.filter(({ act }) => act === "create")).map(({ type, count }) => {
    const { label, plural } = findType(programme, type) ?? { label: type, plural: type };
    return `${countWords(count)} ${lower(count === 1 ? label : plural)}`;
  });
  const of = (act: Made["act"]): number =>
    made.filter((one) => one.act === act).reduce((sum, { count }) => sum + count, 0);
  return [
    list(created),
    of("edit") > 0 ? t("register.correction", { count: of("edit") }) : "",
    of("withdraw") > 0 ? t("register.withdrawn-count", { count: of("withdraw") }) : "",
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
  const { t } = spoken();
  const totals = sheets.filter(({ is }) => is === "totals").reduce((sum, { rows }) => sum + rows.length, 0);
  const rows = rowsToBring(sheets.filter(({ is }) => is !== "totals"));
  if (sheets.every(({ made }) => made.length === 0)) return t("register.bring-in");
  if (totals > 0 && rows === 0) return t("register.declare-total", { count: totals });
  if (rows > 0) return t("register.bring-in-row", { count: rows + totals });
  const withdrawn = sheets.flatMap(({ made }) => made).filter(({ act }) => act === "withdraw");
  return withdrawn.length > 0
    ? t("register.withdraw-row", { count: withdrawn.reduce((sum, { count }) => sum + count, 0) })
    : t("register.save-what-you-decided");
}

/** Whether carrying this out would save anything at all. */
export function savesAnything(sheets: readonly SheetView[]): boolean {
  return sheets.some(({ made }) => made.length > 0);
}

export function list(parts: readonly string[]): string {
  return new Intl.ListFormat(spoken().locale).format(parts);
}
