// Answers: what a person sees of a record, and what withdrawing does to it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { act, newDevice, see, uuid } from "#test/bicycles/devices.ts";
import { Repair, Rider, workshopFacts } from "#test/bicycles/workshop.ts";
import { stateFacts } from "../fact/fact.ts";
import { relevantAmong, sayAnswers } from "./answers.ts";

const NOON = Date.UTC(2016, 11, 12, 12);
const record = uuid(98);

describe("answers", () => {
  it("a withdrawn record says so, states no facts, and can be brought back", () => {
    const device = newDevice(1);
    const stated = () => stateFacts(workshopFacts, Rider, see(device, Rider)!).map((fact) => fact.person);
    act(device, Rider, record, "create", { nickname: "Invented Heron", countId: uuid(7) }, NOON);
    assert.deepEqual(stated(), [uuid(7)]);
    act(device, Rider, record, "withdraw", {}, NOON + 1);
    assert.equal(see(device, Rider)?.withdrawn, true);
    assert.deepEqual(stated(), []);
    act(device, Rider, record, "restore", {}, NOON + 2);
    assert.deepEqual(stated(), [uuid(7)]);
  });

  it("what nobody changed is not said again", () => {
    const device = newDevice(1);
    act(
      device,
      Repair,
      record,
      "create",
      { bicycle: "Old Red", work: ["brake"], parts: [{ id: "a", name: "Bell" }] },
      NOON,
    );
    const said = sayAnswers(Repair, see(device, Repair), {
      bicycle: "Old Red",
      work: ["brake"],
      parts: [{ id: "a", name: "Bell" }],
    });
    assert.deepEqual(said, { set: {}, seen: {} });
  });

  it("a calculated answer is worked out and never said", () => {
    const said = sayAnswers(Repair, undefined, { total: 99, parts: [{ id: "a", price: 5 }] });
    assert.deepEqual(Object.keys(said.set), ["parts/a", "parts/a/price"]);
    assert.equal(relevantAmong(Repair.fields, { total: 99, parts: [{ id: "a", price: 5 }] })["total"], 5);
  });
});
