// What is to be done about companies: refreshers a year after the last training, the yearly look at the six criteria, and what was agreed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { record, tasks } from "#test/tasks.ts";

const hotel = { name: "Example Hotels", kind: "legal-entity", codeSignedOn: "2015-06-01" };
const training = (id: string, heldOn: string | undefined, company = "hotel") =>
  record("training-day", id, { ...(heldOn ? { heldOn } : {}), companies: [{ id: "1", company }] }, "held");

describe("a company", () => {
  it("is due for a refresher a year after its last training, wherever that was written down", () => {
    const company = record("company", "hotel", { ...hotel, codeSignedOn: "" }, "trained");
    const days = [training("a", "2014-09-01"), training("b", "2015-12-01"), training("other", "2016-11-01", "inn")];
    assert.deepEqual(tasks([company, ...days]), [["refresher", "2016-11-30", 12]]);
    assert.deepEqual(tasks([company, ...days, training("c", "2016-06-01")]), []);
  });

  it("that lapsed is asked for nothing, and a venue is trained with its company", () => {
    const day = training("a", "2015-10-01");
    assert.deepEqual(tasks([record("company", "hotel", hotel, "lapsed"), day]), []);
    assert.deepEqual(tasks([record("company", "hotel", { ...hotel, kind: "venue" }, "trained"), day]), []);
  });

  it("reports on itself every year once it has signed", () => {
    const company = record("company", "hotel", hotel, "committed");
    const trained = training("a", "2016-10-01");
    const year = record("self-assessment", "y", { company: "hotel", on: "2015-12-15", year: 2015 });
    assert.deepEqual(tasks([company, trained]), [["self-assessment", "2016-06-01", 194]]);
    assert.deepEqual(tasks([company, trained, year]), [["self-assessment", "2016-12-14", -2]]);
    assert.deepEqual(tasks([record("company", "hotel", hotel, "trained"), trained]), []);
  });

  it("owes a plan until one was agreed on", () => {
    const company = record("company", "hotel", { ...hotel, codeSignedOn: "", planDueOn: "2016-12-10" }, "committed");
    const plan = record("engagement-step", "s", { company: "hotel", step: "agreed-plan", on: "2016-12-01" });
    assert.deepEqual(tasks([company]), [["action-plan", "2016-12-10", 2]]);
    assert.deepEqual(tasks([company, plan]), []);
  });
});
