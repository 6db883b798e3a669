// What every route module is given: the parts of this server, opened, and the day it is.
import type { Programme } from "#core/programme.ts";
import type { Hints } from "./hints.ts";
import type { Keeper } from "./keeper.ts";
import type { Log } from "./log.ts";
import type { Place } from "./place.ts";
import type { Store } from "./store/database.ts";
import type { Tries } from "./tries.ts";
import type { Visitors } from "./visitors.ts";

/** What the server is opened with. */
export interface AppOptions {
  readonly programme: Programme;
  readonly keeper: Keeper;
  readonly store: Store;
  readonly visitors: Visitors;
  readonly log: Log;
  /** Only a demonstration lets people sign in by choosing themselves. */
  readonly demonstration: boolean;
  /** The day a demonstration lives on, `YYYY-MM-DD`; null otherwise. */
  readonly today: string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where people open it, `https://banyan.example.org`; by itself a server is opened on its own machine. Passkeys are bound to its name. */
  readonly address?: string;
  /** Who is told that there is something new. Without it nobody is. */
  readonly hints?: Hints;
  /** Counts since the start, without ids. */
  readonly counters: () => object;
  /** The built app; nothing where none was built. */
  readonly appFolder?: string;
}

export interface AppContext extends AppOptions {
  readonly hints: Hints;
  /** The day it is where grants are looked at. */
  readonly day: () => string;
  /** What passkeys are bound to; nothing in a demonstration, and where the address has no name. */
  readonly place: () => Place | undefined;
  /** Of people who show what proves who they are. */
  readonly tries: Tries;
}
