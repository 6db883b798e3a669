// What an answer to a question for a file holds: enough to fetch, open and check it, and never its name, which may be a person's.
// Promise: it stands in what is sealed of a change and nowhere else, for whoever has it can open the file.
import type { Part } from "../change/change.ts";

/** A photo drawn anew, or a paper as it is. What a file is shown as is one of these, whatever is in it. */
export const fileKinds = ["image/jpeg", "application/pdf"] as const;
export type FileKind = (typeof fileKinds)[number];

export const MOST_FILE_BYTES = 10_000_000;

export interface FileAnswer {
  readonly id: string;
  /** The secret it is sealed under: 32 bytes, base64url. */
  readonly key: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** SHA-256 of the whole, 64 hex digits. */
  readonly hash: string;
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const keyForm = /^[\w-]{43}$/;
const hashForm = /^[0-9a-f]{64}$/;

export function isFileAnswer(value: unknown): value is FileAnswer {
  if (typeof value !== "object" || value === null) return false;
  const { id, key, kind, bytes, hash } = value as { readonly [member in keyof FileAnswer]?: unknown };
  return (
    isText(id, uuidForm) &&
    isText(key, keyForm) &&
    isText(hash, hashForm) &&
    fileKinds.some((known) => known === kind) &&
    Number.isInteger(bytes) &&
    (bytes as number) > 0 &&
    (bytes as number) <= MOST_FILE_BYTES
  );
}

/** The files that are named in what was said. */
export function filesIn(parts: readonly (Part | undefined)[]): readonly FileAnswer[] {
  return parts.flatMap((part): readonly unknown[] => Object.values(part?.set ?? {})).filter(isFileAnswer);
}

function isText(value: unknown, form: RegExp): boolean {
  return typeof value === "string" && form.test(value);
}
