// Whose caseload a new record belongs to, and the circles of somebody's own caseloads, their access sheet among them: from the programme's
// rules, roles and the day alone.
import { standsOn } from "../access/can.ts";
import type { Grant } from "../access/role.ts";
import { type Caseload, findType, type Programme } from "../programme.ts";
import { type CirclePlace, caseloadOf, circleOf } from "./circle.ts";
import type { NamedPeople } from "./key-state.ts";

/** Somebody's caseload in a team, as it begins. */
export interface OwnCaseload extends CirclePlace {
  readonly named: NamedPeople;
}

/** The caseloads of this person in a team: one for each circle of the team that their kinds of record have. */
export function caseloadsOf(
  programme: Programme,
  grants: readonly Grant[],
  person: string,
  stream: string,
  on: string,
): readonly OwnCaseload[] {
  const own = rulesIn(programme).filter((rule) => isTheirs(rule, grants, person, stream, on));
  const circles = new Map(
    own.flatMap((rule) =>
      withinOf(programme, rule).map((within) => [
        within,
        { stream, circle: caseloadOf(stream, within, person), named: namedBy(rule, within, person) },
      ]),
    ),
  );
  return [...circles.values()];
}

/** Who reads a new record of this type by this person, from the start: their caseload, or all of the team whose role reads it. */
export function startsIn(
  programme: Programme,
  grants: readonly Grant[],
  person: string,
  { type, stream }: { readonly type: string; readonly stream: string },
  on: string,
): string {
  const rule = rulesIn(programme).find((one) => one.types.includes(type));
  const found = findType(programme, type);
  if (!rule || !found || !isTheirs(rule, grants, person, stream, on)) return "team";
  return caseloadOf(stream, circleOf(programme.roles, found), person);
}

/** A sheet begins as a caseload does, and is nobody's to cover. */
function rulesIn({ caseloads = [], sheets }: Programme): readonly Caseload[] {
  return sheets ? [...caseloads, { types: [sheets.type], of: sheets.by, with: sheets.with }] : caseloads;
}

function isTheirs({ of }: Caseload, grants: readonly Grant[], person: string, stream: string, on: string): boolean {
  return grants.some(
    (grant) =>
      grant.person === person &&
      of.includes(grant.role) &&
      standsOn(grant, on) &&
      (grant.stream === null || grant.stream === stream),
  );
}

function withinOf(programme: Programme, { types }: Caseload): readonly string[] {
  const found = types.flatMap((id) => findType(programme, id) ?? []);
  return [...new Set(found.map((type) => circleOf(programme.roles, type)))];
}

function namedBy(rule: Caseload, within: string, person: string): NamedPeople {
  return { within, people: [person], with: rule.with, of: person };
}
