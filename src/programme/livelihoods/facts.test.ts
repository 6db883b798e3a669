// Livelihoods, counted: survivors and young people of the community leave the same trace.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { joinFacts } from "#core/fact/join.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { said } from "#test/saying.ts";
import { Cohort, Enrolment, livelihoodsTypes } from "./records.ts";

const school = uuid(11);
const cohort = said(Cohort, school, {
  name: "Example cooking school",
  course: uuid(12),
  country: "CO",
  fromOn: "2019-02-01",
});
const learner = (countId: string, name: string) =>
  said(Enrolment, countId, {
    cohort: school,
    name,
    sex: "female",
    ageBand: "18-24",
    enrolledOn: "2019-02-11",
    countId,
  });

describe("learners", () => {
  it("are counted in their cohort's country, by month, sex and broad age", () => {
    const [row] = joinFacts([...cohort, ...learner(uuid(21), "Example Learner")]);
    assert.deepEqual(
      [row?.month, row?.person, row?.dims],
      ["2019-02", uuid(21), { country: "CO", sex: "female", ageBand: "18-24" }],
    );
  });

  it("cannot be told apart by what is counted of them but for a random number", () => {
    const trace = (countId: string, name: string) => JSON.stringify(learner(countId, name)).replaceAll(countId, "?");
    assert.equal(trace(uuid(21), "Example Survivor"), trace(uuid(22), "Example Neighbour"));
  });

  it("are asked nowhere why they came: no record here has a question that would divide them", () => {
    const asked = JSON.stringify(livelihoodsTypes);
    assert.doesNotMatch(asked, /surviv|at-risk|exploit|victim|situation/i);
    assert.doesNotMatch(asked, /"of":"(child|case|service-delivered)"/);
  });
});
