// The coverage table names what there is, and nothing is there for nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { coverage, coverageTable, faultsIn } from "./coverage.ts";
import { programme } from "./register.ts";

const screens = readFileSync(new URL("../web/screens.tsx", import.meta.url), "utf8");
const paths = [...screens.matchAll(/path: "(\/[a-z-]*)/g)].map(([, path = ""]) => path);

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
    assert.deepEqual(faultsIn(coverage, programme, paths), []);
  });

  it("finds a name that is none, and a record type that serves nothing", () => {
    const [first, ...rest] = coverage;
    assert.ok(first);
    const wrong = [{ ...first, types: [...first.types, "tricycle"], screens: ["/nowhere"] }, ...rest];
    assert.deepEqual(faultsIn(wrong, programme, paths), [
      "item 1 names a record type that does not exist: tricycle",
      "item 1 names a screen that does not exist: /nowhere",
    ]);
    const without = coverage.map((item) => ({ ...item, types: item.types.filter((id) => id !== "supplier-purchase") }));
    assert.deepEqual(faultsIn(without, programme, paths), ["record type supplier-purchase serves no item"]);
  });

  it("says of every item what serves it, or what is left for later", () => {
    for (const { item, types, screens: made, later } of coverage)
      assert.ok(types.length + made.length > 0 || later, String(item));
  });

  it("is kept in docs as it is now: `npm run -s banyan -- coverage --write` writes it anew", () => {
    const kept = readFileSync(new URL("../../docs/coverage.md", import.meta.url), "utf8");
    assert.equal(kept, coverageTable(coverage, programme));
  });
});
