// What the app keeps without asking: numbers that stay within a domain, bands worked out once.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { typesOf } from "#core/programme.ts";
import { type Around, keepAnswers } from "./keep.ts";
import { programme } from "./register.ts";
import { ageBandOf, ageBandOn, ageBands } from "./splits.ts";

const around = (records: { readonly [id: string]: object } = {}): Around => ({
  find: (_, id) => records[String(id)] as never,
  newId: () => "new",
  country: "PE",
});

describe("what is kept", () => {
  it("gives a child, a participant and a learner a number of their own, once", () => {
    for (const type of ["child", "participant", "enrolment"]) {
      assert.equal(keepAnswers(type, { name: "Example" }, around())["countId"], "new");
      assert.equal(keepAnswers(type, { countId: "old" }, around())["countId"], "old");
    }
  });

  it("takes for a service the child's number, the age on that day and the organisation's country", () => {
    const known = around({ kid: { countId: "c", bornOn: "2001-06-15" } });
    const service = { child: "kid", givenOn: "2016-06-14", service: "health" };
    assert.deepEqual(keepAnswers("service-delivered", service, known), {
      ...service,
      countId: "c",
      ageBand: "12-14",
      country: "PE",
    });
    assert.equal(keepAnswers("service-delivered", { ...service, givenOn: "2016-06-15" }, known)["ageBand"], "15-17");
  });

  it("takes for an attendance the participant's group, and the age on the day of the training", () => {
    const records = {
      ann: { countId: "a", audience: "parents", age: 30, ageSaidOn: "2016-01-01" },
      day: { heldOn: "2016-05-01" },
    };
    const kept = keepAnswers("attendance", { participant: "ann", day: "day" }, around(records));
    assert.deepEqual([kept["countId"], kept["audience"], kept["ageBand"]], ["a", "parents", "25+"]);
  });

  it("takes for what becomes of a learner the number, the cohort and the income of before, and no name", () => {
    const records = { ann: { countId: "a", name: "Example", cohort: "school", incomeBefore: "below" } };
    const asked = { enrolment: "ann", after: "6" };
    assert.deepEqual(keepAnswers("livelihood-follow-up", asked, around(records)), {
      ...asked,
      countId: "a",
      cohort: "school",
      incomeBefore: "below",
    });
    for (const type of ["placement", "business", "livelihood-baseline"])
      assert.deepEqual(keepAnswers(type, { enrolment: "ann" }, around(records)), {
        enrolment: "ann",
        countId: "a",
        cohort: "school",
      });
  });

  it("lets an age once said grow with the years", () => {
    const kid = { countId: "c", age: 14, ageSaidOn: "2016-02-01" };
    const bandOn = (openedOn: string) => keepAnswers("case", { child: "kid", openedOn }, around({ kid }))["ageBand"];
    assert.deepEqual([bandOn("2016-12-01"), bandOn("2017-02-01"), bandOn("2015-01-01")], ["12-14", "15-17", "12-14"]);
  });

  it("leaves what is known where the person's record is not on this device", () => {
    const kept = keepAnswers("attendance", { participant: "away", countId: "a", ageBand: "18-24" }, around());
    assert.deepEqual([kept["countId"], kept["ageBand"]], ["a", "18-24"]);
  });

  it("fills every field the app keeps, but for doubles, rows of registers and of printed sheets", () => {
    const learner = { cohort: "school", incomeBefore: "below" };
    const people = {
      countId: "c",
      audience: "children",
      situation: "survivor",
      bornOn: "2004-01-01",
      openedOn: "2016-04-20",
    };
    for (const { id, fields } of typesOf(programme)) {
      const wanted = Object.keys(fields).filter(
        (name) => fields[name]?.kept && !/^(sameAs|mayBe|rowKey|sheetRows)$/.test(name),
      );
      const dates = Object.fromEntries(
        Object.keys(fields)
          .filter((name) => fields[name]?.kind === "date")
          .map((name) => [name, "2016-05-01"]),
      );
      const known: Around = { ...around(), find: () => ({ ...people, ...learner, heldOn: "2016-05-01" }) };
      const kept = keepAnswers(id, { ...dates, bornOn: "2004-01-01" }, known);
      for (const name of wanted) assert.ok(kept[name] !== undefined, `${id}.${name}`);
    }
  });
});

describe("age bands", () => {
  it("begin where the programme says", () => {
    const bands = [0, 11, 12, 14, 15, 17, 18, 24, 25, 90].map(ageBandOf);
    assert.deepEqual(bands, ["0-11", "0-11", "12-14", "12-14", "15-17", "15-17", "18-24", "18-24", "25+", "25+"]);
    assert.deepEqual([-1, Number.NaN, undefined].map(ageBandOf), [undefined, undefined, undefined]);
    assert.deepEqual([ageBandOn("2017-01-01", "2016-01-01"), ageBandOn("?", "2016-01-01")], [undefined, undefined]);
  });

  it("hold every age there is, and never grow younger", () => {
    const order = Object.keys(ageBands);
    fc.assert(
      fc.property(fc.nat(120), fc.nat(120), (a, b) => {
        const [young, old] = [ageBandOf(Math.min(a, b)), ageBandOf(Math.max(a, b))];
        assert.ok(young !== undefined && old !== undefined && order.indexOf(young) <= order.indexOf(old));
      }),
    );
  });
});
