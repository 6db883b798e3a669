// A line of what waits to be sent, as it lies on the disk and in a file: a change as it will be sent, or a box of its author's own.
// Promise: whatever somebody has written in its place is no line, and no error.
import type { Head } from "#core/change/change.ts";
import type { Problem } from "#core/problem.ts";
import type { SealedChange } from "#core/seal/keyring.ts";
import type { UnsentLine } from "./outbox-disk.ts";

/** As it will be sent, or under its author's own key. */
export type Waiting = SealedChange | { readonly own: string };

/** What can be told of a change without opening it; nothing of one that nobody could seal yet. */
export interface ShutLine {
  readonly head: Head | undefined;
  readonly refused: Problem | undefined;
}

export function readLine(line: string): Waiting | undefined {
  try {
    const found: unknown = JSON.parse(line);
    if (typeof found !== "object" || found === null) return undefined;
    if ("own" in found && typeof found.own === "string") return { own: found.own };
    const { head } = found as { readonly head?: Partial<Head> | null };
    return typeof head?.id === "string" ? (found as SealedChange) : undefined;
  } catch {
    return undefined;
  }
}

export function lineOf(waiting: Waiting): string {
  return JSON.stringify(waiting);
}

/** The head of a change as it will be sent. */
export function headIn(line: string): Head | undefined {
  const waiting = readLine(line);
  return waiting && "head" in waiting ? waiting.head : undefined;
}

/** By the number of the change where it shows one: sealed anew it is still the same change. */
export function nameOf(line: string): string {
  return headIn(line)?.id ?? line;
}

export function asLine({
  line,
  refused,
}: {
  readonly line: string;
  readonly refused?: Problem | undefined;
}): UnsentLine {
  return { line, ...(refused && { refused }) };
}
