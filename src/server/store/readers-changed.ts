// What a change of who reads a record means for a reader who has read on: records that come with all that was said before, and records that go.
import type { KeptChange } from "../keeper.ts";
import type { Sql } from "./database.ts";

/** SQL: whether who reads a record are those of the team, or people by name of whom the reader is one: `mine` are the reader's circles. */
export const mayRead = (mine: string, circle = "r.circle"): string =>
  `(${circle} NOT LIKE 'people %' OR ${circle} = ANY (${mine}))`;

export interface ChangeRow {
  readonly n: number;
  readonly revision: number;
  readonly head: string;
  readonly body: string;
  readonly facts: string | null;
  readonly signature: string | null;
  readonly erased: string | null;
}

export function keptChange({ n, revision, head, body, facts, signature, erased }: ChangeRow): KeptChange {
  return {
    n,
    revision,
    ...(erased !== null && { erased }),
    envelope: { head: JSON.parse(head), body, facts: facts === null ? null : JSON.parse(facts), signature },
  };
}

interface Span {
  readonly tenant: string;
  readonly stream: string;
  /** Types the person may read there. */
  readonly types: readonly string[];
  readonly after: number;
  readonly upTo: number;
  /** Circles of people by name that the reader is one of. */
  readonly mine: readonly string[];
  /** Up to where records are passed over: whoever has their checkpoints has what was before. */
  readonly passed?: ReadonlyMap<string, number>;
}

/** Of the numbers of a page: what this person reads from there on and did not before, and the ids of what they do not read any more. */
export async function readersChanged(
  sql: Sql,
  { tenant, stream, types, after, upTo, mine, passed }: Span,
): Promise<{ readonly come: readonly KeptChange[]; readonly gone: readonly string[] }> {
  if (after === 0) return { come: [], gone: [] };
  const told = await sql<{ record: string; n: number; was: boolean; is: boolean }>(TOLD, [
    tenant,
    stream,
    after,
    upTo,
    mine,
    types,
  ]);
  const gone = told.flatMap(({ record, was, is }) => (was && !is ? record : []));
  const records = told.flatMap(({ record, n, was, is }) =>
    is && !was && n > (passed?.get(record) ?? 0) ? record : [],
  );
  if (records.length === 0) return { come: [], gone };
  return { come: (await sql<ChangeRow>(BEFORE, [tenant, records, after])).map(keptChange), gone };
}

const TOLD = `
SELECT DISTINCT ON (c.record) c.record, c.n, ${mayRead("$5")} AS is, ${mayRead("$5", "coalesce(b.circle, 'team')")} AS was
FROM change c CROSS JOIN LATERAL (SELECT circle FROM record WHERE tenant = c.tenant AND record = c.record OFFSET 0) r
LEFT JOIN LATERAL (
  SELECT e.head::jsonb ->> 'circle' AS circle FROM change e
  WHERE e.tenant = c.tenant AND e.record = c.record AND e.revision < c.revision AND e.act IN ('create', 'circle')
  ORDER BY e.revision DESC LIMIT 1
) b ON true
WHERE c.tenant = $1 AND c.stream = $2 AND c.n > $3 AND c.n <= $4 AND c.act = 'circle' AND c.type = ANY ($6)
ORDER BY c.record, c.n`;

const BEFORE = `
SELECT found.* FROM unnest($2::uuid[]) AS named (record)
CROSS JOIN LATERAL (
  SELECT n, revision, head, body, facts, signature, erased FROM change WHERE tenant = $1 AND record = named.record AND n <= $3 OFFSET 0
) found
ORDER BY n`;
