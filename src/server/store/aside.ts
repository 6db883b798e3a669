// Changes put aside as they come in, in the transaction of their push.
import { type Problem, problem } from "#core/problem.ts";
import type { ReadEnvelope } from "../envelope.ts";
import { MOST_ASIDE } from "../limits.ts";
import type { AsideReason } from "../quarantine.ts";
import type { Sql } from "./database.ts";

/** Keeps these aside, and says of which there is no more room: one person fills no disk. */
export async function keepAside(
  sql: Sql,
  tenant: string,
  aside: ReadonlyMap<ReadEnvelope, AsideReason>,
  on: string,
): Promise<ReadonlyMap<ReadEnvelope, Problem>> {
  const outcomes = new Map<ReadEnvelope, Problem>();
  if (aside.size === 0) return outcomes;
  const authors = [...new Set([...aside.keys()].map(({ head }) => head.author))];
  const counts = await sql<{ author: string; count: number }>(WAITING, [tenant, authors]);
  const room = new Map(counts.map(({ author, count }) => [author, MOST_ASIDE - count]));
  const rows: object[] = [];
  for (const [change, why] of aside) {
    const { id, stream, record, type, act, author, device } = change.head;
    const left = room.get(author) ?? MOST_ASIDE;
    room.set(author, left - 1);
    outcomes.set(change, problem(left > 0 ? "change.set-aside" : "door.too-many"));
    const { text: _, ...sent } = change;
    const row = {
      id,
      stream,
      record,
      type,
      act,
      author,
      device,
      received_on: on,
      why,
      change: JSON.stringify(sentAs(sent)),
    };
    if (left > 0) rows.push(row);
  }
  await sql(KEEP, [tenant, JSON.stringify(rows)]);
  return outcomes;
}

/** As a device sends it: with what stands beside it only where there is something. */
function sentAs({ wrap, rewraps, ...envelope }: Omit<ReadEnvelope, "text">): object {
  return { ...envelope, ...(wrap && { wrap }), ...(rewraps.length > 0 && { rewraps }) };
}

const WAITING = `
SELECT author, count(*)::int AS count FROM set_aside WHERE tenant = $1 AND author = ANY ($2) AND state = 'waiting' GROUP BY author`;

const KEEP = `
INSERT INTO set_aside (tenant, id, stream, record, type, act, author, device, received_on, why, change)
SELECT $1, id, stream, record, type, act, author, device, received_on, why, change
FROM json_to_recordset($2) AS a (id uuid, stream uuid, record uuid, type text, act text, author uuid, device uuid, received_on text, why text, change text)
ON CONFLICT DO NOTHING`;
