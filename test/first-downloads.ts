// Colleagues who hand records on as checkpoints, and phones that have nothing yet, for tests of what they stand on.
import assert from "node:assert/strict";
import { isProblem } from "#core/problem.ts";
import type { CheckpointsPage } from "#core/seal/sealed-checkpoint.ts";
import { edit } from "#web/acts.ts";
import type { Pulled } from "#web/api.ts";
import type { Device as OpenDevice } from "#web/device.ts";
import { memoryDisk, type ShelfDisk } from "#web/shelf-disk.ts";
import type { Store } from "#web/store.ts";
import { all, type Device, held, world, writeDown } from "./colleagues.ts";
import { ofTypes, seen } from "./folded-device.ts";

export const NAMES = ["Aurora", "Bento", "Clara", "Dante", "Elisa", "Gilda"];

/** Colleagues, and records of six changes each of which Ana's device has made checkpoints. */
export async function handedOn() {
  const { ana, rui, keeper, office } = await world();
  const ids = NAMES.map((name) => writeDown(ana, `${name} Exemplo`));
  for (const id of ids) said(ana, id, 5);
  await all(ana);
  await ana.sync.rest();
  const page = await keeper.checkpoints.page(ana.person, ana.where.stream, "");
  assert.ok(!isProblem(page));
  assert.equal(page.checkpoints.length, ids.length, "each has one");
  return { ana, rui, keeper, office, ids };
}

export function said({ desk, store }: Pick<Device, "desk" | "store">, id: string, count: number): void {
  for (let at = 0; at < count; at += 1) edit(desk, held({ store }, id), { ownCode: `P-${at}` });
}

/** A new phone of somebody, and how many changes came to it. */
export async function newPhone(of: Device, disk: ShelfDisk = memoryDisk()) {
  const came: number[] = [];
  const before = of.network.altersPage;
  of.network.altersPage = (page) => {
    came.push(...page.changes.map(({ n }) => n));
    return before(page);
  };
  const phone = await of.open(of.keys, of.outboxDisk, disk);
  return { ...phone, came, disk };
}

/** What is fetched when nothing else is to be done. */
export const isBehind = (asked: string): boolean => asked.startsWith("pull") && asked.endsWith(",250,null,100000]");

/** Where pages lie. */
export async function kindsOn(disk: ShelfDisk, { person, where }: Device): Promise<string> {
  const kinds = [];
  for (const kind of ["pages", "behind", "first"])
    if ((await disk.wheres(person.id, kind)).some((at) => at.startsWith(where.stream))) kinds.push(kind);
  return kinds.join(" ");
}

export async function same(phone: { readonly store: Store }, of: Device): Promise<void> {
  const whole = await of.open(of.keys, of.outboxDisk, memoryDisk());
  const { altersCheckpoints, cutsAt } = of.network;
  of.network.altersCheckpoints = (page) => ({ ...page, checkpoints: [] });
  of.network.cutsAt = () => false;
  await all(whole);
  Object.assign(of.network, { altersCheckpoints, cutsAt });
  assert.ok(ofTypes(whole.store).length > 0);
  assert.deepEqual(ofTypes(phone.store).length, ofTypes(whole.store).length);
  for (const { id } of ofTypes(whole.store)) assert.deepEqual(seen(phone.store, id), seen(whole.store, id));
  await whole.end();
}

export const told = ({ sync }: Pick<OpenDevice, "sync">): readonly number[] => {
  const { untrueCount, brokenCount, unreadCount, mistold } = sync.state().keys;
  return [untrueCount, brokenCount, unreadCount, mistold.length];
};

export const TOLD = NAMES.map((name) => `${name} Exemplo`);

/** A page of one change. */
export function firstOf(page: Pulled): Pulled {
  const [one] = page.changes;
  return one ? { ...page, changes: [one], next: one.n, more: true } : page;
}

/** A page of two checkpoints. */
export function twoOf(page: CheckpointsPage): CheckpointsPage {
  const checkpoints = page.checkpoints.slice(0, 2);
  const left = page.left + page.checkpoints.length - checkpoints.length;
  return { ...page, checkpoints, next: left > 0 ? (checkpoints.at(-1)?.record ?? null) : null, left };
}

/** What is asked of the server from here on. */
export function listen({ network }: Device): readonly string[] {
  const asked: string[] = [];
  network.cutsAt = (path) => asked.push(path) < 0;
  return asked;
}

/** The changes of one record are asked for. */
export const isAlone = (asked: string): boolean => asked.includes('"record"');

/** Whether something was asked for so many times already. */
export function after(times: number): () => boolean {
  let count = 0;
  return () => {
    count += 1;
    return count > times;
  };
}
