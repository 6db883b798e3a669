// People by name who read records together: the caseloads one is in, who covers them, and a circle for a record that few are to read.
// What is said of them is in say-people.ts.
// Promise: a caseload is named here as long as this person is in it, and no longer.
import type { Problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { type CirclePlace, circleOf, isIn, namedPlaces } from "#core/seal/circle.ts";
import type { NamedPeople } from "#core/seal/key-state.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import type { Platform } from "#core/seal/platform.ts";
import type { Tender } from "./tend-keys.ts";

/** A caseload that this person is in, their own or another's. */
export interface CaseloadHere extends CirclePlace {
  readonly tenant: string;
  readonly named: NamedPeople;
  readonly whose: string;
}

/** A circle of people by name that this person is in. */
export type NamedHere = CirclePlace & { readonly named: NamedPeople };

/** Out of which circle of a team people are chosen. */
export interface Within {
  readonly tenant: string;
  readonly stream: string;
  readonly within: string;
}

export interface PeopleByName {
  /** The caseloads of one's organisations that this person is in. */
  readonly caseloads: () => readonly CaseloadHere[];
  /** Says who is in a caseload from here on, beside those who are by their role. Whose it is stays in it. */
  readonly sayPeople: (circle: string, people: readonly string[]) => Promise<Problem | undefined>;
  /** The circle of these people and of this person themselves; one that is there already, or a new one. */
  readonly gather: (within: Within, people: readonly string[]) => Promise<string | Problem>;
}

export interface PeopleParts {
  readonly platform: Platform;
  readonly programme: Programme;
  readonly ring: Keyring;
  readonly tenants: readonly string[];
  /** The day it is. */
  readonly day: () => string;
  readonly say: Tender["say"];
  readonly isBelieved: Tender["isBelieved"];
}

/** An access sheet begins as a caseload does, and nobody covers it. */
function isSheet({ roles, domains, sheets }: Programme, { within }: NamedPeople): boolean {
  const type = domains.flatMap(({ types }) => types).find(({ id }) => id === sheets?.type);
  return type !== undefined && circleOf(roles, type) === within;
}

export function peopleByName(parts: PeopleParts): PeopleByName {
  const { programme, ring, tenants, day, isBelieved } = parts;
  const { person } = ring.keys;

  function mineAt(tenant: string): readonly NamedHere[] {
    const state = ring.stateOf(tenant);
    return namedPlaces(state, person).flatMap((place) => {
      const named = state.named.get(place.circle);
      return named && isIn(state, place, person, day()) ? [{ ...place, named }] : [];
    });
  }

  const caseloads = (): readonly CaseloadHere[] =>
    tenants
      .filter(isBelieved)
      .flatMap((tenant) =>
        mineAt(tenant).flatMap(({ stream, circle, named }) =>
          named.of === undefined || isSheet(programme, named)
            ? []
            : [{ tenant, stream, circle, named, whose: named.of }],
        ),
      );

  /** Wanted by few, and with a network. */
  const sayings = () =>
    import("./say-people.ts").then(({ sayingsOfPeople }) => sayingsOfPeople(parts, { caseloads, mineAt }));

  return {
    caseloads,
    sayPeople: async (...asked) => (await sayings()).sayPeople(...asked),
    gather: async (...asked) => (await sayings()).gather(...asked),
  };
}
