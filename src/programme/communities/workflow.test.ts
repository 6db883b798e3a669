// How things go among communities, and what is due: an exercise opens only when all is in place; silence is told to a supervisor.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type DueRecord, tasksOf } from "#core/record/due.ts";
import { offeredMoves } from "#core/record/workflow.ts";
import { communitiesTypes } from "./records.ts";
import { exerciseRequirements, exerciseWorkflow, outWorkflow } from "./workflow.ts";

const TODAY = "2016-12-12";
const record = (type: string, answers: object, state?: string): DueRecord => ({
  id: type,
  type,
  state,
  withdrawn: false,
  answers: { ...answers },
});
const due = (...records: readonly DueRecord[]): readonly string[] =>
  tasksOf(communitiesTypes, records, TODAY).map(({ type, rule }) => `${type} ${rule.id}`);

describe("an exercise with children", () => {
  const ready = Object.fromEntries(exerciseRequirements.map((name) => [name, "yes"]));
  const offered = (answers: object, state = "planned", role = "trainer") =>
    offeredMoves(exerciseWorkflow, state, [role], { ...answers });

  it("opens only when each of the requirements holds, whichever is missing or not known", () => {
    assert.ok(offered(ready).includes("open"));
    for (const name of exerciseRequirements)
      for (const answer of [undefined, "no", "unknown"])
        assert.ok(!offered({ ...ready, [name]: answer }).includes("open"), name);
  });

  it("is held only after it was opened, and shown only after the day it was to wait for", () => {
    assert.ok(!offered({ ...ready, heldOn: TODAY }).includes("hold"));
    const shown = (sharedOn: string) => offered({ sharedOn, notBeforeOn: "2016-05-01" }, "validated");
    assert.deepEqual([shown("2016-04-12"), shown("2016-05-01")], [[], ["share"]]);
  });

  it("is moved by nobody but a trainer", () => {
    for (const role of ["partner-officer", "results-officer", "supervisor", "country-lead"])
      assert.deepEqual(offered(ready, "planned", role), []);
  });

  it("comes back to the children: talked over, told, repeated", () => {
    assert.deepEqual(due(record("mapping-exercise", { heldOn: "2016-11-28" }, "held")), ["mapping-exercise debrief"]);
    assert.deepEqual(due(record("mapping-exercise", { heldOn: "2016-06-01", sharedOn: "2016-11-01" }, "shared")), [
      "mapping-exercise tell",
      "mapping-exercise again-6",
    ]);
  });
});

describe("people who are out", () => {
  const leaving = { buddy: "somebody", backBy: "21:30", safeToGo: "yes" };
  const offered = (answers: object, state: string, role = "caseworker") =>
    offeredMoves(outWorkflow, state, [role], { ...answers });

  it("do not leave without somebody who waits, an hour, and a look at whether it is safe", () => {
    assert.ok(offered(leaving, "planned").includes("leave"));
    for (const missing of ["buddy", "backBy", "safeToGo"])
      assert.ok(!offered({ ...leaving, [missing]: undefined }, "planned").includes("leave"), missing);
  });

  it("are back only when everybody is", () => {
    assert.deepEqual(offered({ allBack: "no" }, "out"), ["alarm"]);
    assert.deepEqual(offered({ allBack: "yes" }, "alarm", "supervisor"), ["back"]);
  });

  it("and not heard from are a task of the supervisor, under a title without a place", () => {
    for (const type of communitiesTypes.filter(({ id }) => ["outreach-shift", "home-visit"].includes(id))) {
      const [task] = tasksOf(
        [type],
        [record(type.id, { on: "2016-12-11", zone: "Example quarter" }, "out")],
        TODAY,
      ).filter(({ rule }) => rule.who.includes("supervisor"));
      assert.deepEqual([task?.rule.id, task?.lateDays], ["silence", 1]);
      assert.deepEqual(type.title, ["on", "band"]);
      assert.deepEqual(due(record(type.id, { on: "2016-12-11" }, "back")), []);
    }
  });
});

describe("what is due", () => {
  it("a committee that has not met for ninety days is asked after; a dormant one is left in peace", () => {
    const committee = { kind: "youth", formedOn: "2016-02-20", activity: "active" };
    const met = (heldOn: string) => record("group-meeting", { committee: "committee", heldOn });
    assert.deepEqual(due(record("committee", committee)), ["committee met"]);
    assert.deepEqual(due(record("committee", committee), met("2016-06-11")), ["committee met"]);
    assert.deepEqual(due(record("committee", committee), met("2016-11-11")), []);
    assert.deepEqual(due(record("committee", { ...committee, activity: "dormant" })), []);
  });

  it("a promise past its day, news for the children, and a second look after six months", () => {
    const promised = { promisedOn: "2016-05-24", dueOn: "2016-12-01", childrenToldOn: "2016-06-01" };
    assert.deepEqual(due(record("commitment", promised, "begun")), ["commitment keep"]);
    assert.deepEqual(due(record("commitment", { refusedOn: "2016-11-20" }, "refused")), ["commitment tell-refused"]);
    const kept = { ...promised, keptOn: "2016-06-10" };
    const checked = (round: string) => record("promise-check", { commitment: "commitment", round });
    assert.deepEqual(due(record("commitment", kept, "kept")), ["commitment check-6"]);
    assert.deepEqual(due(record("commitment", kept, "kept"), checked("early")), ["commitment check-6"]);
    assert.deepEqual(due(record("commitment", kept, "kept"), checked("6-months")), []);
  });

  it("a family not heard from for a month, and a note that runs out", () => {
    const family = { startedOn: "2016-10-01", safeToInvolve: "yes" };
    assert.deepEqual(due(record("family", family)), ["family contact"]);
    assert.deepEqual(due(record("family", { ...family, safeToInvolve: "no" })), []);
    assert.deepEqual(due(record("zone-note", { expiresOn: "2016-12-20" })), ["zone-note expires"]);
  });
});
