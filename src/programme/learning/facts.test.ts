// Learning, counted: a person once however often they came; who was not asked stands beside; a list tells nobody apart.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { PeerRound, UseCheck } from "./afterwards.ts";
import { Attendance, Participant, TrainingDay } from "./records.ts";

const [march, april, may] = [uuid(11), uuid(12), uuid(13)];
const [anna, ben] = [uuid(21), uuid(22)];

const day = (record: string, heldOn: string, more = {}, moves: readonly string[] = ["hold"]) =>
  said(
    TrainingDay,
    record,
    { title: "A day", heldOn, country: "BR", audience: "children", topics: ["recognise-report"], ...more },
    moves,
  );
const person = (countId: string, more = {}) =>
  said(Participant, countId, { name: "Example Anna", audience: "children", sex: "female", countId, ...more });
let seats = 100;
const seat = (at: string, countId: string, more = {}) =>
  said(Attendance, uuid(++seats), { day: at, participant: countId, countId, ageBand: "12-14", knows: "yes", ...more });

describe("children who know", () => {
  const days = [day(march, "2016-03-01"), day(april, "2016-04-01")];

  it("counts a girl who comes twice once, and both times beside", () => {
    const facts = [...days, person(anna), seat(march, anna, { knows: "no" }), seat(april, anna)].flat();
    const [total] = figures("C1", facts);
    assert.deepEqual([total?.value, total?.participations], [1, 1]);
    assert.deepEqual(
      figures("C1", facts, ["country", "sex", "ageBand"]).map(({ at }) => at),
      [{ country: "BR", sex: "female", ageBand: "12-14" }],
    );
  });

  it("falls by one when her only day is taken away, and stays when it was one of two", () => {
    const all = [...days, person(anna), person(ben, { sex: "male" })];
    const [first, second, other] = [seat(march, anna), seat(april, anna), seat(april, ben)];
    assert.equal(figure("C1", ...all, first, second, other), 2);
    assert.equal(figure("C1", ...all, first, second), 1);
    assert.equal(figure("C1", ...all, second, other), 2);
  });

  it("leaves whom nobody asked, and who did not know, beside: never in it, never added", () => {
    const facts = [...days, person(anna), person(ben), seat(march, anna, { knows: "unknown" }), seat(april, ben)];
    assert.deepEqual([figure("C1", ...facts), figure("C1n", ...facts)], [1, 1]);
    const learned = [...facts, seat(april, anna)];
    assert.deepEqual([figure("C1", ...learned), figure("C1n", ...learned)], [2, 0]);
  });

  it("takes of a headcount only the new, and never as children who know", () => {
    const class30 = day(may, "2016-05-01", { headcounts: [{ id: uuid(31), sex: "female", count: 30, fresh: 18 }] });
    assert.deepEqual([figure("C1", class30), figure("C1n", class30)], [0, 18]);
    assert.equal(figures("C1n", class30)[0]?.participations, 30);
    const typo = day(may, "2016-05-01", { headcounts: [{ id: uuid(31), count: 3, fresh: 30 }] });
    assert.equal(figure("C1n", typo), 3);
  });

  it("counts nobody who was not there, nor a day that was called off or not yet held", () => {
    const knows = [person(anna), seat(march, anna)];
    assert.equal(figure("C1", day(march, "2016-03-01"), person(anna), seat(march, anna, { present: "no" })), 0);
    assert.equal(figure("C1", day(march, "2016-03-01", {}, ["call-off"]), ...knows), 0);
    assert.equal(figure("C1", day(march, "", { plannedOn: "2016-03-01" }, []), ...knows), 0);
    assert.equal(figure("C1", day(march, "2016-03-01"), ...knows), 1);
  });

  it("moves to another year with its day, though no list was touched", () => {
    const list = [person(anna), seat(march, anna)].flat();
    assert.equal(figures("C1", [...day(march, "2017-03-01"), ...list])[0]?.value, 0);
    assert.equal(figures("C1", [...day(march, "2017-03-01"), ...list], [], "2017")[0]?.value, 1);
  });

  it("counts a confirmed double as the one child", () => {
    const facts = [...days, person(anna), person(ben, { sameAs: anna }), seat(march, anna), seat(april, ben)];
    assert.equal(figure("C1", ...facts), 1);
  });

  it("counts a day that teaches two subjects under both, and a child once in each", () => {
    const both = day(may, "2016-05-01", { topics: ["recognise-report", "rights-and-peers"] });
    const facts = [both, person(anna), seat(may, anna)];
    assert.deepEqual([figure("C1", ...facts), figure("C2", ...facts)], [1, 1]);
  });

  it("counts on a day for several groups each under their own", () => {
    const mixed = day(may, "2016-05-01", { audience: "mixed" });
    const list = [seat(may, anna, { audience: "children" }), seat(may, ben, { audience: "parents" })];
    assert.equal(figure("C1", mixed, person(anna), person(ben), ...list), 1);
  });
});

describe("companies whose staff was trained", () => {
  const rows = [
    { id: uuid(41), company: uuid(51), venue: uuid(52), role: "front-desk", staffCount: 12 },
    { id: uuid(42), company: uuid(51), venue: uuid(53), role: "managers", staffCount: 3 },
  ];
  const staff = { audience: "company-staff", topics: ["hotel-staff"] };

  it("counts a chain once, whatever its hotels, its staff and its days", () => {
    const days = [march, april].map((record) => day(record, "2016-03-01", { ...staff, companies: rows }));
    assert.equal(figure("P4", ...days), 1);
  });

  it("counts a company known only from the list of its staff, and not twice where both say it", () => {
    const held = day(march, "2016-03-01", staff);
    const listed = [seat(march, anna, { company: uuid(51) }), seat(march, ben, { company: uuid(54) })];
    assert.equal(figure("P4", held, ...listed), 2);
    assert.equal(figure("P4", day(march, "2016-03-01", { ...staff, companies: rows }), ...listed), 2);
    assert.deepEqual(figures("P4", [...held, ...listed.flat()], ["country"])[0]?.at, { country: "BR" });
  });

  it("does not count a company that gave the training", () => {
    const trainers = [{ id: uuid(43), name: "Example Technology Company" }];
    assert.equal(figure("P4", day(march, "2016-03-01", { audience: "police", trainers })), 0);
  });
});

describe("what comes of a training", () => {
  const peers = { topics: ["raise-among-peers"] };

  it("counts who was prepared, and beside them whom they reached", () => {
    const round = said(PeerRound, uuid(61), {
      title: "Example round",
      heldOn: "2016-05-02",
      country: "BR",
      preparedBy: march,
      headcounts: [{ id: uuid(62), sex: "male", ageBand: "12-14", count: 20, fresh: 14 }],
    });
    const facts = [day(march, "2016-03-01", peers), person(anna), seat(march, anna), round].flat();
    assert.deepEqual([figure("C3", facts), figure("C3p", facts), figure("C1n", facts)], [1, 14, 0]);
  });

  it("counts of officials the share who use it, and leaves out whom nobody reached", () => {
    const training = day(march, "2016-03-01", { audience: "police", topics: ["child-safe-justice", "first-response"] });
    const asked = (record: string, countId: string, uses: string) =>
      said(UseCheck, record, {
        day: march,
        participant: countId,
        countId,
        audience: "police",
        checkedOn: "2016-09-05",
        uses,
      });
    const facts = [
      training,
      asked(uuid(63), anna, "partly"),
      asked(uuid(64), ben, "no"),
      asked(uuid(65), uuid(23), "unreached"),
    ];
    assert.equal(figure("G2u", ...facts), 50);
    assert.doesNotMatch(JSON.stringify(facts.slice(1)), /2016-09-05/);
  });

  it("counts everybody trained once, on however many subjects, children and adults alike", () => {
    const both = day(may, "2016-05-01", {
      audience: "mixed",
      topics: ["parenting", "online-safety"],
      headcounts: [{ id: uuid(66), audience: "parents", count: 9, fresh: 5 }],
    });
    const facts = [both, person(anna), seat(may, anna, { audience: "children" })].flat();
    const [total] = figures("L1", facts);
    assert.deepEqual([total?.value, total?.participations], [6, 10]);
    assert.equal(figure("F2", facts), 5);
  });

  it("asks of how many were asked, never of how many came", () => {
    const days = [day(march, "2016-03-01"), person(anna), person(ben), person(uuid(23))];
    const seats = [seat(march, anna), seat(march, ben, { knows: "no" }), seat(march, uuid(23), { knows: "unknown" })];
    assert.equal(figure("L2", ...days, ...seats), 50);
  });
});
