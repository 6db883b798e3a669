// How much room this browser gives, whether it keeps what lies here until somebody clears it, and whether it can be put on the home screen.
// Promise: a person is asked for nothing before there is something to keep; where a browser does not say, nothing is claimed.
import { useSyncExternalStore } from "react";

export interface Room {
  readonly usedBytes: number;
  readonly mostBytes: number;
  /** The browser takes nothing away by itself when the device runs short. */
  readonly isKept: boolean;
}

/** What a browser calls its asking to be put on the home screen. */
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

/** Less than this left, or a tenth of all, and it is said. */
const TIGHT_BYTES = 50_000_000;
const EVERY_MILLIS = 5 * 60_000;

const listeners = new Set<() => void>();
let room: Room | undefined;
let installing: InstallEvent | undefined;
let hasAsked = false;

function tell(): void {
  for (const listener of listeners) listener();
}

/** A browser that gives none says so by giving nothing. */
export function isTight({ usedBytes, mostBytes }: Pick<Room, "usedBytes" | "mostBytes">): boolean {
  const left = mostBytes - usedBytes;
  return left < Math.max(mostBytes / 10, Math.min(TIGHT_BYTES, mostBytes / 2));
}

/** Looks how much room there is. */
export async function lookAtRoom(storage: Partial<StorageManager> | undefined = navigator.storage): Promise<void> {
  const [found, isKept] = await Promise.all([storage?.estimate?.(), storage?.persisted?.()]).catch(() => []);
  if (found?.usage === undefined || !found.quota) return;
  room = { usedBytes: found.usage, mostBytes: found.quota, isKept: isKept ?? false };
  tell();
}

/** Asks the browser to keep what lies here. Some ask the person in turn: once a tab, and not before there is something to lose. */
export async function askToKeep(
  again = false,
  storage: Partial<StorageManager> | undefined = navigator.storage,
): Promise<boolean> {
  if (hasAsked && !again) return room?.isKept ?? false;
  hasAsked = true;
  const isKept = (await storage?.persisted?.()) || (await storage?.persist?.().catch(() => false)) || false;
  await lookAtRoom(storage);
  return isKept;
}

/** While somebody is in. `waits` is asked whether something lies here that is nowhere else. Call what it returns to end. */
export function watchRoom(waits: () => boolean, onChange: (listener: () => void) => () => void): () => void {
  const look = (): void => void lookAtRoom();
  const ask = (): void => void (waits() && askToKeep());
  const endAsking = onChange(ask);
  const timer = setInterval(look, EVERY_MILLIS);
  look();
  ask();
  return () => {
    endAsking();
    clearInterval(timer);
  };
}

export const useRoom = (): Room | undefined => useSyncExternalStore(subscribe, () => room);

/** Whether the browser offers to put the app on the home screen; nothing is offered where it stands there already. */
export const useInstall = (): boolean => useSyncExternalStore(subscribe, () => installing !== undefined);

export async function install(): Promise<void> {
  const offered = installing;
  installing = undefined;
  tell();
  await offered?.prompt();
}

/** From the start of the page: a browser offers it once. Put there, it is something to keep. */
export function watchInstall(on: EventTarget = globalThis): void {
  on.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installing = event as InstallEvent;
    tell();
  });
  on.addEventListener("appinstalled", () => {
    installing = undefined;
    tell();
    void askToKeep(true);
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
