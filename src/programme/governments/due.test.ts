// What is to be done about laws, outcomes and courts: nothing rests by being forgotten.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { record, tasks } from "#test/tasks.ts";

describe("a law in the making", () => {
  const law = (answers: object, state = "followed") =>
    record("policy-process", "law", { name: "Example act", startedOn: "2015-03-01", ...answers }, state);
  const stages = (...days: readonly string[]) => ({ stages: days.map((on, id) => ({ id, stage: "discussed", on })) });

  it("asks for a step half a year after the last one, and only while we work on it", () => {
    assert.deepEqual(tasks([law(stages("2016-06-10", "2015-04-01"))]), [["no-step", "2016-12-10", 2]]);
    assert.deepEqual(tasks([law(stages("2016-06-10", "2016-11-01"))]), []);
    assert.deepEqual(tasks([law(stages("2015-04-01"), "resting")]), []);
  });

  it("asks for a first step where there was none", () => {
    assert.deepEqual(tasks([law({})]), [["no-first-step", "2015-09-01", 468]]);
  });
});

describe("an outcome", () => {
  const outcome = (answers: object, state: string) =>
    record("harvested-outcome", "o", { says: "Example", happenedOn: "2016-09-05", ...answers }, state);

  it("is to be checked, and whoever was asked is asked again after a month without an answer", () => {
    assert.deepEqual(tasks([outcome({}, "told")]), [["ask-somebody", "2016-12-05", 7]]);
    assert.deepEqual(tasks([outcome({ toSubstantiate: "no" }, "told")]), []);
    const asked = { askedOn: "2016-11-10" };
    assert.deepEqual(tasks([outcome(asked, "being-checked")]), [["asked-unanswered", "2016-12-10", 2]]);
    assert.deepEqual(tasks([outcome({ ...asked, substantiations: [{ id: "1" }] }, "being-checked")]), []);
  });
});

describe("a child-friendly measure", () => {
  it("is looked at again a year after it began, and a year after each look, until it ends", () => {
    const measure = (answers: object) => record("justice-measure", "m", { sinceOn: "2014-12-01", ...answers });
    const checks = [{ id: "1", on: "2015-12-05", inUse: "yes" }];
    assert.deepEqual(tasks([measure({})]), [["still-in-use", "2015-12-01", 377]]);
    assert.deepEqual(tasks([measure({ checks })]), [["look-again", "2016-12-05", 7]]);
    assert.deepEqual(tasks([measure({ checks, endedOn: "2016-01-01" })]), []);
  });
});
