// Names of people as initials, wherever an answer becomes words: while the veil is drawn, everything that is said in words says initials, and
// only `unveiled` says names. So a screen that forgets to offer the name shows too little, and never too much.
import { useSyncExternalStore } from "react";

let isDrawn: () => boolean = () => false;
let subscribe: (listener: () => void) => () => void = () => () => {};
let lifted = 0;

/** Who says whether it is drawn, and when that changed; said once, at the start of the app. */
export function hangVeil(drawn: typeof isDrawn, whenDrawn: typeof subscribe): void {
  isDrawn = drawn;
  subscribe = whenDrawn;
}

export function isVeiled(): boolean {
  return lifted === 0 && isDrawn();
}

/** What is said while the veil is lifted: for what nobody sees, such as a search, and for what is held. */
export function unveiled<T>(say: () => T): T {
  lifted += 1;
  try {
    return say();
  } finally {
    lifted -= 1;
  }
}

/** Draws again when the veil is drawn or taken away. */
export function useVeil(): boolean {
  return useSyncExternalStore(subscribe, isDrawn);
}
