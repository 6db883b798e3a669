// Everything a role could try to say of a type in a team, and whether it may: each act by itself, another's name under it, and another
// team's record taken for one of one's own.
import type { Action } from "#core/access/role.ts";
import type { Act, Envelope } from "#core/change/change.ts";
import type { RecordType } from "#core/record/type.ts";
import { programme } from "#programme/register.ts";
import { uuid } from "../bicycles/devices.ts";
import { type Asker, may, type PlaceName, recordAt, sayNothing, writer } from "./matrix-ground.ts";

export interface Saying {
  readonly surface: string;
  readonly isExpected: boolean;
  readonly change: Envelope;
  readonly place: PlaceName;
}

/** Every act there is on a type, and what it asks of a role. */
function actsOn({ workflow }: RecordType): readonly { readonly act: Act; readonly asks: Action }[] {
  return [
    // First: it assumes the revision that the record is known to have.
    { act: "restate", asks: "edit" },
    { act: "create", asks: "create" },
    { act: "edit", asks: "edit" },
    ...Object.keys(workflow?.moves ?? {}).map((name) => ({ act: `move:${name}`, asks: `move:${name}` }) as const),
    { act: "circle", asks: "edit" },
    { act: "withdraw", asks: "withdraw" },
    { act: "restore", asks: "withdraw" },
  ];
}

/** What a right does not say: who makes a move the workflow says; what an open record counts the server states, and the team reads it. */
function isPossible({ role }: Asker, { open, workflow }: RecordType, act: Act): boolean {
  if (act === "restate" || act === "circle") return !open;
  return !act.startsWith("move:") || (workflow?.moves[act.slice("move:".length)]?.who.includes(role) ?? false);
}

let made = 0;

/** In the order in which their device would say it. `revisionOf` is what is known of a record. */
export function sayings(
  asker: Asker,
  type: RecordType,
  place: PlaceName,
  revisionOf: (record: string) => number,
): readonly Saying[] {
  const { person } = asker;
  const record = recordAt(place, type);
  const facts = { rules: programme.rules, revision: revisionOf(record) + 1, rows: [] };
  const acts = actsOn(type).map(({ act, asks }): Saying => {
    made += 1;
    const more = act === "restate" ? { facts } : act === "create" ? { record: uuid(0x2000000 + made) } : {};
    const isExpected = isPossible(asker, type, act) && may(asker, asks, type.id, place);
    return { surface: act.split(":")[0] ?? "", isExpected, change: sayNothing(person, act, type, place, more), place };
  });
  const asAnother = sayNothing(writer, "edit", type, place);
  const taken = sayNothing(person, "edit", type, "own", { record: recordAt("beside", type) });
  return [
    ...acts,
    { surface: "as another", isExpected: false, change: asAnother, place },
    ...(place === "beside" ? [{ surface: "from another team", isExpected: false, change: taken, place }] : []),
  ];
}
