// Something that shows only while it is pressed and held: with a finger or a mouse, or focused and with the space bar.
// Promise: it is over when the finger or the key lifts, or the eye goes elsewhere; what was held is not pressed as well.

/** A shorter touch is a tap, or the start of a scroll. */
const HOLD_MILLIS = 350;

/** `after`: how long it is pressed before it shows; at once where pressing does nothing else. Call what it returns to stop listening. */
export function listenForHold(
  element: EventTarget,
  onHeld: (isHeld: boolean) => void,
  after = HOLD_MILLIS,
  elsewhere: EventTarget = globalThis,
): () => void {
  const over = new AbortController();
  const { signal } = over;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  let wasHeld = false;
  const show = (): void => {
    timer = undefined;
    wasHeld = true;
    isHeld = true;
    onHeld(true);
  };
  const end = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!isHeld) return;
    isHeld = false;
    onHeld(false);
  };
  const on = (type: string, listener: (event: Event) => void, capture = false): void =>
    element.addEventListener(type, listener, { signal, capture });
  on("pointerdown", (event) => {
    if ((event as PointerEvent).button !== 0) return;
    end();
    wasHeld = false;
    timer = setTimeout(show, after);
  });
  for (const type of ["pointerup", "pointerleave", "pointercancel", "blur"]) on(type, end);
  // The browser's own answers to a long touch: a menu, a link that is dragged.
  for (const type of ["contextmenu", "dragstart"])
    on(type, (event) => (isHeld || timer !== undefined) && event.preventDefault());
  on(
    "click",
    (event) => {
      if (!wasHeld) return;
      wasHeld = false;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  on("keydown", (event) => {
    if ((event as KeyboardEvent).key !== " ") return;
    event.preventDefault();
    if (!isHeld) show();
    wasHeld = false;
  });
  on("keyup", (event) => {
    if ((event as KeyboardEvent).key !== " ") return;
    event.preventDefault();
    end();
  });
  // Another window or app: the finger may lift where nobody hears it.
  elsewhere.addEventListener("blur", end, { signal });
  elsewhere.addEventListener("visibilitychange", end, { signal, capture: true });
  signal.addEventListener("abort", end);
  return () => over.abort();
}
