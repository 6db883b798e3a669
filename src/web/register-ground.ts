// What the importer has to know beside the file: for which team it is, who else there is, and every record that is here already.
import type { KnownRecord } from "#core/register/known-records.ts";
import type { StreamOf } from "./api.ts";
import type { App } from "./app.ts";
import type { LayoutView } from "./register-layouts.ts";
import { keptHeadings, keptMappings } from "./register-mappings.ts";
import type { Ground } from "./register-talk.ts";
import type { HeldRecord } from "./store.ts";

/** The days whose rows are brought in: a year, or any day there was. */
export type Span = string;
export const ANY_DAY: Span = "any";

/** The teams for which this person may bring anything in; first the one with most of what they may bring in already. */
export function teamsFor({ person, programme, may, store }: App): readonly StreamOf[] {
  const types = programme.domains.flatMap((domain) => domain.types);
  const held = new Map<string, number>();
  const allowed = types.filter((type) => may("import", type.id));
  for (const { folded } of allowed.flatMap((type) => store.recordsOf(type.id)))
    held.set(folded.stream, (held.get(folded.stream) ?? 0) + 1);
  return person.streams
    .filter((team) => allowed.some((type) => may("import", type.id, team)))
    .toSorted((a, b) => (held.get(b.stream) ?? 0) - (held.get(a.stream) ?? 0));
}

/** The kinds of register this person may bring in for a team: all of what a row becomes has to be allowed. */
export function layoutsFor({ may }: App, team: StreamOf, layouts: readonly LayoutView[]): readonly LayoutView[] {
  return layouts.filter(({ types }) => types.every((type) => may("import", type, team)));
}

export function groundFor(app: App, team: StreamOf, span: Span, layouts: readonly LayoutView[]): Ground {
  const { person, store, today } = app;
  const allowed = layoutsFor(app, team, layouts);
  const types = [...new Set(allowed.flatMap((layout) => layout.types))];
  const organisations = store.recordsOf("organisation");
  const ownNames = organisations.filter(({ id }) => id === team.tenant).flatMap(namesOf);
  const year = span === ANY_DAY ? undefined : span;
  return {
    tenant: team.tenant,
    stream: team.stream,
    author: person.id,
    device: store.device,
    country: team.country,
    layouts: allowed.map(({ id }) => id),
    ours: [team.organisation, team.name, ...ownNames],
    others: organisations.filter(({ id }) => id !== team.tenant).flatMap(namesOf),
    today,
    from: year === undefined ? "1900-01-01" : `${year}-01-01`,
    to: year === undefined ? today : `${year}-12-31`,
    known: types
      .flatMap((type) => store.recordsOf(type).filter(({ folded }) => folded.tenant === team.tenant))
      .map(known),
    mappings: keptMappings(localStorage),
    told: keptHeadings(localStorage),
  };
}

/** A record with what is still unsent, as if it had been accepted: it will be, before what is brought in now. */
function known({ revision, unsentCount, known: { before, changes } }: HeldRecord): KnownRecord {
  const said = changes.map(({ head, body }) => ({ head, body }));
  return { revision: revision + unsentCount, changes: said, ...(before && { before }) };
}

function namesOf({ answers }: HeldRecord): readonly string[] {
  const { name, aliases } = answers as {
    readonly name?: string;
    readonly aliases?: readonly { readonly name?: string }[];
  };
  return [name, ...(aliases ?? []).map((alias) => alias.name)].filter((one) => one !== undefined);
}
