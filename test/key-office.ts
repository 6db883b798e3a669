// An organisation with keys, in memory: who founded it, who joined, and the pages its server would hand to each.
import { randomUUID } from "node:crypto";
import type { Grant, Role } from "#core/access/role.ts";
import type { RecordType } from "#core/record/type.ts";
import { isKeyLogFault, readKeyLog, type Saying, type SignedEntry } from "#core/seal/key-log.ts";
import { type KeyState, noKeys } from "#core/seal/key-state.ts";
import { type Keyring, type KeysPage, makeKeyring } from "#core/seal/keyring.ts";
import { type SigningPair, signingPair } from "#core/seal/pair.ts";
import { keysOf, makeSecrets, type PersonKeys, publicOf } from "#core/seal/person-keys.ts";
import { type KeyPost, signEntries } from "#core/seal/tending.ts";
import { platform } from "#server/platform.ts";

export const ON = "2016-12-12";

/** `root` where it is founded beside another. */
export async function keyOffice(roles: readonly Role[], types: readonly RecordType[], root?: SigningPair) {
  return openOffice(roles, types, root ?? (await signingPair(platform, platform.random(32))));
}

async function openOffice(roles: readonly Role[], types: readonly RecordType[], root: SigningPair) {
  const tenant = randomUUID();
  const tending = { platform, roles, root: root.publicKey, on: ON };
  let log: readonly SignedEntry[] = [];
  let state: KeyState = noKeys(tenant);
  let boxes: readonly KeyPost["boxes"][number][] = [];
  let befores: readonly KeyPost["befores"][number][] = [];

  async function say(by: string, signing: SigningPair, saying: Saying, on = ON): Promise<void> {
    const entries = await signEntries({ ...tending, on }, state, [{ by, signing, saying }]);
    await post({ tenant, entries, boxes: [], befores: [] });
  }

  /** As the server takes it: in order, signed, allowed; else nothing of it. */
  async function post(given: KeyPost | undefined): Promise<boolean> {
    if (!given) return false;
    const read = await readKeyLog(platform, roles, root.publicKey, state, given.entries);
    if (isKeyLogFault(read)) return false;
    state = read;
    log = [...log, ...given.entries];
    boxes = [...boxes, ...given.boxes];
    befores = [...befores, ...given.befores];
    return true;
  }

  async function newcomer(): Promise<PersonKeys> {
    return keysOf(platform, randomUUID(), makeSecrets(platform, root.publicKey));
  }

  /** Invites somebody, who takes the invitation at once and gets these grants. */
  async function admit(
    by: PersonKeys,
    joins: PersonKeys,
    grants: readonly Omit<Grant, "person" | "tenant">[],
    on = ON,
  ) {
    const { person } = joins;
    const invitation = await signingPair(platform, platform.random(32));
    await say(by.person, by.signing, { says: "invited", person, invitation: invitation.publicKey }, on);
    await say(person, invitation, { says: "joined", person, keys: publicOf(joins) }, on);
    for (const grant of grants) await say(by.person, by.signing, { says: "granted", person, ...grant }, on);
  }

  const ringOf = (keys: PersonKeys): Keyring =>
    makeKeyring({
      platform,
      roles,
      findType: (id) => types.find((type) => type.id === id),
      keys,
    });

  function pageFor(ring: Keyring): KeysPage {
    const mine = boxes.filter(({ person }) => person === ring.keys.person);
    return { tenant, entries: log.slice(ring.stateOf(tenant).next), boxes: mine, befores };
  }

  const founder = await newcomer();
  await say(founder.person, root, { says: "founded", person: founder.person, keys: publicOf(founder) });
  return {
    tenant,
    root,
    tending,
    founder,
    say,
    post,
    newcomer,
    admit,
    ringOf,
    pageFor,
    state: () => state,
    log: () => log,
  };
}
