// Companies, counted: helped with a policy, as legal entities, once. Who was trained is counted where trainings are: in learning.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Company, CompanyPolicy } from "./records.ts";

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
