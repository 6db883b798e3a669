// How long something is kept, and how many days are left.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { classOf, countdown, type RetentionClass, yearsOf } from "./retention.ts";

const rides: RetentionClass = {
  id: "rides",
  label: "Rides",
  reason: "nobody asks about an old ride",
  years: 5,
  countries: { BE: 10 },
  types: ["ride", "rider"],
};

describe("how long a record is kept", () => {
  it("is as its class says, unless the country does, unless the organisation does", () => {
    assert.deepEqual(
      [yearsOf(rides, "NL"), yearsOf(rides, null), yearsOf(rides, "BE"), yearsOf(rides, "BE", 3)],
      [5, 5, 10, 3],
    );
  });

  it("is counted from its last act, to the day", () => {
    assert.deepEqual(countdown("2011-12-13", 5, "2016-12-12"), { dueOn: "2016-12-13", days: 1 });
    assert.deepEqual(countdown("2011-12-12", 5, "2016-12-12"), { dueOn: "2016-12-12", days: 0 });
    assert.equal(countdown("2010-12-12", 5, "2016-12-12").days, -366);
    assert.equal(countdown("2012-02-29", 5, "2016-12-12").dueOn, "2017-02-28");
  });

  it("is said of no record whose kind no class names", () => {
    assert.equal(classOf([rides], "ride"), rides);
    assert.equal(classOf([rides], "repair"), undefined);
  });
});
