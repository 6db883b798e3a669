// The logs of an organisation's keys, as a shelf keeps them: by the log of the server they came of, in their order, with nothing left out between.
// Promise: what the disk did not take goes before whatever comes next, which nobody could read without it.
import type { KeysPage } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import { logIn, placeIn, type ShelfDisk } from "./shelf-disk.ts";

export interface ShelfKeys {
  readonly of: (log: string) => Promise<readonly KeysPage[]>;
  /** Is to lie here behind what was read before. */
  readonly keep: (page: KeysPage) => void;
  /** What was read of the log before is gone by under the one there is now. */
  readonly goOnFrom: (log: string) => void;
  /** All that is to lie here does, under this log. Rejects where the disk does not take it. */
  readonly lay: (log: string) => Promise<void>;
}

interface Kept {
  readonly logId: string;
  readonly page: KeysPage;
}

export const KEYS = "keys";

export function shelfKeys(keys: PersonKeys, disk: ShelfDisk): ShelfKeys {
  const { person } = keys;
  /** By organisation, what the disk did not take. */
  const unlaid = new Map<string, KeysPage>();
  let from: string | undefined;

  async function of(log: string): Promise<readonly KeysPage[]> {
    const boxes = (await disk.read(person, KEYS).catch(() => [])).filter(({ where }) => logIn(where) === log);
    const pages = await Promise.all(boxes.map(({ box }) => openOwn<Kept>(keys, KEYS, box)));
    return pages.flatMap((kept) => (kept?.logId === log ? kept.page : []));
  }

  async function layNow(logId: string, page: KeysPage): Promise<void> {
    const box = await sealOwn(keys, KEYS, { logId, page } satisfies Kept);
    await disk.putFrom(person, KEYS, { where: placeIn(page.tenant, logId), at: page.entries[0]?.entry.n ?? 0, box });
  }

  return {
    of,
    keep(page) {
      const before = unlaid.get(page.tenant);
      unlaid.set(page.tenant, before ? { ...page, entries: [...before.entries, ...page.entries] } : page);
    },
    goOnFrom(log) {
      from ??= log;
    },
    async lay(log) {
      if (from !== undefined) for (const page of await of(from)) await layNow(log, page);
      from = undefined;
      for (const [tenant, page] of unlaid) {
        await layNow(log, page);
        unlaid.delete(tenant);
      }
    },
  };
}
