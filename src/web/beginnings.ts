// How somebody comes to have keys here: by founding an installation, or by taking an invitation. Both make the keys on this device, and say
// to the server what it may know of them.
// Promise: an invitation is believed only where the whole log of its organisation leads back to the key in its link; of what follows the
// `#`, the id and a proof are sent, and nothing else.

import { base64urlnopad } from "@scure/base";
import type { Role } from "#core/access/role.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { SECRET_BYTES } from "#core/seal/box.ts";
import type { InvitationLink } from "#core/seal/invitation.ts";
import { isKeyLogFault, readKeyLog, type SignedEntry } from "#core/seal/key-log.ts";
import { type KeyState, noKeys } from "#core/seal/key-state.ts";
import { signingPair } from "#core/seal/pair.ts";
import { keysOf, makeSecrets, type PersonSecrets, publicOf, wayIn } from "#core/seal/person-keys.ts";
import { signEntries } from "#core/seal/tending.ts";
import type { Account, Api } from "./api.ts";
import { platform } from "./platform.ts";
import { makeAccount, type NewWay, type Unlocked } from "./vault.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Somebody who has keys now, and the code that is to be printed: nobody else has it, this device only until it is shown. */
export interface Founded {
  readonly unlocked: Unlocked;
  readonly code: string;
}

interface Founding {
  readonly organisation: Named & { readonly country: string | null };
  readonly office: Named;
  readonly person: Named & { readonly does: string };
  readonly account: { readonly name: string; readonly password: string };
}

/** The first organisation of an empty installation, its first person, and the root of everything that is signed here. */
export async function foundInstallation(
  api: Api,
  roles: readonly Role[],
  on: string,
  { organisation, office, person, account }: Founding,
): Promise<Founded | Problem> {
  const seed = platform.random(SECRET_BYTES);
  const root = await signingPair(platform, seed);
  const secrets = { ...makeSecrets(platform, root.publicKey), root: base64urlnopad.encode(seed) };
  const made = await newAccount(person.id, secrets, account);
  const { keys } = made.unlocked;
  const entries = await signEntries({ platform, roles, root: root.publicKey, on }, noKeys(organisation.id), [
    { by: person.id, signing: root, saying: { says: "founded", person: person.id, keys: publicOf(keys) } },
  ]);
  const asked = { organisation, office, person, root: root.publicKey, account: made.told, entries };
  const answer = await api.post("/api/set-up/first", asked);
  return isProblem(answer) ? answer : made;
}

/** An invitation that was opened, and found to be what its link says. */
export interface OpenedInvitation {
  readonly link: InvitationLink;
  readonly tenant: string;
  readonly organisation: string;
  readonly person: Named & { readonly does: string };
  readonly state: KeyState;
  /** Who made it, as the log says; what they are called the server says. */
  readonly by: Named;
  /** The person had keys before: these end. */
  readonly isAgain: boolean;
}

interface InvitationAnswer {
  readonly person: Named & { readonly does: string };
  readonly organisation: string;
  readonly tenant: string;
  readonly by: Named;
  readonly entries: readonly SignedEntry[];
}

/** What the log says is not signed by whom the link names, or invites somebody else. */
export interface NotBelieved {
  readonly notBelieved: true;
}

export async function openInvitation(
  api: Api,
  roles: readonly Role[],
  link: InvitationLink,
): Promise<OpenedInvitation | NotBelieved | Problem> {
  const { proof, unlocks } = wayIn(link.secret);
  const answer = await api.post<InvitationAnswer>("/api/invitations/open", { id: link.id, proof });
  if (isProblem(answer)) return answer;
  const { person, organisation, tenant, by, entries } = answer;
  const state = await readKeyLog(platform, roles, link.root, noKeys(tenant), entries);
  if (isKeyLogFault(state)) return { notBelieved: true };
  const { publicKey } = await signingPair(platform, unlocks);
  const said = entries.findLast(({ entry: { saying } }) => saying.says === "invited" && saying.person === person.id);
  if (state.invitations.get(person.id) !== publicKey || said?.entry.by !== by.id) return { notBelieved: true };
  const isAgain = state.people.has(person.id);
  return { link, tenant, organisation, person, state, by, isAgain };
}

/** Takes an invitation: new keys, said in the log by the invitation itself, and an account to open them with. Signs in. */
export async function takeInvitation(
  api: Api,
  roles: readonly Role[],
  on: string,
  { link, person, state }: OpenedInvitation,
  account: { readonly name: string; readonly password: string },
): Promise<Founded | Problem> {
  const { proof, unlocks } = wayIn(link.secret);
  const made = await newAccount(person.id, makeSecrets(platform, link.root), account);
  const saying = { says: "joined", person: person.id, keys: publicOf(made.unlocked.keys) } as const;
  const entries = await signEntries({ platform, roles, root: link.root, on }, state, [
    { by: person.id, signing: await signingPair(platform, unlocks), saying },
  ]);
  const answer = await api.post("/api/invitations/take", { id: link.id, proof, ...made.told, entries });
  return isProblem(answer) ? answer : made;
}

interface Made extends Founded {
  /** What the server is told. */
  readonly told: { readonly name: string; readonly bundle: string; readonly ways: readonly NewWay[] };
}

async function newAccount(
  person: string,
  secrets: PersonSecrets,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Made> {
  const { bundle, ways, code } = await makeAccount(person, secrets, password);
  const account: Account = {
    name,
    bundle,
    ways: ways.map(({ way, settings, wrap }) => ({ way, settings, wrap })),
  };
  const proof = ways.find(({ way }) => way === "password")?.proof ?? "";
  const keys = await keysOf(platform, person, secrets);
  return { unlocked: { keys, account, proven: { way: "password", proof } }, code, told: { name, bundle, ways } };
}
