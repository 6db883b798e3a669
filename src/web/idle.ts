// Whether somebody is still there: so long without a touch or a key, and they are not.

const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

interface IdleParts {
  /** Where touches and keys are heard; the window. */
  readonly at: EventTarget;
  readonly millis: number;
  readonly now: () => number;
  readonly onIdle: () => void;
}

/** How often it is looked at: a phone that slept lets no timer run, and looks as soon as it wakes. */
const LOOK_MILLIS = 5_000;

/** Call what it returns to stop. */
export function watchIdle({ at, millis, now, onIdle }: IdleParts): () => void {
  let last = now();
  const touch = (): void => {
    // The first touch after a long sleep comes too late.
    if (!isOver()) last = now();
    else look();
  };
  const isOver = (): boolean => now() - last >= millis;
  const look = (): void => {
    if (!isOver()) return;
    stop();
    onIdle();
  };
  const timer = setInterval(look, LOOK_MILLIS);
  for (const sign of SIGNS) at.addEventListener(sign, touch, { capture: true, passive: true });
  at.addEventListener("focus", look);
  function stop(): void {
    clearInterval(timer);
    for (const sign of SIGNS) at.removeEventListener(sign, touch, { capture: true });
    at.removeEventListener("focus", look);
  }
  return stop;
}
