// An organisation's export, opened again: everything its person reads and nothing else, and never plain on the disk.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { unzipSync } from "fflate";
import { ADMINISTRATOR, type Person, type Role } from "#core/access/role.ts";
import type { Programme } from "#core/programme.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { nameFile, sealFile } from "#core/seal/file.ts";
import { Repair, RideDay, workshop } from "#test/bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import {
  milo,
  NOW,
  newId,
  north,
  northRides,
  northStands,
  olga,
  sayPlain,
  south,
  sven,
} from "#test/contract/workshop.ts";
import { letEverybodyIn } from "#test/everybody-in.ts";
import { type KeyHolder, keyHolderOf } from "../key-holder.ts";
import { platform } from "../platform.ts";
import { Wrong } from "./command.ts";
import { type ExportGiven, exportTo } from "./export.ts";

const administrator: Role = {
  id: ADMINISTRATOR,
  label: "Administrator",
  reason: "lets in",
  may: { membership: ["admit"] },
};
const keyed: Programme = { ...workshop, roles: [...workshop.roles, administrator] };
const folder = mkdtempSync(join(tmpdir(), "banyan-export-"));
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const SECRET = "Canary Yellow ünïcode";
const FORMULA = '=HYPERLINK("https://example.org","brakes")';
let opened: OpenedPostgres;
let holders: ReadonlyMap<string, KeyHolder>;
let identity: string;
let to: string;
const repair = newId();
const paper = new TextEncoder().encode(`%PDF-1.7 ${SECRET} ${"paper ".repeat(20_000)}`);
const receipt = nameFile(platform, newId(), "application/pdf", paper);
const lost = nameFile(platform, newId(), "image/jpeg", paper);

before(async () => {
  identity = await generateX25519Identity();
  to = await identityToRecipient(identity);
  opened = await openPostgres(console.error, keyed);
  const invented = { tenant: north, streams: [northStands, northRides], people: [olga, milo], now: NOW };
  holders = await letEverybodyIn(opened.keeper, keyed, invented);
  const head = { tenant: north, stream: northStands };
  const answers = {
    bicycle: SECRET,
    work: ["brake", "chain"],
    parts: [{ id: newId(), name: FORMULA, price: 3 }],
    receipt,
  };
  let chunk = 0;
  for await (const box of sealFile(platform, { tenant: north, record: repair }, receipt, paper)) {
    const put = { ...head, type: Repair.id, record: repair, file: receipt.id, chunk, box };
    assert.equal(await opened.keeper.files.put(olga, put), undefined);
    chunk += 1;
  }
  const outcomes = await holder(olga).push([
    sayPlain({ type: Repair, record: repair, by: olga, head, answers }),
    sayPlain({ type: Repair, by: olga, head, answers: { bicycle: FORMULA, receipt: lost } }),
    sayPlain({ type: RideDay, by: olga, head: { tenant: north, stream: northRides }, answers: { route: "Canal" } }),
  ]);
  assert.ok(
    outcomes.every(({ accepted }) => accepted),
    JSON.stringify(outcomes),
  );
});

after(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

function holder(person: Person): KeyHolder {
  return holders.get(person.id) as KeyHolder;
}

const exporter = (by: KeyHolder) => ({ holder: by, device: newId(), now: NOW });

function exportAs(person: Person, given: ExportGiven) {
  return exportTo(opened.keeper, keyed, exporter(holder(person)), { to, ...given });
}

/** With the program age where there is one, and with the library in any case: both must say the same. */
async function decrypted(file: string): Promise<{ readonly [path: string]: string }> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const plain = await decrypter.decrypt(readFileSync(file));
  if (spawnSync("age", ["--version"]).status === 0) {
    const key = join(folder, "identity");
    writeFileSync(key, identity);
    const byProgram = execFileSync("age", ["--decrypt", "--identity", key, file], { maxBuffer: 1 << 28 });
    assert.deepEqual(new Uint8Array(byProgram), plain);
    rmSync(key);
  }
  return Object.fromEntries(Object.entries(unzipSync(plain)).map(([path, bytes]) => [path, utf8.decode(bytes)]));
}

const linesOf = (text = ""): readonly { readonly [name: string]: unknown }[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const wrong =
  (words: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof Wrong, String(error));
    assert.match(error.message, words);
    return true;
  };

describe("an export", () => {
  test("opens with the organisation's key, and holds every record, every change and what they mean", async () => {
    const out = join(folder, "north.age");
    assert.deepEqual(await exportAs(olga, { out, organisation: north }), {
      organisation: "North Workshop",
      records: 3,
      shut: 0,
    });
    const files = await decrypted(out);
    assert.deepEqual(Object.keys(files).sort(), [
      "READ-ME.txt",
      "changes.jsonl",
      "files-not-here.jsonl",
      `files/${repair}/${receipt.id}.pdf`,
      "records/repair.csv",
      "records/repair.jsonl",
      "records/ride-day.csv",
      "records/ride-day.jsonl",
    ]);
    const repairs = linesOf(files["records/repair.jsonl"]);
    assert.equal(repairs.length, 2);
    const one = repairs.find(({ id }) => id === repair) as { readonly answers: { readonly [name: string]: unknown } };
    assert.equal(one.answers["bicycle"], SECRET);
    assert.equal(files[`files/${repair}/${receipt.id}.pdf`], utf8.decode(paper));
    const notHere = linesOf(files["files-not-here.jsonl"]);
    assert.deepEqual(
      notHere.map(({ file, why }) => [file, why]),
      [[lost.id, "missing"]],
    );
    assert.deepEqual(one.answers["work"], ["brake", "chain"]);
    const changes = linesOf(files["changes.jsonl"]) as unknown as { head: { record: string }; body: { set: object } }[];
    assert.equal(changes.length, 3);
    assert.match(JSON.stringify(changes.find(({ head }) => head.record === repair)?.body.set), /Canary Yellow/);
    assert.match(files["READ-ME.txt"] ?? "", /North Workshop, as it stood on 2016-12-12: 3 records, 3 changes/);
    assert.match(files["READ-ME.txt"] ?? "", /work: Work; brake = Brake/);
  });

  test("is a table a spreadsheet opens, in which nothing runs", async () => {
    const csv = (await decrypted(join(folder, "north.age")))["records/repair.csv"] ?? "";
    const [heads, ...rows] = csv.slice(1).trimEnd().split("\r\n");
    assert.equal(csv.charCodeAt(0), 0xfeff);
    assert.match(heads ?? "", /^id,team,state,withdrawn,bicycle,/);
    assert.equal(rows.length, 2);
    assert.match(csv, /,Canary Yellow ünïcode,/);
    assert.match(csv, /brake; chain/);
    assert.match(csv, /,"'=HYPERLINK\(/);
    assert.doesNotMatch(csv, /(^|,)"?=HYPERLINK/m);
  });

  test("is never readable on the disk, nor by another's key, nor written over another", async () => {
    const out = join(folder, "north.age");
    assert.deepEqual(readdirSync(folder), ["north.age"]);
    assert.equal(statSync(out).mode & 0o077, 0);
    const bytes = readFileSync(out);
    assert.match(bytes.toString("latin1"), /^age-encryption\.org\/v1\n/);
    for (const word of ["Canary", "READ-ME", "repair", "North"]) assert.equal(bytes.includes(word), false);
    const other = new Decrypter();
    other.addIdentity(await generateX25519Identity());
    await assert.rejects(other.decrypt(bytes));
    await assert.rejects(exportAs(olga, { out, organisation: north }), wrong(/there already/));
    assert.deepEqual(readFileSync(out), bytes);
    assert.deepEqual(readdirSync(folder), ["north.age"]);
  });

  test("leaves no file where the recipient is none, or nobody is told what to write", async () => {
    const out = join(folder, "none.age");
    for (const none of ["", "age1", identity, to.slice(0, -1), undefined])
      await assert.rejects(exportAs(olga, { out, to: none, organisation: north }), wrong(/no recipient of age/));
    await assert.rejects(exportAs(olga, {}), wrong(/--out is missing/));
    assert.deepEqual(readdirSync(folder), ["north.age"]);
  });
});

describe("may the wrong person do this?", () => {
  test("whoever reads one team exports one team, and nobody another organisation's", async () => {
    const out = join(folder, "milo.age");
    assert.equal((await exportAs(milo, { out })).records, 2);
    const files = await decrypted(out);
    assert.ok(files["records/repair.jsonl"] && !files["records/ride-day.jsonl"]);
    await assert.rejects(
      exportAs(milo, { out: join(folder, "south.age"), organisation: south }),
      wrong(/which of yours/),
    );
    assert.equal(
      (
        await exportTo(opened.keeper, keyed, exporter({ ...holder(milo), person: sven }), {
          to,
          out: join(folder, "sven.age"),
        })
      ).records,
      0,
    );
  });

  test("who was not let in yet exports nothing that is sealed, and is told how much stays shut", async () => {
    const id = newId();
    const grants = [{ person: id, role: "mechanic", tenant: north, stream: northStands }];
    const told = { name: "Somebody new", does: "", organisation: "North", country: null };
    await opened.keeper.admin.addPerson({ id, grants, ...told });
    const secrets = await demonstrationSecrets(platform, id);
    const person = { id, grants };
    const shut = await keyHolderOf({ keeper: opened.keeper, programme: keyed, person, secrets, now: NOW });
    const out = join(folder, "shut.age");
    assert.deepEqual(await exportTo(opened.keeper, keyed, exporter(shut), { to, out }), {
      organisation: "North Workshop",
      records: 0,
      shut: 2,
    });
    const files = await decrypted(out);
    assert.match(files["READ-ME.txt"] ?? "", /2 records could not be opened/);
    assert.ok(!JSON.stringify(files).includes("Canary"));
  });
});
