// Who is out and has not been heard from: by the hour they gave, over midnight, and never by an hour that cannot be read.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bandAt, minutesOf, silentMinutes } from "./out-hours.ts";

const at = (day: string, hour: string) => ({ day, minutes: minutesOf(hour) ?? 0 });
const out = (backBy: string, checkedInAt?: string) => ({ on: "2016-12-12", backBy, checkedInAt });

describe("an hour", () => {
  it("is read as people write it, or not at all", () => {
    assert.deepEqual(["21:05", "9.30", "9h30", "25:00", "soon", ""].map(minutesOf), [
      1265,
      570,
      570,
      undefined,
      undefined,
      undefined,
    ]);
    assert.deepEqual([60, 600, 900, 1200, 1380].map(bandAt), ["night", "morning", "afternoon", "evening", "night"]);
  });
});

describe("silence", () => {
  it("begins at the hour they gave", () => {
    assert.equal(silentMinutes(out("21:00"), at("2016-12-12", "20:59")), 0);
    assert.equal(silentMinutes(out("21:00"), at("2016-12-12", "21:10")), 10);
  });

  it("goes on over midnight, and an hour in the small hours is of the next day", () => {
    assert.equal(silentMinutes(out("21:00"), at("2016-12-13", "00:30")), 210);
    assert.equal(silentMinutes(out("02:00"), at("2016-12-12", "23:00")), 0);
    assert.equal(silentMinutes(out("02:00"), at("2016-12-13", "02:15")), 15);
  });

  it("is ended by a word from them after it began, and never begins by an hour nobody can read", () => {
    assert.equal(silentMinutes(out("21:00", "20:30"), at("2016-12-12", "21:10")), 10);
    assert.equal(silentMinutes(out("21:00", "21:05"), at("2016-12-12", "21:10")), 0);
    assert.equal(silentMinutes(out("late"), at("2016-12-12", "23:59")), 0);
    assert.equal(silentMinutes(out("21:00"), at("2016-12-11", "23:59")), 0);
  });
});
