// What the alliance has to think of: reports, helplines nobody has called for half a year, targets nobody agreed on, questions.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { typesOf } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { type DueRecord, tasksOf } from "#core/record/due.ts";
import { programme } from "../register.ts";

const types = typesOf(programme);
const record = (type: string, answers: Answers, state?: string, id = "a"): DueRecord => ({
  id,
  type,
  state: state ?? types.find((one) => one.id === type)?.workflow?.initial,
  withdrawn: false,
  answers,
});
const due = (today: string, ...records: readonly DueRecord[]): readonly string[] =>
  tasksOf(types, records, today).map(({ type, rule }) => `${type}.${rule.id}`);

describe("a helpline", () => {
  const called = record("helpline", { name: "Example Line", country: "BR", checkedOn: "2016-06-12" });
  it("is called again after six months, and then not for another six", () => {
    assert.deepEqual(due("2016-12-01", called), []);
    assert.deepEqual(due("2016-12-12", called), ["helpline.call"]);
    assert.deepEqual(due("2016-12-12", record("helpline", { ...called.answers, checkedOn: "2016-12-12" })), []);
  });
  it("is not called when it no longer exists", () => {
    assert.deepEqual(due("2017-12-12", record("helpline", { ...called.answers, closedOn: "2016-07-01" })), []);
  });
});

describe("the reporting calendar", () => {
  const deadline = { what: "annual-report", dueOn: "2017-05-01" };
  it("asks in time to begin, then to send, and is quiet once it was sent", () => {
    assert.deepEqual(due("2017-02-20", record("report-deadline", deadline)), []);
    assert.deepEqual(due("2017-03-02", record("report-deadline", deadline)), ["report-deadline.prepare"]);
    const begun = { ...deadline, begunOn: "2017-03-03" };
    assert.deepEqual(due("2017-05-02", record("report-deadline", begun)), ["report-deadline.send"]);
    assert.deepEqual(due("2017-05-02", record("report-deadline", { ...begun, sentOn: "2017-05-01" })), []);
  });
  it("asks after an instalment that has not come", () => {
    const expected = { programme: "p", period: "2016", payer: "a", receiver: "b", dueOn: "2016-11-01" };
    assert.deepEqual(due("2016-12-12", record("instalment", expected)), ["instalment.late"]);
    assert.deepEqual(due("2016-12-12", record("instalment", { ...expected, paidOn: "2016-11-20" })), []);
  });
});

describe("a country", () => {
  const country = record("country-programme", { country: "BR", fromOn: "2016-01-01" });
  it("without a target or a baseline is asked for both, until there is one", () => {
    assert.deepEqual(due("2016-12-12", country), ["country-programme.targets", "country-programme.baseline"]);
    const target = record(
      "target",
      { indicator: "C1", period: "2016", value: 1, countryProgramme: "a" },
      undefined,
      "t",
    );
    assert.deepEqual(due("2016-12-12", country, target), ["country-programme.baseline"]);
  });
});

describe("the figures of a period", () => {
  const asked = { organisation: "o", period: "2016", dueOn: "2016-12-20", askedOn: "2016-12-01" };
  it("are due on their day, and questions about them a week after they were asked", () => {
    const submission = (state: string) => record("period-submission", asked, state);
    assert.deepEqual(due("2016-12-12", submission("preparing")), []);
    assert.deepEqual(due("2016-12-13", submission("preparing")), ["period-submission.hand-in"]);
    assert.deepEqual(due("2016-12-12", submission("questioned")), ["period-submission.answer"]);
    assert.deepEqual(due("2017-01-03", submission("submitted")), ["period-submission.look"]);
    assert.deepEqual(due("2017-01-03", submission("submitted-own")), ["period-submission.second-look"]);
    assert.deepEqual(due("2017-01-03", submission("accepted")), []);
  });
});

describe("a visitor", () => {
  it("is asked about in the last week, until access was taken away", () => {
    const visit = { person: "p", team: "t", role: "auditor", visitor: "yes", fromOn: "2016-11-01", toOn: "2016-12-16" };
    assert.deepEqual(due("2016-12-12", record("membership", visit)), ["membership.ends"]);
    assert.deepEqual(due("2016-12-12", record("membership", { ...visit, endedOn: "2016-12-10" })), []);
  });
});
