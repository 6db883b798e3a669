// A file, sealed in chunks under a random key of its own (docs/formats.md, sealed file 1).
// Promise: it opens whole or not at all; a chunk that was dropped, repeated, put elsewhere, cut off, or is of another file or record is
// refused. Nothing of it but its size in steps of 256 bytes is told by what is sealed.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import { type FileAnswer, type FileKind, MOST_FILE_BYTES } from "../record/file-answer.ts";
import {
  type BoxKey,
  boxKey,
  isSealFault,
  NONCE_BYTES,
  openBox,
  SECRET_BYTES,
  type SealFault,
  sealBox,
} from "./box.ts";
import type { Platform } from "./platform.ts";

/** With the byte that padding adds at least, 64 KiB: what a slow network carries in one request. */
export const CHUNK_BYTES = 65_535;

/** Whose file it is, and of which record. */
export interface FilePlace {
  readonly tenant: string;
  readonly record: string;
}

/** `missing`: a chunk is not there. `differs`: it opens, and is not what was sealed. */
export interface FileFault {
  readonly fault: SealFault["fault"] | "missing" | "differs";
}

export function chunkCount(bytes: number): number {
  return Math.ceil(bytes / CHUNK_BYTES);
}

/** What is said of a file of these bytes; its key and its id are new. Throws on none, and on more than are taken. */
export function nameFile(
  { random }: Pick<Platform, "random">,
  id: string,
  kind: FileKind,
  whole: Uint8Array,
): FileAnswer {
  if (whole.length === 0 || whole.length > MOST_FILE_BYTES) throw new RangeError("a file has 1 to 10 MB");
  const key = base64urlnopad.encode(random(SECRET_BYTES));
  return { id, key, kind, bytes: whole.length, hash: bytesToHex(sha256(whole)) };
}

/** The chunks of a file in their order, as boxes in base64url. */
export async function* sealFile(
  { subtle, random }: Pick<Platform, "subtle" | "random">,
  place: FilePlace,
  file: FileAnswer,
  whole: Uint8Array,
): AsyncGenerator<string> {
  const key = await keyOf(subtle, file);
  for (let chunk = 0; chunk < chunkCount(whole.length); chunk += 1) {
    const part = whole.slice(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES);
    yield await sealBox(key, aboutChunk(place, file, chunk), part, random(NONCE_BYTES));
  }
}

/** The whole file, or why it is not opened. `chunkAt` gives each box, in their order, or nothing where it is not there. */
export async function openFile(
  { subtle }: Pick<Platform, "subtle">,
  place: FilePlace,
  file: FileAnswer,
  chunkAt: (chunk: number) => string | undefined | Promise<string | undefined>,
): Promise<Uint8Array<ArrayBuffer> | FileFault> {
  const key = await keyOf(subtle, file);
  const whole = new Uint8Array(file.bytes);
  for (let chunk = 0; chunk < chunkCount(file.bytes); chunk += 1) {
    const box = await chunkAt(chunk);
    if (box === undefined) return { fault: "missing" };
    const part = await openBox(key, aboutChunk(place, file, chunk), box);
    if (isSealFault(part)) return part;
    if (part.length !== Math.min(CHUNK_BYTES, file.bytes - chunk * CHUNK_BYTES)) return { fault: "differs" };
    whole.set(part, chunk * CHUNK_BYTES);
  }
  return bytesToHex(sha256(whole)) === file.hash ? whole : { fault: "differs" };
}

function keyOf(subtle: Platform["subtle"], { key }: FileAnswer): Promise<BoxKey> {
  return boxKey(subtle, base64urlnopad.decode(key), "file");
}

function aboutChunk({ tenant, record }: FilePlace, { id, bytes }: FileAnswer, chunk: number): object {
  return { file: { tenant, record, file: id, chunk, last: chunk === chunkCount(bytes) - 1 } };
}
