// The steps of a training day: what must be said before it starts, and who may take each step.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Answers } from "#core/record/condition.ts";
import { offeredMoves } from "#core/record/workflow.ts";
import { trainingDayWorkflow } from "./workflow.ts";

const offered = (answers: Answers, state = "planned", role = "trainer"): readonly string[] =>
  offeredMoves(trainingDayWorkflow, state, [role], answers);
const on = { heldOn: "2016-12-12" };

describe("a training day", () => {
  it("does not start before somebody has said whether children are there", () => {
    assert.deepEqual(offered(on), ["call-off"]);
    assert.deepEqual(offered({ ...on, childrenPresent: "no" }), ["start", "hold", "call-off"]);
  });

  it("does not start with children whose safety nobody has checked, known or not known to be there", () => {
    for (const childrenPresent of ["yes", "unknown"]) {
      assert.deepEqual(offered({ ...on, childrenPresent }), ["call-off"]);
      assert.ok(!offered({ ...on, childrenPresent, safeguardingChecked: "no" }).includes("start"));
      assert.ok(!offered({ ...on, childrenPresent, safeguardingChecked: "unknown" }).includes("start"));
      assert.ok(offered({ ...on, childrenPresent, safeguardingChecked: "yes" }).includes("start"));
    }
  });

  it("that has been can be told as it was, also where nobody had checked", () => {
    assert.ok(offered({ ...on, childrenPresent: "yes", safeguardingChecked: "no" }).includes("hold"));
  });

  it("is started by nobody who only counts or pays", () => {
    const ready = { ...on, childrenPresent: "no" };
    for (const role of ["country-lead", "donor", "caseworker"]) assert.deepEqual(offered(ready, "planned", role), []);
  });
});
