// The list beside the database: whatever is stopped, wherever, what was approved is erased, and what a backup brings back is erased again.
import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { isAnonymous } from "#core/fact/erase.ts";
import { type FactOf, joinFacts } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { programme as real } from "#programme/register.ts";
import { Ride, RideDay, Rider, workshop } from "#test/bicycles/workshop.ts";
import { countedIn, type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import { agnes, NOW, newId, north, northStands, olga, rode, say, stated } from "#test/contract/workshop.ts";
import { sameFigures } from "#test/counting/same-figures.ts";
import { foldTenant } from "../commands/fold-log.ts";
import type { Keeper } from "../keeper.ts";
import { inTenants, type Sql } from "./database.ts";
import { eraseRecord, inErasing } from "./erase.ts";
import { type ErasedLine, erasureListIn, noteErasure, readErasures, replayErasures } from "./erasure-list.ts";
import { readFacts } from "./facts.ts";
import { postgresKeeper } from "./postgres-keeper.ts";

let opened: OpenedPostgres;
before(async () => {
  opened = await openPostgres();
});
after(() => opened.close());

const newFolder = (): string => mkdtempSync(join(tmpdir(), "banyan-erasures-"));
const inNorth = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => inTenants(opened.store, [north], work);

/** The same database, kept by somebody who notes erasures so. */
function keeping(note: (line: ErasedLine) => void): Keeper {
  const installation = { logId: newId(), programme: workshop.id, demonstration: true, today: "2016-12-12" };
  return postgresKeeper({ store: opened.store, programme: workshop, installation, now: () => NOW, note });
}

/** A ride with a key, and that somebody proposes to erase it. */
async function aRide(by: OpenedPostgres = opened) {
  const day = say({ type: RideDay, answers: { riddenOn: "2016-05-01", route: "Canal" } });
  const ride = say({ type: Ride, answers: { passed: "yes" }, facts: stated(1, [rode(day.head.record)]) });
  assert.ok((await by.keeper.push(olga, [day, ride])).every(({ accepted }) => accepted));
  const { record } = ride.head;
  await inTenants(by.store, [north], (sql) => sql(WRAP, [north, record]));
  assert.equal(await by.keeper.erasures.propose(olga, north, record), undefined);
  return { record, changes: [day, ride] };
}
const CHUNK = "INSERT INTO file_chunk (tenant, record, file, chunk, box) VALUES ($1, $2, $2, 0, '')";
const WRAP = "INSERT INTO wrap (tenant, record, generation, key, circle, epoch, box) VALUES ($1, $2, 1, '', '', 1, '')";

const isErased = async (record: string): Promise<boolean> => {
  const [row] = await inNorth((sql) =>
    sql<{ gone: boolean; wraps: number }>(
      "SELECT erased IS NOT NULL AS gone, (SELECT count(*)::int FROM wrap w WHERE w.record = r.record) AS wraps FROM record r WHERE record = $1",
      [record],
    ),
  );
  assert.equal(row?.wraps, row?.gone ? 0 : 1);
  return row?.gone === true;
};

describe("an erasure that is stopped", () => {
  test("before its line is on the disk was never made, and waits for approval as it did", async () => {
    const folder = newFolder();
    const { record } = await aRide();
    const stopped = keeping(() => {
      throw new Error("the disk is full");
    });
    await assert.rejects(stopped.erasures.approve(agnes, north, record), /disk is full/);
    assert.deepEqual([await isErased(record), readErasures(folder)], [false, []]);
    assert.equal(await replayErasures(opened.store, folder), 0);
    const again = keeping((line) => noteErasure(folder, line));
    assert.ok(!isProblem(await again.erasures.approve(agnes, north, record)));
    assert.deepEqual([await isErased(record), readErasures(folder).map((line) => line.record)], [true, [record]]);
  });

  test("between its line and the commit is finished at the next start, with a certificate", async () => {
    const folder = newFolder();
    const { record } = await aRide();
    const stopped = keeping((line) => {
      noteErasure(folder, line);
      throw new Error("the power went");
    });
    await assert.rejects(stopped.erasures.approve(agnes, north, record), /power went/);
    assert.equal(await isErased(record), false);
    assert.equal(await replayErasures(opened.store, folder), 1);
    assert.equal(await isErased(record), true);
    assert.equal(await replayErasures(opened.store, folder), 0);
    const list = await opened.keeper.erasures.list(agnes, north, 0);
    const found = !isProblem(list) && list.certificates.find((one) => one.record === record);
    assert.deepEqual(found && [found.proposed?.by, found.approvedBy, found.changes], [olga.id, null, 1]);
  });

  test("in the middle of its line leaves a list that goes on", async () => {
    const folder = newFolder();
    const at = new Date(NOW).toISOString();
    noteErasure(folder, { tenant: north, record: newId(), at });
    appendFileSync(erasureListIn(folder), '{"at":"20');
    assert.equal(readErasures(folder).length, 1);
    noteErasure(folder, { tenant: north, record: newId(), at });
    assert.equal(readErasures(folder).length, 2);
    assert.doesNotMatch(readFileSync(erasureListIn(folder), "utf8"), /"20\{/);
  });
});

describe("a database from before", () => {
  test("holds the record again, and no more once the list was gone through", async () => {
    const folder = newFolder();
    const { record, changes } = await aRide();
    const now = keeping((line) => noteErasure(folder, line));
    assert.ok(!isProblem(await now.erasures.approve(agnes, north, record)));
    const backup = await openPostgres();
    try {
      await backup.keeper.push(olga, changes);
      await inTenants(backup.store, [north], (sql) => sql(WRAP, [north, record]));
      await inTenants(backup.store, [north], (sql) => sql(CHUNK, [north, record]));
      const figures = sameFigures(await backup.counted());
      assert.equal(await replayErasures(backup.store, folder), 1);
      const page = await backup.keeper.pull(olga, northStands, 0, 100);
      assert.ok(!isProblem(page));
      assert.deepEqual([page.erased.map((one) => one.record), page.wraps], [[record], []]);
      const chunks = await inTenants(backup.store, [north], (sql) => sql("SELECT chunk FROM file_chunk"));
      assert.deepEqual(chunks, []);
      assert.deepEqual(sameFigures(await backup.counted()), figures);
      const [refused] = await backup.keeper.push(olga, [say({ type: Ride, record, act: "edit" })]);
      assert.equal(refused?.accepted === false && refused.problem.code, "record.erased");
    } finally {
      await backup.close();
    }
  });

  test("that knows nothing of a record or its organisation is left alone", async () => {
    const folder = newFolder();
    for (const tenant of [north, newId()])
      noteErasure(folder, { tenant, record: newId(), at: new Date(NOW).toISOString() });
    assert.equal(await replayErasures(opened.store, folder), 0);
  });
});

describe("a list that somebody changed", () => {
  const lines = (folder: string): readonly string[] =>
    readFileSync(erasureListIn(folder), "utf8").trimEnd().split("\n");
  const listed = (): string => {
    const folder = newFolder();
    for (let count = 0; count < 3; count += 1)
      noteErasure(folder, { tenant: north, record: newId(), at: new Date(NOW).toISOString() });
    return folder;
  };
  const changes: { readonly [how: string]: (all: readonly string[]) => readonly string[] } = {
    "a line taken out": (all) => all.toSpliced(1, 1),
    "a line altered": (all) => all.with(1, (all[1] ?? "").replace("2016-12-12", "2016-12-13")),
    "two lines the other way round": ([one = "", two = "", ...more]) => [two, one, ...more],
    "the first line missing": (all) => all.slice(1),
    "a line that is none": (all) => [...all, "{}"],
  };
  for (const [how, change] of Object.entries(changes))
    test(`(${how}) is not gone through, and takes no further line`, async () => {
      const folder = listed();
      writeFileSync(erasureListIn(folder), `${change(lines(folder)).join("\n")}\n`);
      await assert.rejects(replayErasures(opened.store, folder), /erasures.jsonl/);
      assert.throws(() => noteErasure(folder, { tenant: north, record: newId(), at: "" }), /erasures.jsonl/);
    });

  test("(its end cut off) is whole as far as it goes: keep a copy elsewhere", () => {
    const folder = listed();
    truncateSync(erasureListIn(folder), Buffer.byteLength(`${lines(folder).slice(0, 2).join("\n")}\n`));
    assert.equal(readErasures(folder).length, 2);
  });
});

describe("check", () => {
  test("takes what was erased for what it is, and finds a key that should be gone, or a word that is left", async () => {
    const { record } = await aRide();
    const { record: other } = await aRide();
    assert.ok(!isProblem(await keeping(() => undefined).erasures.approve(agnes, north, record)));
    const found = async () => {
      const { differences, facts } = await inNorth((sql) => foldTenant(sql, workshop, north));
      return { differences, rows: joinFacts(facts) };
    };
    const { differences, rows } = await found();
    assert.deepEqual(differences, []);
    assert.deepEqual(rows, await countedIn(opened.store, [north], 1));
    await inNorth((sql) => sql(WRAP, [north, record]));
    assert.deepEqual((await found()).differences, [{ what: "a key that should be gone with its record", record }]);
    await inNorth((sql) => sql("DELETE FROM wrap WHERE record = $1", [record]));
    await inErasing(opened.store, north, (sql) => sql("UPDATE change SET body = 'x' WHERE record = $1", [record]));
    assert.deepEqual((await found()).differences, [{ what: "what should be erased of a record", record }]);
    await inErasing(opened.store, north, (sql) => sql("UPDATE change SET body = '' WHERE record = $1", [record]));
    // What says of itself that it was erased, and was not, is damaged.
    await inErasing(opened.store, north, (sql) =>
      sql("UPDATE change SET facts = NULL, erased = head WHERE record = $1", [other]),
    );
    const damaged = { what: "the hashes of a change", record: other };
    assert.deepEqual(
      (await found()).differences.find(({ what }) => what === damaged.what),
      damaged,
    );
  });
});

describe("laws", () => {
  const RULES = 7;
  const number = (most: number) => fc.integer({ min: 0, max: most });
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const dims = fc.record({ sex: fc.constantFrom("a", "b"), topic: fc.constantFrom("a", "b") }, { requiredKeys: [] });
  const month = fc.constantFrom("2016-01", "2015-12");
  const aFact = fc.oneof(
    fc.record({
      role: fc.constant("person" as const),
      kind: fc.constantFrom("p", "q"),
      key: fc.constant(""),
      dims,
      person: number(2),
      sameAs: maybe(number(2)),
      mayBe: maybe(number(2)),
    }),
    fc.record({
      role: fc.constant("occasion" as const),
      kind: fc.constant("o"),
      key: fc.constantFrom("", "a"),
      dims,
      on: month,
    }),
    fc.record({
      role: fc.constant("event" as const),
      kind: fc.constantFrom("e", "f"),
      key: fc.constantFrom("", "a"),
      dims,
      person: maybe(number(2)),
      subject: maybe(number(4)),
      occasion: maybe(number(4)),
      on: maybe(month),
    }),
  );
  const rows = fc.uniqueArray(aFact, { maxLength: 4, selector: ({ kind, key }) => `${kind} ${key}` });
  const history = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ record: number(4), what: rows }) },
      { weight: 2, arbitrary: fc.record({ record: number(4), what: fc.constant("erase" as const) }) },
    ),
    { minLength: 2, maxLength: 14 },
  );

  test("no figure moves when something is erased, then or later, and the table is what core joins", async () => {
    const figures = async () => sameFigures(await countedIn(opened.store, [north], RULES));
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const records = Array.from({ length: 5 }, newId);
        const persons = Array.from({ length: 3 }, newId);
        const ids = (places: readonly string[], at: number | undefined) => (at === undefined ? undefined : places[at]);
        const revisions = new Map<string, number>();
        for (const { record: place, what } of steps) {
          const record = records[place] ?? "";
          if (what === "erase") {
            const before = await figures();
            await inErasing(opened.store, north, (sql) => eraseRecord(sql, north, record));
            assert.deepEqual(await figures(), before);
            continue;
          }
          const revision = (revisions.get(record) ?? 0) + 1;
          revisions.set(record, revision);
          const said = what.map((fact) => {
            const names = { person: persons, sameAs: persons, mayBe: persons, subject: records, occasion: records };
            const named = Object.entries(names).map(([name, list]) => [name, ids(list, (fact as never)[name])]);
            return JSON.parse(JSON.stringify({ ...fact, ...Object.fromEntries(named) }));
          });
          const act = revision === 1 ? "create" : "edit";
          await opened.keeper.push(olga, [say({ type: Rider, record, act, facts: stated(revision, said, RULES) })]);
        }
        const facts = (await inNorth((sql) => readFacts(sql))).flatMap(({ rules, fact }): FactOf[] =>
          rules === RULES ? [fact] : [],
        );
        assert.deepEqual(await countedIn(opened.store, [north], RULES), joinFacts(facts));
        const gone = new Set(
          (await inNorth((sql) => sql<{ record: string }>("SELECT record FROM record WHERE erased IS NOT NULL"))).map(
            ({ record }) => record,
          ),
        );
        assert.ok(facts.every(({ record, role }) => isAnonymous(record) || role === "occasion" || !gone.has(record)));
      }),
      { numRuns: process.env.SLOW ? 300 : 25 },
    );
  });
});

test("who approves in the real programme reads of what is sealed who opened a file, and no file", () => {
  const officer = real.roles.find(({ id }) => id === "data-protection-officer");
  const approves = Object.entries(officer?.may ?? {}).filter(([, may]) => may.includes("approve-erasure"));
  const reads = approves.filter(([type, may]) => may.includes("read") && !isOpen(type)).map(([type]) => type);
  assert.deepEqual(reads, [real.sheets?.type]);
});

const isOpen = (id: string): boolean =>
  real.domains.some(({ types }) => types.some((type) => type.id === id && type.open));
