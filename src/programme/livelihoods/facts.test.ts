// Livelihoods, counted: survivors and young people of the community leave the same trace.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { joinFacts } from "#core/fact/join.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Placement } from "./employers.ts";
import { Business, LivelihoodBaseline, LivelihoodFollowUp } from "./living.ts";
import { Cohort, Enrolment, livelihoodsTypes } from "./records.ts";
import { Supplier, SupplierPurchase } from "./suppliers.ts";

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

describe("what becomes of a learner", () => {
  const ann = uuid(21);
  let next = 300;
  const enrolled = (more: object) =>
    said(Enrolment, ann, {
      cohort: school,
      sex: "female",
      ageBand: "18-24",
      enrolledOn: "2016-02-01",
      countId: ann,
      ...more,
    });
  const of = { enrolment: uuid(99), countId: ann, cohort: school };
  const asked = (after: string, on: string, more: object) =>
    said(LivelihoodFollowUp, uuid(++next), { ...of, after, on, ...more });
  const person = [...cohort, ...enrolled({})];

  it("is counted as finished and certified in the month of each; who left is counted apart, by the reason", () => {
    const facts = [...cohort, ...enrolled({ finishedOn: "2016-07-20", certificateOn: "2016-09-01" })];
    assert.deepEqual(
      ["V1", "V2", "V3", "V10"].map((code) => figure(code, facts)),
      [1, 1, 1, 0],
    );
    const gone = [...cohort, ...enrolled({ leftOn: "2016-05-01", leftBecause: "family", finishedOn: "2016-07-20" })];
    assert.deepEqual(
      ["V2", "V10"].map((code) => figure(code, gone)),
      [0, 1],
    );
    assert.equal(figures("V10", gone, ["code"])[0]?.at.code, "left-family");
  });

  it("is one learner at work however often somebody asked, and under each follow-up", () => {
    const facts = [
      ...person,
      ...asked("3", "2016-10-20", { now: ["employed", "learning"] }),
      ...asked("6", "2016-12-02", { now: ["employed", "self-employed"] }),
    ];
    assert.deepEqual([figure("V4", facts), figure("V5", facts)], [1, 1]);
    assert.deepEqual(
      figures("V4", facts, ["state"]).map(({ at, value }) => [at.state, value]),
      [
        ["after-3", 1],
        ["after-6", 1],
      ],
    );
  });

  it("tells that an income rose, and neither band; whoever prefers not to say is not in the share", () => {
    const rose = asked("6", "2016-12-02", { income: "about", incomeBefore: "below" });
    assert.equal(figure("V7", person, rose), 100);
    assert.equal(figure("V7", person, asked("6", "2016-12-02", { income: "below", incomeBefore: "below" })), 0);
    assert.equal(figure("V7", person, asked("6", "2016-12-02", { income: "unsaid", incomeBefore: "below" })), null);
    assert.doesNotMatch(JSON.stringify(rose), /below|about/);
  });

  it("takes a business nobody asked about neither for alive nor for closed", () => {
    const started = said(Business, uuid(++next), { ...of, trade: "Example stall", startedOn: "2016-01-15" });
    assert.deepEqual([figure("V9", person, started), figure("V6", person, started)], [1, null]);
    assert.equal(figure("V6", person, asked("12", "2016-12-02", { businessAlive: "yes" })), 100);
    assert.equal(figure("V6", person, asked("6", "2016-12-02", { businessAlive: "yes" })), null);
  });

  it("is placed only after the moves that ask whether the employer was checked", () => {
    const job = { ...of, employer: "Example kitchen", fromOn: "2016-08-01" };
    assert.equal(figure("V8", person, said(Placement, uuid(++next), job)), 0);
    assert.equal(figure("V8", person, said(Placement, uuid(++next), job, ["place"])), 1);
    assert.deepEqual(Placement.workflow?.moves["place"]?.needs, {
      all: [{ is: ["employerChecked", "yes"] }, { is: ["lawfulAge", "yes"] }, { is: ["wants", "yes"] }],
    });
  });

  it("is sent on to the help of the state, whether or not it came, and leaves the household behind", () => {
    const baseline = said(LivelihoodBaseline, uuid(++next), {
      ...of,
      on: "2016-02-20",
      household: 7,
      owes: "heavy",
      wantsHelp: "yes",
      referredOn: "2016-03-01",
    });
    assert.equal(figure("V11", person, baseline), 1);
    assert.doesNotMatch(JSON.stringify(baseline), /heavy|:7|2016-03-01/);
  });
});

describe("produce of the countryside", () => {
  it("counts a supplier once, and only one on the list", () => {
    const farm = uuid(41);
    const list = said(Supplier, farm, { name: "Example cooperative", country: "CO" });
    const buy = (record: string, more: object) =>
      said(SupplierPurchase, record, { product: "Maize", on: "2016-08-01", ...more });
    assert.equal(figure("V12", list, buy(uuid(42), { from: farm }), buy(uuid(43), { from: farm })), 1);
    assert.equal(figure("V12", list, buy(uuid(44), { supplier: "Example market" })), 0);
  });
});
