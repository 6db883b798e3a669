// What an organisation's key log comes to: who there is and by which keys, who may do what, the epochs of each circle.
import type { Grant } from "../access/role.ts";
import type { PublicKeys } from "./person-keys.ts";

export interface Joined {
  readonly keys: PublicKeys;
  /** The entry that said so. */
  readonly n: number;
}

/**
 * An organisation's recovery pair: whoever brings enough shares of its secret together opens what the organisation has sealed. It stands
 * among its people under an id that is nobody's, with keys as they have.
 */
export const RECOVERY = "00000000-0000-0000-0000-000000000000";

export interface Share {
  /** Who holds it; null for a share on paper, whoever keeps that. */
  readonly person: string | null;
  /** The hash of the share: which one it is, and nothing of what it holds. */
  readonly commitment: string;
  /** The share, sealed to its holder; null on paper. */
  readonly box: string | null;
}

export interface Recovery {
  /** The entry that said so. */
  readonly n: number;
  readonly threshold: number;
  readonly shares: readonly Share[];
  /** The last day on which enough shares were brought together and opened every circle. */
  readonly drilledOn: string | null;
}

export interface Epoch {
  readonly epoch: number;
  /** The entry that said so, and the day. */
  readonly n: number;
  readonly on: string;
  readonly by: string;
  readonly commitment: string;
  readonly seals: string;
}

/** People by name, out of a circle of their team; the same circle goes on when somebody is added, to cover, or taken out. */
export interface NamedPeople {
  readonly within: string;
  readonly people: readonly string[];
  /** Roles of which everybody in the team is in it too. */
  readonly with?: readonly string[];
  /** Whose records these are, where it is one person's caseload: they alone can begin it. */
  readonly of?: string;
}

/** Who said an entry, and the day. */
export interface Said {
  readonly by: string;
  readonly on: string;
}

/** What an organisation's log says up to an entry. */
export interface KeyState {
  readonly tenant: string;
  readonly next: number;
  readonly head: string | null;
  readonly people: ReadonlyMap<string, Joined>;
  /** Everybody's keys of any time, newest last: earlier signatures are still theirs. */
  readonly keysEver: ReadonlyMap<string, readonly Joined[]>;
  readonly invitations: ReadonlyMap<string, string>;
  readonly grants: readonly Grant[];
  /** By which entry each grant was given, as `grantName` says. */
  readonly given: ReadonlyMap<string, number>;
  /** By the number of the entry. */
  readonly said: readonly Said[];
  /** Which keys of somebody were let into a circle by one of it, as `stream circle person n`, and by which entry. */
  readonly letIn: ReadonlyMap<string, number>;
  /** What ended, and at which entry. */
  readonly ended: readonly { readonly grant: Grant; readonly n: number }[];
  /** Whose keys fell into other hands, and at which entry that was said. */
  readonly lost: readonly { readonly person: string; readonly n: number }[];
  /** Who is meant by a circle of people. */
  readonly named: ReadonlyMap<string, NamedPeople>;
  /** By `stream circle`, oldest first. */
  readonly epochs: ReadonlyMap<string, readonly Epoch[]>;
  readonly recovery: Recovery | null;
}

export function noKeys(tenant: string): KeyState {
  return {
    tenant,
    next: 0,
    head: null,
    people: new Map(),
    keysEver: new Map(),
    invitations: new Map(),
    grants: [],
    given: new Map(),
    said: [],
    letIn: new Map(),
    ended: [],
    lost: [],
    named: new Map(),
    epochs: new Map(),
    recovery: null,
  };
}

export function epochsOf(state: KeyState, stream: string, circle: string): readonly Epoch[] {
  return state.epochs.get(`${stream} ${circle}`) ?? [];
}

/** Given again from the same day, it is the same grant. */
export function grantName({ person, role, stream, fromOn }: Omit<Grant, "tenant">): string {
  return [person, role, stream, fromOn].join(" ");
}
