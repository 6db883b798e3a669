// When all there was to fetch had been fetched, and how far each stream had come then: so that a phone that was switched off knows, without
// a network, that what lies on it is all there was, and when that was.
// Promise: it is believed only where what lies here reaches as far.
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import type { ShelfDisk } from "./shelf-disk.ts";

export interface Look {
  readonly logId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly ends: ReadonlyMap<string, number>;
}

export interface LastLook {
  /** The time of the last one, where what lies here now (`ends`, of this log) has come as far in every stream; else nothing. */
  readonly whole: (ends: ReadonlyMap<string, number>, logId: string) => Promise<number | undefined>;
  readonly keep: (look: Look) => void;
  /** Nothing is kept any more. */
  readonly stop: () => Promise<void>;
}

type Written = Omit<Look, "ends"> & { readonly ends: readonly (readonly [stream: string, n: number])[] };

const LOOK = "look";

export function makeLastLook(keys: PersonKeys, disk: ShelfDisk): LastLook {
  const { person } = keys;
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  return {
    async whole(ends, logId) {
      const box = await disk.box(person, LOOK, "", 0).catch(() => undefined);
      const look = box === undefined ? undefined : await openOwn<Written>(keys, LOOK, box);
      // A device to which nothing has come yet knows of no log.
      if (!look || (logId !== "" && look.logId !== logId)) return undefined;
      const then = new Map(look.ends);
      return [...ends].every(([stream, n]) => n >= (then.get(stream) ?? Number.POSITIVE_INFINITY))
        ? look.at
        : undefined;
    },
    keep({ ends, ...look }) {
      last = last
        .then(async () => {
          if (isOver) return;
          const box = await sealOwn(keys, LOOK, { ...look, ends: [...ends] } satisfies Written);
          await disk.putAt(person, LOOK, { where: "", at: 0, box });
          // What the disk does not take is not said of it either.
        })
        .catch(() => {});
    },
    async stop() {
      isOver = true;
      await last;
    },
  };
}
