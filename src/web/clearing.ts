// A device that is cleared in a hurry, or of somebody whose sign-in was ended by who leads them: in this tab, and in every other of this browser.
// Promise: keys go before anything is waited for; what is told afterwards is what was found (evacuation.ts).
import { useCallback, useEffect, useRef } from "react";
import { isProblem } from "#core/problem.ts";
import type { Api } from "./api.ts";
import { allEnded } from "./endings.ts";
import type { Left } from "./evacuation.ts";
import { peopleHere } from "./kept-accounts.ts";

export interface Cleared {
  /** Everybody, or one of those who use this phone. */
  readonly everybody: boolean;
  /** Nothing while it is going on. */
  readonly left?: Left;
  /** So many changes the server has since. */
  readonly sentCount?: number;
}

/** Whoever is in a hurry waits for no network: fetched with the first screen. */
export const loadEvacuation = () => Promise.all([import("./evacuation.ts"), import("./evacuated.tsx")]);
void loadEvacuation().catch(() => {});

/** What the server says to a device whose sign-in somebody else has ended. */
const ENDED = "door.removed";
/** So long what was said a moment ago has to be written. */
const ENDING_MILLIS = 3_000;
const otherTabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("banyan evacuate");

interface ClearingParts {
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

  const clear = useCallback(async (only?: string, isHeard = false) => {
    const { dropKeys, clearAway, whatIsLeft, sendAway } = (await loadEvacuation())[0];
    const { api, apiOf, here, show, tell } = now.current;
    dropKeys(only, localStorage, sessionStorage);
    if (!isHeard) otherTabs?.postMessage(only ?? null);
    // Another tab may be somebody else's, who goes on.
    if (isHeard && only !== undefined && only !== here) return;
    const everybody = only === undefined;
    show({ everybody });
    // What was said a moment ago is on the disk, sealed, before what it was sealed with is gone.
    await Promise.race([allEnded(), new Promise((done) => setTimeout(done, ENDING_MILLIS))]);
    const sending = isHeard ? Promise.resolve(0) : sendAway(only, apiOf).catch(() => 0);
    await clearAway(only).catch(() => {});
    tell({ everybody, left: await whatIsLeft(only, localStorage, sessionStorage) });
    const sentCount = await sending;
    if (!isHeard) await api.signOut();
    if (sentCount > 0) tell({ everybody, left: await whatIsLeft(only, localStorage, sessionStorage), sentCount });
  }, []);

  useEffect(() => {
    const onHeard = ({ data }: MessageEvent<string | null>): void => void clear(data ?? undefined, true);
    otherTabs?.addEventListener("message", onHeard);
    return () => otherTabs?.removeEventListener("message", onHeard);
  }, [clear]);

  const { isAtDoor } = parts;
  useEffect(() => {
    // Each is asked for by their own name: the cookie says whose it was, and to nobody else.
    if (isAtDoor) for (const { person } of peopleHere(localStorage)) void takeOffIfEnded(person);

    /** As they would take themselves off, with all that came. */
    async function takeOffIfEnded(person: string): Promise<void> {
      const me = await now.current.apiOf(person).me();
      if (!isProblem(me) || me.code !== ENDED) return;
      const { dropKeys, clearAway } = (await loadEvacuation())[0];
      dropKeys(person, localStorage, sessionStorage);
      now.current.onEnded(person);
      await allEnded();
      await clearAway(person).catch(() => {});
    }
  }, [isAtDoor]);

  return useCallback((only?: string) => clear(only), [clear]);
}
