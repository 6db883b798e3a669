// `export`: an organisation's own data, opened with the keys of one of its people and sealed at once to a key the organisation keeps.
// Promise: nothing of it is ever readable on the disk: bytes go from memory into the encrypted file, and a file cut off is taken away.
import { open, rename, rm } from "node:fs/promises";
import { Encrypter } from "age-encryption";
import type { Programme } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { fileOpener } from "../held-files.ts";
import type { Keeper } from "../keeper.ts";
import { exportArchive } from "../organisation-export.ts";
import { inHouse, type Out, Wrong } from "./command.ts";
import { type Exporter, noteExport } from "./export-noted.ts";
import { actAs, organisationOf } from "./importer.ts";
import { readKey } from "./key-file.ts";
import { pullKnown } from "./known.ts";

export const exportHelp = `export --to age1… --as KEYFILE --out FILE.age [--organisation NAME] [--json]
  One organisation's records and changes, as far as you read them, as JSON Lines and CSV in a zip that is encrypted to the recipient --to.
  Make one with age-keygen (age-encryption.org), and open the file with: age --decrypt --identity KEY FILE.age > export.zip`;

export interface ExportGiven {
  readonly to?: string | boolean | undefined;
  readonly as?: string | boolean | undefined;
  readonly out?: string | boolean | undefined;
  readonly organisation?: string | boolean | undefined;
  readonly json?: string | boolean | undefined;
}

export async function exportOrganisation(given: ExportGiven, out: Out): Promise<void> {
  const told = await inHouse(out, async ({ keeper, store }) => {
    const key = readKey(given.as);
    const holder = await actAs({ keeper, store }, programme, key, Date.now());
    return exportTo(keeper, programme, { holder, device: key.device, now: Date.now() }, given);
  });
  if (given.json === true) out.say(`${JSON.stringify(told, null, 2)}\n`);
  else out.say(`${told.records} records of ${told.organisation}, encrypted.\n`);
  if (told.shut > 0) out.tell(`${told.shut} records stay shut to you and are not in the file.`);
}

/** Throws Wrong, and leaves no file, where the recipient is none or the file is there already. */
export async function exportTo(
  keeper: Keeper,
  of: Programme,
  exporter: Exporter,
  { to, out, organisation }: ExportGiven,
): Promise<{ readonly organisation: string; readonly records: number; readonly shut: number }> {
  if (typeof out !== "string") throw new Wrong("--out is missing: which file to write, FILE.age.");
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(String(to ?? ""));
  } catch {
    throw new Wrong("--to is no recipient of age: it begins with age1, as age-keygen prints it.");
  }
  const { holder } = exporter;
  const { tenant, name, teams } = await organisationOf(keeper, holder.person, organisation);
  const work = await pullKnown(keeper, holder, tenant);
  // Before anything is written: what nobody could write down is not exported.
  await noteExport(keeper, of, exporter, tenant, work.known);
  const sheets = of.sheets && (await pullKnown(keeper, holder, tenant, { type: of.sheets.type, since: "" }));
  const known = [...work.known, ...(sheets?.known ?? [])];
  const shutCount = work.shut.size + (sheets?.shut.size ?? 0);
  const archive = exportArchive(of, {
    organisation: name,
    known,
    shutCount,
    openFile: fileOpener(keeper, holder),
    teams: new Map(teams.map((team) => [team.stream, team.name])),
    on: holder.on,
  });
  await write(out, await encrypter.encrypt(ReadableStream.from(archive)));
  return { organisation: name, records: known.length, shut: shutCount };
}

async function write(path: string, sealed: ReadableStream<Uint8Array>): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, "wx", 0o600).catch(isTaken);
  try {
    // Never over a file that is there: it may be the only copy of the last export.
    const place = await open(path, "wx", 0o600).catch(isTaken);
    await place.close();
    for await (const piece of sealed) await file.appendFile(piece);
    await file.sync();
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    if (!(error instanceof Wrong)) await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

function isTaken(error: NodeJS.ErrnoException): never {
  throw error.code === "EEXIST" ? new Wrong("--out names a file that is there already: choose another name.") : error;
}
