// What is remembered of a register: its headings, and nothing that stood under them.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mapping } from "#core/register/mapping.ts";
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
  fingerprint: "name|jersey",
  layout: "rides",
  columns: [
    { heading: "Name", is: "name" },
    { heading: "Jersey", is: "jersey", vocabulary: 2, words: { crimson: "red" } },
  ],
  given: { route: "The road to the house of Karlo" },
};

test("headings and their meaning are kept; words of cells and what was said for all rows are not", () => {
  const here = disk();
  keepMappings(here, [mapping]);
  const [kept] = keptMappings(here);
  assert.deepEqual(kept?.columns[1], { heading: "Jersey", is: "jersey", vocabulary: 2 });
  assert.deepEqual(kept?.given, {});
  assert.doesNotMatch(here.getItem("banyan register columns") ?? "", /crimson|Karlo/);
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
  keepHeadings(full, [{ fingerprint: "a|b", layout: "rides", columns: ["name", ""] }]);
  assert.deepEqual([keptMappings(full), keptHeadings(full)], [[], []]);
});
