// A club's list as the screen shows it: what is asked, what would be saved, and what stands in the way.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sheet } from "#core/sheet/sheet.ts";
import { afterwards, bringSheets, HEADINGS, sheetOf } from "#test/bicycles/bring.ts";
import { clubTypes } from "#test/bicycles/ride-register.ts";
import { makeWords, speak } from "#ui/spoken.ts";
import { rowsSaid, viewOf } from "./register-view.ts";
import { blockersOf, bringWords, rowsToBring, savedWords, savesAnything } from "./register-words.ts";
import { allEnglish } from "./words/all-english.ts";

speak(makeWords("en", allEnglish));

const club = {
  id: "club",
  label: "Club",
  rules: 1,
  roles: [],
  retention: [],
  countries: {},
  domains: [{ id: "club", label: "Club", types: clubTypes, facts: [], indicators: [] }],
};
const all = ["rides", "estimates"];
const rider = (name: string, born: string): readonly string[] => [
  name,
  "",
  "red",
  born,
  "Hill",
  "2016-05-14",
  "Valley",
  "yes",
];

function viewed(sheets: readonly Sheet[], more: Parameters<typeof bringSheets>[2] = {}, allowed = all) {
  return viewOf(bringSheets(sheets, [], more), allowed, sheets);
}

test("a sound list says what would be saved, and what the button does", () => {
  const { sheets, ready } = viewed([
    sheetOf([HEADINGS, rider("Ann Test", "2001-02-13"), rider("Bea Test", "2002-03-14")]),
  ]);
  assert.ok(ready);
  assert.deepEqual(blockersOf(sheets), []);
  assert.equal(savedWords(club, sheets), "1 club day, 2 riders and 2 outings");
  assert.equal(bringWords(sheets), "Bring in 2 rows");
});

test("a column nobody knows, and a row with a slip, each stand in the way with their place", () => {
  const { sheets, ready } = viewed([
    sheetOf([
      [...HEADINGS, "Favourite song"],
      [...rider("Ann Test", "2001-02-31"), "none"],
    ]),
  ]);
  assert.ok(!ready);
  assert.deepEqual(
    blockersOf(sheets).map(({ at, says }) => [at, says]),
    [
      ["columns", "1 column to decide about"],
      ["rows", "1 row to mend or set aside"],
    ],
  );
  const [sheet] = sheets;
  assert.equal(sheet?.columns.at(-1)?.heading, "Favourite song");
  assert.equal(sheet?.columns.at(-1)?.fault?.code, "register.unknown-column");
  assert.deepEqual(sheet?.columns.at(-1)?.fault?.about, { about: "“Favourite song”" });
  assert.deepEqual(sheet?.columns[0]?.examples, ["Ann Test"]);
  assert.equal(sheet?.rows[0]?.state, "faulty");
});

test("what every row needs and no column holds is asked for the whole sheet", () => {
  const rows = sheetOf([
    HEADINGS.filter((heading) => heading !== "Route"),
    rider("Ann Test", "2001-02-13").filter((cell) => cell !== "Valley"),
  ]);
  const { sheets } = viewed([rows]);
  assert.deepEqual(sheets[0]?.missing, ["route"]);
  assert.deepEqual(
    blockersOf(sheets).map(({ at }) => at),
    ["columns"],
  );
});

test("a kind of register that is somebody else's is named, and nothing of it is planned or ready", () => {
  const { sheets, ready } = viewed([sheetOf([HEADINGS, rider("Ann Test", "2001-02-13")])], {}, ["estimates"]);
  assert.ok(!ready);
  assert.deepEqual([sheets[0]?.rows, sheets[0]?.made, sheets[0]?.is], [[], [], "unknown"]);
  assert.match(sheets[0]?.faults[0]?.says ?? "", /“Riders on ride days”, which is not yours to bring in/);
});

test("the same list again saves nothing", () => {
  const sheets = [sheetOf([HEADINGS, rider("Ann Test", "2001-02-13")])];
  const first = bringSheets(sheets);
  const again = bringSheets(sheets, afterwards([], first));
  const view = viewOf(again, all, sheets);
  assert.ok(view.ready);
  assert.equal(savesAnything(view.sheets), false);
  assert.equal(rowsToBring(view.sheets), 0);
});

test("a row is told as it came and as it was understood", () => {
  const brought = bringSheets([sheetOf([HEADINGS, rider("Ann Test", "13/2/2001")])]);
  const [row] = rowsSaid(brought.sheets[0] ?? assert.fail(), [2]);
  assert.equal(row?.cells["D"], "13/2/2001");
  assert.equal(row?.values["born"], "2001-02-13");
});
