// What waits for people while they are locked or signed out, where their disk did not take it: sealed, in the memory of this tab.
import type { Keyring } from "#core/seal/keyring.ts";
import type { OutboxDisk, UnsentLine } from "./outbox-disk.ts";
import { sealOwn } from "./own-box.ts";
import type { Written } from "./to-write.ts";
import { asLine } from "./unsent-line.ts";

export interface Parked extends UnsentLine {
  /** The line that lies on the disk of the same change: it takes its place, where that was not written since. */
  readonly insteadOf?: string | undefined;
  /** Opens at once, also where the keys of its circle are not here yet. */
  readonly own?: string;
}

const beside = new WeakMap<OutboxDisk, Map<string, readonly Parked[]>>();

/** By whose they are. */
export function parkedBeside(disk: OutboxDisk): Map<string, readonly Parked[]> {
  const parked = beside.get(disk) ?? new Map<string, readonly Parked[]>();
  beside.set(disk, parked);
  return parked;
}

/** `there` is the line that lies on the disk of a change. */
export function park(
  { keys }: Pick<Keyring, "keys">,
  unkept: readonly Omit<Written, "at">[],
  there: (id: string) => string | undefined,
): Promise<readonly Parked[]> {
  return Promise.all(
    unkept.map(async (one) => {
      const own = await sealOwn(keys, "unsent", one.envelope);
      return { ...asLine(one), insteadOf: there(one.envelope.head.id), own };
    }),
  );
}
