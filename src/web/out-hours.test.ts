// Who is out and has not been heard from: by the hour they gave, over midnight, and never by an hour that cannot be read.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bandAt, dayOfInstant, hourWords, minutesOf, silentMinutes, sinceToday } from "./out-hours.ts";

/** 12 December 2016 and the days after it, by the clock of this machine. */
const on = (day: number, hour: string): number => new Date(2016, 11, day, 0, minutesOf(hour)).getTime();
const silent = (left: number, backBy: string, now: number, heard?: number): number =>
  silentMinutes({ left, backBy, heard }, now);

describe("an hour", () => {
  it("is read as people write it, or not at all", () => {
    assert.deepEqual(["21:05", "9.30", "9h30", "25:00", "9pm", "soon", ""].map(minutesOf), [
      1265,
      570,
      570,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("is told of an instant, with its part of the day and its day", () => {
    assert.deepEqual(
      ["01:00", "10:00", "15:00", "20:00", "23:00"].map((hour) => bandAt(on(12, hour))),
      ["night", "morning", "afternoon", "evening", "night"],
    );
    assert.deepEqual([hourWords(on(12, "9:05")), dayOfInstant(on(12, "23:59"))], ["09:05", "2016-12-12"]);
  });
});

describe("silence", () => {
  it("begins at the hour they gave", () => {
    assert.equal(silent(on(12, "19:00"), "21:00", on(12, "20:59")), 0);
    assert.equal(silent(on(12, "19:00"), "21:00", on(12, "21:10")), 10);
  });

  it("goes on over midnight, and an hour before that of leaving is of the next day", () => {
    assert.equal(silent(on(12, "19:00"), "21:00", on(13, "00:30")), 210);
    assert.equal(silent(on(12, "22:00"), "02:00", on(12, "23:00")), 0);
    assert.equal(silent(on(12, "22:00"), "02:00", on(13, "02:15")), 15);
    assert.equal(silent(on(12, "22:30"), "05:30", on(12, "22:31")), 0);
    assert.equal(silent(on(12, "22:30"), "05:30", on(13, "05:31")), 1);
  });

  it("begins in the same night where they left after midnight", () => {
    assert.equal(silent(on(13, "01:00"), "03:00", on(13, "02:59")), 0);
    assert.equal(silent(on(13, "01:00"), "03:00", on(13, "03:20")), 20);
  });

  it("is ended by a word from them after it began, on whichever side of midnight that was", () => {
    assert.equal(silent(on(12, "19:00"), "21:00", on(12, "21:10"), on(12, "20:30")), 10);
    assert.equal(silent(on(12, "19:00"), "21:00", on(12, "21:10"), on(12, "21:05")), 0);
    assert.equal(silent(on(12, "19:00"), "23:00", on(13, "00:50"), on(13, "00:40")), 0);
    assert.equal(silent(on(12, "19:00"), "01:00", on(13, "01:10"), on(12, "23:00")), 10);
  });

  it("never begins by an hour nobody can read, nor before anybody left", () => {
    assert.equal(silent(on(12, "19:00"), "late", on(12, "23:59")), 0);
    assert.equal(silentMinutes({ left: undefined, heard: undefined, backBy: "21:00" }, on(13, "12:00")), 0);
  });

  it("is of today in a demonstration, whichever day that lives on", () => {
    const now = new Date(2026, 10, 22, 21, 40).getTime();
    assert.equal(silent(sinceToday(on(12, "12:00"), "2016-12-12", now), "21:30", now), 10);
    assert.equal(sinceToday(on(11, "12:00"), "2016-12-12", now), on(11, "12:00"));
    assert.equal(sinceToday(on(12, "12:00"), null, now), on(12, "12:00"));
  });
});
