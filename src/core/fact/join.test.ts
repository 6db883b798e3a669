// Facts joined: correcting one record corrects every count that uses it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { uuid } from "#test/bicycles/devices.ts";
import { type FactOf, joinFacts, rootOf } from "./join.ts";

const tenant = uuid(1);
const [day, ann, bob] = [uuid(10), uuid(20), uuid(21)];
const occasion: FactOf = {
  tenant,
  record: day,
  kind: "ride-day",
  role: "occasion",
  key: "brakes",
  on: "2016-05-04",
  dims: { country: "NL", topic: "brakes" },
};
const person = (countId: string, record: string, more: Partial<FactOf> = {}): FactOf => ({
  tenant,
  record,
  kind: "rider",
  role: "person",
  key: "",
  person: countId,
  dims: { sex: "red" },
  ...more,
});
const ride = (countId: string, record: string): FactOf => ({
  tenant,
  record,
  kind: "ride",
  role: "event",
  key: "",
  occasion: day,
  person: countId,
  dims: { answer: "yes" },
});

describe("join", () => {
  it("gives an event the dimensions of its day and of its person", () => {
    const [row] = joinFacts([ride(ann, uuid(30)), person(ann, uuid(40)), occasion]);
    assert.deepEqual(row?.dims, { country: "NL", sex: "red", topic: "brakes", answer: "yes" });
    assert.deepEqual(
      [row?.month, row?.person, row?.key, row?.basis, row?.quantity],
      ["2016-05", ann, "|brakes", "row", 1],
    );
  });

  it("lets an event wait for its day, and counts it when the day arrives", () => {
    assert.deepEqual(joinFacts([ride(ann, uuid(30))]), []);
    assert.equal(joinFacts([ride(ann, uuid(30)), occasion]).length, 1);
  });

  it("counts a person whose record has not arrived, with nothing known of them", () => {
    assert.equal(joinFacts([ride(ann, uuid(30)), occasion])[0]?.dims.sex, undefined);
  });

  it("counts a confirmed double as the one person", () => {
    const rows = joinFacts([
      occasion,
      person(ann, uuid(40)),
      person(bob, uuid(41), { sameAs: ann, dims: { sex: "blue" } }),
      ride(ann, uuid(30)),
      ride(bob, uuid(31)),
    ]);
    assert.deepEqual(
      rows.map((row) => [row.person, row.dims.sex]),
      [
        [ann, "red"],
        [ann, "red"],
      ],
    );
  });

  it("keeps the people of one workshop out of another's", () => {
    const elsewhere = { ...ride(ann, uuid(30)), tenant: uuid(2) };
    assert.deepEqual(joinFacts([occasion, person(ann, uuid(40)), elsewhere]), []);
  });

  it("follows doubles to their end and leaves a circle at its smallest id", () => {
    const same = new Map([
      ["d", "c"],
      ["c", "b"],
      ["x", "y"],
      ["y", "z"],
      ["z", "x"],
      ["w", "z"],
    ]);
    const root = (id: string) => rootOf(id, (person) => same.get(person));
    assert.deepEqual(["d", "b", "a"].map(root), ["b", "b", "a"]);
    assert.deepEqual(["x", "y", "z", "w"].map(root), ["x", "x", "x", "x"]);
  });
});

describe("an open question about doubles", () => {
  const cat = uuid(22);
  const unsure = (...people: readonly FactOf[]): readonly (readonly [string | null, boolean])[] =>
    joinFacts([occasion, ...people, ride(bob, uuid(31))]).map((row) => [row.person, row.unsure]);

  it("makes whoever may be somebody else unsure, and counts them still", () => {
    assert.deepEqual(unsure(person(ann, uuid(40)), person(bob, uuid(41), { mayBe: ann })), [[bob, true]]);
    assert.deepEqual(unsure(person(ann, uuid(40), { mayBe: bob }), person(bob, uuid(41))), [[bob, false]]);
  });

  it("is that of the one they turned out to be", () => {
    const double = person(bob, uuid(41), { sameAs: ann, mayBe: cat });
    assert.deepEqual(unsure(person(ann, uuid(40)), double), [[ann, false]]);
    assert.deepEqual(unsure(person(ann, uuid(40), { mayBe: cat }), double), [[ann, true]]);
  });

  it("is open no more once the two are one, whichever of them said so", () => {
    assert.deepEqual(unsure(person(ann, uuid(40), { sameAs: bob }), person(bob, uuid(41), { mayBe: ann })), [
      [bob, false],
    ]);
    const both = [person(ann, uuid(40), { sameAs: cat }), person(bob, uuid(41), { sameAs: cat })];
    assert.deepEqual(unsure(...both, person(cat, uuid(42), { mayBe: ann })), [[cat, false]]);
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 3_000 : 200;
  const id = fc.integer({ min: 1, max: 4 }).map((number) => uuid(100 + number));
  const days = fc.integer({ min: 1, max: 3 }).map((number) => uuid(200 + number));
  const fact: fc.Arbitrary<FactOf> = fc.oneof(
    fc.record({
      tenant: fc.constantFrom(uuid(1), uuid(2)),
      record: days,
      kind: fc.constant("ride-day"),
      role: fc.constant("occasion" as const),
      key: fc.constantFrom("brakes", "lights"),
      on: fc.constantFrom("2016-05-04", "2017-01-01"),
      dims: fc.constantFrom({ country: "NL" }, { country: "BE", topic: "lights" }),
    }),
    fc.record({
      tenant: fc.constantFrom(uuid(1), uuid(2)),
      record: fc.integer({ min: 300, max: 304 }).map(uuid),
      kind: fc.constant("rider"),
      role: fc.constant("person" as const),
      key: fc.constant(""),
      person: id,
      sameAs: id,
      dims: fc.constantFrom({ sex: "red" }, {}),
    }),
    fc.record({
      tenant: fc.constantFrom(uuid(1), uuid(2)),
      record: fc.integer({ min: 400, max: 409 }).map(uuid),
      kind: fc.constant("ride"),
      role: fc.constant("event" as const),
      key: fc.constant(""),
      occasion: days,
      person: id,
      dims: fc.constantFrom({ answer: "yes" }, { country: "NL" }),
    }),
  );
  const facts = fc.uniqueArray(fact, {
    selector: (one) => `${one.tenant}${one.record}${one.kind}${one.key}`,
    maxLength: 20,
  });

  it("the order in which facts arrive makes no difference", () => {
    fc.assert(
      fc.property(
        facts.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        ),
        ([all, shuffled]) => assert.deepEqual(joinFacts(shuffled), joinFacts(all)),
      ),
      { numRuns },
    );
  });

  it("doubles that point at each other all end at one person", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 8 }), (pairs) => {
        const same = new Map(pairs.filter(([a, b]) => a !== b).map(([a, b]) => [String(a), String(b)]));
        const root = (id: string) => rootOf(id, (person) => same.get(person));
        for (const [a, b] of same) assert.equal(root(a), root(b));
      }),
      { numRuns },
    );
  });
});
