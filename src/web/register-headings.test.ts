// Headings that nobody taught the importer, told by a person, on a club's list in an unknown tongue.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprintOf } from "#core/register/find-table.ts";
import { bringSheets, sheetOf } from "#test/bicycles/bring.ts";
import { type HeadingsTold, withTold } from "./register-headings.ts";

const foreign = sheetOf([
  ["Klubo de la rivero"],
  ["Nomo", "Naskita", "Tago", "Vojo"],
  ["Karlo Testo", "2001-02-13", "2016-05-14", "Valley"],
  ["Nomo", "2001-02-13", "2016-05-14", "Valley"],
]);
const labels: { readonly [column: string]: string } = { name: "Name", born: "Born on", date: "Day", route: "Route" };
const labelOf = (layout: string, column: string): string | undefined =>
  layout === "rides" ? labels[column] : undefined;
const told: HeadingsTold = {
  fingerprint: fingerprintOf(foreign.rows[1]?.cells ?? []),
  layout: "rides",
  columns: ["name", "born", "date", "route"],
};

test("a list with unknown headings is understood once somebody has said what they mean", () => {
  assert.equal(bringSheets([foreign]).sheets[0]?.is, "unknown");
  const found = withTold(foreign, [told], labelOf);
  assert.equal(found?.layout, "rides");
  const brought = bringSheets(found ? [found.sheet] : []);
  assert.equal(brought.sheets[0]?.plan?.counts.new, 2);
  assert.ok(brought.ready);
});

test("only the row of headings is put in other words; a cell that says the same below stays", () => {
  const found = withTold(foreign, [told], labelOf);
  assert.deepEqual(
    found?.sheet.rows.map(({ cells }) => cells[0]?.text),
    ["Klubo de la rivero", "Name", "Karlo Testo", "Nomo"],
  );
});

test("a heading of which nothing was said keeps its own words, and is asked about", () => {
  const found = withTold(foreign, [{ ...told, columns: ["name", "", "date", "route"] }], labelOf);
  assert.equal(found?.sheet.rows[1]?.cells[1]?.text, "Naskita");
  assert.ok(
    bringSheets(found ? [found.sheet] : []).sheets[0]?.faults.some(({ code }) => code === "register.unknown-column"),
  );
});

test("what was told of one list is not taken for another", () => {
  const other = sheetOf([
    ["Nomo", "Naskita", "Tago"],
    ["Karlo", "2001-02-13", "2016-05-14"],
  ]);
  assert.equal(withTold(other, [told], labelOf), undefined);
});
