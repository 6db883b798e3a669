// The desk at which shares came together, at the command line and in the app alike: a ring with the keys of the pair, what it opens, and what
// it says. Promise: a drill is told of only where every share was right and every circle opened, from its newest epoch back to its first.
import { placesOf } from "./circle.ts";
import type { KeyLogFault } from "./key-log.ts";
import { type Keyring, type KeysPage, makeKeyring } from "./keyring.ts";
import { type CircleOpened, circlesOpened, type Recovered } from "./recovery.ts";
import { type KeyPost, letIn, saidAlone, type Tending, type Waiting, waitingAt } from "./tending.ts";

export interface RecoveryDesk {
  /** Reads on: others go on saying things meanwhile. A log that is not believed changes nothing. */
  readonly take: Keyring["take"];
  /** How far the log was read. */
  readonly next: () => number;
  /** Each circle, and whether these shares open it. */
  readonly circles: () => readonly CircleOpened[];
  /** Whether everything was right that was brought, and opened all there is. */
  readonly isWhole: () => boolean;
  /** The drill as the pair tells of it; nothing where it was not whole. */
  readonly sayDrilled: () => Promise<KeyPost | undefined>;
  /** Who waits to be let in wherever the pair is, and by which number. */
  readonly waiting: () => readonly Waiting[];
  /** Whoever waits by this number, digits however they were typed. */
  readonly findWaiting: (number: string) => Waiting | undefined;
  /** Lets them in; nothing where no secret is there for them. */
  readonly letIn: (one: Waiting) => Promise<KeyPost | undefined>;
}

/** From what the shares came to, and all that the server hands out for the pair. */
export async function sitAtDesk(
  tending: Tending,
  { keys, wrong }: Pick<Recovered, "keys" | "wrong">,
  page: KeysPage,
): Promise<RecoveryDesk | KeyLogFault> {
  const { platform, roles } = tending;
  const { tenant } = page;
  // It reads no records.
  const ring = makeKeyring({ platform, roles, findType: () => undefined, keys });
  const fault = await ring.take(page);
  if (fault) return fault;
  const circles = (): readonly CircleOpened[] => circlesOpened(ring, tenant);
  const isWhole = (): boolean => wrong.length === 0 && circles().every(({ opens }) => opens);
  const waiting = (): readonly Waiting[] => waitingAt(tending, ring, tenant, placesOf(ring.stateOf(tenant)));
  return {
    take: ring.take,
    next: () => ring.stateOf(tenant).next,
    circles,
    isWhole,
    sayDrilled: async () =>
      isWhole() ? saidAlone(tending, ring.stateOf(tenant), keys, { says: "drilled" }) : undefined,
    waiting,
    findWaiting: (number) => waiting().find((one) => digitsIn(one.number) === digitsIn(number)),
    letIn: (one) => letIn(tending, ring, tenant, one),
  };
}

export function isDesk(sat: RecoveryDesk | KeyLogFault): sat is RecoveryDesk {
  return !("fault" in sat);
}

function digitsIn(typed: string): string {
  return typed.replace(/\D/g, "");
}
