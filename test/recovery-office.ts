// A stand of mechanics with a recovery pair, played out in memory: who splits, who lets in, what the shares come to.
import assert from "node:assert/strict";
import type { Role } from "#core/access/role.ts";
import { circleOf } from "#core/seal/circle.ts";
import type { Saying } from "#core/seal/key-log.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { circlesOpened, isRecoveryFault, type Recovered, recover, splitRecovery } from "#core/seal/recovery.ts";
import { letIn, tendCircles, waitingAt } from "#core/seal/tending.ts";
import { platform, shamir } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { Repair, Ride, Rider, workshopRoles } from "#test/bicycles/workshop.ts";
import { keyOffice, ON } from "#test/key-office.ts";

const administrator: Role = {
  id: "administrator",
  label: "Administrator",
  reason: "Lets others in.",
  may: { membership: ["admit"] },
};
const roles = [...workshopRoles, administrator];
const circle = circleOf(roles, Repair);
/** Two stands of one workshop; every mechanic is of both. */
export const places = [uuid(0x77), uuid(0x78)].map((stream) => ({ stream, circle }));
export const [REPAIRS] = places as [(typeof places)[0]];
export const PAPER = null;

export type Office = Awaited<ReturnType<typeof keyOffice>>;
export type Split = Awaited<ReturnType<typeof splitRecovery>>;

export async function stand(members: number) {
  const office = await keyOffice(roles, [Repair, Ride, Rider]);
  const people: Keyring[] = [];
  for (let at = 0; at < members; at += 1) {
    const keys = await office.newcomer();
    await office.admit(office.founder, keys, [{ role: "mechanic", stream: null }]);
    people.push(office.ringOf(keys));
  }
  return { office, people };
}

export async function sync(office: Office, ...rings: readonly Keyring[]): Promise<void> {
  for (const ring of rings) assert.equal(await ring.take(office.pageFor(ring)), undefined);
}

export async function tend(office: Office, ring: Keyring): Promise<boolean> {
  await sync(office, ring);
  const isSaid = await office.post(await tendCircles(office.tending, ring, office.tenant, places));
  await sync(office, ring);
  return isSaid;
}

export async function letInAll(office: Office, by: Keyring, person: string): Promise<boolean> {
  await sync(office, by);
  const waiting = waitingAt(office.tending, by, office.tenant, places).find((one) => one.person === person);
  const isSaid = waiting !== undefined && (await office.post(await letIn(office.tending, by, office.tenant, waiting)));
  await sync(office, by);
  return isSaid;
}

export function administratorSays(office: Office, saying: Saying, on = ON): Promise<void> {
  return office.say(office.founder.person, office.founder.signing, saying, on);
}

export function ending(ring: Keyring): Saying {
  return { says: "ended", person: ring.keys.person, role: "mechanic", stream: null };
}

export function splitFor(office: Office, ...holders: readonly (Keyring | null)[]): Promise<Split> {
  return splitRecovery(
    platform,
    shamir,
    office.state(),
    holders.map((ring) => ring?.keys.person ?? null),
  );
}

/** The same, said in the log. */
export async function splitAmong(office: Office, ...holders: readonly (Keyring | null)[]): Promise<Split> {
  const split = await splitFor(office, ...holders);
  await administratorSays(office, split.saying);
  return split;
}

export async function recoveredBy(office: Office, ...shares: readonly Uint8Array[]): Promise<Recovered> {
  const recovered = await recover(platform, shamir, office.state(), office.tending.root, shares);
  assert.ok(!isRecoveryFault(recovered), JSON.stringify(recovered));
  return recovered;
}

/** For each stand, whether these keys open it with all the server would hand out. */
export async function opensNow(office: Office, keys: PersonKeys): Promise<readonly boolean[]> {
  const ring = office.ringOf(keys);
  await sync(office, ring);
  return circlesOpened(ring, office.tenant).map(({ opens }) => opens);
}
