import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dayToSerial, isDay, serialToDay, timeOfDay } from "./day-serial.ts";

test("a workbook counts its days from 1 January 1900", () => {
  assert.equal(serialToDay(1, 1900)?.day, "1900-01-01");
  assert.equal(serialToDay(42_716, 1900)?.day, "2016-12-12");
  assert.equal(serialToDay(2_958_465, 1900)?.day, "9999-12-31");
});

test("the 29 February that 1900 never had is no day, and the days on its two sides are right", () => {
  assert.equal(serialToDay(59, 1900)?.day, "1900-02-28");
  assert.equal(serialToDay(60, 1900), undefined);
  assert.equal(serialToDay(61, 1900)?.day, "1900-03-01");
});

test("an old Macintosh workbook counts from 1 January 1904", () => {
  assert.equal(serialToDay(0, 1904)?.day, "1904-01-01");
  assert.equal(serialToDay(60, 1904)?.day, "1904-03-01");
  assert.equal(serialToDay(41_254, 1904)?.day, "2016-12-12");
});

test("a serial before the first day or after the last is no day", () => {
  for (const serial of [-1, 0, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
    assert.equal(serialToDay(serial, 1900), undefined);
});

test("the part after the point is the time, rounded to seconds and carried into the next day", () => {
  assert.deepEqual(serialToDay(42_716.75, 1900), { day: "2016-12-12", second: 64_800 });
  assert.deepEqual(serialToDay(42_716.999_999_9, 1900), { day: "2016-12-13", second: 0 });
  assert.equal(timeOfDay(64_801), "18:00:01");
});

test("a day that the calendar lacks has no serial", () => {
  for (const day of ["2015-02-29", "2016-13-01", "2016-00-10", "2016-04-31", "1899-12-31", "12-12-2016", ""]) {
    assert.equal(dayToSerial(day), undefined, day);
  }
  assert.ok(isDay("2016-02-29"));
  assert.ok(!isDay("1900-02-29"));
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 20_000 : 500;

  test("a day written as a serial is the same day when it is read", () => {
    const day = fc.date({ min: new Date("1900-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const written = date.toISOString().slice(0, 10);
        assert.equal(serialToDay(dayToSerial(written) ?? Number.NaN, 1900)?.day, written);
      }),
      { numRuns },
    );
  });
});
