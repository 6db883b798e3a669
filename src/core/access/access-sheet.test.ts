// Sheets of access: what was written stands, and what was taken out, altered or moved shows.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { deviceId, uuid } from "#test/bicycles/devices.ts";
import { FORMAT, type Head, NOTHING_SAID, type Part } from "../change/change.ts";
import { instantOf, nodeOf, stampOf } from "../change/clock.ts";
import type { OpenedChange } from "../record/fold.ts";
import { FIRST_LINK } from "../seal/chain.ts";
import { acts, type Deed, endAmong, nextLine, readSheets, type SheetLine } from "./access-sheet.ts";

const ANA = uuid(1);
const NOON = 1_481_544_000_000;

/** Lines that one person writes, one after the other, each a minute later. */
function written(deeds: readonly Deed[], author = ANA): readonly OpenedChange[] {
  let all: OpenedChange[] = [];
  for (const deed of deeds) all = [...all, wroteAfter(all, deed, all.length, author)];
  return all;
}

/** One more line, by somebody who has these before their eyes. */
function wroteAfter(seen: readonly OpenedChange[], deed: Deed, minute: number, author = ANA): OpenedChange {
  const line = nextLine(endAmong(readSheets(seen).lines), deed);
  const record = uuid(0x1000 + minute + Number.parseInt(author.slice(-2), 16) * 0x10000);
  return { head: headOf({ author, record, minute }), body: { set: { ...line }, seen: {} } };
}

function headOf({ author, record, minute }: Pick<Head, "author" | "record"> & { readonly minute: number }): Head {
  return {
    v: FORMAT,
    id: record,
    tenant: uuid(2),
    stream: uuid(3),
    record,
    type: "line",
    act: "create",
    author,
    device: deviceId(1),
    stamp: stampOf({ millis: NOON + minute * 60_000, count: 0, node: nodeOf(deviceId(1)) }),
    saidAt: null,
    schema: 1,
    circle: `people ${author}`,
    generation: 0,
    shown: NOTHING_SAID,
    codec: 0,
    bodyHash: "",
    factsHash: null,
  };
}

const said = (change: OpenedChange, set: Part["set"]): OpenedChange => ({
  ...change,
  body: { set: { ...change.body?.set, ...set }, seen: {} },
});
const faultsIn = (changes: readonly OpenedChange[]) => readSheets(changes).faults.map(({ fault }) => fault);
const opened: Deed = { did: "opened", of: uuid(9), kind: "repair" };

describe("an access sheet", () => {
  it("is read latest first, whatever order its lines came in, and holds", () => {
    const all = written([opened, { did: "printed", of: uuid(9), kind: "repair" }, { did: "exported", many: 3 }]);
    const { lines, faults, unreadCount } = readSheets(all.toReversed());
    assert.deepEqual([faults, unreadCount], [[], 0]);
    assert.deepEqual(
      lines.map(({ did, of, many, count }) => [did, of, many, count]),
      [
        ["exported", undefined, 3, 2],
        ["printed", uuid(9), undefined, 1],
        ["opened", uuid(9), undefined, 0],
      ],
    );
  });

  it("goes on from one line on two devices that had not heard of each other, and still holds", () => {
    const [first] = written([opened]);
    assert.ok(first);
    const forked = [first, wroteAfter([first], opened, 5), wroteAfter([first], opened, 6)];
    assert.deepEqual(faultsIn(forked), []);
    assert.deepEqual(faultsIn([...forked, wroteAfter(forked, opened, 7)]), []);
  });

  it("keeps what was written first, whatever is said of a line later, and says so", () => {
    const all = written([opened, opened]);
    const [first, second] = all;
    assert.ok(first && second);
    const afterwards = [9, -9].flatMap((minute) =>
      (["edit", "withdraw", "circle", "create"] as const).map((act) => ({ act, minute })),
    );
    // Of two that begin it, one that says it was earlier shows by what comes after.
    for (const { act, minute } of afterwards.slice(0, -1)) {
      const head = { ...headOf({ author: ANA, record: first.head.record, minute }), act };
      const read = readSheets([...all, said({ ...first, head }, { of: uuid(8) })]);
      assert.deepEqual(
        read.lines.map(({ of }) => of),
        [uuid(9), uuid(9)],
        act,
      );
      assert.deepEqual(
        read.faults.map(({ fault }) => fault),
        ["changed"],
        act,
      );
    }
    const head = headOf({ author: ANA, record: first.head.record, minute: -9 });
    assert.deepEqual(faultsIn([...all, said({ ...first, head }, { of: uuid(8) })]), ["changed", "missing"]);
  });

  it("says of what cannot be opened how much it is, and accuses nobody of taking it away", () => {
    const [first, second] = written([opened, opened]);
    assert.ok(first && second);
    const { faults, unreadCount, lines } = readSheets([{ ...first, body: undefined }, second]);
    assert.deepEqual([faults, unreadCount, lines.length], [[], 1, 1]);
  });

  it("takes nothing for a line that is none", () => {
    const [first] = written([opened]);
    assert.ok(first);
    for (const set of [{ did: "looked" }, { count: "0" }, { before: 7 }])
      assert.deepEqual([readSheets([said(first, set)]).lines.length, faultsIn([said(first, set)])], [0, ["changed"]]);
  });

  it("begins with nothing before it", () => {
    assert.deepEqual(endAmong([]), FIRST_LINK);
    assert.deepEqual(readSheets([]), { lines: [], faults: [], unreadCount: 0 });
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 2_000 : 100;
  const aDeed: fc.Arbitrary<Deed> = fc.record({
    did: fc.constantFrom(...acts),
    of: fc.integer({ min: 1, max: 5 }).map(uuid),
    kind: fc.constantFrom("repair", "ride"),
  });
  const aSheet = fc.array(aDeed, { minLength: 2, maxLength: 12 }).map((deeds) => written(deeds));
  const sheetAndPlace = aSheet.chain((sheet) =>
    fc.record({ sheet: fc.constant(sheet), at: fc.nat({ max: sheet.length - 2 }) }),
  );

  it("any sheet, in any order, beside anybody else's, holds", () => {
    fc.assert(
      fc.property(aSheet, fc.array(aDeed, { maxLength: 5 }), fc.func(fc.integer()), (sheet, others, lot) => {
        const all = [...sheet, ...written(others, uuid(7))].toSorted((a, b) => lot(a.head.id) - lot(b.head.id));
        assert.deepEqual(faultsIn(all), []);
        assert.equal(readSheets(all).lines.length, all.length);
      }),
      { numRuns },
    );
  });

  it("a line that was dropped is noticed, wherever something was written after it", () => {
    fc.assert(
      fc.property(sheetAndPlace, ({ sheet, at }) => {
        assert.deepEqual(faultsIn(sheet.toSpliced(at, 1)), ["missing"]);
      }),
      { numRuns },
    );
  });

  it("a sheet is read from any day on: what is older is not missed, and what was dropped since then is", () => {
    const slow = aSheet
      .map((sheet) => sheet.length)
      .chain((count) =>
        fc.record({
          minutes: fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: count, maxLength: count }),
          from: fc.nat({ max: 30 }),
          at: fc.nat({ max: count - 2 }),
        }),
      );
    fc.assert(
      fc.property(slow, ({ minutes, from, at }) => {
        let all: OpenedChange[] = [];
        let minute = 0;
        for (const pause of minutes) {
          minute += pause;
          all = [...all, wroteAfter(all, opened, minute)];
        }
        const since = new Date(NOON + from * 86_400_000).toISOString().slice(0, 10);
        const dayOf = ({ head }: OpenedChange) => new Date(instantOf(head.stamp)).toISOString().slice(0, 10);
        const there = all.filter((change) => dayOf(change) >= since);
        assert.deepEqual(readSheets(there, since).faults, []);
        const dropped = all[at];
        assert.ok(dropped);
        const without = there.filter((change) => change !== dropped);
        const isNoticed = without.length < there.length && dropped !== all.at(-1);
        assert.equal(readSheets(without, since).faults.length, isNoticed ? 1 : 0);
      }),
      { numRuns },
    );
  });

  it("a line that was altered is noticed, whatever in it", () => {
    const otherwise: fc.Arbitrary<Partial<SheetLine>> = fc.constantFrom(
      { of: uuid(0x99) },
      { kind: "rider" },
      { many: 99 },
      { count: 99 },
      { before: "0".repeat(64) },
    );
    fc.assert(
      fc.property(sheetAndPlace, otherwise, ({ sheet, at }, set) => {
        const found = sheet[at];
        assert.ok(found);
        assert.ok(faultsIn(sheet.with(at, said(found, set))).includes("missing"));
      }),
      { numRuns },
    );
  });

  it("two lines that changed places are noticed, by what they say or by when", () => {
    fc.assert(
      fc.property(sheetAndPlace, ({ sheet, at }) => {
        const [one, next] = [sheet[at], sheet[at + 1]];
        assert.ok(one && next);
        const stamps = sheet
          .with(at, { ...one, head: { ...one.head, stamp: next.head.stamp } })
          .with(at + 1, { ...next, head: { ...next.head, stamp: one.head.stamp } });
        assert.ok(faultsIn(stamps).includes("moved"));
        const bodies = sheet.with(at, { ...one, body: next.body }).with(at + 1, { ...next, body: one.body });
        assert.notDeepEqual(faultsIn(bodies), []);
      }),
      { numRuns },
    );
  });

  it("a line of one person in another's sheet is none of theirs", () => {
    fc.assert(
      fc.property(sheetAndPlace, ({ sheet, at }) => {
        const found = sheet[at];
        assert.ok(found);
        const moved = sheet.with(at, { ...found, head: { ...found.head, author: uuid(7) } });
        assert.ok(faultsIn(moved).includes("missing"));
      }),
      { numRuns },
    );
  });
});
