// The app as it is kept on this device, and a newer one that waits there until somebody asks for it.
// Promise: nothing is exchanged under anybody's hands: only whoever asks is given the newer app, and only their tab loads anew.

type Listener = () => void;

/** How often a tab that stays open looks for a newer app. */
const LOOK_MILLIS = 3_600_000;

const listeners = new Set<Listener>();
let waiting: ServiceWorker | null = null;

function tell(found: ServiceWorker | null): void {
  waiting = found;
  for (const listener of listeners) listener();
}

/** Whether a newer app is here, whole. */
export const isNewerHere = (): boolean => waiting !== null;

export function onNewer(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The newer app, in this tab, at once. */
export function takeNewer(): void {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("take-over");
}

let keeping: Promise<void> | undefined;

/** Whether this page came from what is kept here. */
export const isFromHere = (): boolean => "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;

/** Whether this page is kept here, once that is done or cannot be: then every screen of it is. */
export async function isKeptHere(): Promise<boolean> {
  await keepApp();
  return isFromHere();
}

/** Keeps the app here. Where a browser cannot, or may not, it works as before, with a network. */
export const keepApp = (): Promise<void> => (keeping ??= keepNow());

async function keepNow(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  try {
    const kept = await serviceWorker.register("/service-worker.js", { updateViaCache: "none" });
    // The first of all takes nobody's place.
    const look = (): void => tell(serviceWorker.controller && kept.waiting);
    kept.addEventListener("updatefound", () => kept.installing?.addEventListener("statechange", look));
    look();
    setInterval(() => void kept.update().catch(() => {}), LOOK_MILLIS);
    const { active } = await serviceWorker.ready;
    if (active?.state === "activating")
      await new Promise((go) => active.addEventListener("statechange", go, { once: true }));
    active?.postMessage(performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
  } catch {
    // Forbidden by the browser's settings, or no room on the device.
  }
}
