// Writes down what a device came to know of its records: the pages that tell of it anew.
// Promise: what does not lie there is made again the next time.
import { concatBytes } from "@noble/hashes/utils.js";
import type { Keyring, KnownOfRecord } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { Breathe } from "./breathing.ts";
import { compared, type Kept, type Line, lineOf, type Snapshot, toWrite } from "./fold-plan.ts";
import type { Accepted } from "./held-record.ts";
import { FOLDS, sealOwnBytes } from "./own-box.ts";
import { makePacker } from "./packed-lines.ts";
import type { ShelfDisk } from "./shelf-disk.ts";

/** So many records to a page. */
const MOST = 250;

interface WritingParts {
  readonly keys: PersonKeys;
  readonly disk: ShelfDisk;
  readonly newId: () => string;
  readonly breathe: Breathe;
  readonly isOver: () => boolean;
  readonly ring: Pick<Keyring, "ready" | "known">;
}

/** The pages that tell no more what is here, and those that take their place; nothing where fewer than `least` changes are new, or it is over. */
export async function madeOf(
  parts: WritingParts,
  pages: readonly Kept[],
  now: Snapshot,
  least: number,
): Promise<{ readonly stale: ReadonlySet<Kept>; readonly written: readonly Kept[] } | undefined> {
  const { stale, news, changed, mustGo } = compared(pages, now);
  if (!mustGo && changed < least) return undefined;
  // A few new records lie on the page that has room for them.
  for (const stream of new Set(news.map((one) => one.stream))) {
    const [smallest] = pages.filter((page) => page.stream === stream).sort((a, b) => a.marks.size - b.marks.size);
    if (smallest && smallest.marks.size < MOST) stale.add(smallest);
  }
  const written: Kept[] = [];
  for (const [stream, some] of toWrite(stale, news, now)) {
    await parts.ring.ready(some.map(({ id }) => id));
    if (parts.isOver()) return undefined;
    for (let from = 0; from < some.length; from += MOST)
      written.push(await writePage(parts, stream, some.slice(from, from + MOST)));
  }
  return { stale, written };
}

async function writePage(
  { keys, disk, newId, breathe, ring: { known } }: WritingParts,
  stream: string,
  some: readonly Accepted[],
): Promise<Kept> {
  const id = newId();
  const lines: Line[] = [];
  const checkpoints = makePacker();
  const marks = new Map<string, number>();
  const ring: (readonly [string, KnownOfRecord])[] = [];
  for (const one of some) {
    const written = one.write();
    const line = written && lineOf(written);
    if (!line) continue;
    lines.push(line);
    checkpoints.add(JSON.stringify(written.checkpoint));
    marks.set(one.id, one.mark);
    ring.push([one.id, known(one.id)]);
    await breathe();
  }
  const letters = new TextEncoder();
  const parts = [
    concatBytes(letters.encode(`${JSON.stringify(lines)}\n`), checkpoints.done()),
    letters.encode(JSON.stringify(ring)),
  ];
  for (const [part, plain] of parts.entries())
    await disk.putBytes(keys.person, FOLDS, id, part, await sealOwnBytes(keys, `fold ${part} ${id}`, plain));
  return { id, stream, marks };
}
