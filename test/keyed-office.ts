// An organisation at a keeper, with its key log: who founded it, who joins, what they may do. Nobody's keys come from anywhere but here.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Grant, Role } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import type { Saying } from "#core/seal/key-log.ts";
import { type Keyring, makeKeyring } from "#core/seal/keyring.ts";
import { type SigningPair, signingPair } from "#core/seal/pair.ts";
import { keysOf, makeSecrets, type PersonKeys, publicOf } from "#core/seal/person-keys.ts";
import { signEntries } from "#core/seal/tending.ts";
import type { Keeper } from "#server/keeper.ts";
import { platform } from "#web/platform.ts";

export const ON = "2016-12-12";

export const administrator: Role = {
  id: "administrator",
  label: "Administrator",
  reason: "lets others in",
  may: { membership: ["admit"] },
};

type Stand = Omit<Grant, "person" | "tenant">;

export type KeyedOffice = Awaited<ReturnType<typeof keyedOffice>>;

/** An organisation of one team, founded by its administrator, who reads no record. */
export async function keyedOffice(keeper: Keeper, programme: Programme) {
  const where = { tenant: randomUUID(), stream: randomUUID() };
  await keeper.admin.addTenant({ id: where.tenant, name: "Example Partner", country: "BR", partner: true });
  await keeper.admin.addStream({ ...where, name: "Example team" });
  const root = await signingPair(platform, platform.random(32));
  await keeper.admin.setRoot(root.publicKey);
  const founder = await newcomerAt(keeper, root.publicKey);
  const office = officeAt(keeper, programme, where, founder);
  const { person } = founder;
  await office.say({ by: person, signing: root, saying: { says: "founded", person, keys: publicOf(founder) } });
  return office;
}

/** Somebody new at an organisation, with keys of their own, who has not joined yet. */
async function newcomerAt(keeper: Pick<Keeper, "admin">, root: string): Promise<PersonKeys> {
  const id = randomUUID();
  const person = { id, name: "Ana Exemplo", does: "Writes down", organisation: "Example Partner", country: "BR" };
  await keeper.admin.addPerson({ ...person, grants: [] });
  return keysOf(platform, id, makeSecrets(platform, root));
}

/** One that was founded, at whichever keeper holds its log. */
export function officeAt(
  keeper: Pick<Keeper, "admin" | "keys">,
  programme: Programme,
  where: { readonly tenant: string; readonly stream: string },
  founder: PersonKeys,
) {
  const tending = { platform, roles: programme.roles, root: founder.trusts, on: ON };

  const ringOf = (keys: PersonKeys): Keyring =>
    makeKeyring({ platform, roles: programme.roles, findType: (id) => findType(programme, id), keys });

  const ring = ringOf(founder);
  const grant = { person: founder.person, role: administrator.id, tenant: where.tenant, stream: null };

  async function readOn(): Promise<void> {
    const { next } = ring.stateOf(where.tenant);
    const page = await keeper.keys.page({ id: founder.person, grants: [grant] }, where.tenant, next);
    assert.ok(!isProblem(page) && !(await ring.take(page)), "the log is believed");
  }

  async function say(...sayings: readonly { by: string; signing: SigningPair; saying: Saying }[]): Promise<void> {
    if (sayings[0]?.saying.says !== "founded") await readOn();
    const entries = await signEntries(tending, ring.stateOf(where.tenant), sayings);
    assert.equal(await keeper.keys.post({ tenant: where.tenant, entries, boxes: [], befores: [] }), undefined);
    await readOn();
  }

  const { person: by, signing } = founder;

  /** Somebody joins by an invitation of the administrator, with these keys from then on, and stands so. */
  async function join(keys: PersonKeys, stands: readonly Stand[]): Promise<void> {
    const { person } = keys;
    const invitation = await signingPair(platform, platform.random(32));
    await say(
      { by, signing, saying: { says: "invited", person, invitation: invitation.publicKey } },
      { by: person, signing: invitation, saying: { says: "joined", person, keys: publicOf(keys) } },
      ...stands.map((stand) => ({ by, signing, saying: { says: "granted", person, ...stand } as const })),
    );
  }

  return {
    where,
    founder,
    newcomer: () => newcomerAt(keeper, founder.trusts),
    say,
    join,
    ringOf,
    end: (person: string, { role, stream }: Stand) =>
      say({ by, signing, saying: { says: "ended", person, role, stream } }),
  };
}
