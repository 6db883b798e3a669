// `check` on sealed work: what somebody who holds the database changed behind everybody's back, it names; and what nobody can see without a
// key, it finds with one.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { sayChange } from "#core/change/change.ts";
import { newClock, stampOf, tick } from "#core/change/clock.ts";
import type { FileAnswer } from "#core/record/file-answer.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { nameFile, sealFile } from "#core/seal/file.ts";
import { Curriculum } from "#programme/learning/curriculum.ts";
import { Attendance } from "#programme/learning/records.ts";
import { programme } from "#programme/register.ts";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import { type Seeded, seed, TODAY } from "#test/e2e/seed.ts";
import type { House } from "../house.ts";
import { platform } from "../platform.ts";
import { openStore } from "../store/database.ts";
import { ensureInstallation } from "../store/installation.ts";
import { postgresKeeper } from "../store/postgres-keeper.ts";
import { checkIn } from "./check.ts";
import { Wrong } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "banyan-check-"));
const morning = Date.parse(`${TODAY}T09:00:00Z`);
let database: FreshDatabase;
let house: House;
let seeded: Seeded;
let as = "";

before(async () => {
  database = await freshDatabase("check");
  const store = await openStore(database.url);
  const asked = { programme: programme.id, demonstration: true, today: TODAY };
  const keeper = postgresKeeper({
    store,
    programme,
    installation: await ensureInstallation(store, asked),
    now: Date.now,
  });
  house = { store, keeper, today: TODAY, demonstration: true };
  seeded = await seed(keeper, morning);
  // Whoever owns the tables can take the walls away: here they do.
  for (const table of ["change", "wrap", "key_entry"])
    await store.pool.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  const { id } = seeded.trainer.person;
  as = join(folder, "trainer.json");
  const secrets = await demonstrationSecrets(platform, id);
  writeFileSync(as, JSON.stringify({ person: id, device: randomUUID(), secrets }));
});
after(async () => {
  await house?.store.close();
  await database?.drop();
  rmSync(folder, { recursive: true });
});

async function checked(key?: string): Promise<{ readonly said: string; readonly wrong: string | undefined }> {
  const said: string[] = [];
  const out = { say: (text: string) => void said.push(text), tell: () => {} };
  try {
    await checkIn(house, { as: key, json: false }, out);
    return { said: said.join(""), wrong: undefined };
  } catch (error) {
    assert.ok(error instanceof Wrong, String(error));
    return { said: said.join(""), wrong: error.message };
  }
}

const sql = async (text: string, values: readonly unknown[] = []) =>
  (await house.store.pool.query(text, [...values])).rows;

describe("check", () => {
  test("finds sealed work as it was left, and opens what the person of a key file reads", async () => {
    assert.deepEqual((await checked()).wrong, undefined);
    const { said, wrong } = await checked(as);
    assert.equal(wrong, undefined, said);
    assert.match(said, /\n120 sealed records were opened, 0 stay shut\./);
  });

  for (const [fault, plant, mend, names] of [
    [
      "a signature that is another's",
      "UPDATE change SET signature = (SELECT max(signature) FROM change) WHERE id = (SELECT id FROM change WHERE signature <> (SELECT max(signature) FROM change) ORDER BY id LIMIT 1) RETURNING id",
      undefined,
      /the signature of a change: organisation \S+, record/,
    ],
    [
      "a key that was taken away",
      "DELETE FROM wrap WHERE record = (SELECT min(record::text)::uuid FROM wrap) RETURNING record",
      undefined,
      /the key of a sealed body: organisation \S+, record/,
    ],
    [
      "two entries of a key log that changed places",
      "UPDATE key_entry k SET entry = o.entry, signature = o.signature FROM key_entry o WHERE k.tenant = o.tenant AND ((k.n = 1 AND o.n = 2) OR (k.n = 2 AND o.n = 1)) RETURNING k.n",
      undefined,
      /the key log from entry 1 on \(out-of-order\)/,
    ],
    [
      "a role that nobody signed",
      "INSERT INTO granted (tenant, person, role, reach) SELECT tenant, person, 'caseworker', reach FROM granted WHERE role = 'auditor' RETURNING person",
      "DELETE FROM granted WHERE role = 'caseworker' AND reach = tenant",
      /who may do what: organisation/,
    ],
    [
      "a key under an epoch that never was",
      "UPDATE wrap SET epoch = 7 WHERE record = (SELECT min(record::text)::uuid FROM wrap) RETURNING record",
      "UPDATE wrap SET epoch = 1",
      /a key under no epoch: organisation \S+, record/,
    ],
  ] as const)
    test(`names ${fault}`, async () => {
      const tables = ["change", "wrap", "key_entry"] as const;
      for (const table of tables) await sql(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
      try {
        assert.ok((await sql(plant)).length > 0, "the fault is there");
        const { said, wrong } = await checked();
        assert.match(wrong ?? "", /found\.$/);
        assert.match(said, names);
      } finally {
        if (mend) await sql(mend);
        for (const table of tables) {
          await sql(`DELETE FROM ${table}`);
          await sql(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
          await sql(`DROP TABLE kept_${table}`);
        }
      }
      assert.equal((await checked()).wrong, undefined, "mended, nothing is found");
    });

  test("counts files that no record names, and finds with a key one that is not what was sealed", async () => {
    const { trainer } = seeded;
    const [grant] = trainer.person.grants;
    assert.ok(grant?.stream);
    const { tenant, stream } = grant;
    const device = randomUUID();
    const record = randomUUID();
    const paper = new TextEncoder().encode("%PDF-1.7 a card to print");
    const put = async (of: string): Promise<FileAnswer> => {
      const file = nameFile(platform, randomUUID(), "application/pdf", paper);
      for await (const box of sealFile(platform, { tenant, record: of }, file, paper)) {
        const chunk = { tenant, stream, type: Curriculum.id, record: of, file: file.id, chunk: 0, box };
        assert.equal(await house.keeper.files.put(trainer.person, chunk), undefined);
      }
      return file;
    };
    const [card, unnamed] = [await put(record), await put(record)];
    await put(randomUUID());
    const head = { id: randomUUID(), tenant, stream, record, type: Curriculum.id, act: "create" as const, schema: 1 };
    const stamp = stampOf(tick(newClock(device), morning));
    const by = { author: trainer.person.id, device, stamp, saidAt: null, circle: "team", generation: 0 };
    const [outcome] = await trainer.push([
      sayChange(
        { ...head, ...by },
        { set: { title: "Aware" }, seen: {} },
        { set: { card: { ...card } }, seen: {} },
        null,
      ),
    ]);
    assert.deepEqual(outcome?.accepted, true, JSON.stringify(outcome));
    const { said, wrong } = await checked(as);
    assert.equal(wrong, undefined, said);
    assert.match(said, /\n3 chunks of files, 1 of them of no record\./);
    assert.match(said, /\n1 files were opened, 0 are named and not there, 1 are there and no record names them\./);
    const swap = "UPDATE file_chunk SET box = (SELECT box FROM file_chunk WHERE file = $2) WHERE file = $1";
    await sql("ALTER TABLE file_chunk NO FORCE ROW LEVEL SECURITY");
    const [kept] = await sql("SELECT box FROM file_chunk WHERE file = $1", [card.id]);
    await sql(swap, [card.id, unnamed.id]);
    const found = await checked(as);
    assert.match(found.said, new RegExp(`a file that is not what was sealed: organisation \\S+, record ${record}`));
    await sql("UPDATE file_chunk SET box = $2 WHERE file = $1", [card.id, kept.box]);
    assert.equal((await checked(as)).wrong, undefined);
  });

  test("finds with a key what an author sealed otherwise than they stated it, and nobody else could", async () => {
    const { trainer, ids } = seeded;
    const [grant] = trainer.person.grants;
    assert.ok(grant?.stream);
    const device = randomUUID();
    const place = { tenant: grant.tenant, stream: grant.stream, author: trainer.person.id, device };
    const stamp = stampOf(tick(newClock(device), morning));
    const head = { id: randomUUID(), record: randomUUID(), type: Attendance.id, act: "create" as const, schema: 1 };
    const draft = { ...place, ...head, stamp, saidAt: null, circle: "team", generation: 0 };
    const countId = randomUUID();
    const sealed = { day: ids.day, participant: randomUUID(), present: "no", knows: "no", countId };
    const row = { kind: "attended", role: "event", key: "", occasion: ids.day, person: countId } as const;
    const facts = {
      rules: programme.rules,
      revision: 1,
      rows: [{ ...row, dims: { audience: "children", answer: "yes" } }],
    };
    const [outcome] = await trainer.push([sayChange(draft, { set: {}, seen: {} }, { set: sealed, seen: {} }, facts)]);
    assert.equal(outcome?.accepted, true);
    assert.equal((await checked()).wrong, undefined);
    const { said, wrong } = await checked(as);
    assert.equal(wrong, "One difference was found.");
    assert.match(said, new RegExp(`what a sealed record counts: organisation \\S+, record ${head.record}`));
  });
});
