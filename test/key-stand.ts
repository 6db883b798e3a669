// A bicycle stand with keys, in memory: who belongs to it, what they say and seal, and a server that hands each their page.
import assert from "node:assert/strict";
import type { Role } from "#core/access/role.ts";
import { type Envelope, sayChange } from "#core/change/change.ts";
import { nodeOf, stampOf } from "#core/change/clock.ts";
import { circleOf } from "#core/seal/circle.ts";
import type { KeyLogFault } from "#core/seal/key-log.ts";
import type { Keyring, NoKey, SealedChange } from "#core/seal/keyring.ts";
import { circlesOf, letIn, tendCircles, waitingAt } from "#core/seal/tending.ts";
import { deviceId, uuid } from "./bicycles/devices.ts";
import { Repair, Ride, RideDay, Rider, workshopRoles } from "./bicycles/workshop.ts";
import { keyOffice, ON } from "./key-office.ts";

const administrator: Role = {
  id: "administrator",
  label: "Administrator",
  reason: "Lets others in.",
  may: { membership: ["admit"] },
};
const chief: Role = {
  id: "chief",
  label: "Chief",
  reason: "Leads a stand.",
  may: { repair: ["read", "edit"], membership: ["readmit"] },
};
const guide: Role = { id: "guide", label: "Guide", reason: "Rides along.", may: { rider: ["read", "create"] } };
export const roles = [...workshopRoles, administrator, chief, guide];
export const types = [Repair, Ride, RideDay, Rider];
export const stream = uuid(0x77);
export const REPAIRS = circleOf(roles, Repair);
export const places = circlesOf(roles, types).map((circle) => ({ stream, circle }));

export type Office = Awaited<ReturnType<typeof keyOffice>>;

export async function open(stands: readonly string[] = ["mechanic", "mechanic"]) {
  const office = await keyOffice(roles, types);
  const people = [];
  for (const role of stands) {
    const keys = await office.newcomer();
    await office.admit(office.founder, keys, [{ role, stream }]);
    people.push(office.ringOf(keys));
  }
  return { office, people: people as [Keyring, Keyring, ...Keyring[]] };
}

export async function sync(office: Office, ring: Keyring): Promise<KeyLogFault | undefined> {
  return ring.take(office.pageFor(ring));
}

export async function tend(office: Office, ring: Keyring, on = ON): Promise<boolean> {
  await sync(office, ring);
  const isSaid = await office.post(await tendCircles({ ...office.tending, on }, ring, office.tenant, places));
  await sync(office, ring);
  return isSaid;
}

export async function admitInto(office: Office, by: Keyring, on = ON): Promise<readonly string[]> {
  await sync(office, by);
  const waiting = waitingAt({ on }, by, office.tenant, places);
  for (const one of waiting) {
    assert.ok(await office.post(await letIn({ ...office.tending, on }, by, office.tenant, one)));
    await sync(office, by);
  }
  return waiting.map(({ person }) => person);
}

let said = 0;
export function repair(office: Office, by: Keyring, record: string, bicycle: string, circle = "team"): Envelope {
  said += 1;
  const device = deviceId(said);
  const stamp = stampOf({ millis: Date.UTC(2016, 11, 12) + said, count: 0, node: nodeOf(device) });
  const place = {
    id: uuid(0x9000 + said),
    tenant: office.tenant,
    stream,
    record,
    type: "repair",
    act: "create" as const,
  };
  const head = {
    ...place,
    author: by.keys.person,
    device,
    stamp,
    saidAt: null,
    schema: 1,
    circle,
    generation: 0,
  };
  return sayChange(head, { set: {}, seen: {} }, { set: { bicycle }, seen: {} }, null);
}

export function readBy(office: Office, by: Keyring, record: string, circle: string): Envelope {
  const { head } = repair(office, by, record, "", circle);
  return sayChange({ ...head, act: "circle" }, { set: {}, seen: {} }, { set: {}, seen: {} }, null);
}

export function isSealed(change: SealedChange | NoKey): asserts change is SealedChange {
  assert.ok(!("fault" in change), "it was sealed");
}

/** Two mechanics of a stand, the second let in by the first. */
export async function stand() {
  const { office, people } = await open();
  await tend(office, people[0]);
  await admitInto(office, people[0]);
  await sync(office, people[1]);
  return { office, milo: people[0], mona: people[1] };
}
