// Communities, counted: a committee once, never its members; a promise for what has become of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Commitment, MappingExercise } from "./promises.ts";
import { Committee, CommitteeSupport } from "./records.ts";

const committee = (record: string, more = {}) =>
  said(Committee, record, { name: "Example Committee", kind: "child-protection", country: "IN", ...more });
let gifts = 100;
const support = (record: string, kind: string, on = "2016-04-02") =>
  said(CommitteeSupport, uuid(++gifts), { committee: record, kind, on });
const [east, west] = [uuid(21), uuid(22)];

describe("committees supported", () => {
  it("counts a committee trained twice and given money once, whatever the number of its members", () => {
    const members = [{ id: uuid(31), role: "member", count: 12 }];
    const given = [support(east, "training"), support(east, "training", "2016-06-02"), support(east, "money")];
    assert.equal(figure("F3", committee(east, { members }), ...given), 1);
  });

  it("counts no visit, and no committee that was only formed", () => {
    assert.equal(figure("F3", committee(east), support(east, "visit"), committee(west)), 0);
  });

  it("counts no youth committee, watch or parents' group", () => {
    for (const kind of ["youth", "watch", "parents"])
      assert.equal(figure("F3", committee(east, { kind }), support(east, "materials")), 0, kind);
  });

  it("follows a committee whose country is corrected", () => {
    const at = (country: string) =>
      figures("F3", [...committee(east, { country }), ...support(east, "mentoring")], ["country"])[0]?.at;
    assert.deepEqual([at("IN"), at("BD")], [{ country: "IN" }, { country: "BD" }]);
  });

  it("waits for a committee that has not arrived", () => {
    assert.equal(figure("F3", support(east, "training")), 0);
  });
});

describe("from a map to a promise", () => {
  it("says of fifteen children on a map how many they were, in which month, and nothing they said", () => {
    const children = [
      { id: uuid(41), sex: "female", ageBand: "12-14", count: 9, fresh: 9 },
      { id: uuid(42), sex: "male", ageBand: "12-14", count: 6, fresh: 4 },
    ];
    const facts = said(MappingExercise, uuid(43), {
      community: "Example Quarter",
      country: "IN",
      heldOn: "2016-05-09",
      children,
    });
    assert.equal(
      facts.reduce((sum, fact) => sum + (fact.quantity ?? 0), 0),
      15,
    );
    assert.ok(facts.every((fact) => fact.on === "2016-05" && !JSON.stringify(fact).includes("Quarter")));
  });

  it("says what has become of a promise, and counts it as asked before anybody answered", () => {
    const lighting = {
      promise: "Example street lighting",
      country: "IN",
      institution: uuid(51),
      askedOn: "2016-05-20",
    };
    const stateAfter = (more: object, moves: readonly string[]) =>
      said(Commitment, uuid(52), { ...lighting, ...more }, moves).map((fact) => [fact.on, fact.dims.state]);
    assert.deepEqual(stateAfter({}, []), [["2016-05-20", "asked"]]);
    assert.deepEqual(stateAfter({ promisedOn: "2016-06-10" }, ["promise", "begin"]), [["2016-06-10", "begun"]]);
  });
});
