// The referral loop, counted: each figure a part of the one before, by the month of asking, and never to whom.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Referral } from "./records.ts";

let made = 100;
const [kid, friend] = [uuid(21), uuid(22)];
const refer = (countId: string, moves: readonly string[], more = {}) =>
  said(
    Referral,
    uuid(++made),
    {
      case: uuid(31),
      kind: "health",
      askedOn: "2016-05-12",
      agreed: "yes",
      toName: "Example clinic",
      countId,
      situation: "survivor",
      ageBand: "12-14",
      country: "PH",
      ...more,
    },
    moves,
  );
const loop = ["send", "accept", "deliver", "feed-back"];

describe("referrals", () => {
  it("are made, accepted, followed by help and fed back, each a part of the one before", () => {
    const facts = [1, 2, 3, 4].flatMap((steps) => refer(kid, loop.slice(0, steps)));
    assert.deepEqual(
      ["R1", "R2", "R3", "R4"].map((code) => figure(code, facts)),
      [4, 3, 2, 1],
    );
  });

  it("count as made where they were declined, and not while they are prepared or when we stopped them", () => {
    const declined = refer(kid, ["send", "accept", "decline"], { declinedBecause: "full" });
    assert.deepEqual([figure("R1", declined), figure("R2", declined)], [1, 0]);
    assert.equal(figure("R1", refer(kid, []), refer(kid, ["stop"])), 0);
  });

  it("help a child once, whatever the number of referrals", () => {
    const facts = [refer(kid, loop), refer(kid, ["send"]), refer(kid, loop), refer(friend, ["send"])].flat();
    assert.equal(figure("R5", facts), 50);
  });

  it("stand under the month in which they were asked for, also when help came later", () => {
    const late = refer(kid, loop, { askedOn: "2015-12-30", deliveredOn: "2016-02-01" });
    assert.equal(figure("R3", late), 0);
    assert.equal(figures("R3", late, [], "2015")[0]?.value, 1);
  });

  it("say for what and never to whom, nor why somebody declined", () => {
    const [fact] = refer(kid, ["send"], { to: uuid(51), need: "Example need", declinedBecause: "cost" });
    assert.deepEqual(
      { ...fact, record: "" },
      {
        kind: "referral",
        role: "event",
        key: "",
        tenant: uuid(1),
        record: "",
        on: "2016-05",
        person: kid,
        dims: { country: "PH", ageBand: "12-14", audience: "survivor", code: "health", state: "asked" },
      },
    );
  });
});
