// Changes that wait to be sent outlive locking, signing out and a reload of this tab: sealed as they will be sent, with the key of their
// record beside them; what nobody can seal to its circle yet is sealed to the person's own keys.
// Promise: nothing plain is ever written to disk, and nothing that waits is lost by a lock.
import type { Envelope } from "#core/change/change.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import type { Store } from "./store.ts";

export interface Outbox {
  /** Puts back into the store what can be opened by now; again when keys came. */
  readonly open: () => Promise<void>;
  /** Whether all that waits is kept where a reload finds it. */
  readonly isSafe: () => boolean;
  /** Keeps what waits for the last time; after that the keys may go. */
  readonly end: () => Promise<void>;
}

/** As it will be sent, or sealed to the person's own keys. */
type Waiting = SealedChange | { readonly own: string };

/** What waits for people while they are signed out or locked, where the disk is full. */
const parked = new Map<string, readonly string[]>();

export function keepOutbox(disk: Storage, store: Store, ring: Keyring): Outbox {
  const { person } = ring.keys;
  const key = `unsent ${person}`;
  /** By what was sealed, or could not be: each is put into words once. */
  const lines = new WeakMap<Envelope, string>();
  let shut: readonly string[] | undefined;
  /** What lies where a reload finds it. */
  let safe: ReturnType<Store["unsent"]> | undefined;
  let writing: Promise<void> | undefined;
  let again = false;

  async function lineOf(envelope: Envelope): Promise<string> {
    // Nobody could open it again before the log of its organisation is known.
    const isKnown = ring.stateOf(envelope.head.tenant).next > 0;
    const sealed = isKnown ? await ring.seal(envelope) : ({ fault: "no-key" } as const);
    const source = "fault" in sealed ? envelope : sealed;
    const known = lines.get(source);
    if (known !== undefined) return known;
    const waiting: Waiting = "fault" in sealed ? { own: await sealOwn(ring.keys, "unsent", envelope) } : sealed;
    const line = JSON.stringify(waiting);
    lines.set(source, line);
    return line;
  }

  async function writeNow(): Promise<void> {
    const unsent = store.unsent();
    const all = [...(shut ?? []), ...(await Promise.all(unsent.map(({ envelope }) => lineOf(envelope))))];
    parked.delete(person);
    try {
      if (all.length === 0) disk.removeItem(key);
      else disk.setItem(key, JSON.stringify(all));
      safe = unsent;
    } catch {
      // A full disk: it waits in memory, and the page warns before it is closed.
      disk.removeItem(key);
      parked.set(person, all);
      safe = undefined;
    }
  }

  /** One after the other; however often the store changes meanwhile, once more. What was kept before is read first. */
  function write(): Promise<void> {
    if (shut === undefined) return Promise.resolve();
    again = true;
    writing ??= (async () => {
      while (again) {
        again = false;
        await writeNow();
      }
    })().finally(() => (writing = undefined));
    return writing;
  }

  async function openLine(line: string): Promise<Envelope | undefined> {
    const waiting = JSON.parse(line) as Waiting;
    if ("own" in waiting) return openOwn<Envelope>(ring.keys, "unsent", waiting.own);
    const { wrap, ...sealed } = waiting;
    const opened = await ring.open(sealed, wrap ? [wrap] : []);
    // What somebody else of the same circle has left is theirs to send.
    if ("fault" in opened || opened.head.author !== person) return undefined;
    // Perhaps it was sent already, and only the answer was lost: it goes out again as it was.
    ring.remember(waiting);
    return opened;
  }

  const unsubscribe = store.subscribe(() => void write());
  return {
    async open() {
      shut ??= [...(JSON.parse(disk.getItem(key) ?? "[]") as readonly string[]), ...(parked.get(person) ?? [])];
      const trying = shut;
      if (trying.length === 0) return;
      const opened = await Promise.all(trying.map(openLine));
      // Another opening may have been quicker.
      if (shut !== trying) return;
      shut = trying.filter((_, at) => !opened[at]);
      const found = opened.filter((envelope) => envelope !== undefined);
      if (found.length > 0) store.keep(found);
      await write();
    },
    isSafe: () => store.unsent().length === 0 || store.unsent() === safe,
    async end() {
      unsubscribe();
      await write();
    },
  };
}
