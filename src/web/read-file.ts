// A chosen file as it may leave the device: what it is is told by its bytes, never by its name; a photo without what its camera added.
import { type FileKind, MOST_FILE_BYTES } from "#core/record/file-answer.ts";
import { barePhoto } from "./bare-photo.ts";

interface ReadFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

/** Why it is not taken, as words. */
type Wrong = "file.not-known-kind" | "file.not-a-photo" | "file.too-large";

/** Larger ones no phone decodes. */
const MOST_PHOTO_BYTES = 60_000_000;

export async function readFile(file: Blob): Promise<ReadFile | Wrong> {
  const kind = kindOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (kind === undefined) return "file.not-known-kind";
  if (file.size > (kind === "photo" ? MOST_PHOTO_BYTES : MOST_FILE_BYTES)) return "file.too-large";
  if (kind === "paper") return { kind: "application/pdf", bytes: new Uint8Array(await file.arrayBuffer()) };
  const bytes = await barePhoto(file);
  if (!bytes || bytes.length === 0) return "file.not-a-photo";
  return bytes.length > MOST_FILE_BYTES ? "file.too-large" : { kind: "image/jpeg", bytes };
}

const beginnings: readonly (readonly [kind: "photo" | "paper", at: number, bytes: readonly number[]])[] = [
  ["photo", 0, [0xff, 0xd8, 0xff]],
  ["photo", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["photo", 8, [0x57, 0x45, 0x42, 0x50]],
  ["paper", 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

export function kindOf(head: Uint8Array): "photo" | "paper" | undefined {
  return beginnings.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))?.[0];
}
