// What leaves a seal: which types are sealed, that they show nothing, and that their facts say no name, no place, no day.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { stateFacts } from "#core/fact/fact.ts";
import { rulesOf, typesOf } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { type Field, type Fields, optionsOf } from "#core/record/field.ts";
import type { RecordType } from "#core/record/type.ts";
import { act, newDevice, see, uuid } from "#test/bicycles/devices.ts";
import { programme } from "./register.ts";

const sealed = typesOf(programme).filter(({ open }) => !open);
const rules = rulesOf(programme);
const ofDomain = (id: string): readonly RecordType[] =>
  programme.domains.find((domain) => domain.id === id)?.types ?? [];

describe("the seal", () => {
  it("closes over children, their families, participants by name, maps, concerns and stories, and who opened whose file", () => {
    assert.deepEqual(sealed.map(({ id }) => id).sort(), [
      "access-line",
      "assessment",
      "attendance",
      "business",
      "caregiver-course",
      "caregiver-involvement",
      "caregiver-support",
      "case",
      "case-conference",
      "child",
      "child-feedback",
      "concern",
      "consent",
      "empowerment-scale",
      "enrolment",
      "family",
      "home-visit",
      "household",
      "incident",
      "justice-step",
      "legal-case",
      "livelihood-baseline",
      "livelihood-follow-up",
      "mapping-exercise",
      "message",
      "observation",
      "outreach-shift",
      "participant",
      "placement",
      "plan",
      "plan-step",
      "psychosocial-support",
      "referral",
      "reintegration",
      "reintegration-follow-up",
      "restricted-note",
      "risk-assessment",
      "safety-plan",
      "schooling",
      "service-delivered",
      "shelter-check",
      "shelter-place",
      "shelter-stay",
      "story",
      "supervision-log",
      "use-check",
      "visit",
      "zone-note",
    ]);
  });

  it("shows the server no field at all: it knows whom to send a record to by its team and nothing else", () => {
    const shown = sealed.flatMap(({ id, fields }) =>
      Object.entries(fields).flatMap(([name, field]) => (field.shown ? [`${id}.${name}`] : [])),
    );
    assert.deepEqual(shown, []);
  });

  it("closes in open types over whatever reaches a person", () => {
    const reaching = /telephone|e-?mail|contactName|notes/i;
    const open = typesOf(programme).filter((type) => type.open && !["helpline", "support-service"].includes(type.id));
    const readable = open.flatMap(({ id, fields }) =>
      Object.entries(fields).flatMap(([name, field]) =>
        reaching.test(name) && !field.sealed ? [`${id}.${name}`] : [],
      ),
    );
    assert.deepEqual(readable, []);
  });

  it("lets facts out of few types, each with a sentence that says what", () => {
    const stating = sealed.filter(({ id }) => rules.some(({ type }) => type === id)).map(({ id }) => id);
    assert.deepEqual(stating.sort(), [
      "attendance",
      "business",
      "caregiver-course",
      "caregiver-support",
      "child",
      "concern",
      "empowerment-scale",
      "enrolment",
      "family",
      "incident",
      "justice-step",
      "livelihood-baseline",
      "livelihood-follow-up",
      "outreach-shift",
      "participant",
      "placement",
      "plan",
      "referral",
      "reintegration",
      "reintegration-follow-up",
      "service-delivered",
      "use-check",
    ]);
    for (const { kind, says } of rules) assert.match(says, /^[A-Z].{20,}\.$/, kind);
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 2_000 : 60;
  const SECRET = "Example Secret";
  // What a fact is made of: no team, no setting, no provider, no author.
  const members = new Set("kind role key dims on occasion person sameAs mayBe subject basis quantity fresh".split(" "));

  /** Any answer a person could give; whatever is free text, a place or a file says the secret. */
  function answerTo(name: string, field: Field): fc.Arbitrary<unknown> {
    const id = fc.integer({ min: 1, max: 9 }).map(uuid);
    switch (field.kind) {
      case "text":
        return /^(countId|sameAs|mayBe)$/.test(name) ? id : fc.constant(SECRET);
      case "number":
        return fc.integer({ min: field.least ?? 0, max: field.most ?? 99 });
      case "date":
        return fc.constantFrom("2016-03-17", "2016-11-29", "2003-07-22");
      case "month":
        return fc.constant("2016-03");
      case "choice":
      case "yesNo":
      case "timeBand":
        return fc.constantFrom(...Object.keys(optionsOf(field) ?? {}));
      case "choices":
        return fc.subarray(Object.keys(optionsOf(field) ?? {}));
      case "reference":
        return id;
      case "group":
        return fc
          .array(answersTo(field.fields ?? {}), { maxLength: 3 })
          .map((rows) => rows.map((row, at) => ({ ...row, id: uuid(500 + at) })));
      default:
        return fc.constant(SECRET);
    }
  }
  const answersTo = (fields: Fields): fc.Arbitrary<Answers> =>
    fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, answerTo(name, field)])), {
      requiredKeys: [],
    });

  function factsOf(type: RecordType, answers: Answers) {
    const device = newDevice(1);
    act(device, type, uuid(99), "create", answers, 0);
    const folded = see(device, type);
    return folded ? stateFacts(rules, type, folded) : [];
  }

  for (const type of sealed.filter(({ id }) => rules.some((rule) => rule.type === id))) {
    it(`whatever is written in a ${type.label.toLowerCase()}, its facts say no free word, no day and no team`, () => {
      fc.assert(
        fc.property(answersTo(type.fields), (answers) => {
          const facts = factsOf(type, answers);
          const text = JSON.stringify(facts);
          assert.ok(!text.includes(SECRET));
          assert.doesNotMatch(text, /\d{4}-\d{2}-\d{2}"/);
          for (const fact of facts)
            assert.deepEqual(
              Object.keys(fact).filter((member) => !members.has(member)),
              [],
            );
          // A training day, a cohort and a company are open and may be named; nothing else may.
          const named = new Set(
            ["day", "cohort", "company", "countId", "sameAs", "mayBe"].map((name) => answers[name]),
          );
          for (const fact of facts)
            for (const id of [fact.occasion, fact.person, fact.sameAs, fact.mayBe, fact.subject])
              assert.ok(id === undefined || named.has(id));
        }),
        { numRuns },
      );
    });
  }

  it("nothing that learning or livelihoods state tells a survivor from anybody else", () => {
    for (const type of [...ofDomain("learning"), ...ofDomain("livelihoods")]) {
      fc.assert(
        fc.property(answersTo(type.fields), (answers) => {
          assert.doesNotMatch(JSON.stringify(factsOf(type, answers)), /surviv|at-risk/i);
        }),
        { numRuns: Math.ceil(numRuns / 4) },
      );
    }
  });
});
