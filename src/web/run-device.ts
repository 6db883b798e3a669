// Keeps an open device in talk with the keeper while somebody looks, and warns before a tab is closed that alone has what was written.
import type { Device } from "./device.ts";

/** How often to look for what colleagues wrote, while somebody looks at this tab. */
export const EVERY_MILLIS = 20_000;

/** Fetches, and sends whatever is kept. Call what it returns to end. */
export function runDevice({ store, sync, isSafe, end }: Device, onFetched: () => void): () => void {
  let known = 0;
  const sendKept = (): void => {
    const waiting = store.unsent().filter(({ refused }) => !refused).length;
    if (waiting > known) void sync.now();
    known = waiting;
  };
  const endSending = store.subscribe(sendKept);
  const warn = (event: BeforeUnloadEvent): void => {
    if (!isSafe()) event.preventDefault();
  };
  const timer = setInterval(() => document.visibilityState === "visible" && void sync.now(), EVERY_MILLIS);
  const goOn = (): void => void sync.now();
  addEventListener("beforeunload", warn);
  addEventListener("online", goOn);
  addEventListener("offline", sync.away);
  void sync.now().then(onFetched);
  return () => {
    endSending();
    clearInterval(timer);
    removeEventListener("beforeunload", warn);
    removeEventListener("online", goOn);
    removeEventListener("offline", sync.away);
    void end();
  };
}
