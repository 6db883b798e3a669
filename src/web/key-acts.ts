// What people do with keys: say who belongs where, invite, found an organisation, let a colleague in. Each is signed on this device.
// Promise: the secret of an invitation is in the link it becomes, and nowhere else; the server is shown a proof of it.
import { mayAdmit, mayReadmit } from "#core/access/can.ts";
import type { Role } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import { SECRET_BYTES } from "#core/seal/box.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { invitationText } from "#core/seal/invitation.ts";
import type { Saying, SignedEntry } from "#core/seal/key-log.ts";
import { type KeyState, noKeys } from "#core/seal/key-state.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import { signingPair } from "#core/seal/pair.ts";
import { keysOf, publicOf, wayIn } from "#core/seal/person-keys.ts";
import type { Platform } from "#core/seal/platform.ts";
import { type KeyPost, safetyNumber, signEntries } from "#core/seal/tending.ts";
import type { Api } from "./api.ts";
import type { Tender } from "./tend-keys.ts";

/** Somebody this person may invite once more. */
export interface Readmittable {
  readonly tenant: string;
  readonly person: string;
  readonly roles: readonly string[];
}

export interface KeyActs {
  /** The root of the installation is kept with this person's keys. */
  readonly holdsRoot: boolean;
  /** The public key of the installation, as this person's invitation named it. */
  readonly root: string;
  /** The number a colleague compares before letting this person in. */
  readonly number: string;
  readonly hasJoined: (tenant: string, person: string) => boolean;
  readonly readmittable: (tenants: readonly string[]) => readonly Readmittable[];
  /** May this person say that somebody's phone is lost, and end their keys? */
  readonly mayCutOff: (tenant: string, person: string) => boolean;
  /** Colleagues who may cut this person off. */
  readonly whoCutsOff: (tenant: string) => readonly string[];
  /** Their keys are in other hands: nothing is sealed to them from here on. Nothing where they have none. */
  readonly sayLost: (tenant: string, person: string) => Promise<Problem | undefined>;
  readonly say: (tenant: string, sayings: readonly Saying[]) => Promise<Problem | undefined>;
  /** Invites somebody who is in the organisation's list already: what follows the `#` of the link for them. It ends the one before. */
  readonly invite: (tenant: string, person: string) => Promise<string | Problem>;
  /** In a demonstration whoever is added has keys that everybody can make, and joins at once. */
  readonly joinInvented: (tenant: string, person: string) => Promise<Problem | undefined>;
  /** The first entry of a new organisation's log; nothing where somebody else holds the root. */
  readonly found: (tenant: string) => Promise<readonly SignedEntry[] | undefined>;
}

interface KeyActsParts {
  readonly api: Pick<Api, "post">;
  readonly platform: Platform;
  readonly roles: readonly Role[];
  readonly ring: Keyring;
  readonly tender: Pick<Tender, "say" | "read">;
  readonly day: () => string;
  readonly newId: () => string;
}

export function makeKeyActs(parts: KeyActsParts): KeyActs {
  const { api, platform, roles, ring, tender, day, newId } = parts;
  const { keys } = ring;
  const me = keys.person;

  const sign = (tenant: string, from: KeyState, sayings: Parameters<typeof signEntries>[2]): Promise<KeyPost> =>
    signEntries({ platform, roles, root: keys.trusts, on: day() }, from, sayings).then((entries) => ({
      tenant,
      entries,
      boxes: [],
      befores: [],
    }));
  const mine = (saying: Saying) => ({ by: me, signing: keys.signing, saying });
  const goOn = (tenant: string, sayings: Parameters<typeof sign>[2]): Promise<KeyPost> =>
    sign(tenant, ring.stateOf(tenant), sayings);

  function cutsOff(tenant: string, by: string, person: string): boolean {
    const { grants } = ring.stateOf(tenant);
    const theirs = grants.filter((grant) => grant.person === person);
    const may = mayAdmit(roles, grants, by, day()) || mayReadmit(roles, grants, by, theirs, day());
    return by !== person && theirs.length > 0 && may;
  }

  return {
    root: keys.trusts,
    holdsRoot: keys.root !== undefined,
    number: safetyNumber(me, publicOf(keys)),
    hasJoined: (tenant, person) => ring.stateOf(tenant).people.has(person),
    readmittable: (tenants) =>
      tenants.flatMap((tenant) => {
        const { grants } = ring.stateOf(tenant);
        const others = [...Map.groupBy(grants, ({ person }) => person)].filter(([person]) => person !== me);
        return others
          .filter(([, theirs]) => mayReadmit(roles, grants, me, theirs, day()))
          .map(([person, theirs]) => ({ tenant, person, roles: [...new Set(theirs.map(({ role }) => role))] }));
      }),
    mayCutOff: (tenant, person) => cutsOff(tenant, me, person),
    whoCutsOff: (tenant) => [...ring.stateOf(tenant).people.keys()].filter((by) => cutsOff(tenant, by, me)),
    async sayLost(tenant, person) {
      const trouble = await tender.read(tenant);
      const known = ring.stateOf(tenant).people.get(person);
      if (trouble || !known) return trouble;
      return saidOn(tender, tenant, () => goOn(tenant, [mine({ says: "lost", person, keys: known.n })]));
    },
    say: (tenant, sayings) => saidOn(tender, tenant, () => goOn(tenant, sayings.map(mine))),
    async invite(tenant, person) {
      const id = newId();
      const secret = platform.random(SECRET_BYTES);
      const { proof, unlocks } = wayIn(secret);
      const { publicKey } = await signingPair(platform, unlocks);
      const make = (): Promise<KeyPost> => goOn(tenant, [mine({ says: "invited", person, invitation: publicKey })]);
      const send = ({ entries }: KeyPost): Promise<unknown> =>
        api.post("/api/invitations", { id, tenant, person, proof, entries });
      const trouble = await saidOn(tender, tenant, make, send);
      return trouble ?? invitationText({ id, secret, root: keys.trusts });
    },
    async joinInvented(tenant, person) {
      const invitation = await signingPair(platform, platform.random(SECRET_BYTES));
      const theirs = await keysOf(platform, person, await demonstrationSecrets(platform, person));
      const sayings = [
        mine({ says: "invited", person, invitation: invitation.publicKey }),
        { by: person, signing: invitation, saying: { says: "joined", person, keys: publicOf(theirs) } },
      ] as const;
      return saidOn(tender, tenant, () => goOn(tenant, sayings));
    },
    async found(tenant) {
      if (!keys.root) return undefined;
      const saying = { says: "founded", person: me, keys: publicOf(keys) } as const;
      return (await sign(tenant, noKeys(tenant), [{ by: me, signing: keys.root, saying }])).entries;
    },
  };
}

/** Said on the log as it is now. What may not be said is not: whoever asked is told why. */
export async function saidOn(
  tender: Pick<Tender, "say" | "read">,
  tenant: string,
  make: () => Promise<KeyPost | undefined>,
  send?: Parameters<Tender["say"]>[2],
): Promise<Problem | undefined> {
  const trouble = await tender.read(tenant);
  if (trouble) return trouble;
  try {
    return await tender.say(tenant, make, send);
  } catch (error) {
    const fault = error instanceof TypeError ? error.cause : undefined;
    if (fault === undefined) throw error;
    return problem(fault === "last-holder" ? "keys.last-holder" : "keys.not-believed");
  }
}
