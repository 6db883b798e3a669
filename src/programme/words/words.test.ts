// Words: what the report prints has a Dutch word, and no Dutch word stands for something that is gone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { indicatorsOf } from "#core/programme.ts";
import { programme } from "../register.ts";
import { lookupIn, sourceWords } from "./lookup.ts";
import { nl } from "./nl.ts";

const indicatorIds = indicatorsOf(programme).flatMap(({ code }) =>
  ["says", "counts", "doesNotCount", "example"].map((part) => `indicator.${code}.${part}`),
);

describe("words", () => {
  it("there is a Dutch sentence for every indicator of the first year and a Dutch name for every country, sex and age", () => {
    const printed = Object.keys(sourceWords).filter((id) => /^(country|sex|ageBand|code)\./.test(id));
    const firstYear = indicatorIds.filter((id) => /^indicator\.(C1|C1n|C2|C4|F3|P2|P4|G0)\./.test(id));
    for (const id of [...firstYear, ...printed]) assert.ok(nl[id], id);
  });

  it("no translation is left over", () => {
    const known = new Set([...indicatorIds, ...Object.keys(sourceWords)]);
    for (const id of Object.keys(nl)) assert.ok(known.has(id), id);
  });

  it("falls back to the label of the definition", () => {
    assert.equal(lookupIn("nl")("topic.parenting", "x"), sourceWords["topic.parenting"]);
    assert.equal(lookupIn("en")("nothing.known", "as written"), "as written");
  });
});
