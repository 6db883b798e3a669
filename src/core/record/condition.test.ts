// Conditions and calculations: total, and the same on every machine.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { calculate, dayNumber, daysBetween, holds, isDay, yearsBetween } from "./condition.ts";

describe("conditions", () => {
  const answers = {
    colour: "red",
    gears: 7,
    work: ["brake"],
    parts: [{ price: 5 }, { price: 6 }, {}],
    bought: "2015-02-28",
    today: "2016-02-28",
  };

  it("look at answers and at nothing else", () => {
    assert.ok(holds({ is: ["colour", "red"] }, answers));
    assert.ok(holds({ in: ["colour", ["blue", "red"]] }, answers));
    assert.ok(holds({ has: ["work", "brake"] }, answers));
    assert.ok(holds({ all: [{ answered: "gears" }, { not: { answered: "bell" } }] }, answers));
    assert.ok(holds({ any: [{ answered: "bell" }, { less: [3, { field: "gears" }] }] }, answers));
    assert.ok(!holds({ less: [{ field: "gears" }, "nine"] }, answers));
    assert.ok(!holds({ has: ["colour", "red"] }, answers));
  });

  it("calculate, and are empty where something is missing", () => {
    assert.equal(calculate({ sumOf: ["parts", "price"] }, answers), 11);
    assert.equal(calculate({ rowsOf: "parts" }, answers), 3);
    assert.equal(calculate({ sum: [1, { field: "gears" }] }, answers), 8);
    assert.equal(calculate({ times: [{ field: "gears" }, { field: "bell" }] }, answers), undefined);
    assert.equal(calculate({ minus: [{ field: "gears" }, 2] }, answers), 5);
    assert.equal(calculate({ daysBetween: [{ field: "bought" }, { field: "today" }] }, answers), 365);
    assert.equal(calculate({ monthOf: { field: "today" } }, answers), "2016-02");
    assert.equal(calculate({ yearsBetween: [{ field: "bought" }, "2016-02-27"] }, answers), 0);
  });

  it("know which days exist", () => {
    for (const day of ["2016-02-29", "2000-02-29", "2016-12-31"]) assert.ok(isDay(day), day);
    for (const day of ["2015-02-29", "1900-02-29", "2016-04-31", "2016-13-01", "16-01-01", "2016-1-1", "", 20160101])
      assert.ok(!isDay(day), String(day));
  });
});

describe("laws", () => {
  const day = fc
    .integer({ min: -200_000, max: 60_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
    .filter((text) => text.length === 10);

  it("days are counted as the Gregorian calendar counts them", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        assert.equal(dayNumber(a), Date.parse(a) / 86_400_000);
        assert.equal(daysBetween(a, b), -daysBetween(b, a) + 0);
        if (a <= b) assert.ok(yearsBetween(a, b) >= 0);
      }),
    );
  });
});
