// What people say with their keys: who belongs where, an invitation, a new organisation, a lost phone. Each is signed on this device. A piece
// of the app that is fetched when it is wanted.
// Promise: the secret of an invitation is in the link it becomes, and nowhere else; the server is shown a proof of it.
import { type Problem, problem } from "#core/problem.ts";
import { SECRET_BYTES } from "#core/seal/box.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { invitationText } from "#core/seal/invitation.ts";
import type { Saying, SignedEntry } from "#core/seal/key-log.ts";
import { type KeyState, noKeys } from "#core/seal/key-state.ts";
import { signingPair } from "#core/seal/pair.ts";
import { keysOf, publicOf, wayIn } from "#core/seal/person-keys.ts";
import { type KeyPost, signEntries } from "#core/seal/tending.ts";
import type { KeyActsParts } from "./key-acts.ts";
import type { Tender } from "./tend-keys.ts";

export interface KeySayings {
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

export function makeKeySayings({ api, platform, roles, ring, tender, day, newId }: KeyActsParts): KeySayings {
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

  return {
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
