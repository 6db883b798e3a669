// People by name who read records together: the caseloads one is in, who covers them, and a circle for a record that few are to read.
// Promise: only somebody of a caseload says who is in it, and what two say at the same time both stands.
import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { type CirclePlace, circleOf, isIn, isNamed, namedPlaces, newCircle } from "#core/seal/circle.ts";
import type { NamedPeople } from "#core/seal/key-state.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import type { Platform } from "#core/seal/platform.ts";
import { sayNamed } from "#core/seal/tending.ts";
import type { Tender } from "./tend-keys.ts";

/** A caseload that this person is in, their own or another's. */
export interface CaseloadHere extends CirclePlace {
  readonly tenant: string;
  readonly named: NamedPeople;
  readonly whose: string;
}

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

interface Parts {
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

export function peopleByName({ platform, programme, ring, tenants, day, say, isBelieved }: Parts): PeopleByName {
  const { person } = ring.keys;
  const tending = () => ({ platform, roles: programme.roles, root: ring.keys.trusts, on: day() });

  function mineAt(tenant: string): readonly (CirclePlace & { readonly named: NamedPeople })[] {
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

  return {
    caseloads,
    async sayPeople(circle, people) {
      const find = (): CaseloadHere | undefined => caseloads().find((one) => one.circle === circle);
      const before = find();
      if (!before) return problem("door.not-allowed");
      const { tenant, stream, whose } = before;
      const gone = before.named.people.filter((one) => one !== whose && !people.includes(one));
      // What was meant, said of who is in it by then: somebody else may have added or taken out another one meanwhile.
      let isOut = false;
      const trouble = await say(tenant, async () => {
        const now = find()?.named;
        isOut = !now;
        if (!now) return undefined;
        const stay = now.people.filter((one) => !gone.includes(one));
        const come = people.filter((one) => !before.named.people.includes(one) && !stay.includes(one));
        return sayNamed(tending(), ring, tenant, { stream, circle }, { ...now, people: [...stay, ...come] });
      });
      return trouble ?? (isOut ? problem("door.not-allowed") : undefined);
    },
    async gather({ tenant, stream, within }, people) {
      if (isNamed(within)) return problem("door.not-allowed");
      const all = [...new Set([person, ...people])].sort();
      const isSame = ({ named, ...place }: ReturnType<typeof mineAt>[number]): boolean =>
        place.stream === stream &&
        named.within === within &&
        named.of === undefined &&
        named.with === undefined &&
        named.people.toSorted().join() === all.join();
      const known = mineAt(tenant).find(isSame);
      if (known) return known.circle;
      const circle = newCircle(platform);
      const trouble = await say(tenant, () =>
        sayNamed(tending(), ring, tenant, { stream, circle }, { within, people: all }),
      );
      return isProblem(trouble) ? trouble : circle;
    },
  };
}
