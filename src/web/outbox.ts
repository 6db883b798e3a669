// Changes that wait to be sent outlive signing out and, where they may, a reload of this tab: nothing sealed is ever written to disk.
import type { Envelope } from "#core/change/change.ts";
import type { Store } from "./store.ts";

/** What is sealed and was not sent when somebody signed out; it waits for them in this tab. */
const parked = new Map<string, readonly Envelope[]>();

/** Puts back what waited when the tab was loaded anew, and keeps the copy up to date. Call what it returns to stop. */
export function keepOutbox(person: string, disk: Storage, store: Store): () => void {
  const key = `unsent ${person}`;
  store.keep([...(JSON.parse(disk.getItem(key) ?? "[]") as readonly Envelope[]), ...(parked.get(person) ?? [])]);
  const write = (): void => {
    const waiting = store.unsent().filter((entry) => isPlain(entry.envelope));
    try {
      if (waiting.length === 0) disk.removeItem(key);
      else disk.setItem(key, JSON.stringify(waiting.map(({ envelope }) => envelope)));
    } catch {
      // A full disk: the copy in memory stands, and the page warns before it is closed.
    }
  };
  const end = store.subscribe(write);
  return () => {
    end();
    parked.set(
      person,
      store
        .unsent()
        .map(({ envelope }) => envelope)
        .filter((envelope) => !isPlain(envelope)),
    );
  };
}

/** Nothing in it is sealed: no body, and no facts of a sealed record. */
export function isPlain({ body, facts }: Envelope): boolean {
  return body === "" && facts === null;
}
