// What an organisation's key log comes to: who there is and by which keys, who may do what, the epochs of each circle.
import type { Grant } from "../access/role.ts";
import type { PublicKeys } from "./person-keys.ts";

export interface Joined {
  readonly keys: PublicKeys;
  /** The entry that said so. */
  readonly n: number;
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

/** People by name, out of a circle of their team. */
export interface NamedPeople {
  readonly within: string;
  readonly people: readonly string[];
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
  /** Which keys of somebody were let into a circle by one of it, as `stream circle person n`, and by which entry. */
  readonly letIn: ReadonlyMap<string, number>;
  /** What ended, and at which entry. */
  readonly ended: readonly { readonly grant: Grant; readonly n: number }[];
  /** Who is meant by a circle of people. */
  readonly named: ReadonlyMap<string, NamedPeople>;
  /** By `stream circle`, oldest first. */
  readonly epochs: ReadonlyMap<string, readonly Epoch[]>;
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
    letIn: new Map(),
    ended: [],
    named: new Map(),
    epochs: new Map(),
  };
}

export function epochsOf(state: KeyState, stream: string, circle: string): readonly Epoch[] {
  return state.epochs.get(`${stream} ${circle}`) ?? [];
}
