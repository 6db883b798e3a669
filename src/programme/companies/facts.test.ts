// Companies, counted: reached, helped with a policy, as legal entities, once; venues beside them; staff by role; those that stopped.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { TrainingDay } from "../learning/records.ts";
import { Company, CompanyPolicy, EngagementStep } from "./records.ts";
import { SelfAssessment } from "./the-code.ts";

const hotels = uuid(21);
const company = said(Company, hotels, {
  name: "Example Hotels",
  kind: "legal-entity",
  sector: "hotel",
  country: "DO",
  contactName: "Example Contact",
});
let steps = 100;
const policy = (stage: string, more = {}) =>
  said(CompanyPolicy, uuid(++steps), { company: hotels, stage, on: "2016-05-03", ...more });

describe("companies helped with a policy", () => {
  it("counts a company that was helped and then adopted its policy once, in its own country", () => {
    const facts = [company, policy("helped-draft"), policy("adopted", { on: "2016-10-01", helped: "yes" })].flat();
    assert.deepEqual(
      figures("P2", facts, ["country"]).map(({ at, value }) => [at.country, value]),
      [["DO", 1]],
    );
  });

  it("takes whoever is being helped to have been helped, unless somebody says no", () => {
    assert.equal(figure("P2", company, policy("helped-draft")), 1);
    assert.equal(figure("P2", company, policy("helped-draft", { helped: "no" })), 0);
  });

  it("does not count a policy a company drew up alone, nor one of which nobody said", () => {
    assert.equal(figure("P2", company, policy("adopted", { helped: "no" })), 0);
    assert.equal(figure("P2", company, policy("adopted", { helped: "unknown" })), 0);
    assert.equal(figure("P2", company, policy("signed-code")), 0);
  });

  it("names nobody who works there", () => {
    assert.doesNotMatch(JSON.stringify(company), /Contact|Hotels/);
  });
});

const guestHouse = uuid(22);
const venue = said(Company, guestHouse, {
  name: "Example Guest House",
  kind: "venue",
  of: hotels,
  sector: "hotel",
  country: "DO",
  size: "1-9",
});
const step = (what: string, more = {}) =>
  said(EngagementStep, uuid(++steps), { company: hotels, step: what, on: "2016-04-04", ...more });
const training = (rows: readonly object[]) =>
  said(TrainingDay, uuid(++steps), {
    title: "A day",
    heldOn: "2016-05-10",
    country: "DO",
    audience: "company-staff",
    topics: ["hotel-staff"],
    companies: rows.map((row, index) => ({ id: String(index), company: hotels, ...row })),
  });

describe("companies reached", () => {
  it("counts a company with which several steps were taken once, and its venues beside it by their size", () => {
    const facts = [company, venue, step("contacted"), step("sensitised", { venue: guestHouse }), training([{}])].flat();
    assert.equal(figure("P1", facts), 1);
    assert.deepEqual(
      figures("P5", facts, ["code"]).map(({ at, value }) => [at.code, value]),
      [
        ["1-9", 1],
        ["unknown", 1],
      ],
    );
  });

  it("does not take stopping for being reached", () => {
    const facts = [company, step("lapsed")].flat();
    assert.deepEqual([figure("P1", facts), figure("P5", facts), figure("P9", facts)], [0, 0, 1]);
  });

  it("counts whoever adopted a policy or signed, with our help or alone", () => {
    assert.equal(figure("P7", company, policy("adopted", { helped: "no" }), policy("signed-code")), 1);
    assert.equal(figure("P7", company, policy("drafted")), 0);
  });
});

describe("staff trained", () => {
  it("counts only the new of those without names, by role, and everybody who took part beside them", () => {
    const rows = [
      { role: "front-desk", staffCount: 20, fresh: 12, venue: guestHouse },
      { role: "drivers", staffCount: 5, fresh: 9 },
    ];
    const [total] = figures("P3", training(rows));
    assert.deepEqual([total?.value, total?.participations], [17, 25]);
    assert.deepEqual(
      figures("P3", training(rows), ["code"]).map(({ at, value }) => [at.code, value]),
      [
        ["drivers", 5],
        ["front-desk", 12],
      ],
    );
    assert.deepEqual([figure("P4", training(rows)), figure("P6", training(rows))], [1, 2]);
  });

  it("makes no people of a number nobody told", () => {
    assert.deepEqual([figure("P3", training([{ role: "drivers" }])), figure("P4", training([{}]))], [0, 1]);
  });
});

describe("a year by the six criteria", () => {
  const all = {
    policy: "done",
    training: "proven",
    contracts: "done",
    travellers: "done",
    partners: "done",
    yearly: "done",
  };
  const year = (more: object) =>
    said(SelfAssessment, uuid(++steps), { company: hotels, year: 2016, on: "2016-11-01", concernCount: 3, ...more });

  it("says whether a company does all six, and no grade", () => {
    const facts = [company, year({ ...all, staffCount: 987 })].flat();
    assert.deepEqual(
      figures("P8", facts, ["answer"]).map(({ at, value }) => [at.answer, value]),
      [["yes", 1]],
    );
    assert.equal(figures("P8", [company, year({ ...all, contracts: "begun" })].flat(), ["answer"])[0]?.at.answer, "no");
    assert.doesNotMatch(JSON.stringify(facts), /proven|987/);
  });

  it("passes on how many concerns went to authorities, and nothing of them", () => {
    assert.equal(figure("P10", company, year(all), year({ concernCount: 1 })), 4);
  });
});
