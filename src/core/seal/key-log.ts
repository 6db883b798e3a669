// The key log of an organisation: who belongs to it, by which keys, in which roles, and since which epoch of which circle. Each entry is
// signed and names the hash of the one before, so that nobody, the server included, can put in, leave out or change one unseen.
// Promise: what a device believes follows from the installation's root alone; an entry its signer may not make ends the reading there.
import { mayAdmit, mayReadmit } from "../access/can.ts";
import { ADMINISTRATOR, type Grant, type Role } from "../access/role.ts";
import { canonicalText, hashText } from "./bytes.ts";
import { isIn, isWanted, mayName } from "./circle.ts";
import { isFairSplit } from "./fair-split.ts";
import { epochsOf, grantName, type KeyState, type NamedPeople, RECOVERY, type Share } from "./key-state.ts";
import { leavesNobody } from "./last-holder.ts";
import { isSignedBy, PUBLIC_KEY } from "./pair.ts";
import type { PublicKeys } from "./person-keys.ts";
import type { Platform } from "./platform.ts";

export type Saying =
  /** The first entry, signed by the root: who administers this organisation first. */
  | { readonly says: "founded"; readonly person: string; readonly keys: PublicKeys }
  /** Whoever signs with this key may say once which keys are this person's. */
  | { readonly says: "invited"; readonly person: string; readonly invitation: string }
  /** Signed by the invitation. From here on these are the person's keys, and earlier ones are not. */
  | { readonly says: "joined"; readonly person: string; readonly keys: PublicKeys }
  /** The keys of somebody who belongs to another organisation, as an administrator of this one has read them there. */
  | { readonly says: "known"; readonly person: string; readonly keys: PublicKeys }
  | ({ readonly says: "granted" } & Omit<Grant, "tenant">)
  | { readonly says: "ended"; readonly person: string; readonly role: string; readonly stream: string | null }
  /** These keys of somebody are in other hands: nothing is sealed to them from here on, and they wait to join with others. */
  | { readonly says: "lost"; readonly person: string; readonly keys: number }
  /** Somebody of these circles has made sure whose keys these are: those that entry `keys` says. */
  | {
      readonly says: "let-in";
      readonly stream: string;
      readonly circles: readonly string[];
      readonly person: string;
      readonly keys: number;
    }
  /**
   * New secrets of a circle, made by one of it; `commitment` says which, `seals` is where others seal to them, `named` who they are where
   * it is a circle of people by name.
   */
  | {
      readonly says: "epoch";
      readonly stream: string;
      readonly circle: string;
      readonly epoch: number;
      readonly commitment: string;
      readonly seals: string;
      readonly named?: NamedPeople;
    }
  /** From here on these are the keys of the recovery pair, and so many of these shares make its secret. */
  | {
      readonly says: "recovery";
      readonly keys: PublicKeys;
      readonly threshold: number;
      readonly shares: readonly Share[];
    }
  /** Signed by the recovery pair itself: its shares came together that day, and opened every circle. */
  | { readonly says: "drilled" };

export interface KeyEntry {
  readonly v: 1;
  readonly tenant: string;
  /** From 0, without a gap. */
  readonly n: number;
  /** The hash of the entry before; null for the first. */
  readonly before: string | null;
  readonly by: string;
  /** The day it was said, `YYYY-MM-DD`. */
  readonly on: string;
  readonly saying: Saying;
}

export interface SignedEntry {
  readonly entry: KeyEntry;
  /** Ed25519 over the canonical text of the entry, base64url. */
  readonly signature: string;
}

/** Why a log is believed no further, and at which entry. */
export interface KeyLogFault {
  readonly fault: "out-of-order" | "not-signed" | "not-allowed" | "last-holder";
  readonly n: number;
}

export function isKeyLogFault(read: KeyState | KeyLogFault): read is KeyLogFault {
  return "fault" in read;
}

export function entryText(entry: KeyEntry): string {
  return canonicalText(entry);
}

/** The entry that comes next, to be signed. */
export function nextEntry({ tenant, next, head }: KeyState, by: string, on: string, saying: Saying): KeyEntry {
  return { v: 1, tenant, n: next, before: head, by, on, saying };
}

/** The log read on from a state. `root` is the public signing key of the installation, known from elsewhere than the server. */
export async function readKeyLog(
  platform: Pick<Platform, "subtle">,
  roles: readonly Role[],
  root: string,
  from: KeyState,
  entries: readonly SignedEntry[],
): Promise<KeyState | KeyLogFault> {
  const signed: Promise<boolean>[] = [];
  async function readOn(): Promise<KeyState | KeyLogFault> {
    let state = from;
    for (const { entry, signature } of entries) {
      if (entry.tenant !== state.tenant || entry.n !== state.next || entry.before !== state.head)
        return { fault: "out-of-order", n: state.next };
      const signer = signerOf(state, root, entry);
      const text = entryText(entry);
      if (!signer) return { fault: "not-signed", n: entry.n };
      signed.push(isSignedBy(platform, signer, text, signature));
      if (!isAllowed(roles, state, entry)) return { fault: "not-allowed", n: entry.n };
      const said = [...state.said, { by: entry.by, on: entry.on }];
      const read = { ...after(state, entry), said, next: entry.n + 1, head: hashText(text) };
      if (leavesNobody(state, read, entry)) return { fault: "last-holder", n: entry.n };
      state = read;
    }
    return state;
  }
  const [read] = await Promise.allSettled([readOn()]);
  // All signatures at once: one after the other each would wait for the platform. The first that is missing ends the reading, whatever is said after it.
  const unsigned = (await Promise.all(signed)).indexOf(false);
  if (unsigned >= 0) return { fault: "not-signed", n: from.next + unsigned };
  if (read.status === "rejected") throw read.reason;
  return read.value;
}

/** Whose key has to have signed it. */
function signerOf(state: KeyState, root: string, { by, saying }: KeyEntry): string | undefined {
  if (saying.says === "founded") return root;
  if (saying.says === "joined") return by === saying.person ? state.invitations.get(by) : undefined;
  return state.people.get(by)?.keys.signs;
}

/** May whoever signed it say so? The server asks the same before it takes an entry. */
export function isAllowed(roles: readonly Role[], state: KeyState, { by, on, saying }: KeyEntry): boolean {
  if (saying.says === "let-in") {
    const { stream, circles, person, keys } = saying;
    const isTheirs = by !== person && state.people.get(person)?.n === keys;
    return isTheirs && circles.every((circle) => isIn(state, { stream, circle }, by, on));
  }
  if (saying.says === "drilled") return by === RECOVERY;
  // The recovery pair is nobody: it lets others in, tells of its drills, and has no other say; nor is it invited, known or given a role.
  if (by === RECOVERY || ("person" in saying && saying.person === RECOVERY)) return false;
  switch (saying.says) {
    case "founded":
      return state.next === 0 && areKeys(saying.keys);
    case "joined":
      return areKeys(saying.keys);
    case "invited": {
      if (!PUBLIC_KEY.test(saying.invitation)) return false;
      const shared = state.grants.filter((grant) => grant.person === saying.person);
      return (
        mayAdmit(roles, state.grants, by, on) ||
        (by !== saying.person && mayReadmit(roles, state.grants, by, shared, on))
      );
    }
    case "lost": {
      const shared = state.grants.filter((grant) => grant.person === saying.person);
      const mayInvite = mayAdmit(roles, state.grants, by, on) || mayReadmit(roles, state.grants, by, shared, on);
      return by !== saying.person && state.people.get(saying.person)?.n === saying.keys && mayInvite;
    }
    case "known":
      return areKeys(saying.keys) && by !== saying.person && mayAdmit(roles, state.grants, by, on);
    case "granted":
    case "ended":
      return by !== saying.person && mayAdmit(roles, state.grants, by, on);
    case "recovery":
      return areKeys(saying.keys) && isFairSplit(roles, state, saying, on) && mayAdmit(roles, state.grants, by, on);
    case "epoch": {
      const last = epochsOf(state, saying.stream, saying.circle).at(-1)?.epoch ?? 0;
      if (!mayName(state, saying, by)) return false;
      const meant = { ...state, named: namedAfter(state, saying) };
      // The first of a team has nobody who could let them in; of people by name everybody is in the team already.
      const mayMake =
        last === 0 && !meant.named.has(saying.circle)
          ? isWanted(state, saying, by, on)
          : isIn(last === 0 ? meant : state, saying, by, on);
      return saying.epoch === last + 1 && areKeys({ signs: saying.commitment, seals: saying.seals }) && mayMake;
    }
  }
}

function areKeys({ signs, seals }: PublicKeys): boolean {
  return PUBLIC_KEY.test(signs) && PUBLIC_KEY.test(seals);
}

function after(state: KeyState, { tenant, n, on, by, saying }: KeyEntry): KeyState {
  switch (saying.says) {
    case "founded": {
      const grant = founding(tenant, saying.person);
      const given = new Map([[grantName(grant), n]]);
      return { ...joined(state, saying.person, saying.keys, n), grants: [grant], given };
    }
    case "invited":
      return { ...state, invitations: new Map(state.invitations).set(saying.person, saying.invitation) };
    case "joined":
    case "known":
      return joined(state, saying.person, saying.keys, n);
    case "granted": {
      const { says: _, ...grant } = saying;
      const others = state.grants.filter((one) => !isSameVisit(one, { ...grant, tenant }));
      const given = new Map(state.given).set(grantName(grant), n);
      return { ...state, grants: [...others, { ...grant, tenant }], given };
    }
    case "ended": {
      const isEnded = (one: Grant): boolean =>
        one.person === saying.person && one.role === saying.role && one.stream === saying.stream;
      return {
        ...state,
        grants: state.grants.filter((one) => !isEnded(one)),
        ended: [...state.ended, ...state.grants.filter(isEnded).map((grant) => ({ grant, n }))],
      };
    }
    case "lost": {
      const [people, invitations] = [new Map(state.people), new Map(state.invitations)];
      people.delete(saying.person);
      // Whoever has the phone may have the invitation too.
      invitations.delete(saying.person);
      return { ...state, people, invitations, lost: [...state.lost, { person: saying.person, n }] };
    }
    case "let-in": {
      const { stream, circles, person, keys } = saying;
      const names = circles.map((circle) => [`${stream} ${circle} ${person} ${keys}`, n] as const);
      return { ...state, letIn: new Map([...state.letIn, ...names]) };
    }
    case "recovery": {
      const { keys, threshold, shares } = saying;
      return { ...joined(state, RECOVERY, keys, n), recovery: { n, threshold, shares, drilledOn: null } };
    }
    case "drilled":
      return { ...state, recovery: state.recovery && { ...state.recovery, drilledOn: on } };
    case "epoch": {
      const { stream, circle, epoch, commitment, seals } = saying;
      const named = namedAfter(state, saying);
      const all = [...epochsOf(state, stream, circle), { epoch, n, on, by, commitment, seals }];
      return { ...state, named, epochs: new Map(state.epochs).set(`${stream} ${circle}`, all) };
    }
  }
}

function namedAfter(
  state: KeyState,
  { circle, named }: { readonly circle: string; readonly named?: NamedPeople },
): KeyState["named"] {
  return named === undefined ? state.named : new Map(state.named).set(circle, named);
}

function joined(state: KeyState, person: string, keys: PublicKeys, n: number): KeyState {
  const invitations = new Map(state.invitations);
  // An invitation is good for once.
  invitations.delete(person);
  const ever = [...(state.keysEver.get(person) ?? []), { keys, n }];
  return {
    ...state,
    invitations,
    people: new Map(state.people).set(person, { keys, n }),
    keysEver: new Map(state.keysEver).set(person, ever),
  };
}

/** The role of whoever founds an organisation: to let others in. */
function founding(tenant: string, person: string): Grant {
  return { person, role: ADMINISTRATOR, tenant, stream: null };
}

function isSameVisit(a: Grant, b: Grant): boolean {
  return grantName(a) === grantName(b);
}
