import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bringSheets, HEADINGS, sheetOf } from "#test/bicycles/bring.ts";
import { rideRegister } from "#test/bicycles/ride-register.ts";
import type { SheetChoices } from "./bring-in.ts";
import { problemLine } from "./problems.ts";

const ana = ["Ana Azul", "7", "red", "2004-05-06", "Hill", "2016-03-12", "Coast", "yes"];
const headings = [...HEADINGS, "Guests", "Km"];

describe("a column that is asked with another", () => {
  const asked = {
    ...rideRegister,
    columns: [
      ...rideRegister.columns,
      {
        id: "guestsNew",
        label: "New guests",
        kind: "people" as const,
        with: "guests",
        headings: { en: ["New guests"] },
      },
    ],
  };
  const bring = (heads: readonly string[], row: readonly (string | number | null)[], choices: SheetChoices = {}) =>
    bringSheets([sheetOf([heads, row])], [], choices, { layouts: [asked] }).sheets[0];
  it("is missing where the other is there and it is not, and can be given for the whole sheet", () => {
    const sheet = bring([...HEADINGS, "Guests"], [...ana, 3]);
    assert.deepEqual(sheet?.faults.map(problemLine), [
      "rides.xlsx, Rides, row 1: No column holds “New guests”. Say which one does, or what it is for the whole sheet.",
    ]);
    const mapping = { ...(sheet?.mapping ?? assert.fail()), given: { guestsNew: "0" } };
    assert.equal(bring([...HEADINGS, "Guests"], [...ana, 3], { mapping })?.rows?.[0]?.values["guestsNew"], 0);
    assert.deepEqual(bring(HEADINGS, ana)?.faults, []);
  });
  it("has to be answered in a row that has the other, unless that is none", () => {
    const heads = [...HEADINGS, "Guests", "New guests"];
    const problems = (guests: number | null, fresh: number | null) =>
      bring(heads, [...ana, guests, fresh])?.rows?.[0]?.problems.map(({ field }) => field);
    assert.deepEqual(
      [problems(3, 1), problems(3, null), problems(0, null), problems(null, null)],
      [[], ["guestsNew"], [], []],
    );
  });
});

describe("a cell is mended in the preview", () => {
  it("by typing it anew or emptying it, and the row is whole", () => {
    const sheets = [sheetOf([headings, [...ana, -3]])];
    assert.equal(bringSheets(sheets, [], { mended: { "2/guests": "3" } }).sheets[0]?.rows?.[0]?.values["guests"], 3);
    assert.equal(bringSheets(sheets, [], { mended: { "2/guests": "" } }).ready, true);
    assert.equal(bringSheets(sheets).ready, false);
  });
  it("or a word is given a meaning once, for the whole column and the next file", () => {
    const sheets = [sheetOf([headings, [ana[0] ?? "", "7", "crimson", ...ana.slice(3)]])];
    const mapping = bringSheets(sheets).sheets[0]?.mapping ?? assert.fail();
    const words = {
      ...mapping,
      columns: mapping.columns.map((use) => (use.is === "jersey" ? { ...use, words: { crimson: "red" } } : use)),
    };
    assert.equal(bringSheets(sheets, [], { mapping: words }).sheets[0]?.rows?.[0]?.values["jersey"], "red");
  });
});
