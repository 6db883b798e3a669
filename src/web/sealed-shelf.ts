// What a device keeps of one person while it is locked: all that came, as it came. It is sealed, and is in this tab's memory only.
// Promise: whoever unlocks without a network finds again what was fetched before; whoever cannot unlock finds nothing to read.
import { signedText } from "#core/change/change.ts";
import { hashText } from "#core/seal/bytes.ts";
import type { KeysPage } from "#core/seal/keyring.ts";
import type { Pulled } from "./api.ts";

export interface SealedShelf {
  readonly keys: () => readonly KeysPage[];
  readonly keepKeys: (page: KeysPage) => void;
  readonly keepPage: (after: number, page: Pulled) => void;
  /** A page that was fetched from this number on, or from a later one with nothing between. */
  readonly findPage: (stream: string, after: number) => Pulled | undefined;
  readonly clear: () => void;
}

interface KeptPage {
  readonly after: number;
  readonly page: Pulled;
}

export function makeShelf(): SealedShelf {
  let keys: KeysPage[] = [];
  let logId = "";
  const pages = new Map<string, KeptPage[]>();
  return {
    keys: () => keys,
    keepKeys(page) {
      if (page.entries.length > 0) keys.push(page);
    },
    keepPage(after, page) {
      // Another log: what came of the one before is void.
      if (page.logId !== logId) pages.clear();
      logId = page.logId;
      const erased = new Set(page.erased?.map(({ record }) => record));
      if (erased.size > 0)
        for (const [stream, all] of pages)
          pages.set(
            stream,
            all.map((kept) => ({ ...kept, page: without(erased, kept.page) })),
          );
      if (page.changes.length === 0) return;
      pages.set(page.stream, [...(pages.get(page.stream) ?? []).filter((kept) => kept.after < after), { after, page }]);
    },
    findPage(stream, after) {
      return pages.get(stream)?.find((kept) => kept.after >= after)?.page;
    },
    clear() {
      keys = [];
      pages.clear();
    },
  };
}

/** The page as it would come now: of what was erased since, heads and what was signed. */
function without(erased: ReadonlySet<string>, { changes, wraps = [], ...page }: Pulled): Pulled {
  return {
    ...page,
    wraps: wraps.filter(({ record }) => !erased.has(record)),
    changes: changes.map((kept) => {
      const { head } = kept.envelope;
      if (!erased.has(head.record) || kept.erased !== undefined) return kept;
      return { ...kept, envelope: { ...kept.envelope, body: "", facts: null }, erased: hashText(signedText(head)) };
    }),
  };
}

const shelves = new Map<string, SealedShelf>();

/** The shelf of a person in this tab. */
export function shelfOf(person: string): SealedShelf {
  const known = shelves.get(person) ?? makeShelf();
  shelves.set(person, known);
  return known;
}
