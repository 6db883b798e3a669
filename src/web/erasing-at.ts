// Where somebody erases: whether the way to it is shown at all.
import { tenantsWhere } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { type Programme, typesOf } from "#core/programme.ts";

/** Whoever asks, and on which day. */
export interface Asking {
  readonly programme: Programme;
  readonly person: Person;
  readonly today: string;
}

/** The organisations in which this person proposes to erase, or approves. */
export function erasingAt({ programme, person, today }: Asking): readonly string[] {
  const found = typesOf(programme).flatMap(({ id }) =>
    (["erase", "approve-erasure"] as const).flatMap((action) =>
      tenantsWhere(programme.roles, person, action, id, today),
    ),
  );
  return [...new Set(found)].sort();
}
