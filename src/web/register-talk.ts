// What the screen asks of the register worker, and what it is told. A register is read in a worker of its own: the page stays quick,
// reading can be stopped at any moment, and no byte of the file goes anywhere else.
import type { Envelope } from "#core/change/change.ts";
import type { Clock } from "#core/change/clock.ts";
import type { Problem } from "#core/problem.ts";
import type { SheetChoices } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import type { Mapping } from "#core/register/mapping.ts";
import type { HeadingsTold } from "./register-headings.ts";
import type { LayoutView } from "./register-layouts.ts";
import type { RowSaid, SheetView } from "./register-view.ts";

/** For whom the rows are, and what is here already. */
export interface Ground {
  readonly tenant: string;
  readonly stream: string;
  readonly author: string;
  readonly device: string;
  readonly country: string | null;
  /** Kinds of register this person may bring in here. */
  readonly layouts: readonly string[];
  /** Names of this organisation, and of others that a title must not carry. */
  readonly ours: readonly string[];
  readonly others: readonly string[];
  readonly today: string;
  /** Days that are brought in, both in. */
  readonly from: string;
  readonly to: string;
  readonly known: readonly KnownRecord[];
  readonly mappings: readonly Mapping[];
  readonly told: readonly HeadingsTold[];
}

/** What a person decided about a sheet, and what they said of headings that were not known. */
export interface Choice extends SheetChoices {
  readonly told?: HeadingsTold;
}

export interface Choices {
  readonly [sheet: string]: Choice;
}

/** Why rows were set aside, by sheet and row: what was wrong with them when somebody decided so. */
export interface AsideReasons {
  readonly [sheet: string]: { readonly [row: number]: readonly string[] };
}

export type Asked =
  | { readonly ask: "layouts" }
  | { readonly ask: "read"; readonly file: File }
  | { readonly ask: "ground"; readonly ground: Ground }
  | { readonly ask: "look"; readonly choices: Choices }
  | { readonly ask: "rows"; readonly sheet: string; readonly rows: readonly number[] }
  | { readonly ask: "aside"; readonly reasons: AsideReasons }
  | { readonly ask: "carry"; readonly clock: Clock; readonly now: number };

/** Each ask, and what comes back. */
export interface Answered {
  readonly layouts: readonly LayoutView[];
  /** The problems why the file cannot be read; none when it can. */
  readonly read: readonly Problem[];
  readonly ground: undefined;
  readonly look: { readonly sheets: readonly SheetView[]; readonly ready: boolean };
  readonly rows: readonly RowSaid[];
  readonly aside: Blob;
  readonly carry: readonly Envelope[];
}

/** `broken`: the worker met a mistake of ours. */
export interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly broken?: true;
}

export interface Reader {
  readonly ask: <Ask extends Asked>(asked: Ask) => Promise<Answered[Ask["ask"]]>;
  /** Ends the reading at once; whatever was asked stays without an answer. */
  readonly stop: () => void;
}

/** A worker of its own for one file. `onBroken` is told when it ends by itself, for want of memory for example. */
export function openReader(onBroken: () => void): Reader {
  const worker = new Worker(new URL("./register-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    if (data.broken) return onBroken();
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    onBroken();
  });
  return {
    ask: (asked) =>
      new Promise((answer) => {
        last += 1;
        waiting.set(last, answer as (answer: unknown) => void);
        worker.postMessage({ id: last, asked });
      }),
    stop: () => worker.terminate(),
  };
}
