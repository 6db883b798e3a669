// What a results officer does beside the app: a register brought in and an export taken along, with a key file that lies outside what the
// server holds; and a backup by whoever runs it. Export and backup lie where the server's files are, to be searched with them.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { PersonSecrets } from "#core/seal/person-keys.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { programme } from "#programme/register.ts";
import { backupInto } from "#server/commands/backup.ts";
import { exportTo } from "#server/commands/export.ts";
import { importInto } from "#server/commands/import.ts";
import type { Keeper } from "#server/keeper.ts";
import { keyHolderOf } from "#server/key-holder.ts";
import type { Store } from "#server/store/database.ts";
import { type KeyedOffice, ON } from "../keyed-office.ts";
import { HEADINGS, ROWS } from "../partner-office.ts";

interface CommandLine {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly office: KeyedOffice;
  /** Of the server, and of the officer. */
  readonly folder: string;
  readonly outside: string;
  readonly person: string;
  readonly secrets: PersonSecrets;
  /** Names to be planted in the register: a learner's and a village's. */
  readonly listed: string;
  readonly village: string;
}

export async function atTheCommandLine(given: CommandLine): Promise<void> {
  const { store, keeper, office, folder, outside, person, secrets, listed, village } = given;
  const as = join(outside, "key.json");
  writeFileSync(as, JSON.stringify({ person, device: randomUUID(), secrets }));
  const rows = ROWS.map((row, at) => (at === 0 ? row.with(0, listed) : row).with(3, village));
  const sheet = { name: "Lista", columns: [], above: [], headings: [HEADINGS], rows };
  const register = join(outside, "lista.xlsx");
  writeFileSync(register, Buffer.concat([...writeXlsx([sheet])]));
  const house = { store, keeper, today: ON, demonstration: true, dataFolder: folder };
  await importInto(house, { as }, register, { say: () => {}, tell: () => {} });

  const grants = [{ person, role: "results-officer", tenant: office.where.tenant, stream: null }];
  const holder = await keyHolderOf({ keeper, programme, person: { id: person, grants }, secrets, now: Date.now() });
  const to = await identityToRecipient(await generateX25519Identity());
  const exporter = { holder, device: randomUUID(), now: Date.now() };
  const exported = await exportTo(keeper, programme, exporter, { to, out: join(folder, "taken-along.age") });
  assert.ok(exported.records > ROWS.length, "the export holds what was brought in");

  await backupInto(store, join(folder, "backups"), Date.now());
}
