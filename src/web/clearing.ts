// A device that is cleared in a hurry, or of somebody whose sign-in was ended by who leads them: in this tab, and in every other of this browser.
// What is done then is fetched with the first screen (evacuation.ts): whoever is in a hurry waits for no network.
import { useCallback, useEffect, useRef } from "react";
import type { Api } from "./api.ts";
import type { Left } from "./evacuation.ts";
import { fetchAhead } from "./fetch-ahead.ts";
import { peopleHere } from "./kept-accounts.ts";

export interface Cleared {
  /** Everybody, or one of those who use this phone. */
  readonly everybody: boolean;
  /** Nothing while it is going on. */
  readonly left?: Left;
  /** So many changes the server has since. */
  readonly sentCount?: number;
}

export const loadEvacuation = () => Promise.all([import("./evacuation.ts"), import("./evacuated.tsx")]);
fetchAhead(loadEvacuation);

const otherTabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("banyan evacuate");

export interface ClearingParts {
  readonly api: Api;
  readonly apiOf: (person: string) => Api;
  /** Who is in here now. */
  readonly here: string | undefined;
  /** Whether somebody stands before a locked door. */
  readonly isAtDoor: boolean;
  /** Takes whoever is in off the screen before it returns, and tells this instead. */
  readonly show: (cleared: Cleared) => void;
  readonly tell: (cleared: Cleared) => void;
  /** Takes somebody off who was sent away. */
  readonly onEnded: (person: string) => void;
}

/** Clears everybody, or one person. */
export function useClearing(parts: ClearingParts): (only?: string) => Promise<void> {
  const now = useRef(parts);
  now.current = parts;
  const clear = useCallback(async (only?: string) => {
    const [{ clearDevice }] = await loadEvacuation();
    await clearDevice(now.current, only, otherTabs);
  }, []);
  useEffect(() => {
    const onHeard = ({ data }: MessageEvent<string | null>): void =>
      void loadEvacuation().then(([{ clearDevice }]) => clearDevice(now.current, data ?? undefined));
    otherTabs?.addEventListener("message", onHeard);
    return () => otherTabs?.removeEventListener("message", onHeard);
  }, []);
  const { isAtDoor } = parts;
  useEffect(() => {
    // Each is asked for by their own name: the cookie says whose it was, and to nobody else.
    if (isAtDoor)
      for (const { person } of peopleHere(localStorage))
        void loadEvacuation().then(([{ takeOffIfEnded }]) => takeOffIfEnded(now.current, person));
  }, [isAtDoor]);
  return clear;
}
