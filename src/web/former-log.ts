// What lay here when the server was restored: pages of the log before. The server may lack what came after its backup, and whoever wrote it
// has it still.
// Promise: nothing this person wrote goes from here before it waits to be sent again, as it was signed.
import type { Envelope } from "#core/change/change.ts";
import { keyIn } from "#core/seal/box.ts";
import type { SealedChange, Wrap } from "#core/seal/keyring.ts";
import type { Pulled } from "./api.ts";
import type { KeptBox, ShelfDisk } from "./shelf-disk.ts";

export interface FormerLog {
  /** The pages of a stream, or of all, are of this log: they lie beside from here on. */
  readonly setAside: (log: string, stream?: string) => Promise<void>;
  /** What this person wrote, as it was sent, and is not among these of the log there is now. */
  readonly lacking: (stream: string, there: () => Promise<ReadonlySet<string>>) => Promise<readonly SealedChange[]>;
  /** All of it waits to be sent. */
  readonly drop: () => Promise<void>;
}

const FORMER = "former";

/** `open` reads a page as the shelf laid it down; `pages` is what the shelf calls them. */
export function formerLog(
  disk: ShelfDisk,
  person: string,
  pages: string,
  open: (box: string) => Promise<Pulled | undefined>,
): FormerLog {
  return {
    async setAside(log, stream) {
      const boxes: readonly KeptBox[] = await disk.read(person, pages, stream);
      for (const { where, at, box } of boxes) await disk.putAt(person, FORMER, { where: `${where} ${log}`, at, box });
      await disk.clear(person, pages, stream);
    },
    async lacking(stream, there) {
      const boxes = (await disk.read(person, FORMER)).filter(({ where }) => where.startsWith(`${stream} `));
      if (boxes.length === 0) return [];
      const known = await there();
      const found = new Map<string, SealedChange>();
      for (const { box } of boxes) {
        const page = await open(box);
        for (const { envelope, erased } of page?.changes ?? []) {
          const { id, author, act } = envelope.head;
          // What a device says by itself it says again by itself.
          if (author !== person || known.has(id) || erased !== undefined || act === "restate") continue;
          found.set(id, asSent(envelope, page?.wraps ?? []));
        }
      }
      return [...found.values()];
    },
    drop: () => disk.clear(person, FORMER),
  };
}

/** With the keys that went with it, as far as they came with its page. */
function asSent(envelope: Envelope, wraps: readonly Wrap[]): SealedChange {
  const { head, body } = envelope;
  const of = wraps.filter(({ record, circle }) => record === head.record && circle === head.circle);
  const key = body === "" ? undefined : keyIn(body);
  const wrap = of.find((one) => one.generation === head.generation && one.key === key && !one.again) ?? null;
  if (head.act !== "circle") return { ...envelope, wrap };
  return { ...envelope, wrap, rewraps: of.filter(({ again }) => again) };
}
