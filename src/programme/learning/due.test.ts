// What a trainer has to do about a training day, and that the key questions are whole.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type DueRecord, tasksOf } from "#core/record/due.ts";
import { audiences } from "../splits.ts";
import { keyQuestionSets, keyQuestions, keyQuestionsFor } from "./key-questions.ts";
import { learningTypes } from "./records.ts";

const record = (type: string, answers: object, state?: string): DueRecord => ({
  id: type,
  type,
  state,
  withdrawn: false,
  answers: { ...answers },
});
const due = (...records: readonly DueRecord[]): readonly string[] =>
  tasksOf(learningTypes, records, "2016-12-12").map(({ rule }) => rule.id);
const day = (answers: object, state: string) => record("training-day", { sheetKeptAt: "Folder 4", ...answers }, state);
const names = (type: string, by: string) => record(type, { [by]: "training-day" });

describe("a training day", () => {
  it("that comes is to be started, and that has passed is to be said held or not", () => {
    assert.deepEqual(due(day({ plannedOn: "2016-12-15" }, "planned")), ["start"]);
    assert.deepEqual(due(day({ plannedOn: "2016-12-05" }, "planned")), ["start", "held"]);
    assert.deepEqual(due(day({ plannedOn: "2016-12-05" }, "called-off")), []);
    assert.deepEqual(due(day({ plannedOn: "2016-12-12" }, "planned")), ["start"]);
    assert.deepEqual(due(day({ plannedOn: "2016-12-11" }, "planned")), ["start", "held"]);
    // That a day was held is said by the move, not by the day that is typed.
    assert.deepEqual(due(day({ plannedOn: "2016-12-05", heldOn: "2016-12-05" }, "started")), ["held", "attendance"]);
  });

  it("without a list after three days waits for one, unless people were counted without names", () => {
    const held = { heldOn: "2016-12-07" };
    assert.deepEqual(due(day(held, "held")), ["attendance"]);
    assert.deepEqual(due(day(held, "held"), names("attendance", "day")), []);
    assert.deepEqual(due(day({ ...held, headcounts: [{ id: "1", count: 30 }] }, "held")), []);
    assert.deepEqual(due(day({ ...held, sheetKeptAt: undefined, headcounts: [{ id: "1" }] }, "held")), []);
    const planned = { ...held, plannedOn: "2016-12-07", sheetKeptAt: undefined, headcounts: [{ id: "1" }] };
    assert.deepEqual(due(day(planned, "held")), ["sheet"]);
  });

  it("for officials is asked after in six months, and one for staff refreshed in twelve", () => {
    const seats = names("attendance", "day");
    const officials = day({ heldOn: "2016-06-06", audience: "judiciary" }, "held");
    assert.deepEqual(due(officials, seats), ["use-check"]);
    assert.deepEqual(due(officials, seats, names("use-check", "day")), []);
    assert.deepEqual(due(day({ heldOn: "2016-06-06", audience: "parents" }, "held"), seats), []);
    const staff = day({ heldOn: "2015-12-14", audience: "company-staff" }, "checked");
    assert.deepEqual(due(staff, seats), ["refresher"]);
  });
});

describe("the key questions", () => {
  it("are the same three in every wording, and every group has one", () => {
    for (const { id, questions } of keyQuestionSets)
      assert.deepEqual(
        questions.map((one) => one.id),
        Object.keys(keyQuestions),
        id,
      );
    for (const audience of Object.keys(audiences))
      assert.ok(keyQuestionsFor(audience)?.audiences.includes(audience), audience);
  });

  it("have words of their own for young children", () => {
    assert.equal(keyQuestionsFor("children", true)?.id, "young-children");
    assert.deepEqual([keyQuestionsFor("children")?.id, keyQuestionsFor(undefined)?.id], ["adolescents", "adolescents"]);
    assert.equal(keyQuestionsFor("police")?.id, "officials");
  });

  it("ask nobody what happened to them", () => {
    assert.doesNotMatch(JSON.stringify(keyQuestionSets), /happened to you|did you ever|have you been/i);
  });
});
