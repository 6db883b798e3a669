// Records to draw a sample from: which there are, and of those a person may read, what they say of themselves.
// Promise: a sealed record gives its id and what it hangs on, if that may be read; nothing that stands in it.
import { can, tenantsWhere } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { findType, type Programme } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";
import { asPerson, type Store } from "./database.ts";

export interface SampledRecord {
  readonly record: string;
  readonly organisation: string;
  /** What may be read of it: its own answers, or those of the record it hangs on (a seat's training day). */
  readonly told: { readonly type: RecordType; readonly answers: Answers } | undefined;
}

interface Row {
  readonly record: string;
  readonly tenant: string;
  readonly stream: string;
  readonly organisation: string;
  readonly answers: Answers | null;
  readonly occasionType: string | null;
  readonly occasionStream: string | null;
  readonly occasionAnswers: Answers | null;
}

/** Every record of a type that stands and that this person may draw from on this day. */
export async function readDrawable(
  store: Store,
  programme: Programme,
  person: Person,
  type: RecordType,
  on: string,
): Promise<readonly SampledRecord[]> {
  const { roles } = programme;
  const tenants = tenantsWhere(roles, person, "sample", type.id, on);
  const rows = await asPerson(store, person, (sql) => sql<Row>(DRAWABLE, [type.id, tenants]));
  return rows
    .filter((row) => can(roles, person, "sample", { ...row, type: type.id }, on))
    .map((row) => ({ record: row.record, organisation: row.organisation, told: toldOf(row) }));

  function toldOf(row: Row): SampledRecord["told"] {
    const { tenant, occasionStream: stream } = row;
    if (row.answers && can(roles, person, "read", { ...row, type: type.id }, on)) return { type, answers: row.answers };
    const occasion = findType(programme, row.occasionType ?? "");
    const mayRead = occasion && stream && can(roles, person, "read", { type: occasion.id, tenant, stream }, on);
    return mayRead && row.occasionAnswers ? { type: occasion, answers: row.occasionAnswers } : undefined;
  }
}

const DRAWABLE = `
SELECT r.record, r.tenant, r.stream, t.name AS organisation, r.folded AS answers,
  o.type AS "occasionType", o.stream AS "occasionStream", o.folded AS "occasionAnswers"
FROM record r JOIN tenant t ON t.tenant = r.tenant
LEFT JOIN LATERAL (
  SELECT f.occasion FROM fact f WHERE f.tenant = r.tenant AND f.record = r.record AND f.occasion IS NOT NULL ORDER BY f.kind, f.key LIMIT 1
) f ON r.folded IS NULL
LEFT JOIN record o ON o.tenant = r.tenant AND o.record = f.occasion AND o.created AND NOT o.withdrawn
WHERE r.type = $1 AND r.tenant = ANY ($2) AND r.created AND NOT r.withdrawn`;
