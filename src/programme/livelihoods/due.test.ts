// What a learner is owed: to be asked at three, six and twelve months, and whoever left, too; and an employer is looked at every year.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { record, tasks } from "#test/tasks.ts";

const learner = (answers: object) =>
  record("enrolment", "ann", { cohort: "school", enrolledOn: "2016-01-11", ...answers });
const followUp = (after: string) =>
  record("livelihood-follow-up", `f${after}`, { enrolment: "ann", after, on: "2016-09-15" });

describe("a learner who finished", () => {
  it("is asked after three, six and twelve months, each once", () => {
    const ann = learner({ finishedOn: "2016-06-15" });
    assert.deepEqual(tasks([ann]), [
      ["follow-up-3", "2016-09-15", 88],
      ["follow-up-6", "2016-12-15", -3],
    ]);
    assert.deepEqual(tasks([ann, followUp("3")]), [["follow-up-6", "2016-12-15", -3]]);
    assert.deepEqual(tasks([ann, followUp("3"), followUp("6")]), []);
    assert.deepEqual(
      tasks([ann, followUp("3"), followUp("6")], "2017-06-15").map(([rule]) => rule),
      ["follow-up-12"],
    );
  });

  it("is left in peace who did not agree to be asked, or not again", () => {
    const ann = learner({ finishedOn: "2016-06-15" });
    const last = { ...followUp("3"), answers: { ...followUp("3").answers, mayAskAgain: "no" } };
    assert.deepEqual(tasks([ann, last]), []);
    assert.deepEqual(tasks([ann, last], "2017-06-15"), []);
    assert.deepEqual(tasks([learner({ finishedOn: "2016-06-15", agreed: "no" })]), []);
  });
});

describe("a learner who is in the course, or left it", () => {
  it("is asked how they live within a month, and spoken with after leaving", () => {
    const baseline = record("livelihood-baseline", "b", { enrolment: "ann", on: "2016-01-20" });
    assert.deepEqual(tasks([learner({})], "2016-02-12"), [["baseline", "2016-02-10", 2]]);
    assert.deepEqual(tasks([learner({}), baseline], "2016-02-12"), []);
    assert.deepEqual(tasks([learner({ leftOn: "2016-11-20" })]), [["spoken", "2016-12-04", 8]]);
    assert.deepEqual(tasks([learner({ leftOn: "2016-11-20", spokenOn: "2016-11-25" })]), []);
  });
});

describe("an employer", () => {
  const check = (id: string, answers: object) =>
    record("employer-check", id, { employer: "Example kitchen", checkedOn: "2015-12-01", outcome: "fit", ...answers });

  it("is checked again after a year, by a check that names the one before", () => {
    assert.deepEqual(tasks([check("a", {})]), [["check-again", "2016-12-01", 11]]);
    assert.deepEqual(tasks([check("a", {}), check("b", { before: "a", checkedOn: "2016-11-30" })]), []);
    assert.deepEqual(tasks([check("a", { outcome: "unfit" })]), []);
    assert.deepEqual(tasks([check("a", { inUse: "no" })]), []);
  });
});
