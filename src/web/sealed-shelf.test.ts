// What a device keeps outlives a restart whole or from its beginning on, never with a hole; and only its owner reads it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import type { KeysPage } from "#core/seal/keyring.ts";
import { keysOf, type PersonKeys } from "#core/seal/person-keys.ts";
import type { KeptChange, Pulled } from "./api.ts";
import { platform } from "./platform.ts";
import { makeShelf, type SealedShelf } from "./sealed-shelf.ts";
import { memoryDisk, type ShelfDisk } from "./shelf-disk.ts";

const STREAM: string = randomUUID();
const CANARY = "Quilla Ficticia";
const RECORDS = ["first", "second", "third"];

const newKeys = async (person: string = randomUUID()): Promise<PersonKeys> =>
  keysOf(platform, person, await demonstrationSecrets(platform, person));

function changeAt(n: number, record: string): KeptChange {
  const head = { id: `change ${n}`, record, bodyHash: "" };
  return {
    n,
    revision: 1,
    envelope: { head, body: `${CANARY} ${n}`, facts: null, signature: "" },
  } as unknown as KeptChange;
}

const pageOf = (after: number, records: readonly string[], more: Partial<Pulled> = {}): Pulled => ({
  logId: "log",
  stream: STREAM,
  changes: records.map((record, at) => changeAt(after + at + 1, record)),
  next: after + records.length,
  more: false,
  toRecount: [],
  ...more,
});

/** Two entries of a log of keys, from this one on. */
const keysFrom = (n: number): KeysPage =>
  ({ tenant: "one", entries: [{ entry: { n } }, { entry: { n: n + 1 } }], boxes: [], befores: [] }) as never;

async function found(shelf: SealedShelf, stream = STREAM): Promise<readonly Pulled[]> {
  const pages: Pulled[] = [];
  for await (const page of shelf.pages(stream)) pages.push(page);
  return pages;
}

const numbersIn = (pages: readonly Pulled[]): readonly number[] =>
  pages.flatMap(({ changes }) => changes.map(({ n }) => n));

/** Takes what is put only where it is told to. */
function leaky(disk: ShelfDisk, takes: () => boolean): ShelfDisk {
  const full = (): Promise<never> => Promise.reject(new Error("the disk is full"));
  return {
    ...disk,
    putFrom: (...box) => (takes() ? disk.putFrom(...box) : full()),
    putAt: (...box) => (takes() ? disk.putAt(...box) : full()),
  };
}

describe("what a device keeps", () => {
  it("is found again after a restart in the order it came, a few changes at a time laid together", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    const shelf = makeShelf(keys, disk);
    for (let after = 0; after < 600; after += 3) shelf.keepPage(after, pageOf(after, RECORDS));
    await shelf.settled();
    const pages = await found(makeShelf(keys, disk));
    assert.deepEqual(
      numbersIn(pages),
      Array.from({ length: 600 }, (_, at) => at + 1),
    );
    assert.ok(pages.length <= 4, `${pages.length} pages`);
    assert.equal(pages.at(-1)?.next, 600);
  });

  it("goes on where it ended, and is fetched anew where it begins again", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    const shelf = makeShelf(keys, disk);
    shelf.keepPage(0, pageOf(0, RECORDS));
    await shelf.settled();
    const again = makeShelf(keys, disk);
    await found(again);
    again.keepPage(3, pageOf(3, RECORDS));
    await again.settled();
    assert.deepEqual(numbersIn(await found(makeShelf(keys, disk))), [1, 2, 3, 4, 5, 6]);
    again.keepPage(0, pageOf(0, ["first"]));
    await again.settled();
    assert.deepEqual(numbersIn(await found(makeShelf(keys, disk))), [1]);
  });

  it("lies beside where the server goes by another log, with the keys it opens by, until what is lacking was offered", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    const shelf = makeShelf(keys, disk, "log");
    shelf.keepKeys(keysFrom(0));
    shelf.keepPage(0, pageOf(0, RECORDS));
    await shelf.settled();
    shelf.goBy("another");
    shelf.keepPage(0, pageOf(0, ["first"], { logId: "another" }));
    await shelf.settled();
    const beside = async (one: SealedShelf, log: string): Promise<readonly number[]> => {
      const pages: Pulled[] = [];
      for await (const page of one.pagesOf(log, STREAM)) pages.push(page);
      return numbersIn(pages);
    };
    for (const [log, other, here, there] of [
      ["another", "log", [1], [1, 2, 3]],
      ["log", "another", [1, 2, 3], [1]],
    ] as const) {
      const one = makeShelf(keys, disk, log);
      assert.deepEqual([numbersIn(await found(one)), one.isRestored()], [here, true]);
      assert.deepEqual([await one.formerLogs(), await beside(one, other)], [[other], there]);
      assert.deepEqual([(await one.keys()).length, (await one.keys(other)).length], [1, 1]);
    }
    await shelf.offered();
    const after = makeShelf(keys, disk, "another");
    assert.deepEqual([numbersIn(await found(after)), after.isRestored()], [[1], false]);
    assert.deepEqual([await beside(after, "log"), await after.keys("log")], [[], []]);
  });

  it("does not go from beside while the disk has not taken what came in its place", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    let takes = true;
    const shelf = makeShelf(
      keys,
      leaky(disk, () => takes),
      "log",
    );
    shelf.keepPage(0, pageOf(0, RECORDS));
    await shelf.settled();
    takes = false;
    shelf.goBy("another");
    shelf.keepPage(0, pageOf(0, RECORDS, { logId: "another" }));
    await shelf.offered();
    assert.deepEqual([shelf.isRestored(), await shelf.formerLogs()], [true, ["log"]]);
  });

  it("keeps of what was erased nothing but heads, and of what one reads no more nothing", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    const shelf = makeShelf(keys, disk);
    shelf.keepPage(
      0,
      pageOf(
        0,
        Array.from({ length: 300 }, (_, at) => RECORDS[at % 3] ?? ""),
      ),
    );
    shelf.keepPage(300, pageOf(300, ["first"], { erased: [{ record: "first", on: null }], gone: ["second"] }));
    await shelf.settled();
    for (const all of [await found(shelf), await found(makeShelf(keys, disk))]) {
      const changes = all.flatMap((page) => page.changes).filter(({ n }) => n <= 300);
      assert.deepEqual(new Set(changes.map(({ envelope }) => envelope.head.record)), new Set(["first", "third"]));
      for (const { envelope, erased } of changes)
        assert.equal(envelope.head.record === "first", erased !== undefined && envelope.body === "");
    }
  });

  it("goes with the team, and with the organisation, that one has left", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    const shelf = makeShelf(keys, disk);
    const other = { ...pageOf(0, RECORDS), stream: "another" };
    shelf.keepPage(0, pageOf(0, RECORDS));
    shelf.keepPage(0, other);
    for (const tenant of ["one", "two"])
      shelf.keepKeys({ tenant, entries: [{ entry: { n: 0 } }], boxes: [], befores: [] } as never);
    shelf.keepOnly([{ stream: STREAM, tenant: "one" }]);
    await shelf.settled();
    const again = makeShelf(keys, disk);
    assert.deepEqual([numbersIn(await found(again)), await found(again, "another")], [[1, 2, 3], []]);
    assert.deepEqual(
      (await again.keys()).map(({ tenant }) => tenant),
      ["one"],
    );
  });

  it("goes with whoever is taken off, and nobody else's does", async () => {
    const [keys, other, disk] = [await newKeys(), await newKeys(), memoryDisk()];
    const [mine, theirs] = [makeShelf(keys, disk), makeShelf(other, disk)];
    for (const shelf of [mine, theirs]) shelf.keepPage(0, pageOf(0, RECORDS));
    await theirs.settled();
    await mine.clear();
    mine.keepPage(0, pageOf(0, RECORDS));
    await mine.settled();
    assert.deepEqual(await found(makeShelf(keys, disk)), []);
    assert.deepEqual(numbersIn(await found(makeShelf(other, disk))), [1, 2, 3]);
  });

  it("keeps a log of keys without a hole where the disk did not take its beginning", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    let takes = false;
    const shelf = makeShelf(
      keys,
      leaky(disk, () => takes),
    );
    shelf.keepKeys(keysFrom(0));
    await shelf.settled();
    takes = true;
    shelf.keepKeys(keysFrom(2));
    await shelf.settled();
    shelf.keepKeys(keysFrom(4));
    await shelf.settled();
    const numbers = async () =>
      (await makeShelf(keys, disk).keys()).flatMap((page) => page.entries).map(({ entry }) => entry.n);
    assert.deepEqual(await numbers(), [0, 1, 2, 3, 4, 5]);
    takes = false;
    shelf.keepKeys(keysFrom(6));
    await shelf.settled();
    takes = true;
    shelf.keepPage(0, pageOf(0, RECORDS));
    await shelf.settled();
    assert.deepEqual(await numbers(), [0, 1, 2, 3, 4, 5, 6, 7], "with pages that nobody could read without them");
  });

  it("says how far a restart finds it, and never further", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    let takes = true;
    const shelf = makeShelf(
      keys,
      leaky(disk, () => takes),
    );
    const ends: number[] = [];
    for (const [after, isTaken] of [
      [0, true],
      [300, false],
      [600, true],
    ] as const) {
      takes = isTaken;
      shelf.keepPage(after, pageOf(after, Array(300).fill("first")));
      await shelf.settled();
      ends.push(shelf.endOf(STREAM));
    }
    assert.deepEqual(ends, [300, 300, 300]);
    assert.equal(numbersIn(await found(makeShelf(keys, disk))).length, 300);
  });

  it("whatever the disk takes and does not take, is what came from the beginning on, with nothing left out between", async () => {
    const keys = await newKeys();
    const sizes = fc.array(fc.tuple(fc.constantFrom(0, 1, 3, 120, 300), fc.boolean()), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, async (steps) => {
        const disk = memoryDisk();
        let takes = true;
        const shelf = makeShelf(
          keys,
          leaky(disk, () => takes),
        );
        let [after, kept] = [0, 0];
        for (const [size, isTaken] of steps) {
          takes = isTaken;
          shelf.keepPage(after, pageOf(after, Array(size).fill("first")));
          await shelf.settled();
          after += size;
          kept = Math.max(kept, numbersIn(await found(makeShelf(keys, disk))).length);
        }
        const numbers = numbersIn(await found(makeShelf(keys, disk)));
        assert.deepEqual(
          numbers,
          Array.from({ length: numbers.length }, (_, at) => at + 1),
        );
        if (steps.every(([, isTaken]) => isTaken)) assert.equal(numbers.length, after);
        assert.equal(numbers.length, kept, "what was kept once stays");
      }),
      { numRuns: process.env["SLOW"] ? 300 : 40 },
    );
  });
});

describe("may the wrong person do this?", () => {
  it("reads nothing: neither a word nor an id is on the disk, and other keys open none of it", async () => {
    const [keys, disk] = [await newKeys(), memoryDisk()];
    const shelf = makeShelf(keys, disk);
    shelf.keepPage(0, pageOf(0, RECORDS));
    await shelf.settled();
    const boxes = await disk.read(keys.person, "pages");
    assert.equal(boxes.length, 1);
    for (const { box } of boxes)
      for (const plain of [CANARY, "first", "change 1"])
        for (const text of [plain, Buffer.from(plain).toString("base64").slice(0, -3)]) assert.ok(!box.includes(text));
    const thief = { ...(await newKeys()), person: keys.person };
    assert.deepEqual(await found(makeShelf(thief, disk)), []);
    // The page of one stream is none of another's, and what was altered is none.
    await disk.putAt(keys.person, "pages", { where: "another log", at: 0, box: boxes[0]?.box ?? "" });
    assert.deepEqual(await found(makeShelf(keys, disk, "log"), "another"), []);
    // Nor is the page of one log another's.
    await disk.putAt(keys.person, "pages", { where: `${STREAM} other`, at: 0, box: boxes[0]?.box ?? "" });
    assert.deepEqual(await found(makeShelf(keys, disk, "other")), []);
    await disk.putAt(keys.person, "pages", {
      where: `${STREAM} log`,
      at: 0,
      box: `${boxes[0]?.box.slice(0, -8)}AAAAAAAA`,
    });
    assert.deepEqual(await found(makeShelf(keys, disk, "log")), []);
  });
});
