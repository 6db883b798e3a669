// A stand with keys at a keeper whose devices make checkpoints: what they write, what they make of it, and what the keeper says to that.
import assert from "node:assert/strict";
import { isProblem } from "#core/problem.ts";
import { checkpointOf } from "#core/record/checkpoint.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import { type SealedCheckpoint, sealCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import type { Keeper } from "#server/keeper.ts";
import { platform } from "#server/platform.ts";
import { opened as plainly, uuid } from "../bicycles/devices.ts";
import { ON } from "../key-office.ts";
import { openMemory, openPostgres } from "./keepers.ts";
import { keyed, openStand } from "./key-house.ts";
import { newId } from "./workshop.ts";

export const keepers = {
  "in memory": () => openMemory(keyed),
  "on PostgreSQL": () => openPostgres(console.error, keyed),
};
export const NOBODYS = uuid(0xbad);

export async function checkpointStand(keeper: Keeper, first: Awaited<ReturnType<typeof openStand>>) {
  const house = await openStand(keeper, first);
  const { stream, personOf } = house;
  const { checkpoints, pull } = keeper;
  const { logId } = await keeper.hello();

  /** A record with so many changes. */
  async function written(by: Keyring, count: number, circle = "team", record = newId()): Promise<string> {
    const said: SealedChange[] = [await house.seal(by, record, "create", circle)];
    while (said.length < count) said.push(await house.seal(by, record, "edit", circle));
    const outcomes = await house.push(by, ...said);
    assert.ok(outcomes.every(Array.isArray), JSON.stringify(outcomes));
    return record;
  }

  /** What this person's device makes of a record as the keeper hands it out, up to a number. */
  async function made(by: Keyring, record: string, upTo = Number.POSITIVE_INFINITY): Promise<SealedCheckpoint> {
    const page = await pull(await personOf(by.keys), stream, 0, 1_000, undefined, undefined, { record });
    assert.ok(!isProblem(page));
    const some = page.changes.filter(({ n }) => n <= upTo);
    const changes = [];
    for (const { envelope } of some) {
      const one = await by.open(envelope, page.wraps);
      assert.ok(!("fault" in one), JSON.stringify(one));
      changes.push(plainly(one));
    }
    const checkpoint = checkpointOf(changes);
    assert.ok(checkpoint);
    const { readers } = by.known(record);
    const ns = some.map(({ n }) => n);
    const inside = { checkpoint, ns, chains: by.known(record).chains, ...(readers && { readers }) };
    const sealed = await sealCheckpoint({ platform, ring: by }, { logId, on: ON }, inside);
    assert.ok(sealed && !("fault" in sealed), "it was sealed");
    return sealed;
  }

  async function take(by: Keyring, ...given: readonly unknown[]) {
    const answer = await checkpoints.take(await personOf(by.keys), { logId, stream, checkpoints: given });
    assert.ok(!isProblem(answer), JSON.stringify(answer));
    return answer;
  }
  const isTaken = async (by: Keyring, ...given: readonly unknown[]): Promise<readonly boolean[]> =>
    (await take(by, ...given)).outcomes.map(({ taken }) => taken);

  async function page(by: Keyring, from = "", bytes?: number) {
    const found = await checkpoints.page(await personOf(by.keys), stream, from, bytes);
    assert.ok(!isProblem(found), JSON.stringify(found));
    return found;
  }
  const given = async (by: Keyring): Promise<readonly (readonly [string, number])[]> =>
    (await page(by)).checkpoints.map(({ record, upTo }) => [record, upTo] as const);

  async function beside(by: Keyring, from = 0, limit = 100) {
    const found = await pull(await personOf(by.keys), stream, from, limit, undefined, undefined, { beside: true });
    assert.ok(!isProblem(found), JSON.stringify(found));
    return found;
  }
  const offered = async (by: Keyring, from = 0): Promise<readonly string[]> =>
    (await house.pull(by, from)).toCheckpoint;
  return { ...house, written, made, take, isTaken, page, given, beside, offered };
}
