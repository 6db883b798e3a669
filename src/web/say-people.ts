// Who is in a caseload, and who is to read a record by name, said on the log of their organisation: a piece of the app that is fetched when it
// is wanted.
// Promise: only somebody of a caseload says who is in it, and what two say at the same time both stands.
import { isProblem, problem } from "#core/problem.ts";
import { isNamed, newCircle } from "#core/seal/circle.ts";
import { sayNamed } from "#core/seal/tending.ts";
import type { CaseloadHere, NamedHere, PeopleByName, PeopleParts } from "./people-by-name.ts";

export function sayingsOfPeople(
  { platform, programme, ring, day, say }: PeopleParts,
  {
    caseloads,
    mineAt,
  }: Pick<PeopleByName, "caseloads"> & { readonly mineAt: (tenant: string) => readonly NamedHere[] },
): Pick<PeopleByName, "sayPeople" | "gather"> {
  const { person } = ring.keys;
  const tending = () => ({ platform, roles: programme.roles, root: ring.keys.trusts, on: day() });

  return {
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
      const isSame = ({ named, ...place }: NamedHere): boolean =>
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
