// A device with records that are folded on its disk, for tests of what it opens from.
import { create, edit, withdraw } from "#web/acts.ts";
import type { HeldRecord } from "#web/held-record.ts";
import { memoryDisk, type ShelfDisk } from "#web/shelf-disk.ts";
import type { Store } from "#web/store.ts";
import { all, type Device, held, typeOf, world, writeDown } from "./colleagues.ts";

export const FOLDS = "folds";
export const MANY = 260;
export const CANARY = "Canary Invented";

/** Somebody at a device of their own, with what they wrote down and changed; all of it is with the keeper, and folded. */
export async function started(disk: ShelfDisk = memoryDisk(), many = 0) {
  const { ana, rui, keeper, office } = await world();
  await ana.end();
  const device = { ...(await ana.open(ana.keys, ana.outboxDisk, disk)), where: ana.where };
  const ids = ["Aurora", "Bento", "Carlota"].map((name) => writeDown(device, `${name} Exemplo`));
  const open = create(device.desk, typeOf("committee"), ana.where, { name: "Committee", kind: "youth", country: "BR" });
  // With `MANY` more than lies on one page as it came: what is folded is not among what is read again.
  for (let at = 0; at < many; at += 1) writeDown(device, `Many ${at}`);
  await all(device);
  edit(device.desk, held(device, ids[0]!), { sex: "female" });
  edit(device.desk, held(device, ids[0]!), { name: CANARY });
  withdraw(device.desk, held(device, ids[1]!));
  await all(device);
  const again = () => ana.open(ana.keys, ana.outboxDisk, disk);
  return { ana, rui, keeper, office, device, disk, ids, open, again };
}

/** What may be told apart of a record, by whoever looks; not on what it stands. */
export function seen(store: Store, id: string): unknown {
  const one = store.find(id);
  if (!one) return undefined;
  const { folded, answers, revision, count, unsentCount } = one;
  return { folded: { ...folded }, answers, revision, count, unsentCount };
}

export const ofTypes = (store: Store): readonly HeldRecord[] =>
  ["participant", "committee"].flatMap((type) => store.recordsOf(type));

/** The same disk, for somebody who took it. */
export async function copied(disk: ShelfDisk, person: string): Promise<ShelfDisk> {
  const copy = memoryDisk();
  for (const where of await disk.wheres(person, FOLDS)) {
    const box = await disk.box(person, FOLDS, where, 0);
    if (box !== undefined) await copy.putAt(person, FOLDS, { where, at: 0, box });
    for (const part of [0, 1]) {
      const bytes = await disk.bytes(person, FOLDS, where, part);
      if (bytes) await copy.putBytes(person, FOLDS, where, part, bytes);
    }
  }
  for (const kind of ["pages", "keys"])
    for (const box of await disk.read(person, kind)) await copy.putAt(person, kind, box);
  return copy;
}

/** So much is said that pages are written again. */
export async function foldedAgain(device: Pick<Device, "desk" | "where" | "sync">): Promise<void> {
  for (let at = 0; at < 101; at += 1) writeDown(device, `More ${at}`);
  await all(device);
}
