// Whom a trainer finds first on the list of a day, and how often somebody is counted.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Came, type DayOf, daysInYear, type Known, rosterOf } from "./roster.ts";

const day = (id: string, on: string | undefined, more: Partial<DayOf> = {}): DayOf => ({
  id,
  on,
  audience: "children",
  place: "Example town",
  title: "Day",
  ...more,
});
const person = (id: string, name: string, more: Partial<Known> = {}): Known => ({
  id,
  person: id,
  name,
  audience: "children",
  ...more,
});
const at = (participant: string, on: string, here = true): Came => ({ participant, day: on, here });

const today = day("today", "2016-12-12");
const days = [
  today,
  day("last", "2016-12-05"),
  day("before", "2016-11-28"),
  day("long-ago", "2016-10-01"),
  day("elsewhere", "2016-12-10", { place: "Another town" }),
  day("parents", "2016-12-11", { audience: "parents" }),
];

describe("the list of a day", () => {
  it("begins with the same group and whoever is on it, by name; then those who came lately", () => {
    const known = ["Zita", "Bento", "Clara", "Dante", "Elisa", "Fábio"].map((name) => person(name, name));
    const came = [
      at("Zita", "last"),
      at("Bento", "before"),
      at("Clara", "today", false),
      at("Dante", "long-ago"),
      at("Elisa", "elsewhere"),
    ];
    assert.deepEqual(rosterOf(today, days, known, came, "en"), {
      group: ["Bento", "Clara", "Zita"],
      others: ["Elisa", "Dante", "Fábio"],
    });
  });

  it("takes nobody for one of the group who was written down and was not there, or came another year", () => {
    const old = day("old", "2015-12-01");
    const known = [person("a", "Absent"), person("b", "Before")];
    const found = rosterOf(
      day("d", "2016-12-12"),
      [...days.slice(1), old],
      known,
      [at("a", "last", false), at("b", "old")],
      "en",
    );
    assert.deepEqual(found.group, []);
  });

  it("passes over days that nobody came to", () => {
    const known = [person("a", "A")];
    const planned = ["1", "2"].map((id) => day(id, "2016-12-10"));
    assert.deepEqual(rosterOf(today, [...days, ...planned], known, [at("a", "last")], "en").group, ["a"]);
  });

  it("puts people of another group after those the day is for, but for a day for several groups", () => {
    const known = [person("p", "Aunt", { audience: "parents" }), person("c", "Child")];
    assert.deepEqual(rosterOf(today, days, known, [], "en").others, ["c", "p"]);
    assert.deepEqual(rosterOf({ ...today, audience: "mixed" }, days, known, [], "en").others, ["p", "c"]);
  });

  it("goes by the title where no place is said", () => {
    const first = day("1", "2016-12-01", { place: undefined, title: "Workshop 7" });
    const next = day("2", undefined, { place: undefined, title: "Workshop 8" });
    assert.deepEqual(rosterOf(next, [first, next], [person("a", "A")], [at("a", "1")], "en").group, ["a"]);
  });
});

describe("somebody who came several times", () => {
  it("is counted once a year, with the days she came", () => {
    const known = [person("a", "A"), person("b", "B, a double of A", { person: "a" })];
    const came = [at("a", "last"), at("a", "last"), at("b", "today"), at("a", "before", false)];
    assert.deepEqual([...daysInYear("2016", days, known, came)], [["a", 2]]);
    assert.equal(daysInYear("2015", days, known, came).size, 0);
  });
});
