// What the parts of a play share.
import type { HeldRecord } from "#web/held-record.ts";
import type { Dice } from "./dice.ts";
import type { Drafts } from "./drafts.ts";
import type { Ledger } from "./ledger.ts";
import type { Standing } from "./network.ts";
import type { Phone } from "./phone.ts";
import type { Server } from "./server.ts";
import type { Timeline } from "./timeline.ts";

export interface Play {
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly server: Server;
  readonly standing: Standing;
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly phones: Phone[];
  readonly where: { readonly tenant: string; readonly stream: string };
  readonly trouble: Trouble;
  /** When everything becomes well again. */
  readonly end: number;
  /** Ends the server, as kill -9 does; it is started again by and by. */
  readonly kill: () => void;
  readonly report: (fault: string) => void;
}

/** The changes a record is made of, those too that are folded away in what it stands on. */
export function idsOf({ known: { before, changes } }: HeldRecord): readonly string[] {
  return [...(before?.changes ?? []).map(([id]) => id), ...changes.map(({ head }) => head.id)];
}

/** What can be left out of a schedule, to find what it takes for it to fail. */
export interface Trouble {
  readonly network: boolean;
  readonly crashes: boolean;
  readonly clocks: boolean;
  readonly server: boolean;
  readonly restores: boolean;
  readonly people: boolean;
}

export const ALL_TROUBLE: Trouble = {
  network: true,
  crashes: true,
  clocks: true,
  server: true,
  restores: true,
  people: true,
};

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
