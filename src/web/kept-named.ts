// The circles of people by name that a person was one of when all was fetched at last, as their device keeps it.
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import type { ShelfDisk } from "./shelf-disk.ts";

export type Named = readonly [circle: string, stream: string];

export interface KeptNamed {
  /** Each with its stream; nothing where that is not known. */
  readonly named: () => Promise<readonly Named[] | undefined>;
  readonly keepNamed: (named: readonly Named[]) => void;
}

const NAMED = "named";

interface InBox {
  readonly logId: string;
  readonly named: readonly Named[];
}

interface NamedParts {
  readonly keys: PersonKeys;
  readonly disk: ShelfDisk;
  readonly write: (work: () => Promise<void>) => Promise<void>;
  readonly log: () => string;
}

export function keptNamed({ keys, disk, write, log }: NamedParts): KeptNamed {
  return {
    async named() {
      const box = await disk.box(keys.person, NAMED, NAMED, 0).catch(() => undefined);
      const found = box === undefined ? undefined : await openOwn<InBox>(keys, NAMED, box);
      return found && (log() === "" || found.logId === log()) ? found.named : undefined;
    },
    keepNamed: (named) =>
      void write(async () => {
        const box = await sealOwn(keys, NAMED, { logId: log(), named } satisfies InBox);
        await disk.putAt(keys.person, NAMED, { where: NAMED, at: 0, box });
      }),
  };
}
