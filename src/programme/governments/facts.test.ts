// Governments, counted: an official once over government, police and judiciary; an outcome for how well it is substantiated.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { offeredMoves } from "#core/record/workflow.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { after } from "#test/moves.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Attendance, Participant, TrainingDay } from "../learning/records.ts";
import { CourtWatch, JusticeMeasure } from "./justice.ts";
import { HarvestedOutcome } from "./outcome.ts";
import { CoordinationPlatform } from "./platform.ts";
import { AdvocacyDocument, PolicyProcess } from "./policy.ts";
import { DutyBearerMeeting, Institution } from "./records.ts";

const official = uuid(21);
const day = (record: string, heldOn: string, audience: string, more = {}) =>
  said(TrainingDay, record, {
    title: "A day",
    heldOn,
    country: "ID",
    audience,
    topics: ["child-safe-justice"],
    ...more,
  });
const seat = (record: string, at: string) =>
  said(Attendance, record, { day: at, participant: official, countId: official });

describe("officials trained", () => {
  const person = said(Participant, official, { name: "Example Official", audience: "police", countId: official });

  it("counts whoever came as police and later as judiciary as one official, and under both", () => {
    const facts = [
      person,
      day(uuid(11), "2016-03-01", "police"),
      day(uuid(12), "2016-09-01", "judiciary"),
      seat(uuid(31), uuid(11)),
      seat(uuid(32), uuid(12)),
    ].flat();
    assert.deepEqual([figures("G0", facts)[0]?.value, figures("G0", facts)[0]?.participations], [1, 2]);
    assert.deepEqual(
      figures("G0", facts, ["audience"]).map(({ at, value }) => [at.audience, value]),
      [
        ["judiciary", 1],
        ["police", 1],
      ],
    );
  });

  it("says of police and judiciary whether it was about justice; all of them stand in G0", () => {
    const at = (topics: readonly string[]) =>
      [person, day(uuid(11), "2016-03-01", "police", { topics }), seat(uuid(31), uuid(11))].flat();
    assert.deepEqual([figure("G2", at(["hotel-staff"])), figure("G0", at(["hotel-staff"]))], [0, 1]);
    for (const topic of ["child-safe-justice", "law-and-procedure", "first-response"])
      assert.equal(figure("G2", at(["hotel-staff", topic])), 1, topic);
  });

  it("adds of officials without names only the new, and counts no parent or child among them", () => {
    const headcounts = [
      { id: uuid(41), audience: "government", count: 40, fresh: 25 },
      { id: uuid(42), audience: "parents", count: 10, fresh: 10 },
    ];
    assert.equal(figure("G0", day(uuid(11), "2016-03-01", "mixed", { headcounts })), 25);
    assert.equal(figure("G0", person, day(uuid(11), "2016-03-01", "children"), seat(uuid(31), uuid(11))), 0);
  });
});

describe("an outcome", () => {
  const court = {
    says: "An example court introduced a child-friendly procedure",
    country: "ID",
    happenedOn: "2016-08-15",
    instrument: "protocol",
    actor: "government",
  };

  it("is told, and substantiated only after somebody who knows was asked", () => {
    const stateAfter = (...moves: readonly string[]) => said(HarvestedOutcome, uuid(51), court, moves)[0]?.dims;
    assert.deepEqual(stateAfter(), { country: "ID", audience: "government", code: "protocol", state: "told" });
    assert.equal(stateAfter("ask-check", "substantiate")?.state, "substantiated");
    assert.equal(stateAfter("substantiate")?.state, "told");
  });

  it("is not substantiated by whoever asked somebody, whatever their roles", () => {
    const workflow = HarvestedOutcome.workflow ?? assert.fail();
    const own = after(workflow, "ann:ask-check", "ann:substantiate");
    assert.deepEqual([own.state, own.setAside.length], ["being-checked", 1]);
    const { made } = after(workflow, "ann:ask-check");
    const answers = { substantiations: [{ id: "1", role: "Lecturer in law", agrees: "fully" }] };
    const offered = (id: string) => offeredMoves(workflow, "being-checked", ["results-officer"], answers, { id, made });
    assert.deepEqual([offered("ann"), offered("ben")], [["set-aside"], ["substantiate", "set-aside"]]);
  });
});

let next = 200;
const institution = (record: string, kind: string) =>
  said(Institution, record, { name: "Example institution", kind, country: "ID", contactName: "Example Contact" });
const [office, court] = [uuid(61), uuid(62)];
const known = [institution(office, "ministry"), institution(court, "court")].flat();

describe("meetings and documents", () => {
  const meeting = (at: string) =>
    said(DutyBearerMeeting, uuid(++next), { institution: at, heldOn: "2016-04-12", about: "Lighting" });

  it("tells government from police and judiciary by the institution's own record", () => {
    const facts = [...known, ...meeting(office), ...meeting(office), ...meeting(court)];
    assert.deepEqual([figure("G3", facts), figure("G4", facts)], [2, 1]);
    assert.doesNotMatch(JSON.stringify(facts), /Contact/);
  });

  it("counts a document that went to a ministry and a court once, and once under each; a public one, too", () => {
    const brief = said(AdvocacyDocument, uuid(++next), {
      name: "Example brief",
      country: "ID",
      handedOn: "2016-05-01",
      institutions: [
        { id: "1", institution: office },
        { id: "2", institution: court },
      ],
    });
    const letter = said(AdvocacyDocument, uuid(++next), {
      name: "Example letter",
      country: "ID",
      handedOn: "2016-06-01",
    });
    assert.equal(figure("G5", known, brief, letter), 2);
    assert.deepEqual(
      figures("G5", [...known, ...brief], ["audience"]).map(({ at, value }) => [at.audience, value]),
      [
        ["government", 1],
        ["judiciary", 1],
      ],
    );
    assert.equal(figure("G5", known, said(AdvocacyDocument, uuid(++next), { name: "Example draft" })), 0);
  });
});

describe("what changed", () => {
  const law = {
    says: "An example act",
    country: "ID",
    happenedOn: "2016-08-15",
    instrument: "law",
    actor: "government",
  };
  const told = (more: object, moves: readonly string[] = []) =>
    said(HarvestedOutcome, uuid(++next), { ...law, ...more }, moves);

  it("counts what was adopted, improved or blocked, not what grew worse or was set aside", () => {
    const facts = [
      told({ direction: "adopted" }),
      told({ direction: "blocked", instrument: "by-law" }),
      told({ direction: "worse" }),
      told({ direction: "improved", instrument: "practice" }),
      told({ direction: "adopted" }, ["set-aside"]),
    ].flat();
    assert.deepEqual(
      ["G7", "SRH015", "SRH018", "SRH016", "G8"].map((code) => figure(code, facts)),
      [2, 1, 1, 0, 0],
    );
    assert.equal(figure("G8", told({ direction: "adopted" }, ["ask-check", "substantiate"])), 1);
  });

  it("counts a law under each stage it reached, and once in all", () => {
    const process = said(PolicyProcess, uuid(++next), {
      name: "Example by-law",
      instrument: "by-law",
      country: "ID",
      stages: [
        { id: "1", stage: "drafted", on: "2016-03-01", budgetLine: "yes" },
        { id: "2", stage: "adopted", on: "2016-11-01" },
        { id: "3", stage: "funded", on: "2017-02-01" },
      ],
    });
    assert.equal(figure("G9", process), 1);
    assert.deepEqual(
      figures("G9", process, ["code"]).map(({ at }) => at.code),
      ["adopted", "drafted"],
    );
    assert.equal(figure("G7", process), 0);
  });

  const lawAt = (...stages: readonly string[]) =>
    said(PolicyProcess, uuid(++next), {
      name: "Example by-law",
      instrument: "by-law",
      country: "ID",
      stages: stages.map((stage, at) => ({ id: String(at), stage, on: "2016-05-02" })),
    });

  it("does not take a law that was blocked for one that moved on", () => {
    assert.equal(figure("G9", lawAt("blocked"), lawAt("drafted", "blocked")), 1);
  });

  it("is carried out when it is applied or monitored, and not before", () => {
    assert.equal(figure("S3.4", lawAt("drafted", "adopted", "funded", "regulated"), lawAt("blocked")), 0);
    assert.equal(figure("S3.4", lawAt("adopted", "applied", "monitored"), lawAt("monitored")), 2);
  });
});

describe("child-friendly courts", () => {
  const measure = (what: string, more = {}) =>
    said(JusticeMeasure, uuid(++next), { institution: court, measure: what, sinceOn: "2015-03-01", ...more });
  const look = (inUse: string) => ({ checks: [{ id: "1", on: "2016-05-01", inUse }] });

  it("count in the year they began and in years somebody found the measure in use, once for all measures", () => {
    assert.equal(figure("G10", known, measure("screen")), 0);
    assert.equal(figure("G10", known, measure("screen", look("yes")), measure("closed", look("yes"))), 1);
    assert.equal(figure("G10", known, measure("screen", look("no"))), 0);
    assert.deepEqual(
      [figure("G11", known, measure("procedure", look("yes"))), figure("G11", known, measure("screen", look("yes")))],
      [1, 0],
    );
  });

  it("counts court cases that are new this year, in a month and never on a day", () => {
    const watch = (on: string, caseCount: number, fresh: number) =>
      said(CourtWatch, uuid(++next), { institution: court, on, caseCount, fresh });
    const facts = [...known, ...watch("2016-03-31", 6, 6), ...watch("2016-06-30", 8, 2)];
    assert.equal(figure("G6", facts), 8);
    assert.doesNotMatch(JSON.stringify(facts), /2016-03-31/);
  });
});

describe("a coordination platform", () => {
  const council = said(CoordinationPlatform, uuid(91), {
    name: "Example council",
    kind: "council",
    country: "PH",
    meetings: [
      { id: "1", on: "2016-02-02" },
      { id: "2", on: "2016-06-02" },
    ],
    actions: [
      { id: "3", on: "2016-09-01", what: "One procedure for police and shelters", with: ["services"] },
      { id: "4", on: "2016-10-01", what: "One card at the station", with: ["services", "companies"] },
    ],
  });
  const onPaper = said(CoordinationPlatform, uuid(92), { name: "Example network", kind: "network", country: "PH" });

  it("counts once in a period in which it met or acted, and not at all while it is only on paper", () => {
    assert.equal(figure("S2.4", [council, onPaper].flat()), 1);
  });

  it("counts what was done together under each of those it was done with, and no meeting", () => {
    assert.deepEqual([figure("S2.4.2", council), figure("S2.4.3", council)], [2, 1]);
  });
});
