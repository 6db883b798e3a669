// Keeps the app itself on the device, so that it opens from any link without a network, and always the same one until somebody asks for a
// newer. It stands by itself: what it imports would be another file to be fetched first.
// Promise: it keeps files of the build and nothing else, never an answer of the server; it takes the place of the one before only when
// told to, and leaves that one's files to whoever still has it open.

/** The files of this build, and what they come to: put in by the build. */
declare const BUILD: { readonly code: string; readonly files: readonly string[] };

interface WaitsFor extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetched extends Event {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface Told extends WaitsFor {
  readonly data: unknown;
}
/** Of the worker's own scope, what is used here. */
interface Scope {
  readonly caches: CacheStorage;
  readonly location: Location;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: WaitsFor) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetched) => void): void;
  addEventListener(type: "message", listener: (event: Told) => void): void;
}
const scope = self as unknown as Scope;

const { code, files } = BUILD;
const PREFIX = "app ";
const MINE = `${PREFIX}${code}`;
const PAGE = "/";
const ASSETS = "/assets/";

scope.addEventListener("install", (event) => event.waitUntil(keepAll()));
scope.addEventListener("activate", (event) => event.waitUntil(dropOld().then(() => scope.clients.claim())));
scope.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(scope.skipWaiting());
  // What the page had before this worker was there, such as the words of its language, which are not kept for everybody.
  else if (Array.isArray(event.data)) event.waitUntil(keepSome(event.data));
});
scope.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== scope.location.origin || pathname.startsWith("/api")) return;
  if (mode === "navigate" && !pathname.includes(".")) event.respondWith(kept(PAGE, event.request));
  else if (pathname.startsWith(ASSETS)) event.respondWith(kept(pathname, event.request));
  else if (files.includes(pathname)) event.respondWith(kept(pathname, event.request));
});

/** All or nothing: where a file does not come, the one before goes on. */
async function keepAll(): Promise<void> {
  const mine = await scope.caches.open(MINE);
  // What is named by its content may come from wherever it is; the rest has to be as it is now.
  await mine.addAll(files.map((file) => (file.startsWith(ASSETS) ? file : new Request(file, { cache: "reload" }))));
}

async function keepSome(paths: readonly unknown[]): Promise<void> {
  const mine = await scope.caches.open(MINE);
  for (const path of paths)
    if (typeof path === "string" && path.startsWith(ASSETS) && !(await scope.caches.match(path)))
      await mine.add(path).catch(() => {});
}

/** The page of this build; a file named by its content from whichever build had it, else from the network, and then it is kept. */
async function kept(path: string, request: Request): Promise<Response> {
  const mine = await scope.caches.open(MINE);
  const found = (await mine.match(path)) ?? (path.startsWith(ASSETS) ? await scope.caches.match(path) : undefined);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok && path.startsWith(ASSETS)) await mine.put(path, answer.clone());
  return answer;
}

/** The build before this one stays: another tab may have it open. */
async function dropOld(): Promise<void> {
  const others = (await scope.caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== MINE);
  await Promise.all(others.slice(0, -1).map((name) => scope.caches.delete(name)));
}
