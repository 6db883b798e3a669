// Governments, counted: an official once over government, police and judiciary; an outcome for how well it is substantiated.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Attendance, Participant, TrainingDay } from "../learning/records.ts";
import { HarvestedOutcome } from "./records.ts";

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
    assert.deepEqual(stateAfter(), { country: "ID", code: "protocol", state: "told" });
    assert.equal(stateAfter("ask-check", "substantiate")?.state, "substantiated");
    assert.equal(stateAfter("substantiate")?.state, "told");
  });
});
