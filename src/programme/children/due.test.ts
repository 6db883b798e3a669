// The clocks of case management: who is reminded of what, by how urgent a case is; and that nobody is hurried into closing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { typesOf } from "#core/programme.ts";
import { type DueRecord, tasksOf } from "#core/record/due.ts";
import { offeredMoves } from "#core/record/workflow.ts";
import { after } from "#test/moves.ts";
import { record } from "#test/tasks.ts";
import { programme } from "../register.ts";
import { Case } from "./records.ts";
import { caseWorkflow, reintegrationWorkflow } from "./workflow.ts";

const types = typesOf(programme);
const theCase = (risk: string, more = {}, state = "following") =>
  record("case", "c", { openedOn: "2016-11-01", risk, ...more }, state);
const on = (records: readonly DueRecord[], today: string) =>
  Object.fromEntries(tasksOf(types, records, today, 400).map(({ type, rule, on }) => [`${type} ${rule.id}`, on]));

describe("a case", () => {
  it("asks for a first contact within one, three or seven days, by how urgent it is", () => {
    for (const [risk, day] of [
      ["high", "2016-11-02"],
      ["medium", "2016-11-04"],
      ["low", "2016-11-08"],
    ] as const)
      assert.equal(on([theCase(risk)], "2016-11-01")[`case contact-${risk}`], day);
  });

  it("asks again a week, two weeks or a month after each contact, and tells a supervisor of silence", () => {
    const visit = record("visit", "v", { case: "c", madeOn: "2016-11-03" });
    assert.equal(on([theCase("high"), visit], "2016-11-03")["case contact-high"], "2016-11-10");
    assert.equal(on([theCase("high"), visit], "2016-11-03")["case contact-silent"], "2016-11-13");
    assert.equal(on([theCase("low"), visit], "2016-11-03")["case contact-low"], "2016-12-03");
  });

  it("takes a visit at which nobody was reached for no contact", () => {
    const missed = record("visit", "v", { case: "c", madeOn: "2016-11-03", reached: "nobody" });
    const due = on([theCase("high"), missed], "2016-11-03");
    assert.equal(due["case contact-high"], "2016-11-02");
    assert.equal(due["case contact-silent"], "2016-11-05");
    const closed = theCase("low", { closedOn: "2016-12-01", followAfter: "yes" }, "closed");
    const after = record("visit", "v", { case: "c", madeOn: "2017-03-01", kind: "after-closing", reached: "nobody" });
    assert.equal(on([closed, after], "2017-03-01")["case after-closing"], "2017-03-01");
  });

  it("asks for an assessment in seven days and a plan in fourteen, until they are there", () => {
    const first = on([theCase("low")], "2016-11-01");
    assert.deepEqual([first["case assessment"], first["case plan"]], ["2016-11-08", "2016-11-15"]);
    const there = [
      theCase("low"),
      record("assessment", "a", { case: "c", madeOn: "2016-11-05", approvedOn: "2016-11-06" }),
      record("plan", "p", { case: "c", agreedOn: "2016-11-09", approvedOn: "2016-11-10" }),
    ];
    const then = on(there, "2016-11-20");
    assert.deepEqual([then["case assessment"], then["case plan"]], [undefined, undefined]);
  });

  it("asks nothing of a child whose case is closed, but how it is where that was agreed", () => {
    const closed = on([theCase("high", { closedOn: "2016-12-01", followAfter: "yes" }, "closed")], "2016-12-01");
    assert.deepEqual(closed, { "case after-closing": "2017-03-01" });
  });

  it("has no clock that ends in closing: only what somebody asked for is looked at, and keeping open is offered", () => {
    for (const { act, from } of Case.due ?? [])
      if ("move" in act && act.move === "close") assert.equal(from, "closingAskedOn");
    const answers = { closedOn: "2016-12-01" };
    assert.deepEqual(offeredMoves(caseWorkflow, "closing-asked", ["supervisor"], answers), ["keep-open", "close"]);
    assert.deepEqual(offeredMoves(caseWorkflow, "closing-asked", ["caseworker"], answers), []);
  });

  it("is not closed by whoever asked to close it, supervisor or not", () => {
    const own = after(caseWorkflow, "ann:ask-closing", "ann:close");
    assert.deepEqual([own.state, own.setAside.length], ["closing-asked", 1]);
    assert.equal(after(caseWorkflow, "ben:ask-closing", "ann:close").state, "closed");
    // Alone, a supervisor keeps it open, and a colleague asks.
    assert.equal(
      after(caseWorkflow, "ann:ask-closing", "ann:keep-open", "ben:ask-closing", "ann:close").state,
      "closed",
    );
    const { made } = after(caseWorkflow, "ann:ask-closing");
    const offered = (id: string) =>
      offeredMoves(caseWorkflow, "closing-asked", ["supervisor"], { closedOn: "2016-12-01" }, { id, made });
    assert.deepEqual([offered("ann"), offered("ben")], [["keep-open"], ["keep-open", "close"]]);
  });
});

describe("what was found on one day", () => {
  const single = (type: string, answers: DueRecord["answers"]) => on([record(type, "x", answers)], "2016-12-01");

  it("comes before a supervisor where the risk is high, since the clocks go by what the case says", () => {
    const found = { case: "c", madeOn: "2016-12-01", risk: "high" };
    assert.deepEqual(single("risk-assessment", found), { "risk-assessment seen": "2016-12-02" });
    assert.deepEqual(single("risk-assessment", { ...found, approvedOn: "2016-12-01" }), {});
    assert.deepEqual(single("risk-assessment", { ...found, risk: "medium" }), {});
  });

  it("is told at once where somebody of ours may be involved, and a complaint is raised today", () => {
    const happened = { case: "c", happenedOn: "2016-12-01", ourOwn: "yes", reportedTo: ["supervisor"] };
    assert.deepEqual(single("incident", happened), { "incident our-own": "2016-12-01" });
    assert.deepEqual(single("incident", { ...happened, officerToldOn: "2016-12-01" }), {});
    const said = { case: "c", askedOn: "2016-12-01", complaint: "yes" };
    assert.deepEqual(single("child-feedback", said), { "child-feedback complaint": "2016-12-01" });
    assert.deepEqual(single("child-feedback", { ...said, raisedOn: "2016-12-01" }), {});
  });

  it("goes on: a new day in court and the next conference are written as what follows", () => {
    const postponed = record("justice-step", "s", { case: "c", status: "postponed", newDayOn: "2016-12-20" });
    assert.deepEqual(on([postponed], "2016-12-01"), { "justice-step new-day": "2016-12-13" });
    const after = record("justice-step", "t", { case: "c", follows: "s", status: "cancelled" });
    assert.deepEqual(on([postponed, after], "2016-12-01"), {});
    const conference = record("case-conference", "k", { case: "c", heldOn: "2016-11-01", nextOn: "2016-12-06" });
    assert.deepEqual(on([conference], "2016-12-01"), { "case-conference next": "2016-12-06" });
    assert.deepEqual(on([conference, record("case-conference", "l", { case: "c", follows: "k" })], "2016-12-01"), {});
  });
});

describe("a return", () => {
  const back = record("reintegration", "r", { case: "c", livingThereSince: "2016-05-31" }, "living-there");

  it("is asked about after 3, 6 and 12 months, also in a month without that day", () => {
    const due = on([back], "2016-06-01");
    assert.deepEqual(
      ["after-3", "after-6", "after-12"].map((id) => due[`reintegration ${id}`]),
      ["2016-08-31", "2016-11-30", "2017-05-31"],
    );
    const asked = record("reintegration-follow-up", "f", { reintegration: "r", after: "months-3" });
    assert.equal(on([back, asked], "2016-09-01")["reintegration after-3"], undefined);
    const missed = { ...asked, answers: { ...asked.answers, how: "nobody" } };
    assert.equal(on([back, missed], "2016-09-01")["reintegration after-3"], "2016-08-31");
  });

  it("goes on only where it is safe and the child agrees, and a supervisor says so too", () => {
    const ready = { livingThereSince: "2016-05-31", safeThere: "yes", childAgrees: "yes" };
    const move = (roles: readonly string[], answers: object) =>
      offeredMoves(reintegrationWorkflow, "meeting", roles, answers as never).includes("move-in");
    assert.ok(move(["supervisor"], ready));
    assert.ok(!move(["caseworker"], ready));
    for (const doubt of [{ safeThere: "unknown" }, { childAgrees: "no" }])
      assert.ok(!move(["supervisor"], { ...ready, ...doubt }));
  });
});

describe("a referral", () => {
  const sent = (urgency: string, state = "sent", more = {}) =>
    on([record("referral", "r", { askedOn: "2016-12-01", urgency, ...more }, state)], "2016-12-01");

  it("is asked about as soon as the need is urgent, and a supervisor hears of silence", () => {
    assert.deepEqual(sent("today"), { "referral answer-today": "2016-12-02", "referral silence": "2016-12-04" });
    assert.deepEqual(sent("week"), { "referral answer-week": "2016-12-08" });
  });
  it("is not done before the child was asked", () => {
    assert.deepEqual(sent("week", "delivered", { deliveredOn: "2016-12-05" }), { "referral ask-child": "2016-12-12" });
    assert.deepEqual(sent("week", "fed-back", { deliveredOn: "2016-12-05" }), {});
  });
});

describe("a service of the directory", () => {
  it("is called again a year after somebody looked, until somebody looks again", () => {
    const service = (checkedOn: string, more = {}) =>
      on([record("support-service", "s", { checkedOn, ...more })], "2016-12-12");
    assert.deepEqual(service("2015-11-02"), { "support-service check": "2016-11-02" });
    assert.deepEqual(service("2015-11-02", { standing: "closed" }), {});
  });
});

describe("a concern", () => {
  it("is looked at within a day, at once where a child is in danger, and answered within a week", () => {
    const concern = (state: string, more = {}) =>
      on([record("concern", "n", { raisedOn: "2016-12-01", ...more }, state)], "2016-12-01");
    assert.deepEqual(concern("raised"), { "concern look": "2016-12-02" });
    assert.deepEqual(concern("raised", { dangerNow: "yes" }), { "concern danger": "2016-12-01" });
    assert.deepEqual(concern("read", { reply: "code" }), { "concern answer": "2016-12-08" });
  });
  it("is never silent while somebody has read it and not said what becomes of it", () => {
    const concern = (more = {}) =>
      on([record("concern", "n", { raisedOn: "2016-12-01", ...more }, "read")], "2016-12-01");
    assert.deepEqual(concern({ reply: "no" }), { "concern settle": "2016-12-08" });
    // Opened again, with everything answered before.
    const before = { lookedOn: "2016-12-02", urgency: "now", sort: "concern", answeredOn: "2016-12-03" };
    assert.deepEqual(concern(before), { "concern settle": "2016-12-08" });
  });
  it("is found without ground by two, or not at all", () => {
    const workflow = types.find(({ id }) => id === "concern")?.workflow ?? assert.fail();
    const offered = (more: object) =>
      offeredMoves(workflow, "read", ["supervisor"], { noConflict: "yes", ...more }).includes("answer");
    assert.ok(!offered({ sort: "no-ground" }));
    assert.ok(offered({ sort: "no-ground", secondPair: "p" }));
    assert.ok(offered({ sort: "question" }));
  });
  it("is not decided by somebody who did not say that it does not concern them", () => {
    const workflow = types.find(({ id }) => id === "concern")?.workflow ?? assert.fail();
    assert.deepEqual(offeredMoves(workflow, "read", ["supervisor"], { passedTo: ["police"], noConflict: "no" }), []);
    assert.ok(offeredMoves(workflow, "read", ["supervisor"], { noConflict: "yes" }).includes("make-case"));
  });
});
