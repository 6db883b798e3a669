// What somebody may do with their keys, as the signed logs have it, and what they do: said on this device (key-sayings.ts).
// Promise: what is shown as allowed is what everybody else's device allows too.
import { mayAdmit, mayReadmit } from "#core/access/can.ts";
import type { Role } from "#core/access/role.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import type { Platform } from "#core/seal/platform.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import type { Api } from "./api.ts";
import type { KeySayings } from "./key-sayings.ts";
import type { Tender } from "./tend-keys.ts";

/** Somebody this person may invite once more. */
export interface Readmittable {
  readonly tenant: string;
  readonly person: string;
  readonly roles: readonly string[];
}

export interface KeyActs extends KeySayings {
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
}

export interface KeyActsParts {
  readonly api: Pick<Api, "post">;
  readonly platform: Platform;
  readonly roles: readonly Role[];
  readonly ring: Keyring;
  readonly tender: Pick<Tender, "say" | "read">;
  readonly day: () => string;
  readonly newId: () => string;
}

export function makeKeyActs(parts: KeyActsParts): KeyActs {
  const { roles, ring, day } = parts;
  const { keys } = ring;
  const me = keys.person;
  /** Wanted by few, and with a network. */
  const sayings = () => import("./key-sayings.ts").then(({ makeKeySayings }) => makeKeySayings(parts));

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
    sayLost: async (...asked) => (await sayings()).sayLost(...asked),
    say: async (...asked) => (await sayings()).say(...asked),
    invite: async (...asked) => (await sayings()).invite(...asked),
    joinInvented: async (...asked) => (await sayings()).joinInvented(...asked),
    found: async (...asked) => (await sayings()).found(...asked),
  };
}
