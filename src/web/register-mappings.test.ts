// What is remembered of a register: what its columns mean, and no word of it, not even of its headings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprintOf } from "#core/register/find-table.ts";
import type { Mapping } from "#core/register/mapping.ts";
import { bringSheets, sheetOf } from "#test/bicycles/bring.ts";
import { keepHeadings, keepMappings, keptHeadings, keptMappings } from "./register-mappings.ts";

function disk(full = false): Storage {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    removeItem: (key) => void kept.delete(key),
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, text) {
      if (full) throw new Error("full");
      kept.set(key, text);
    },
  };
}

const mapping: Mapping = {
  fingerprint: fingerprintOf([{ text: "Name" }, { text: "Jersey" }]),
  layout: "rides",
  columns: [
    { heading: "Name", is: "name" },
    { heading: "Jersey", is: "jersey", vocabulary: 2, words: { crimson: "red" } },
  ],
  given: { route: "The road to the house of Karlo" },
};

test("what columns mean is kept; headings, words of cells and what was said for all rows are not", () => {
  const here = disk();
  keepMappings(here, [mapping]);
  const [kept] = keptMappings(here);
  assert.deepEqual(kept?.columns[1], { heading: "", is: "jersey", vocabulary: 2 });
  assert.deepEqual(kept?.given, {});
  assert.doesNotMatch(here.getItem("banyan register columns") ?? "", /Name|Jersey|crimson|Karlo/);
});

test("a row of people that somebody took for headings leaves no name behind", () => {
  const here = disk();
  const { sheets } = bringSheets([
    sheetOf([
      ["Name", "Day", "Karlo Testo"],
      ["Dora Invento", "2016-05-14", "Valley"],
    ]),
  ]);
  keepMappings(here, sheets[0]?.mapping ? [sheets[0].mapping] : []);
  const fingerprint = fingerprintOf([{ text: "Karlo Testo" }, { text: "14 May 2016" }]);
  keepHeadings(here, [{ fingerprint, layout: "rides", columns: ["name", "date"] }]);
  assert.equal(keptMappings(here).length, 1);
  assert.equal(keptHeadings(here).length, 1);
  for (const key of ["banyan register columns", "banyan register headings"])
    assert.doesNotMatch(here.getItem(key) ?? "", /karlo|may/iu);
});

test("words that an earlier version kept are gone once they are met", () => {
  const here = disk();
  here.setItem("banyan register columns", JSON.stringify([{ ...mapping, fingerprint: "karlo testo|jersey" }]));
  here.setItem(
    "banyan register headings",
    JSON.stringify([{ fingerprint: "karlo testo|14 may", layout: "rides", columns: ["name", "date"] }]),
  );
  assert.deepEqual([keptMappings(here), keptHeadings(here)], [[], []]);
  for (const key of ["banyan register columns", "banyan register headings"]) assert.equal(here.getItem(key), "[]");
});

test("the newest meaning of the same headings stands alone", () => {
  const here = disk();
  keepMappings(here, [mapping]);
  keepMappings(here, [
    {
      ...mapping,
      columns: [
        { heading: "Name", is: "-" },
        { heading: "Jersey", is: "jersey" },
      ],
    },
  ]);
  assert.deepEqual(
    keptMappings(here).map(({ columns }) => columns[0]?.is),
    ["-"],
  );
});

test("what cannot be understood is as if nothing were kept, and a full disk keeps nothing", () => {
  const here = disk();
  for (const text of ["{", "null", "[null, 3, {}]", '[{"fingerprint":"a","layout":"b","columns":[null]}]']) {
    here.setItem("banyan register columns", text);
    here.setItem("banyan register headings", text);
    assert.deepEqual([keptMappings(here), keptHeadings(here)], [[], []]);
  }
  const full = disk(true);
  keepMappings(full, [mapping]);
  keepHeadings(full, [{ fingerprint: mapping.fingerprint, layout: "rides", columns: ["name", ""] }]);
  assert.deepEqual([keptMappings(full), keptHeadings(full)], [[], []]);
});
