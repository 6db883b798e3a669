// Erasing: what a record counted is counted on, and nothing says whose it was.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { uuid } from "#test/bicycles/devices.ts";
import { sameFigures } from "#test/counting/same-figures.ts";
import { anonymousId, eraseFacts, isAnonymous, type RuledFact } from "./erase.ts";
import { type FactOf, joinFacts } from "./join.ts";

const tenant = uuid(1);
const [day, ann, bob] = [uuid(10), uuid(20), uuid(21)];
const RULES = 1;
const ruled = (...facts: readonly FactOf[]): readonly RuledFact[] => facts.map((fact) => ({ rules: RULES, fact }));
const occasion: FactOf = {
  tenant,
  record: day,
  kind: "ride-day",
  role: "occasion",
  key: "",
  on: "2016-05-04",
  dims: {},
};
const rider = (person: string, record: string, more: Partial<FactOf> = {}): FactOf => {
  const dims = { sex: "red" };
  return { tenant, record, kind: "rider", role: "person", key: "", person, dims, ...more };
};
const ride = (person: string, record: string, more: Partial<FactOf> = {}): FactOf => {
  return { tenant, record, kind: "ride", role: "event", key: "", occasion: day, person, dims: {}, ...more };
};

const newId = (): string => crypto.randomUUID();

/** Erases these records one after the other; the last facts, and what is counted before and after. */
function eraseAll(facts: readonly RuledFact[], records: readonly string[]): readonly RuledFact[] {
  const gone = new Set<string>();
  let left = facts;
  for (const record of records) {
    left = eraseFacts(left, { tenant, record, isErased: (id) => gone.has(id), newId });
    gone.add(record);
  }
  return left;
}
const joined = (facts: readonly RuledFact[], rules = RULES) =>
  joinFacts(facts.filter((one) => one.rules === rules).map(({ fact }) => fact));

describe("facts of a record that is erased", () => {
  it("count on under another id, one row each an id of its own, by nobody's key", () => {
    const before = ruled(
      occasion,
      rider(ann, uuid(40)),
      ride(ann, uuid(30), { key: "row" }),
      ride(ann, uuid(30), { key: "other" }),
    );
    const left = eraseAll(before, [uuid(30)]);
    const rows = left.filter(({ fact }) => fact.kind === "ride");
    assert.equal(new Set(rows.map(({ fact }) => fact.record)).size, 2);
    assert.ok(rows.every(({ fact }) => isAnonymous(fact.record) && fact.key === ""));
    assert.ok(joined(left).every(({ dims }) => dims.sex === "red"));
  });

  it("stay one person with what others state of that person, and are nobody's when nobody does", () => {
    const before = ruled(occasion, rider(ann, uuid(40)), ride(ann, uuid(30)), ride(ann, uuid(31)));
    assert.deepEqual(
      joined(eraseAll(before, [uuid(30), uuid(40)])).map(({ person }) => person),
      [ann, ann],
    );
    const people = joined(eraseAll(before, [uuid(30), uuid(40), uuid(31)])).map(({ person }) => person);
    assert.equal(new Set(people).size, 1);
    assert.notEqual(people[0], ann);
  });

  it("of a day say when it was while somebody rode on it, and then under no name", () => {
    const before = ruled(occasion, ride(ann, uuid(30)));
    const dayOf = (facts: readonly RuledFact[]) => facts.find(({ fact }) => fact.role === "occasion")?.fact.record;
    assert.equal(dayOf(eraseAll(before, [day])), day);
    const left = eraseAll(before, [day, uuid(30)]);
    assert.ok(isAnonymous(dayOf(left) ?? ""));
    assert.equal(joined(left).length, 1);
    assert.doesNotMatch(JSON.stringify(left), new RegExp(`${day}|${uuid(30)}|${ann}`));
  });

  it("follow somebody who turns out later to be another's double", () => {
    const left = eraseAll(ruled(occasion, rider(ann, uuid(40)), ride(ann, uuid(30)), ride(bob, uuid(31))), [uuid(30)]);
    const told = left.map((one) =>
      one.fact.record === uuid(40) ? { ...one, fact: { ...one.fact, sameAs: bob } } : one,
    );
    assert.deepEqual(new Set(joined(told).map(({ person }) => person)), new Set([bob]));
  });

  it("touch nothing of another record", () => {
    const others = ruled(occasion, rider(bob, uuid(41)), ride(bob, uuid(31)));
    const left = eraseAll([...others, ...ruled(ride(ann, uuid(30)))], [uuid(30)]);
    assert.deepEqual(left.slice(0, 3), others);
  });
});

describe("laws", () => {
  const id = (from: number, count: number) =>
    fc.integer({ min: from, max: from + count - 1 }).map((number) => uuid(number));
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const dims = fc.record({ sex: fc.constantFrom("a", "b"), state: fc.constantFrom("a", "b") }, { requiredKeys: [] });
  const records = id(100, 6);
  const people = id(200, 4);
  const key = fc.constantFrom("", "a");
  const fact: fc.Arbitrary<object> = fc.oneof(
    fc.record({
      role: fc.constant("person"),
      kind: fc.constantFrom("p", "q"),
      record: records,
      key,
      dims,
      person: people,
      sameAs: maybe(people),
      mayBe: maybe(people),
    }),
    fc.record({
      role: fc.constant("occasion"),
      kind: fc.constant("o"),
      record: records,
      key,
      dims,
      on: fc.constantFrom("2015-01", "2016-02"),
    }),
    fc.record({
      role: fc.constant("event"),
      kind: fc.constantFrom("e", "f"),
      record: records,
      key,
      dims,
      person: maybe(people),
      subject: maybe(fc.oneof(people, records)),
      occasion: maybe(records),
      on: maybe(fc.constantFrom("2015-01", "2016-02")),
      quantity: fc.nat(9),
    }),
  );
  const facts = fc
    .uniqueArray(fc.record({ rules: fc.constantFrom(1, 2), said: fact }), {
      maxLength: 24,
      selector: ({ rules, said }) =>
        `${rules} ${Object.values({ record: "", kind: "", key: "", ...said })
          .slice(0, 3)
          .join()}`,
    })
    .map((all) =>
      all.map(({ rules, said }) => ({ rules, fact: JSON.parse(JSON.stringify({ tenant, ...said })) as FactOf })),
    );

  it("no figure changes, whatever is erased in whatever order, and what is erased is named by nothing", () => {
    fc.assert(
      fc.property(facts, fc.uniqueArray(records, { maxLength: 6 }), (before, erased) => {
        let left: readonly RuledFact[] = before;
        for (const [at, record] of erased.entries()) {
          const gone = erased.slice(0, at);
          const next = eraseFacts(left, { tenant, record, isErased: (one) => gone.includes(one), newId });
          for (const rules of [1, 2])
            assert.deepEqual(sameFigures(joined(next, rules)), sameFigures(joined(left, rules)));
          left = next;
        }
        const living = left.filter(({ fact }) => fact.role !== "occasion" && !isAnonymous(fact.record));
        const named = JSON.stringify(living);
        for (const one of erased) if (!named.includes(one)) assert.ok(!JSON.stringify(left).includes(one));
      }),
      { numRuns: process.env.SLOW ? 5_000 : 300 },
    );
  });
});

describe("an anonymous id", () => {
  it("is an id, comes before every other, and is random but for how it begins", () => {
    const random = "3f2a51cc-9b1d-4e77-a1c0-0123456789ab";
    assert.equal(anonymousId(random), "00000000-0000-0e77-a1c0-0123456789ab");
    assert.ok(isAnonymous(anonymousId(random)) && anonymousId(random) < uuid(0) && !isAnonymous(uuid(1)));
  });
});
