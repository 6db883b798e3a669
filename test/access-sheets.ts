// A case team whose devices keep access sheets: two caseworkers, a supervisor and the data-protection officer.
import assert from "node:assert/strict";
import { readSheets } from "#core/access/access-sheet.ts";
import { programme } from "#programme/register.ts";
import { makeAccessSheet } from "#web/access-sheet.ts";
import { create } from "#web/acts.ts";
import { mayOf } from "#web/app.ts";
import { all, type Device, newDisk, newKeeper, together, typeOf } from "./colleagues.ts";
import { keyedOffice } from "./keyed-office.ts";

const child = typeOf("child");
export const line = typeOf("access-line");
const HOUR = 3_600_000;

/** A case team: two caseworkers, a supervisor, and the data-protection officer. */
export async function caseTeam() {
  const keeper = newKeeper(programme);
  const office = await keyedOffice(keeper, programme);
  const roles = [["caseworker"], ["caseworker"], ["supervisor"], ["data-protection-officer"]];
  const [lia, bia, davi, olga] = await together(keeper, office, programme, roles);
  assert.ok(lia && bia && davi && olga);
  await all(lia, bia, davi, olga, lia, bia, davi, olga);
  return { keeper, office, lia, bia, davi, olga };
}

export const begin = ({ desk, where }: Device, code: string): string =>
  create(desk, child, where, { code, sex: "unsaid" });

/** What writes lines on a device, with a disk of its own and a clock that can be moved on. */
export function sheetOn({ desk, keysOf, person, day }: Device, disk = newDisk(), at = { hours: 0 }, logId = "log") {
  const may = mayOf(programme, { ...person, grants: person.grants }, day());
  return { at, disk, ...makeAccessSheet({ desk, keysOf, disk, logId, now: () => at.hours * HOUR, may }) };
}

/** Each sends, and then looks at what comes only to whoever looks. */
export async function looked(...devices: readonly Device[]): Promise<void> {
  await all(...devices);
  for (const { sync } of devices) assert.equal(await sync.look({ type: line.id, since: "" }), undefined);
}

/** Two minutes later: no server refuses that. */
export const aheadOf = (millis: string): string =>
  (Number.parseInt(millis, 16) + 120_000).toString(16).padStart(12, "0");

export const told = ({ store }: Pick<Device, "store">) =>
  readSheets(store.recordsOf(line.id).flatMap((one) => one.changes));
export const saidOn = (device: Device): readonly string[] =>
  told(device).lines.map(({ did, count }) => `${did} ${count}`);
