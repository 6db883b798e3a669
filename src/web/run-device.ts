// Keeps an open device in talk with the keeper while somebody looks or something waits, by hints and by the clock, and warns before a tab is closed that alone has what
// was written.
import type { Device } from "./device.ts";
import type { Hints, hearHints } from "./hints.ts";

/** How often to look for what colleagues wrote, while somebody looks at this tab. */
export const EVERY_MILLIS = 20_000;
/** The same while hints are heard: what a hint does not tell, such as an erasure, comes by and by. */
const HEARD_MILLIS = 3 * 60_000;
/** So soon after a hint it is asked for: not by everybody in the same moment. */
const SPREAD_MILLIS = 1_500;
/** First the app is there, and then a line is opened. */
const SETTLE_MILLIS = 8_000;

/** Fetches, and sends whatever is kept. Call what it returns to end. */
export function runDevice({ store, sync, desk, isSafe, end }: Device, onFetched: () => void): () => void {
  let known = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let planned: number | undefined;
  let hints: Hints | undefined;
  let hear: typeof hearHints | undefined;
  let hinted: ReturnType<typeof setTimeout> | undefined;

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
    timer = setTimeout(
      () => {
        plan();
        if (document.visibilityState === "visible" || waitingCount() > 0) void sync.goOn().then(plan);
      },
      planned ?? (hints?.areHeard() ? HEARD_MILLIS : EVERY_MILLIS),
    );
  };
  const onHint = (stream: string, n: number): void => {
    if (!sync.isBehind(stream, n)) return;
    hinted ??= setTimeout(() => {
      hinted = undefined;
      void sync.goOn();
    }, Math.random() * SPREAD_MILLIS);
  };
  /** A line is kept open for who looks, and for nobody else. */
  const listen = (): void => {
    hints?.stop();
    hints = undefined;
    if (isOver || document.visibilityState !== "visible") return;
    const call: typeof fetch = (...asked) => fetch(...asked);
    hints = hear?.({ call, person: desk.person, onHint, onChange: plan, random: Math.random });
  };
  const onSeen = (): void => {
    listen();
    if (document.visibilityState === "visible") void sync.goOn();
  };
  let settling: ReturnType<typeof setTimeout> | undefined;
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
  void sync.now().then(() => {
    onFetched();
    if (isOver) return;
    settling = setTimeout(async () => {
      document.addEventListener("visibilitychange", onSeen);
      // Where it does not come, the clock is enough.
      hear = (await import("./hints.ts").catch(() => undefined))?.hearHints;
      listen();
    }, SETTLE_MILLIS);
  });
  return () => {
    isOver = true;
    for (const one of [timer, hinted, settling]) clearTimeout(one);
    document.removeEventListener("visibilitychange", onSeen);
    hints?.stop();
    endSending();
    endPlanning();
    removeEventListener("beforeunload", warn);
    removeEventListener("online", goOn);
    removeEventListener("offline", sync.away);
    void end();
  };
}
