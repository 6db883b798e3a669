// Colleagues at a server that was backed up and may be restored, and what it has then.
import assert from "node:assert/strict";
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { memoryDisk, type ShelfDisk } from "#web/shelf-disk.ts";
import { all, type Device, held, together, WRITES, writeDown } from "./colleagues.ts";
import { keyedOffice } from "./keyed-office.ts";
import { restorableMemory } from "./restorable.ts";

/** Two colleagues with three records, all of it in the backup. */
export async function restorable() {
  const server = restorableMemory(programme);
  const office = await keyedOffice(server.keeper, programme);
  const [ana, rui] = await together(server.keeper, office, programme, [WRITES, WRITES]);
  assert.ok(ana && rui);
  for (const name of ["Caetana", "Dalva", "Elza"]) writeDown(ana, `${name} Exemplo`);
  await all(ana, rui);
  await server.backUp();
  return { server, office, ana, rui, disk: memoryDisk() };
}

export type Server = ReturnType<typeof restorableMemory>;

export const logOf = async ({ keeper }: Server): Promise<string> => (await keeper.hello()).logId;

/** A device of this person on a disk, by the log the server said it goes by. */
export const openOn = (one: Device, disk: ShelfDisk, log: string) => one.open(one.keys, one.outboxDisk, disk, log);

/** What the server has of a record, in its order. */
export async function idsAt({ keeper }: Server, { person, where }: Device, record: string): Promise<readonly string[]> {
  const page = await keeper.pull(person, where.stream, 0, 1_000);
  assert.ok(!isProblem(page));
  return page.changes.flatMap(({ envelope: { head } }) =>
    head.record === record && head.act !== "restate" ? head.id : [],
  );
}

/** In the order in which it was said. */
export const saidOf = (one: Pick<Device, "store">, record: string): readonly string[] =>
  held(one, record)
    .changes.flatMap(({ head }) => (head.act === "restate" ? [] : head))
    .sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
    .map(({ id }) => id);
