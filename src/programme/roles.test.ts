// May the wrong person do this? Every role against what it must not reach.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { can, tenantsWhere } from "#core/access/can.ts";
import type { Action } from "#core/access/role.ts";
import { typesOf } from "#core/programme.ts";
import { circleOf } from "#core/seal/circle.ts";
import { programme } from "./register.ts";

const types = typesOf(programme);
const ON = "2016-12-12";
const as = (role: string) => ({ id: "p", grants: [{ person: "p", role, tenant: "north", stream: null, toOn: ON }] });
const may = (role: string, action: Action, type: string, tenant = "north"): boolean =>
  can(programme.roles, as(role), action, { type, tenant, stream: "team" }, ON);
const reads = (role: string): readonly string[] => types.filter(({ id }) => may(role, "read", id)).map(({ id }) => id);
const sealedThatReads = (role: string): readonly string[] =>
  reads(role).filter((id) => !types.find((type) => type.id === id)?.open);
const cases = [
  "child",
  "case",
  "service-delivered",
  "consent",
  "safety-plan",
  "plan",
  "visit",
  "shelter-place",
  "psychosocial-support",
  "legal-case",
  "reintegration",
  "restricted-note",
  "supervision-log",
  "referral",
];
const others = programme.roles.map(({ id }) => id).filter((id) => id !== "caseworker" && id !== "supervisor");

describe("the wrong person", () => {
  it("reads no case: not whoever trains, counts, leads, pays or administers", () => {
    for (const role of others)
      for (const type of cases) {
        assert.ok(!may(role, "read", type), `${role} ${type}`);
        assert.ok(!may(role, "edit", type), `${role} ${type}`);
      }
  });

  it("reads of no family and of no evening out, but whoever works with families", () => {
    for (const role of others)
      for (const type of [
        "family",
        "caregiver-support",
        "caregiver-course",
        "outreach-shift",
        "home-visit",
        "zone-note",
      ])
        assert.ok(!may(role, "read", type), `${role} ${type}`);
  });

  it("reads nothing children said on a map, and no check of an official's use, but a trainer", () => {
    for (const { id } of programme.roles)
      for (const type of ["mapping-exercise", "observation", "use-check"])
        assert.equal(may(id, "read", type), id === "trainer", `${id} ${type}`);
    assert.ok(may("trainer", "withdraw", "observation") && !may("trainer", "withdraw", "mapping-exercise"));
  });

  it("reads no concern, but for a supervisor", () => {
    for (const { id } of programme.roles) assert.equal(may(id, "read", "concern"), id === "supervisor", id);
  });

  it("writes nothing of supervision or of a shelter's quality, as caseworker: that is for a supervisor", () => {
    for (const type of ["supervision-log", "shelter-place", "shelter-check"]) {
      assert.ok(may("caseworker", "read", type) && may("supervisor", "edit", type), type);
      assert.ok(!may("caseworker", "create", type) && !may("caseworker", "edit", type), type);
    }
  });

  it("proposes to erase nothing, but a supervisor, and approves nothing, but a data-protection officer", () => {
    for (const { id } of programme.roles)
      for (const type of types) {
        const isKept = programme.retention.some(({ types: named }) => named.includes(type.id));
        assert.equal(may(id, "erase", type.id), isKept && id === "supervisor", `${id} ${type.id}`);
        assert.equal(may(id, "approve-erasure", type.id), isKept && id === "data-protection-officer", id);
      }
  });

  it("is told so in a role's reason, where one erases, and nowhere else", () => {
    for (const { id, reason } of programme.roles) {
      const mayErase = types.some((type) => may(id, "erase", type.id) || may(id, "approve-erasure", type.id));
      assert.equal(/erased/.test(reason), mayErase, id);
    }
  });

  it("closes no case alone: that is for a supervisor", () => {
    const close = types.find(({ id }) => id === "case")?.workflow?.moves["close"];
    assert.deepEqual(close?.who, ["supervisor"]);
  });

  it("reads nothing at all, as a donor, and as somebody whose role nobody knows", () => {
    assert.deepEqual(reads("donor"), []);
    assert.deepEqual(reads("unheard-of"), []);
    for (const action of ["count", "release", "import"] as const) assert.ok(!may("donor", action, "training-day"));
  });

  it("reads nothing sealed, as alliance desk, country lead or administrator", () => {
    assert.deepEqual(sealedThatReads("data-protection-officer"), ["access-line"]);
    for (const role of ["alliance-desk", "country-lead", "administrator", "small-office", "auditor", "evaluator"])
      assert.deepEqual(sealedThatReads(role), [], role);
  });

  it("reads no work of a partner, as alliance desk, administrator or data-protection officer", () => {
    for (const role of ["alliance-desk", "administrator", "data-protection-officer"])
      for (const type of ["training-day", "committee", "company", "harvested-outcome", "commitment"])
        assert.ok(!may(role, "read", type), `${role} ${type}`);
  });

  it("reads no list of participants, as programme officer or caseworker, and no learner, as trainer", () => {
    for (const type of ["participant", "attendance"]) {
      assert.ok(!may("partner-officer", "read", type));
      assert.ok(!may("caseworker", "read", type));
    }
    assert.ok(!may("trainer", "read", "enrolment"));
  });

  it("lets nobody in: a caseworker changes no colleague, and an administrator lets in without reading work", () => {
    for (const { id } of programme.roles)
      for (const type of ["person", "membership"])
        assert.equal(may(id, "edit", type), id === "administrator" || id === "alliance-desk", id);
  });

  it("reads of people nothing but that they work here, as data-protection officer, and does nothing besides", () => {
    assert.deepEqual(reads("data-protection-officer"), [
      "organisation",
      "country-programme",
      "team",
      "person",
      "membership",
      "programme",
      "safeguarding-readiness",
      "helpline",
      "access-line",
    ]);
    const acts = ["create", "edit", "withdraw", "import", "admit", "readmit", "sample", "count", "release"] as const;
    for (const { id, workflow } of types)
      for (const action of [...acts, ...Object.keys(workflow?.moves ?? {}).map((name) => `move:${name}` as const)])
        assert.equal(may("data-protection-officer", action, id), action === "create" && id === "access-line", id);
  });

  it("takes back no line of an access sheet, alters none and gives none to others, whoever it is", () => {
    const readers = ["caseworker", "supervisor", "data-protection-officer"];
    for (const { id } of programme.roles) {
      for (const action of ["edit", "withdraw", "import", "sample"] as const)
        assert.ok(!may(id, action, "access-line"), `${action} ${id}`);
      for (const action of ["read", "create"] as const)
        assert.equal(may(id, action, "access-line"), readers.includes(id), id);
    }
  });

  it("reads no sheet but their own, as caseworker: a sheet is its author's and theirs who watch", () => {
    const { sheets, caseloads = [] } = programme;
    assert.deepEqual(sheets?.with, ["supervisor", "data-protection-officer"]);
    for (const { id } of types.filter(({ id: type }) => sheets?.by.some((role) => may(role, "read", type)))) {
      const inCaseload = caseloads.some((one) => one.types.includes(id));
      assert.equal(sheets?.of.includes(id), inCaseload, id);
    }
    // A caseload and a sheet of one circle of the team would be one circle of people, read by either.
    const within = (ids: readonly string[]) =>
      types.filter(({ id }) => ids.includes(id)).map((type) => circleOf(programme.roles, type));
    const sheet = within([sheets?.type ?? ""]);
    assert.deepEqual(sheet, ["team caseworker+data-protection-officer+supervisor"]);
    assert.ok(!caseloads.some((one) => within(one.types).includes(sheet[0] ?? "")));
  });

  it("reaches no other organisation with any role", () => {
    for (const { id } of programme.roles)
      for (const type of types) assert.ok(!may(id, "read", type.id, "south"), `${id} ${type.id}`);
  });
});

describe("somebody who comes for a time", () => {
  const visit = (role: string, tenant: string, more = {}) => ({
    id: "v",
    grants: [{ person: "v", role, tenant, stream: null, fromOn: "2016-11-01", toOn: "2016-11-30", ...more }],
  });
  const mayOn = (on: string, person: ReturnType<typeof visit>, action: Action, type: string, tenant = "north") =>
    can(programme.roles, person, action, { type, tenant, stream: "team" }, on);

  it("reads nothing the day after the last, and nothing at all without a last day, as auditor or evaluator", () => {
    for (const role of ["auditor", "evaluator"]) {
      assert.ok(mayOn("2016-11-30", visit(role, "north"), "read", "training-day"), role);
      assert.ok(!mayOn("2016-12-01", visit(role, "north"), "read", "training-day"), role);
      assert.ok(!mayOn("2016-12-01", visit(role, "north"), "sample", "attendance"), role);
      assert.ok(!mayOn("2016-11-15", visit(role, "north", { toOn: undefined }), "read", "training-day"), role);
      assert.equal(programme.roles.find(({ id }) => id === role)?.visiting, true);
    }
  });

  it("asks in no other country: an evaluator's grant names the organisations of the one it is about", () => {
    assert.ok(!mayOn("2016-11-15", visit("evaluator", "north"), "read", "harvested-outcome", "south"));
    assert.ok(!mayOn("2016-11-15", visit("evaluator", "north"), "sample", "attendance", "south"));
  });

  it("draws seats and learners by lot without reading them, and no case, no child, no concern", () => {
    for (const type of ["participant", "attendance"]) {
      assert.ok(may("auditor", "sample", type) && !may("auditor", "read", type), type);
    }
    for (const type of [...cases, "concern", "outreach-shift", "enrolment", "story"])
      for (const role of ["auditor", "evaluator"]) assert.ok(!may(role, "sample", type), `${role} ${type}`);
  });

  it("writes nothing, counts nothing, releases nothing", () => {
    for (const role of ["auditor", "evaluator"])
      for (const action of ["create", "edit", "withdraw", "import", "count", "release"] as const)
        for (const type of [...types.map(({ id }) => id), "*"]) assert.ok(!may(role, action, type), `${role} ${type}`);
  });

  it("sees the money as auditor, and not as evaluator", () => {
    assert.ok(may("auditor", "read", "instalment") && !may("evaluator", "read", "instalment"));
  });

  it("is no colleague: only auditor and evaluator come for a time", () => {
    assert.deepEqual(
      programme.roles.filter(({ visiting }) => visiting).map(({ id }) => id),
      ["auditor", "evaluator"],
    );
  });
});

describe("the right person", () => {
  it("counts without reading: a results officer counts cases and opens none", () => {
    assert.ok(may("results-officer", "count", "case") && !may("results-officer", "read", "case"));
    assert.deepEqual(tenantsWhere(programme.roles, as("results-officer"), "count", "*", ON), ["north"]);
    assert.deepEqual(
      programme.roles.filter(({ id }) => may(id, "count", "*")).map(({ id }) => id),
      ["results-officer", "country-lead"],
    );
  });

  it("brings in what they may write: no role imports a type it cannot create", () => {
    for (const { id } of programme.roles)
      for (const type of types)
        if (may(id, "import", type.id))
          assert.ok(may(id, "create", type.id) && may(id, "edit", type.id), `${id} ${type.id}`);
    for (const type of ["child", "service-delivered"]) assert.ok(may("supervisor", "import", type), type);
    for (const type of [
      "training-day",
      "participant",
      "attendance",
      "company",
      "company-policy",
      "committee",
      "committee-support",
      "declared-figure",
    ])
      assert.ok(may("results-officer", "import", type), type);
  });

  it("releases, as alliance desk and as nobody else", () => {
    assert.deepEqual(
      programme.roles.filter(({ id }) => may(id, "release", "*")).map(({ id }) => id),
      ["alliance-desk"],
    );
  });

  it("reads every type somewhere: no record is written that nobody may read", () => {
    const unread = types.filter(({ id }) => !programme.roles.some((role) => may(role.id, "read", id)));
    assert.deepEqual(unread, []);
  });

  it("has a reason, in a sentence", () => {
    for (const { id, reason } of programme.roles) assert.match(reason, /^[A-Z].{20,}\.$/, id);
  });
});
