// Files, as the model in memory keeps them: of each file its boxes in their order.
import type { Person } from "#core/access/role.ts";
import { problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { type FileRoom, type Files, mayGetFiles, misplacedChunk, noRoomFor, objectionToChunk } from "./files.ts";
import type { KeptRecord } from "./settle.ts";

export interface MemoryFiles extends Files {
  readonly forget: (tenant: string, record: string) => void;
}

export interface FileShelves {
  readonly programme: Programme;
  readonly day: () => string;
  readonly room: FileRoom;
  /** By "tenant stream". */
  readonly streams: ReadonlyMap<string, unknown>;
  /** By "tenant record". */
  readonly records: ReadonlyMap<string, KeptRecord>;
  /** The circles of people by name that this person is one of. */
  readonly circlesOf: (tenant: string, stream: string, person: string) => readonly string[];
}

export function memoryFiles({ programme, day, room, streams, records, circlesOf }: FileShelves): MemoryFiles {
  /** By "tenant record file". */
  const files = new Map<string, string[]>();
  const countAt = (place: string): number =>
    [...files].reduce((sum, [key, boxes]) => sum + (key.startsWith(`${place} `) ? boxes.length : 0), 0);
  const deskOf = (person: Person) => ({ programme, person, on: day() });

  return {
    async put(person, chunk) {
      const { tenant, stream, record, file } = chunk;
      const desk = deskOf(person);
      const mine = (): readonly string[] => circlesOf(tenant, stream, person.id);
      const objection =
        objectionToChunk(desk, chunk) ??
        misplacedChunk(desk, chunk, streams.has(`${tenant} ${stream}`), records.get(`${tenant} ${record}`), mine());
      if (objection) return objection;
      const key = `${tenant} ${record} ${file}`;
      const boxes = files.get(key) ?? [];
      const before = {
        same: boxes[chunk.chunk],
        follows: chunk.chunk <= boxes.length,
        ofRecord: countAt(`${tenant} ${record}`),
        ofOrganisation: chunk.chunk === 0 ? countAt(tenant) : 0,
      };
      const full = noRoomFor(chunk, before, room);
      if (full === undefined) files.set(key, [...boxes, chunk.box]);
      return full === "known" ? undefined : full;
    },
    async get(person, { record, file, chunk }) {
      for (const tenant of new Set(person.grants.map((grant) => grant.tenant))) {
        const home = records.get(`${tenant} ${record}`);
        if (!home || !mayGetFiles(deskOf(person), home, circlesOf(tenant, home.stream, person.id))) continue;
        const box = files.get(`${tenant} ${record} ${file}`)?.[chunk];
        if (box !== undefined) return { box };
      }
      return problem("door.not-found");
    },
    forget(tenant, record) {
      for (const key of [...files.keys()]) if (key.startsWith(`${tenant} ${record} `)) files.delete(key);
    },
  };
}
