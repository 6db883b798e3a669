// Case management, counted: a survivor once whatever the number of services; a month, never a day.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { figure, figures, said } from "#test/saying.ts";
import { EmpowermentScale } from "./assessment.ts";
import { Child } from "./child.ts";
import { Consent } from "./consent.ts";
import { Reintegration, ReintegrationFollowUp } from "./follow-up.ts";
import { JusticeStep } from "./justice.ts";
import { Plan } from "./plan.ts";
import { Case, ServiceDelivered } from "./records.ts";
import { Incident } from "./safety.ts";

const [kid, friend] = [uuid(21), uuid(22)];
const child = (countId: string, more = {}) =>
  said(Child, countId, { code: "EX-1", name: "Example Child", sex: "female", countId, ...more });
let services = 100;
const service = (countId: string, more = {}) =>
  said(ServiceDelivered, uuid(++services), {
    child: countId,
    service: "shelter",
    givenOn: "2016-03-17",
    situation: "survivor",
    country: "PH",
    ageBand: "15-17",
    countId,
    ...more,
  });

describe("survivors helped", () => {
  it("counts a survivor with three services once, and under each service", () => {
    const facts = [
      child(kid),
      service(kid),
      service(kid, { givenOn: "2016-05-02" }),
      service(kid, { service: "legal-aid" }),
    ].flat();
    assert.equal(figure("C4", facts), 1);
    assert.deepEqual(
      figures("C4", facts, ["code"]).map(({ at, value }) => [at.code, value]),
      [
        ["legal-aid", 1],
        ["shelter", 1],
      ],
    );
    assert.deepEqual(figures("C4", facts, ["country", "sex", "ageBand"])[0]?.at, {
      country: "PH",
      sex: "female",
      ageBand: "15-17",
    });
  });

  it("falls by one when a survivor's only service is taken away, and stays when it was one of two", () => {
    const [only, one, two] = [service(friend), service(kid), service(kid, { service: "health" })];
    assert.equal(figure("C4", child(kid), child(friend), only, one, two), 2);
    assert.equal(figure("C4", child(kid), child(friend), one, two), 1);
    assert.equal(figure("C4", child(kid), child(friend), only, two), 2);
  });

  it("counts no child at risk, no other kind of help, and nobody for the file alone", () => {
    assert.equal(figure("C4", child(kid), service(kid, { situation: "at-risk" })), 0);
    assert.equal(figure("C4", child(kid), service(kid, { service: "psychosocial" })), 0);
    const opened = said(Case, uuid(31), {
      child: kid,
      openedOn: "2016-03-17",
      situation: "survivor",
      countId: kid,
    });
    assert.equal(figure("C4", child(kid), opened), 0);
  });

  it("does not depend on what the child agreed to share", () => {
    const no = [{ id: uuid(41), purpose: "statistics", said: "no" }];
    const consent = said(Consent, uuid(42), { case: uuid(31), askedOn: "2016-03-01", answers: no });
    assert.deepEqual(consent, []);
    assert.equal(figure("C4", child(kid), service(kid, { agreed: "no" })), 1);
  });

  it("says the month and never the day, in no other words than these", () => {
    const [fact] = service(kid, { note: "Example note", provider: uuid(51), case: uuid(31) });
    assert.deepEqual(
      { ...fact, record: "" },
      {
        kind: "service-delivered",
        role: "event",
        key: "",
        tenant: uuid(1),
        record: "",
        on: "2016-03",
        person: kid,
        dims: { country: "PH", ageBand: "15-17", audience: "survivor", code: "shelter" },
      },
    );
  });

  it("counts a child whose own record has not arrived, with nothing known of her", () => {
    assert.deepEqual(
      figures("C4", service(kid), ["sex"]).map(({ at, value }) => [at.sex, value]),
      [["unknown", 1]],
    );
  });
});

/** What the app keeps with a paper of a survivor's case. */
const of = (countId: string, more = {}) => ({
  countId,
  situation: "survivor",
  ageBand: "15-17",
  country: "PH",
  ...more,
});
let papers = 300;

describe("help of every kind", () => {
  it("stands beside the four services, and children at risk stand apart", () => {
    const facts = [
      child(kid),
      child(friend),
      service(kid, { service: "psychosocial" }),
      service(friend, { service: "education", situation: "at-risk" }),
    ].flat();
    assert.deepEqual([figure("C4", facts), figure("C4s", facts), figure("C5", facts)], [0, 1, 1]);
  });

  it("asks of those who answered whether it felt safe, and takes no silence for a no", () => {
    const facts = [
      service(kid, { feltSafe: "yes" }),
      service(friend, { feltSafe: "no" }),
      service(uuid(23)),
      service(uuid(24), { feltSafe: "unknown" }),
    ].flat();
    assert.equal(figure("S2.2", facts), 50);
    assert.equal(figure("S2.2n", facts), 1);
  });
});

describe("plans in time", () => {
  const plan = (countId: string, more = {}) =>
    said(Plan, uuid(++papers), {
      case: uuid(31),
      goal: "Example goal",
      agreedOn: "2016-04-11",
      ...of(countId),
      ...more,
    });

  it("are a share of the children with whom a plan was agreed", () => {
    assert.equal(figure("C6", plan(kid, { inTime: "yes" }), plan(friend, { inTime: "no" })), 50);
  });
  it("leave out a plan that is not agreed, and one of which nobody knows", () => {
    assert.equal(
      figure("C6", plan(kid, { inTime: "yes" }), plan(friend), plan(uuid(23), { agreedOn: undefined })),
      100,
    );
  });
});

describe("a return", () => {
  const back = (countId: string, more = {}, moves: readonly string[] = ["meet", "move-in"]) =>
    said(
      Reintegration,
      uuid(++papers),
      {
        case: uuid(31),
        begunOn: "2016-01-05",
        toWhom: "relatives",
        livingThereSince: "2016-02-20",
        ...of(countId),
        ...more,
      },
      moves,
    );
  const asked = (countId: string, after: string, more = {}) =>
    said(ReintegrationFollowUp, uuid(++papers), {
      reintegration: uuid(61),
      after,
      askedOn: "2016-08-20",
      livesThere: "yes",
      safe: "yes",
      harmedAgain: "no",
      ...of(countId),
      ...more,
    });

  it("counts from the day the child lives there, not while it is prepared or when another way was chosen", () => {
    assert.equal(figure("C7", back(kid), back(friend, { livingThereSince: undefined })), 1);
    assert.equal(figure("C7", back(kid, { changedBecause: "Example" }, ["choose-another"])), 0);
    assert.equal(figure("C7", back(kid, { situation: "at-risk" })), 0);
  });

  it("is none yet on a day that is only planned, none any more after a step back, and goes on when support ends", () => {
    const after = (...moves: readonly string[]) => figure("C7", back(kid, {}, moves));
    assert.deepEqual([after(), after("meet")], [0, 0]);
    assert.deepEqual([after("meet", "move-in", "step-back"), after("meet", "move-in", "settle")], [0, 1]);
  });

  it("is no return to a family where the child lives in a group home", () => {
    for (const [toWhom, count] of [
      ["foster", 1],
      ["independent", 1],
      ["group", 0],
    ] as const)
      assert.equal(figure("C7", back(kid, { toWhom })), count, toWhom);
  });

  it("is asked about after 3, 6 and 12 months, each in its own figure", () => {
    const facts = [asked(kid, "months-3"), asked(kid, "months-6"), asked(friend, "months-6")].flat();
    assert.deepEqual(
      ["C7-3", "C7-6", "C7-12"].map((code) => figure(code, facts)),
      [1, 2, 0],
    );
  });

  it("is well where the child stays or chose another place, is safe and was not harmed again", () => {
    const well = (more: object) => figure("C7-12", asked(kid, "months-12", more));
    assert.equal(well({ livesThere: "elsewhere" }), 1);
    for (const more of [{ livesThere: "away" }, { safe: "no" }, { harmedAgain: "yes" }, { safe: "unknown" }])
      assert.equal(well(more), 0, JSON.stringify(more));
  });

  it("says nothing of a child who could not be reached", () => {
    const facts = [asked(kid, "months-12"), asked(friend, "months-12", { how: "nobody" })].flat();
    assert.equal(figure("C7r", facts), 100);
    assert.equal(figure("C7r", facts, asked(uuid(23), "months-12", { livesThere: "away" })), 50);
  });

  it("says months and nothing of where", () => {
    assert.deepEqual(Object.keys(asked(kid, "months-3", { needs: "Example" })[0]?.dims ?? {}).sort(), [
      "ageBand",
      "answer",
      "audience",
      "code",
      "country",
    ]);
    assert.equal(back(kid)[0]?.on, "2016-02");
  });

  it("counts a child harmed again once, whoever wrote it down, and nobody harmed before help began", () => {
    const incident = (countId: string, more = {}) =>
      said(Incident, uuid(++papers), {
        case: uuid(31),
        happenedOn: "2016-05-03",
        again: "yes",
        ...of(countId),
        ...more,
      });
    const facts = [incident(kid), incident(kid), asked(kid, "months-6", { harmedAgain: "yes" })].flat();
    assert.equal(figure("C8", facts, incident(friend, { again: "no" })), 1);
    const text = JSON.stringify(
      incident(kid, { note: "Example", placeKind: "home", made: ["contact"], reportedTo: ["police"] }),
    );
    assert.doesNotMatch(text, /Example|home|contact|police|2016-05-03/);
  });
});

describe("in court", () => {
  const step = (matter: string, more = {}) =>
    said(JusticeStep, uuid(++papers), {
      case: uuid(31),
      kind: "hearing",
      plannedOn: "2016-06-07",
      status: "held",
      weAttended: "yes",
      countId: matter,
      country: "PH",
      ...more,
    });

  it("counts a matter once, and only where it was held and one of us was there", () => {
    assert.equal(figure("C10", step(uuid(71)), step(uuid(71), { plannedOn: "2016-09-01" }), step(uuid(72))), 2);
    assert.equal(figure("C10", step(uuid(71), { status: "postponed" }), step(uuid(72), { weAttended: "no" })), 0);
    assert.deepEqual(step(""), [], "a step that names no matter");
  });
  it("is joined to no child", () => {
    assert.equal(step(uuid(71))[0]?.person, undefined);
  });
});

describe("standing stronger", () => {
  const asked = (countId: string, stronger: string) =>
    said(EmpowermentScale, uuid(++papers), {
      case: uuid(31),
      askedOn: "2016-11-02",
      knows: "firmly",
      stronger,
      ...of(countId),
    });

  it("is what the child says the second time; the four answers are not added up and do not leave the file", () => {
    assert.equal(figure("C9", asked(kid, "yes"), asked(friend, "same"), asked(uuid(23), "first")), 50);
    assert.doesNotMatch(JSON.stringify(asked(kid, "yes")), /firmly/);
  });
});
