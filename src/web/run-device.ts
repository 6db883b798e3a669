// Keeps an open device in talk with the keeper while somebody looks or something waits, and warns before a tab is closed that alone has what
// was written.
import type { Device } from "./device.ts";

/** How often to look for what colleagues wrote, while somebody looks at this tab. */
export const EVERY_MILLIS = 20_000;

/** Fetches, and sends whatever is kept. Call what it returns to end. */
export function runDevice({ store, sync, isSafe, end }: Device, onFetched: () => void): () => void {
  let known = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let planned: number | undefined;

  const waitingCount = (): number => store.unsent().filter(({ refused }) => !refused).length;
  const sendKept = (): void => {
    const waiting = waitingCount();
    if (waiting > known) void sync.goOn();
    known = waiting;
  };
  /** By the clock: what failed later and later, else as often as colleagues may have written. */
  const plan = (): void => {
    clearTimeout(timer);
    planned = sync.state().waitMillis;
    timer = setTimeout(() => {
      plan();
      if (document.visibilityState === "visible" || waitingCount() > 0) void sync.goOn().then(plan);
    }, planned ?? EVERY_MILLIS);
  };
  const warn = (event: BeforeUnloadEvent): void => {
    if (!isSafe()) event.preventDefault();
  };
  const goOn = (): void => void sync.now();
  const endSending = store.subscribe(sendKept);
  const endPlanning = sync.subscribe(() => sync.state().waitMillis !== planned && plan());
  addEventListener("beforeunload", warn);
  addEventListener("online", goOn);
  addEventListener("offline", sync.away);
  plan();
  void sync.now().then(onFetched);
  return () => {
    clearTimeout(timer);
    endSending();
    endPlanning();
    removeEventListener("beforeunload", warn);
    removeEventListener("online", goOn);
    removeEventListener("offline", sync.away);
    void end();
  };
}
