// The coverage table names what there is, and nothing is there for nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Programme } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { coverageOf, coverageTable, faultsIn } from "./coverage.ts";
import { programme } from "./register.ts";

const screens = readFileSync(new URL("../web/screens.tsx", import.meta.url), "utf8");
const paths = [...screens.matchAll(/path: "(\/[a-z-]*)/g)].map(([, path = ""]) => path);
const coverage = coverageOf(programme);

/** The programme with one record type otherwise. */
function withType(id: string, otherwise: Partial<RecordType>): Programme {
  return {
    ...programme,
    domains: programme.domains.map((domain) => ({
      ...domain,
      types: domain.types.map((type) => (type.id === id ? { ...type, ...otherwise } : type)),
    })),
  };
}

describe("the coverage table", () => {
  it("has the 58 items in their order, each with a title of its own", () => {
    assert.deepEqual(
      coverage.map(({ item }) => item),
      Array.from({ length: 58 }, (_, index) => index + 1),
    );
    assert.equal(new Set(coverage.map(({ title }) => title)).size, 58);
  });

  it("names only what exists, and every record type and indicator serves an item", () => {
    assert.ok(paths.includes("/results"));
    assert.deepEqual(faultsIn(programme, paths), []);
  });

  it("finds a record type that serves nothing or what nobody asked for, and a screen that is none", () => {
    assert.deepEqual(faultsIn(withType("supplier-purchase", { serves: [] }), paths), [
      "record type supplier-purchase serves no item",
    ]);
    assert.deepEqual(faultsIn(withType("supplier-purchase", { serves: [49, 59] }), paths), [
      "record type supplier-purchase serves 59, which nobody asked for",
    ]);
    const without = paths.filter((path) => path !== "/register");
    assert.ok(faultsIn(programme, without).includes("item 5 names a screen that does not exist: /register"));
  });

  it("says of every item what serves it, or what is left for later", () => {
    for (const { item, types, screens: made = [], later } of coverage)
      assert.ok(types.length + made.length > 0 || later, String(item));
  });

  it("is kept in docs as it is now: `npm run -s banyan -- coverage --write` writes it anew", () => {
    const kept = readFileSync(new URL("../../docs/coverage.md", import.meta.url), "utf8");
    assert.equal(kept, coverageTable(programme));
  });
});
