// The keeper on PostgreSQL against the model in memory: whatever people push, in whatever order, together or one by one, again or
// under another's number, both say the same and hold the same.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { Act, Envelope } from "#core/change/change.ts";
import type { Keeper, PulledChanges } from "#server/keeper.ts";
import { Repair, Ride, RideDay } from "../bicycles/workshop.ts";
import { type OpenedKeeper, openMemory, openPostgres } from "./keepers.ts";
import { milo, newId, northRides, northStands, olga, rode, rosa, say, southStands, stated } from "./workshop.ts";

let both: readonly [OpenedKeeper, OpenedKeeper];
before(async () => {
  both = [await openMemory(), await openPostgres()];
});
after(() => Promise.all(both.map(({ close }) => close())));

const people = [rosa, olga, milo, rosa];
const acts = [
  "create",
  "create",
  "edit",
  "edit",
  "withdraw",
  "restore",
  "move:start",
  "move:finish",
  "restate",
] as const;

const saying = fc.record({
  /** Most speak for themselves. */
  by: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, 0, 1, 2),
  type: fc.constantFrom(RideDay, Ride, Repair),
  record: fc.nat(3),
  act: fc.constantFrom<Act>(...acts),
  day: fc.option(fc.constantFrom("2016-01-01", "2016-02-02", "someday"), { nil: undefined }),
  /** Of the revision that the facts assume, how far off: most are right. */
  off: fc.constantFrom(0, 0, 0, 1),
  rules: fc.constantFrom(1, 1, 2),
  person: fc.option(fc.nat(2), { nil: undefined }),
  facts: fc.boolean(),
  ago: fc.constantFrom(0, 0, 0, 4.5, 9.5),
  elsewhere: fc.constantFrom(0, 0, 0, 0, 1, 2),
  /** Sent again: the change said this many before. */
  again: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(5) }),
});
const pushes = fc.array(
  fc.record({
    by: fc.nat(people.length - 1),
    says: fc.array(saying, { minLength: 1, maxLength: 6 }),
    shuffled: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe("laws", () => {
  test("both keepers say and hold the same", async () => {
    await fc.assert(
      fc.asyncProperty(pushes, async (all) => {
        const [records, persons] = [Array.from({ length: 4 }, newId), Array.from({ length: 3 }, newId)];
        const said: Envelope[] = [];
        const revisions = new Map<string, number>();
        for (const { by, says, shuffled } of all) {
          const pusher = people[by] ?? olga;
          const changes = says.map(
            ({ by: author, type, record: place, act, day, off, rules, person, facts, ago, elsewhere, again }) => {
              const known = again === undefined ? undefined : said.at(-1 - again);
              if (known) return known;
              const record = records[place] ?? "";
              const shown =
                type === RideDay && act !== "restate"
                  ? { set: day === undefined ? {} : { riddenOn: day }, seen: {} }
                  : { set: {}, seen: {} };
              const revision = (revisions.get(record) ?? 0) + 1 + off;
              revisions.set(record, revision - off);
              const row = rode(records[0] ?? "", person === undefined ? {} : { person: persons[person] ?? "" });
              const stream = elsewhere === 1 ? northRides : elsewhere === 2 ? southStands : northStands;
              const change = say({
                type,
                record,
                act,
                ago,
                by: author === undefined ? pusher : (people[author] ?? pusher),
                shown,
                head: { stream },
                facts: (facts || act === "restate") && type === Ride ? stated(revision, [row], rules) : null,
              });
              said.push(change);
              return change;
            },
          );
          const sent = shuffled ? changes.toReversed() : changes;
          const [one, two] = await Promise.all(both.map(({ keeper }) => keeper.push(pusher, sent)));
          assert.deepEqual(two, one);
        }
        const from = ends;
        ends = (await pullFrom(both[0].keeper, from)).next;
        const [modelled, kept] = await Promise.all(both.map((opened) => held(opened, new Set(records), from)));
        assert.deepEqual(kept, modelled);
      }),
      { numRuns: process.env.SLOW ? 400 : 30 },
    );
  });
});

/** How far the stream had come when a history ended. */
let ends = 0;

async function pullFrom(keeper: Keeper, from: number): Promise<Pick<PulledChanges, "changes" | "next" | "toRecount">> {
  const pulled = await keeper.pull(olga, northStands, from, 1000);
  assert.ok("changes" in pulled && !pulled.more);
  return { changes: pulled.changes, next: pulled.next, toRecount: pulled.toRecount };
}

/** What a keeper holds of these records, as anybody could look at it. */
async function held(
  { keeper, counted, records }: OpenedKeeper,
  mine: ReadonlySet<string>,
  from: number,
): Promise<unknown> {
  const pulled = await pullFrom(keeper, from);
  const listed = await keeper.openRecords(olga, { limit: 1000 });
  return {
    records: (await records()).filter(({ record }) => mine.has(record)),
    counted: [await counted(1), await counted(2)].map((rows) => rows.filter(({ record }) => mine.has(record))),
    changes: pulled.changes,
    toRecount: pulled.toRecount.filter((record) => mine.has(record)),
    listed: "records" in listed && listed.records.filter(({ id }) => mine.has(id)),
  };
}
