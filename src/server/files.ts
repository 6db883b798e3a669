// Files in sealed chunks, as an interface, and who may put and get them: said once, for both keepers (test/contract/files.db.test.ts).
// Promise: whoever may write a record adds to it, whoever may read it gets what was added; for everybody else there is nothing there.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import type { Field } from "#core/record/field.ts";
import { MOST_FILE_BYTES } from "#core/record/file-answer.ts";
import { isNamed } from "#core/seal/circle.ts";
import { CHUNK_BYTES, chunkCount } from "#core/seal/file.ts";
import { type Home, wasErased } from "./accept.ts";
import { MOST_CHUNKS_OF_ORGANISATION, MOST_CHUNKS_OF_RECORD } from "./limits.ts";

/** Which chunk, from 0, of which file of which record. */
export interface ChunkPlace {
  readonly record: string;
  readonly file: string;
  readonly chunk: number;
}

/** A chunk as it is put; the record may come after it, so where it belongs is said with it. */
export interface NewChunk extends ChunkPlace {
  readonly tenant: string;
  readonly stream: string;
  readonly type: string;
  /** A sealed box (docs/formats.md): nobody here can open it. */
  readonly box: string;
}

export interface Files {
  /** Chunks come in their order, each once; one that is there already, the same, is taken again. */
  put(person: Person, chunk: NewChunk): Promise<Problem | undefined>;
  /** Not found where the person may not read the record, where it was erased, or is not there yet. */
  get(person: Person, place: ChunkPlace): Promise<{ readonly box: string } | Problem>;
}

/** How many chunks a record holds, and an organisation. */
export interface FileRoom {
  readonly ofRecord: number;
  readonly ofOrganisation: number;
}

export const FILE_ROOM: FileRoom = { ofRecord: MOST_CHUNKS_OF_RECORD, ofOrganisation: MOST_CHUNKS_OF_ORGANISATION };

/** Letters of a box of so many bytes with its first byte, commitment, nonce and tag (core/seal/box.ts). */
const lettersOf = (bytes: number): number => Math.ceil(((bytes + 61) * 4) / 3);
const STEP = 256;
export const MOST_CHUNK_LETTERS = lettersOf(CHUNK_BYTES + 1);
const boxForm = /^A[\w-]+$/;

/** A box of format 1, of whole steps: its first byte is 1. */
export function isChunkBox(box: string): boolean {
  const bytes = Math.floor((box.length * 3) / 4) - 61;
  return box.length <= MOST_CHUNK_LETTERS && boxForm.test(box) && bytes >= STEP && bytes % STEP === 0;
}

export interface FileDesk {
  readonly programme: Programme;
  readonly person: Person;
  /** The day it is. */
  readonly on: string;
}

type KnownHome = Pick<Home, "stream" | "type" | "circle" | "created" | "erased">;

/** What speaks against a chunk, whatever is known of its record. */
export function objectionToChunk({ programme, person, on }: FileDesk, chunk: NewChunk): Problem | undefined {
  const type = findType(programme, chunk.type);
  if (!type) return problem("change.unknown-type");
  const may = (["create", "edit"] as const).some((action) => can(programme.roles, person, action, chunk, on));
  if (!may || !Object.values(type.fields).some(takesFiles)) return problem("door.not-allowed");
  if (!isChunkBox(chunk.box)) return problem("door.bad-request", { field: "box" });
  return chunk.chunk < chunkCount(MOST_FILE_BYTES) ? undefined : problem("file.too-large");
}

export function takesFiles({ kind, fields }: Field): boolean {
  return kind === "file" || Object.values(fields ?? {}).some(takesFiles);
}

/**
 * What speaks against it where it belongs. `mine` are the circles of people by name that the person is one of: where others read the record,
 * it is answered as one that is elsewhere.
 */
export function misplacedChunk(
  { programme, person, on }: FileDesk,
  chunk: NewChunk,
  streamIsKnown: boolean,
  home: KnownHome | undefined,
  mine: readonly string[],
): Problem | undefined {
  if (!streamIsKnown) return problem("change.record-elsewhere", { field: "stream" });
  if (!home) return undefined;
  const isElsewhere = home.stream !== chunk.stream || home.type !== chunk.type;
  if (isElsewhere || !isReader(home, mine)) return problem("change.record-elsewhere");
  const isNew = !home.created;
  if (!isNew && !can(programme.roles, person, "edit", chunk, on)) return problem("door.not-allowed");
  return wasErased(home);
}

/** What stands already where a chunk is to be put. */
export interface ChunksBefore {
  readonly same: string | undefined;
  /** Whether the chunk before it is there; of the first none has to be. */
  readonly follows: boolean;
  readonly ofRecord: number;
  /** Looked at with the first chunk of a file only. */
  readonly ofOrganisation: number;
}

/** What speaks against keeping it; "known" where it is kept already. */
export function noRoomFor(
  { box }: Pick<NewChunk, "box">,
  { same, follows, ofRecord, ofOrganisation }: ChunksBefore,
  room: FileRoom,
): Problem | "known" | undefined {
  if (same !== undefined) return same === box ? "known" : problem("file.differs");
  if (!follows) return problem("file.gap");
  if (ofRecord >= room.ofRecord) return problem("file.record-full");
  return ofOrganisation >= room.ofOrganisation ? problem("file.no-room") : undefined;
}

/** May this person be given the files of this record? */
export function mayGetFiles(
  { programme, person, on }: FileDesk,
  home: KnownHome & { readonly tenant: string },
  mine: readonly string[],
): boolean {
  const isThere = home.created && typeof home.erased !== "number";
  return isThere && isReader(home, mine) && can(programme.roles, person, "read", home, on);
}

function isReader({ circle }: Pick<Home, "circle">, mine: readonly string[]): boolean {
  return !isNamed(circle) || mine.includes(circle);
}
