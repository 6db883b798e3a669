// Files in PostgreSQL: a row a chunk. Who may put and get them is said in ../files.ts.
import type { Person } from "#core/access/role.ts";
import { problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import {
  type ChunksBefore,
  type FileDesk,
  type FileRoom,
  type Files,
  mayGetFiles,
  misplacedChunk,
  type NewChunk,
  noRoomFor,
  objectionToChunk,
} from "../files.ts";
import type { KeptRecord } from "../settle.ts";
import { asPerson, type Sql, type Store } from "./database.ts";
import type { KeyLogs } from "./key-logs.ts";

export interface FilesParts {
  readonly store: Store;
  readonly logs: KeyLogs;
  readonly programme: Programme;
  readonly day: () => string;
  readonly room: FileRoom;
}

type Home = Pick<KeptRecord, "tenant" | "stream" | "type" | "circle" | "created" | "erased">;

export function filesOf({ store, logs, programme, day, room }: FilesParts): Files {
  const deskOf = (person: Person): FileDesk => ({ programme, person, on: day() });

  return {
    async put(person, chunk) {
      const desk = deskOf(person);
      const early = objectionToChunk(desk, chunk);
      if (early) return early;
      const { tenant, stream, record, file } = chunk;
      return asPerson(store, person, async (sql) => {
        // Erasing changes the row of the record before it takes its files away: it waits for this, or this for it.
        const [home] = await sql<Home>(`${HOME} FOR SHARE`, [[tenant], record]);
        const streams = await sql("SELECT FROM stream WHERE tenant = $1 AND stream = $2", [tenant, stream]);
        const mine = await logs.namedOf(sql, tenant, stream, person.id, desk.on);
        const objection = misplacedChunk(desk, chunk, streams.length > 0, home, mine);
        if (objection) return objection;
        const full = noRoomFor(chunk, await readBefore(sql, chunk, room), room);
        if (full !== undefined) return full === "known" ? undefined : full;
        const place = [tenant, record, file, chunk.chunk];
        const kept = await sql(KEEP, [...place, chunk.box]);
        if (kept.length > 0) return undefined;
        // Somebody else was quicker: it is the same, or it is not.
        const [other] = await sql<{ box: string }>(CHUNK, place);
        return other?.box === chunk.box ? undefined : problem("file.differs");
      });
    },
    async get(person, { record, file, chunk }) {
      const desk = deskOf(person);
      const tenants = [...new Set(person.grants.map(({ tenant }) => tenant))];
      return asPerson(store, person, async (sql) => {
        for (const home of await sql<Home>(HOME, [tenants, record])) {
          const mine = await logs.namedOf(sql, home.tenant, home.stream, person.id, desk.on);
          if (!mayGetFiles(desk, home, mine)) continue;
          const [found] = await sql<{ box: string }>(CHUNK, [home.tenant, record, file, chunk]);
          if (found) return found;
        }
        return problem("door.not-found");
      });
    },
  };
}

async function readBefore(
  sql: Sql,
  { tenant, record, file, chunk }: NewChunk,
  { ofOrganisation }: FileRoom,
): Promise<ChunksBefore> {
  const most = chunk === 0 ? ofOrganisation : 0;
  const [row] = await sql<Omit<ChunksBefore, "same"> & { readonly same: string | null }>(BEFORE, [
    ...[tenant, record, file, chunk],
    most,
  ]);
  if (!row) throw new Error("a question without an answer");
  return { ...row, same: row.same ?? undefined };
}

const HOME = "SELECT tenant, stream, type, circle, created, erased FROM record WHERE tenant = ANY ($1) AND record = $2";

/** $5: up to how many chunks of the organisation are counted. */
const BEFORE = `
SELECT (SELECT box FROM file_chunk WHERE tenant = $1 AND record = $2 AND file = $3 AND chunk = $4) AS same,
  $4 = 0 OR EXISTS (SELECT FROM file_chunk WHERE tenant = $1 AND record = $2 AND file = $3 AND chunk = $4 - 1) AS follows,
  (SELECT count(*) FROM file_chunk WHERE tenant = $1 AND record = $2) AS "ofRecord",
  (SELECT count(*) FROM (SELECT FROM file_chunk WHERE tenant = $1 LIMIT $5) c) AS "ofOrganisation"`;

const CHUNK = "SELECT box FROM file_chunk WHERE tenant = $1 AND record = $2 AND file = $3 AND chunk = $4";

const KEEP = `
INSERT INTO file_chunk (tenant, record, file, chunk, box) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (tenant, record, file, chunk) DO NOTHING RETURNING chunk`;
