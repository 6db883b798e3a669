// What changed around children, counted from told outcomes, campaigns and looks at norms: who acts decides under which figure a change stands.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, said } from "#test/saying.ts";
import { Campaign, YouthAction } from "../communities/campaigns.ts";
import { NormDiagnosis } from "../communities/norms.ts";
import { HarvestedOutcome } from "../governments/outcome.ts";
import { AdvocacyDocument } from "../governments/policy.ts";
import { Attendance, Participant, TrainingDay } from "../learning/records.ts";

let next = 700;
const outcome = (actor: string, instrument: string, direction = "improved") =>
  said(HarvestedOutcome, uuid(++next), {
    says: "An invented change",
    country: "PE",
    happenedOn: "2016-05-01",
    actor,
    instrument,
    direction,
  });

describe("a told change", () => {
  it("stands under those who changed, and a practice of a service also under the system that protects", () => {
    const told = [
      outcome("children", "behaviour"),
      outcome("communities", "practice"),
      outcome("government", "practice"),
      outcome("government", "law", "adopted"),
      outcome("companies", "company-policy", "adopted"),
      outcome("companies", "practice", "worse"),
    ].flat();
    assert.deepEqual(
      ["S1i", "S2i", "S3.2", "S3.3"].map((code) => figure(code, told)),
      [2, 1, 2, 1],
    );
  });
});

describe("work on what people think is normal", () => {
  const campaign = (more: object) =>
    said(Campaign, uuid(++next), { name: "Example campaign", country: "PE", fromOn: "2016-04-01", ...more });
  const leaders = [
    { id: "1", kind: "faith", sex: "male", count: 2 },
    { id: "2", kind: "elected", sex: "female", count: 1 },
  ];
  const done = [
    campaign({ means: ["radio", "street"], leaders }),
    campaign({ group: uuid(699) }),
    said(YouthAction, uuid(++next), { title: "A play", on: "2016-06-01", country: "PE", kind: "media" }),
    said(NormDiagnosis, uuid(++next), { area: "An example quarter", country: "PE", on: "2016-03-01" }),
    said(NormDiagnosis, uuid(++next), { area: "An example quarter", country: "PE", on: "2017-03-01" }),
  ].flat();

  it("counts a campaign by two means once, and with the actions of young people", () => {
    assert.equal(figure("S1.3", done), 3);
  });

  it("counts leaders by the times they spoke up, campaigns a committee carried, and looks in their year", () => {
    assert.deepEqual([figure("S1.3.1", done), figure("S1.3.2", done), figure("S1ii", done)], [3, 1, 1]);
  });
});

describe("what rests on evidence, and who learns to earn", () => {
  it("counts a document with evidence and none of which nobody said so", () => {
    const paper = (more: object) =>
      said(AdvocacyDocument, uuid(++next), { name: "Example brief", country: "PE", handedOn: "2016-05-01", ...more });
    assert.equal(figure("S3.1.1", paper({ evidence: "yes" }), paper({ evidence: "unknown" }), paper({})), 1);
  });

  it("counts a mother who came to a day on earning and saving, and none who came to another", () => {
    const [mother, day] = [uuid(++next), uuid(++next)];
    const came = (topics: readonly string[]) => [
      ...said(Participant, mother, { name: "Example Parent", audience: "parents", countId: mother }),
      ...said(TrainingDay, day, { title: "A day", heldOn: "2016-05-01", country: "PE", audience: "parents", topics }),
      ...said(Attendance, uuid(++next), { day, participant: mother, countId: mother }),
    ];
    assert.deepEqual([figure("S2.1.1", came(["household-economy"])), figure("S2.1.1", came(["parenting"]))], [1, 0]);
  });
});
