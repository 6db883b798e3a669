// That there is something new, told to whoever listens: a stream and a number, and only to those who may read something of that stream.
// Promise: it is a hint and nothing else. What is lost of it costs a while, for whoever listens looks by themselves too; a line ends with the
// sign-in it belongs to, and nobody hears what they may not ask for.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { kindsAsked, type Programme } from "#core/programme.ts";

/** Something was kept in this stream, up to this number. */
export interface KeptIn {
  readonly tenant: string;
  readonly stream: string;
  readonly n: number;
}

export interface Hints {
  readonly tell: (kept: KeptIn) => void;
  /** Call what it returns to hear no more. */
  readonly hear: (listener: Listener) => () => void;
  /** How many listen. */
  readonly count: () => number;
  /** Everybody's line ends, and nobody is told any more. */
  readonly end: () => Promise<void>;
}

export interface Listener {
  readonly person: string;
  readonly told: (kept: KeptIn) => void;
  readonly ended: () => void;
}

/** Other processes on the same database: what was kept here goes to them, and theirs comes. */
export interface Others {
  readonly tell: (kept: KeptIn) => void;
  readonly end: () => Promise<void>;
}

/** Lines of one person at once: the oldest ends where there is one more, since a phone that lost its line does not say so. */
export const MOST_LINES = 5;

export function makeHints(othersOf: (heard: (kept: KeptIn) => void) => Others = () => NOBODY): Hints {
  const listeners = new Set<Listener>();
  const spread = (kept: KeptIn): void => {
    for (const { told } of [...listeners]) told(kept);
  };
  const others = othersOf(spread);
  return {
    tell(kept) {
      spread(kept);
      others.tell(kept);
    },
    hear(listener) {
      const mine = [...listeners].filter(({ person }) => person === listener.person);
      for (const { ended } of mine.slice(0, Math.max(0, mine.length - MOST_LINES + 1))) ended();
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => listeners.size,
    async end() {
      for (const { ended } of [...listeners]) ended();
      await others.end();
    },
  };
}

const NOBODY: Others = { tell: () => undefined, end: async () => {} };

/** Whether this person may ask for anything of a stream that comes by itself: the same that a pull is asked. */
export function mayHear(
  programme: Programme,
  person: Person,
  { tenant, stream }: Pick<KeptIn, "tenant" | "stream">,
  on: string,
): boolean {
  return kindsAsked(programme).some((type) => can(programme.roles, person, "read", { type, tenant, stream }, on));
}
