// Whether others use this device too: said by whoever uses it, kept on it, told to nobody. While it is so, names of people are initials until
// held, the lock comes sooner, no way in but a password or a code is offered, and neither title nor icon says what this is.
import { useSyncExternalStore } from "react";

/** While it is printed, a page says what it was asked to say. */
let isPrinting = false;
export const SHARED = "others-use-this-phone";
const listeners = new Set<() => void>();
let known: boolean | undefined;

export function isShared(): boolean {
  known ??= keptOn(globalThis.localStorage);
  return known;
}

/** Whether names are initials right now. */
export function isVeilDrawn(): boolean {
  return isShared() && !isPrinting;
}

/** `atOnce` draws the page again before it goes to paper. */
export function watchPrinting(atOnce: (draw: () => void) => void): void {
  for (const [type, isNow] of [
    ["beforeprint", true],
    ["afterprint", false],
  ] as const)
    addEventListener(type, () => {
      isPrinting = isNow;
      atOnce(() => {
        for (const listener of listeners) listener();
      });
    });
}

export function sayShared(isSo: boolean): void {
  known = isSo;
  try {
    if (isSo) localStorage.setItem(SHARED, "yes");
    else localStorage.removeItem(SHARED);
  } catch {
    // A full disk: it holds until this page is loaded anew.
  }
  for (const listener of listeners) listener();
}

export function useShared(): boolean {
  return useSyncExternalStore(whenShared, isShared);
}

/** Also where it was said in another tab. Call what it returns to end. */
export function whenShared(listener: () => void): () => void {
  const onElsewhere = ({ key }: StorageEvent): void => {
    if (key !== SHARED && key !== null) return;
    known = undefined;
    listener();
  };
  listeners.add(listener);
  addEventListener("storage", onElsewhere);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", onElsewhere);
  };
}

function keptOn(disk: Storage | undefined): boolean {
  return disk?.getItem(SHARED) === "yes";
}
