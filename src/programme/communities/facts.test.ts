// Communities, counted: a committee once, never its members; a promise for what has become of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { Campaign, ReferralSystem, YouthAction } from "./campaigns.ts";
import { CaregiverCourse, CaregiverSupport, Family } from "./families.ts";
import { MappingExercise } from "./mapping.ts";
import { OutreachShift } from "./outreach.ts";
import { Commitment } from "./promises.ts";
import { Committee, CommitteeReview, CommitteeSupport } from "./records.ts";
import { SchoolLesson } from "./schools.ts";

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
  it("says nothing of an exercise with children on a map", () => {
    const facts = said(MappingExercise, uuid(43), {
      community: "Example Quarter",
      country: "IN",
      heldOn: "2016-05-09",
      children: [{ id: uuid(41), sex: "female", ageBand: "12-14", count: 9, fresh: 9 }],
    });
    assert.deepEqual(facts, []);
  });
});

describe("a promise over the years", () => {
  const lights = {
    promise: "Example street lighting",
    country: "IN",
    institution: uuid(51),
    askedOn: "2016-05-20",
    promisedOn: "2016-06-10",
    keptOn: "2017-01-15",
  };

  it("is asked for and made in one year and kept in the next, once in each", () => {
    const facts = said(Commitment, uuid(53), lights, ["promise", "keep"]);
    assert.deepEqual(
      ["M1", "M2", "M3"].map((code) => figure(code, facts)),
      [1, 1, 0],
    );
    assert.equal(figures("M3", facts, [], "2017")[0]?.value, 1);
    assert.equal(figures("M1", facts, [], "2017")[0]?.value, 0);
  });

  it("is no promise while nobody answered, or when it was refused", () => {
    const { promisedOn: _, keptOn: __, ...asked } = lights;
    const refused = { ...asked, refusedOn: "2016-07-01", refusedBecause: "No money" };
    assert.deepEqual(
      [figure("M1", said(Commitment, uuid(54), refused)), figure("M2", said(Commitment, uuid(54), refused))],
      [1, 0],
    );
  });
});

describe("committees that work", () => {
  const parts = ["organised", "childVoice", "meets", "decides", "trained", "keepsRecords", "refers", "planFunded"];
  const review = (record: string, points: number, more = {}) =>
    said(CommitteeReview, record, {
      committee: east,
      year: 2016,
      on: "2016-10-01",
      ...Object.fromEntries(parts.map((part) => [part, points])),
      ...more,
    });

  it("come to three points on average; one part left out says nothing", () => {
    assert.equal(figure("F3w", committee(east), review(uuid(61), 3)), 1);
    assert.equal(figure("F3w", committee(east), review(uuid(61), 3, { meets: 1 })), 0);
    assert.equal(figure("F3w", committee(east), review(uuid(61), 5, { meets: undefined })), 0);
  });
});

describe("families", () => {
  const [aunt, other] = [uuid(71), uuid(72)];
  let talks = 700;
  const talk = (countId: string, more = {}) =>
    said(CaregiverSupport, uuid(++talks), {
      caregiver: "Example Aunt",
      on: "2016-06-07",
      kind: "counselling",
      situation: "survivor",
      safeToInvolve: "yes",
      country: "NI",
      countId,
      ...more,
    });

  it("are counted once, however often somebody of them was supported", () => {
    assert.equal(figure("F1", talk(aunt), talk(aunt, { kind: "legal-process" }), talk(other)), 2);
  });

  it("are not counted where it was not safe to involve them, nor as families of survivors where the child is at risk", () => {
    assert.equal(figure("F1", talk(aunt, { safeToInvolve: "no" }), talk(other, { situation: "at-risk" })), 0);
  });

  it("count as one where two files turn out to be of one family", () => {
    const file = said(Family, uuid(73), { name: "Example family", countId: other, sameAs: aunt, safeToInvolve: "yes" });
    assert.equal(figure("F1", file, talk(aunt), talk(other)), 1);
  });

  it("say of a course whether they agreed more afterwards, and nothing where they were asked once", () => {
    const [before, after] = ["before", "after"].map(
      (when) => (points: number) =>
        Object.fromEntries(["Tell", "Fault", "Believe", "Talk", "Help"].map((one) => [`${when}${one}`, points])),
    );
    const course = (countId: string, from: number, to: number | undefined) =>
      said(CaregiverCourse, countId, {
        caregiver: "Example Aunt",
        safeToInvolve: "yes",
        fromOn: "2016-03-01",
        toOn: "2016-05-03",
        countId,
        ...before?.(from),
        ...(to === undefined ? {} : after?.(to)),
      });
    assert.equal(figure("F1a", course(aunt, 2, 3), course(other, 3, 3)), 50);
    assert.equal(figure("F1a", course(aunt, 2, undefined)), null);
  });
});

describe("what reaches many", () => {
  it("a campaign by several means is one; only in the street it is none of the media", () => {
    const campaign = (means: readonly string[]) =>
      said(Campaign, uuid(81), { name: "Example campaign", country: "DO", fromOn: "2016-07-01", means });
    assert.deepEqual(
      [figure("F5", campaign(["radio", "print", "travel"])), figure("F5", campaign(["street"]))],
      [1, 0],
    );
    assert.deepEqual([figure("F5t", campaign(["radio", "travel"])), figure("F5t", campaign(["radio"]))], [1, 0]);
    assert.deepEqual(
      figures("F5", campaign(["radio", "print"]), ["code"]).map(({ at, value }) => [at.code, value]),
      [
        ["print", 1],
        ["radio", 1],
      ],
    );
  });

  it("every action of a youth group counts; its country goes with it", () => {
    const action = (record: string) =>
      said(YouthAction, record, {
        title: "Evening",
        group: uuid(82),
        on: "2016-06-11",
        country: "NI",
        kind: "parents",
      });
    assert.equal(figure("F6", action(uuid(83)), action(uuid(84))), 2);
  });

  it("a referral system counts since it works, and only where we helped", () => {
    const system = (more: object) =>
      said(ReferralSystem, uuid(85), {
        name: "Example district",
        country: "PH",
        written: "yes",
        known: "yes",
        agreed: "yes",
        triedOn: "2016-06-02",
        worksSince: "2016-06-02",
        weHelped: "yes",
        ...more,
      });
    assert.equal(figure("F4", system({})), 1);
    assert.equal(figure("F4", system({ weHelped: "no" })), 0);
    // It was never tried: nothing that was written about it holds.
    assert.equal(figure("F4", system({ triedOn: undefined })), 0);
  });

  it("a school counts once for all its classes, and pupils as far as they are new", () => {
    const lessons = (record: string, fresh: number) =>
      said(SchoolLesson, record, {
        school: uuid(86),
        on: "2016-09-01",
        country: "IN",
        topics: ["recognise-report"],
        teacher: "teacher",
        lessonCount: 3,
        headcounts: [{ id: uuid(87), sex: "female", count: 30, fresh }],
      });
    const both = [lessons(uuid(88), 30), lessons(uuid(89), 0)];
    assert.deepEqual([figure("F7", ...both), figure("F7p", ...both), figure("C1n", ...both)], [1, 30, 0]);
  });

  it("talks in the street are talks, never people, and carry neither day nor zone", () => {
    const shift = (record: string) =>
      said(OutreachShift, record, {
        on: "2016-11-18",
        band: "evening",
        zone: "Example quarter",
        contactCount: 5,
        country: "BR",
      });
    const facts = [...shift(uuid(91)), ...shift(uuid(92))];
    assert.equal(figure("F8", facts), 10);
    assert.doesNotMatch(JSON.stringify(facts), /quarter|evening|2016-11-18/);
  });
});
