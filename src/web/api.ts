// What the app asks of its keeper. Promise: every call answers with what was asked or with a Problem; none throws, none says more.
import type { Grant } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import type { AskedFor } from "#core/programme.ts";
import type { SealedChange, Wrap } from "#core/seal/keyring.ts";
import type { PullHow, SealedCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import { askPatiently, BRISK, PATIENT, type Patience } from "./patient.ts";
import type { StretchSettings } from "./stretch.ts";

export interface Hello {
  readonly protocol: { readonly least: number; readonly most: number };
  readonly logId: string;
  readonly demonstration: boolean;
  /** The day a demonstration lives on. */
  readonly today: string | null;
  /** The keeper's clock, in milliseconds since 1970 or as ISO 8601. */
  readonly time?: number | string;
  /** The address at which passkeys work; nothing where they do not. */
  readonly passkeys?: string | null;
  /** The public key of the installation; null before anybody has set it up. */
  readonly root?: string | null;
}

/** The day a key log speaks of: a demonstration's own, else the day in UTC by the keeper's clock, as the keeper reckons. */
export function keyDayBy({ today, time }: Pick<Hello, "today" | "time">): string {
  return today ?? new Date(time ?? Date.now()).toISOString().slice(0, 10);
}

export interface DemonstrationPerson {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly organisation: string;
  readonly country: string | null;
}

export interface StreamOf {
  readonly stream: string;
  readonly tenant: string;
  readonly name: string;
  readonly organisation: string;
  readonly country: string | null;
}

/** Who is signed in: what they do, what they were granted, the teams whose records come to this device. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly grants: readonly Grant[];
  readonly streams: readonly StreamOf[];
  /** What those are called with whom this person works. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** Null for the invented people of a demonstration. */
  readonly account?: Account | null;
  /** Which of their sign-ins this is. */
  readonly session?: string;
}

export type WayName = "password" | "code";

/** The secrets of a person as the server keeps them: nothing of it opens without one of their ways in. */
export interface Account {
  /** What they sign in with. */
  readonly name: string;
  readonly bundle: string;
  readonly ways: readonly {
    /** `password`, `code`, or the id of a passkey. */
    readonly way: string;
    readonly settings: StretchSettings | null;
    readonly wrap: string;
  }[];
}

interface Refused {
  readonly id: string | null;
  readonly accepted: false;
  readonly problem: Problem;
}

export type PushOutcome =
  | { readonly id: string; readonly accepted: true; readonly revision: number; readonly n: number }
  | Refused;

export interface KeptChange {
  readonly n: number;
  readonly revision: number;
  readonly envelope: Envelope;
  /** The hash of what was signed, of a change that was erased: nothing else is left of it but its head. */
  readonly erased?: string;
}

export interface Pulled {
  readonly logId: string;
  readonly stream: string;
  readonly changes: readonly KeptChange[];
  /** The keys of the records on this page, as they were wrapped. */
  readonly wraps?: readonly Wrap[];
  /** Records that others read from somewhere on this page on, and this person no more. */
  readonly gone?: readonly string[];
  /** Records that were erased somewhere on this page, and the day where it is known. */
  readonly erased?: readonly { readonly record: string; readonly on: string | null }[];
  readonly next: number;
  readonly more: boolean;
  /** The number of the stream's last change: how far there is to go. Not told by an older keeper. */
  readonly last?: number;
  /** Told with the last page: sealed records whose facts wait to be stated anew by a device that can read them. */
  readonly toRecount: readonly string[];
  /** Told with the last page: records with a change on it of which this device may make a checkpoint that is worth it. Not told by an older keeper. */
  readonly toCheckpoint?: readonly string[];
  /** Where what is in checkpoints was passed over: of which records on this page, and up to which number. */
  readonly passed?: readonly (readonly [record: string, upTo: number])[];
  /** As a device keeps what it asked for beside the stream: checkpoints, or the changes of this record alone, behind this number. */
  readonly checkpoints?: readonly SealedCheckpoint[];
  readonly of?: string;
  readonly from?: number;
  /** As a device keeps checkpoints: the records of those that it did not believe when they came. */
  readonly refused?: readonly string[];
}

export interface Api {
  /** What the keeper's clock said with its last answer, in milliseconds since 1970; nothing before the first. */
  readonly toldTime: () => number | undefined;
  readonly hello: () => Promise<Hello | Problem>;
  readonly people: () => Promise<readonly DemonstrationPerson[] | Problem>;
  readonly signIn: (person: string) => Promise<unknown>;
  readonly signOut: () => Promise<unknown>;
  readonly me: () => Promise<Me | Problem>;
  /**
   * At most 500 changes; outcomes come in their order. `log` is the one this device has read: where the server goes by another since it was
   * restored it takes nothing (`change.other-log`), so that what it lacks comes to it in its order.
   */
  readonly push: (
    changes: readonly (Envelope | SealedChange)[],
    log?: string,
    /** Their author asks that they be kept aside, for whoever leads the team. */
    aside?: true,
  ) => Promise<{ readonly outcomes: readonly PushOutcome[] } | Problem>;
  /** `only`: what does not come by itself, of one kind. `bytes`: about so many at most, where that is less than the keeper gives. */
  readonly pull: (
    stream: string,
    after: number,
    limit: number,
    only?: AskedFor,
    bytes?: number,
    how?: PullHow,
  ) => Promise<Pulled | Problem>;
  /** Any other read: results, released cuts. The caller names the shape it knows from the keeper's description. */
  readonly get: <T>(path: string, signal?: AbortSignal) => Promise<T | Problem>;
  /** Any other act: setting up. What people write down goes out as changes. */
  readonly post: <T>(path: string, body: unknown) => Promise<T | Problem>;
}

/** Passes by itself: nobody there, not signed in, too many requests, or the keeper cannot save right now. */
export function isPassing({ status }: Problem): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500;
}

/** The keeper had no room for this one right now: nothing is said against the change itself, and it is to be sent again. */
export function isTooBusy(outcome: PushOutcome): outcome is Refused & { readonly problem: { readonly status: 503 } } {
  return !outcome.accepted && outcome.problem.status === 503;
}

/** Waits on this device for a key to be sealed with, and is sent when there is one. */
export const WAITS: Problem = { code: "app.waits", status: 0, says: "This waits on this device and is sent later." };

export function isWaiting(outcome: PushOutcome): boolean {
  return !outcome.accepted && outcome.problem.code === WAITS.code;
}

/** Nobody answered: no network, or the keeper is down. Its status is 0, which no keeper sends. */
export const AWAY: Problem = { code: "app.away", status: 0, says: "There is no connection right now." };

const unclear: Problem = {
  code: "app.unclear",
  status: 502,
  says: "The answer could not be understood. Try again in a moment.",
};

interface Asking {
  readonly signal?: AbortSignal | undefined;
  readonly patience?: Patience;
  readonly headers?: { readonly [name: string]: string };
}

/** `person`: whose requests these are. Without it they are of whoever the cookie belongs to. */
export function makeApi(call: typeof fetch, person?: string): Api {
  const whose = person === undefined ? {} : { "banyan-person": person };
  let toldTime: number | undefined;
  async function ask<T>(
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    { signal, patience = PATIENT, headers = {} }: Asking = {},
  ): Promise<T | Problem> {
    const init: RequestInit = {
      method,
      credentials: "same-origin",
      headers: { accept: "application/json", ...whose, ...headers },
      signal: signal ?? null,
    };
    if (body !== undefined)
      Object.assign(init, {
        body: JSON.stringify(body),
        headers: { ...init.headers, "content-type": "application/json" },
      });
    const told = await askPatiently(call, path, init, patience);
    if (!told) return AWAY;
    const { answer, text } = told;
    const time = Date.parse(answer.headers.get("date") ?? "");
    if (time > 0) toldTime = time;
    const said = parsed(text);
    if (answer.ok) return said === undefined && text !== "" ? unclear : (said as T);
    return isProblem(said) ? { ...said, ...whenAgain(answer) } : { ...unclear, status: answer.status };
  }
  return {
    toldTime: () => toldTime,
    hello: () => ask("GET", "/api/hello"),
    people: () => ask("GET", "/api/people"),
    signIn: (person) => ask("POST", "/api/sign-in/demonstration", { person }),
    signOut: () => ask("POST", "/api/sign-out", {}),
    me: () => ask("GET", "/api/me"),
    push(changes, log = "", aside) {
      const headers = log === "" ? {} : { "banyan-log": log };
      const body = { protocol: 1, changes, ...(aside && { aside }) };
      return ask("POST", "/api/changes", body, { patience: BRISK, headers });
    },
    pull(stream, after, limit, only, bytes, how) {
      const kind = only ? `&only=${only.type}&since=${only.since}` : "";
      const most = bytes === undefined ? "" : `&bytes=${bytes}`;
      const path = `/api/changes?stream=${stream}&after=${after}&limit=${limit}${most}${kind}${howOf(how)}`;
      return ask("GET", path, undefined, { patience: BRISK });
    },
    get: (path, signal) => ask("GET", path, undefined, { signal }),
    post: (path, body) => ask("POST", path, body),
  };
}

function howOf(how: PullHow | undefined): string {
  if (!how) return "";
  return "record" in how ? `&record=${how.record}` : "&beside=true";
}

/** In how many seconds it may be asked again, where the keeper says so. */
function whenAgain({ status, headers }: Response): Pick<Problem, "about"> {
  const seconds = Number(headers.get("retry-after"));
  return status === 429 && seconds > 0 ? { about: { seconds } } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
