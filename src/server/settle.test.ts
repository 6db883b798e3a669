// What a record is after changes came in: the same when they come one by one as when they come together.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Envelope } from "#core/change/change.ts";
import type { Fact } from "#core/fact/fact.ts";
import { Ride, RideDay, workshop } from "#test/bicycles/workshop.ts";
import { newId, rode, say, stated } from "#test/contract/workshop.ts";
import { isFolded, type KeptRecord, settle } from "./settle.ts";

interface Held {
  readonly record: KeptRecord | undefined;
  readonly facts: ReadonlyMap<number, readonly Fact[]>;
}

/** What a keeper would hold after these pushes of one record. */
function held(pushes: readonly (readonly Envelope[])[], type: typeof Ride | typeof RideDay): Held {
  let record: KeptRecord | undefined;
  let facts = new Map<number, readonly Fact[]>();
  const earlier: Envelope[] = [];
  for (const added of pushes.filter(({ length }) => length > 0)) {
    const heads = earlier.map(({ head }) => head).filter((head) => isFolded(type, head));
    const settled = settle(workshop, record, heads, added);
    if (settled.cleared) facts = new Map();
    for (const [rules, rows] of settled.facts) facts.set(rules, rows);
    record = settled.record;
    earlier.push(...added);
  }
  return { record, facts: new Map([...facts].filter(([, rows]) => rows.length > 0).sort(([a], [b]) => a - b)) };
}

const act = fc.constantFrom("create", "edit", "edit", "withdraw", "restore", "move:start");
const sayings = fc.array(
  fc.record({
    act,
    revision: fc.integer({ min: 1, max: 8 }),
    rules: fc.constantFrom(1, 2),
    isNext: fc.boolean(),
    ago: fc.constantFrom(0, 0, 2.5),
    ends: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe("laws", () => {
  for (const type of [Ride, RideDay]) {
    test(`changes of ${type.open ? "an open" : "a sealed"} record come to the same one by one as together`, () => {
      fc.assert(
        fc.property(sayings, (list) => {
          const [record, occasion] = [newId(), newId()];
          const changes = list.map(({ act, revision, rules, isNext, ago }, index) =>
            say({
              type: type as typeof Ride,
              record,
              act: act as "edit",
              ago,
              shown: { set: type === RideDay ? { riddenOn: "2016-01-01" } : {}, seen: {} },
              facts: stated(isNext ? index + 1 : revision, [rode(occasion)], rules),
            }),
          );
          const groups: Envelope[][] = [[]];
          for (const [index, change] of changes.entries()) {
            groups.at(-1)?.push(change);
            if (list[index]?.ends) groups.push([]);
          }
          const one = held(
            changes.map((change) => [change]),
            type,
          );
          assert.deepEqual(held([changes], type), one);
          assert.deepEqual(held(groups, type), one);
        }),
        { numRuns: process.env.SLOW ? 5_000 : 200 },
      );
    });
  }
});

test("a rule of facts that fails on impossible answers leaves the record kept, uncounted and waiting", () => {
  const [domain] = workshop.domains;
  assert.ok(domain);
  const facts = domain.facts.map((rule) => (rule.kind === "ride-day" ? { ...rule, state: () => assert.fail() } : rule));
  const broken = { ...workshop, domains: [{ ...domain, facts }] };
  const { record, facts: standing } = settle(broken, undefined, [], [say({ type: RideDay })]);
  assert.deepEqual([record.toRecount, record.created, standing.get(1)], [true, true, []]);
});
