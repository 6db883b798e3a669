// A phone that is about to be in other hands: keys go first and at once, then all that lay here, and then it is looked whether it has gone.
// Promise: it needs no network and no password; work that was not sent is never among what goes; what is said afterwards was read from the disk.
import { isProblem } from "#core/problem.ts";
import type { Api } from "./api.ts";
import type { ClearingParts } from "./clearing.ts";
import { deviceDisk } from "./device-disk.ts";
import { allEnded } from "./endings.ts";
import { type FileShelf, openFileShelf, type ShelvedFile, shelvedPeople } from "./file-shelf.ts";
import { HELPLINES } from "./helplines.ts";
import { forgetPerson, peopleHere } from "./kept-accounts.ts";
import { outboxDisk } from "./outbox-disk.ts";
import { SHARED } from "./shared-phone.ts";
import { DIGITS, LANGUAGE } from "./words/choice.ts";

/** Settings of the phone, and whom to call: they say nothing of anybody. */
const OF_NOBODY: ReadonlySet<string> = new Set([LANGUAGE, DIGITS, HELPLINES, SHARED]);
/** The app as it is kept: files that everybody is given. */
const OF_THE_APP = /^\/(assets\/.*|icons\/.*|[a-z-]+\.(svg|png|webmanifest|js))?$/;

/** What the server says to a device whose sign-in somebody else has ended. */
const ENDED = "door.removed";
/** So long what was said a moment ago has to be written. */
const ENDING_MILLIS = 3_000;

/** What is still here of those who were to go. */
export interface Left {
  /** Where something is left that should be gone, by the names browsers give these places. */
  readonly places: readonly string[];
  /** Changes that were not sent, sealed as they were: by nobody's name. */
  readonly unsentCount: number;
  /** Photos and papers that wait with them. */
  readonly fileCount: number;
}

/** At once, and before anything else: what opens with a password, and who was here. `only` is one person; without it, everybody. */
export function dropKeys(only: string | undefined, local: Storage, ofTab: Storage): void {
  for (const { person } of peopleHere(local)) if (only === undefined || person === only) forgetPerson(local, person);
  for (const disk of [local, ofTab]) for (const key of keysIn(disk, only)) disk.removeItem(key);
}

/** All that came, what was typed and not saved, and files that the server has. What was not sent stays, as it lies. */
export async function clearAway(only: string | undefined): Promise<void> {
  const disk = await deviceDisk().catch(() => undefined);
  for (const name of disk?.objectStoreNames ?? [])
    if (name !== "unsent") await (only === undefined ? disk?.clear(name) : disk?.delete(name, of(only)));
  for (const { shelf, about } of await filesOf(only)) if (!about.waits) await shelf.drop(about.file);
}

/** Looked at anew, on the disk. */
export async function whatIsLeft(only: string | undefined, local: Storage, ofTab: Storage): Promise<Left> {
  const places: string[] = [];
  const keysLeft = [...keysIn(local, only), ...keysIn(ofTab, only), ...leftPeople(local, only)];
  if (keysLeft.length > 0) places.push("storage");
  const disk = await deviceDisk().catch(() => undefined);
  for (const name of disk?.objectStoreNames ?? []) {
    const count = name === "unsent" ? 0 : await disk?.count(name, only === undefined ? undefined : of(only));
    if (count) places.push(name);
  }
  const files = await filesOf(only);
  if (files.some(({ about }) => !about.waits)) places.push("files");
  if (only === undefined && (await strangeFiles()).length > 0) places.push("cache");
  const counts = await outboxDisk.counts().catch(() => new Map<string, number>());
  const unsentCount = [...counts].reduce((sum, [person, n]) => (!only || person === only ? sum + n : sum), 0);
  return { places, unsentCount, fileCount: files.filter(({ about }) => about.waits).length };
}

/** Each by the sign-in that is still open, without keys: how many the server has now. Nobody waits for it. */
export async function sendAway(only: string | undefined, apiOf: (person: string) => Api): Promise<number> {
  const { sendSealedLines } = await import("./parcel.ts");
  const counts = await outboxDisk.counts().catch(() => new Map<string, number>());
  let sent = 0;
  for (const person of counts.keys())
    if (only === undefined || person === only)
      sent += (await sendSealedLines({ api: apiOf(person), person })).sentCount;
  return sent;
}

/**
 * All of it, of everybody or of one: keys before anything is waited for, then what lay here, and then what is left is told. `others` are the other
 * tabs of this browser, which are told to; without them it was heard from one of those, which sees to the sending.
 */
export async function clearDevice(
  { api, apiOf, here, show, tell }: ClearingParts,
  only: string | undefined,
  others?: Pick<BroadcastChannel, "postMessage">,
): Promise<void> {
  dropKeys(only, localStorage, sessionStorage);
  others?.postMessage(only ?? null);
  // Another tab may be somebody else's, who goes on.
  if (!others && only !== undefined && only !== here) return;
  const everybody = only === undefined;
  show({ everybody });
  // What was said a moment ago is on the disk, sealed, before what it was sealed with is gone.
  await Promise.race([allEnded(), new Promise((done) => setTimeout(done, ENDING_MILLIS))]);
  const sending = others ? sendAway(only, apiOf).catch(() => 0) : Promise.resolve(0);
  await clearAway(only).catch(() => {});
  tell({ everybody, left: await whatIsLeft(only, localStorage, sessionStorage) });
  const sentCount = await sending;
  if (others) await api.signOut();
  if (sentCount > 0) tell({ everybody, left: await whatIsLeft(only, localStorage, sessionStorage), sentCount });
}

/** Takes somebody off whose sign-in here was ended by who leads them: as they would do it themselves, with all that came. */
export async function takeOffIfEnded({ apiOf, onEnded }: ClearingParts, person: string): Promise<void> {
  const me = await apiOf(person).me();
  if (!isProblem(me) || me.code !== ENDED) return;
  dropKeys(person, localStorage, sessionStorage);
  onEnded(person);
  await allEnded();
  await clearAway(person).catch(() => {});
}

const of = (person: string): IDBKeyRange => IDBKeyRange.bound([person], [person, []]);

/** What may not be left of them in a storage of names and values. */
function keysIn(disk: Storage, only: string | undefined): readonly string[] {
  const keys = Array.from({ length: disk.length }, (_, at) => disk.key(at) ?? "");
  return keys.filter((key) => (only === undefined ? !OF_NOBODY.has(key) : key.includes(only)));
}

function leftPeople(local: Storage, only: string | undefined): readonly string[] {
  return peopleHere(local).flatMap(({ person }) => (only === undefined || person === only ? person : []));
}

/** A file of a change that was not sent waits with it. */
async function filesOf(
  only: string | undefined,
): Promise<readonly { readonly shelf: FileShelf; readonly about: ShelvedFile & { readonly waits: boolean } }[]> {
  const counts = await outboxDisk.counts().catch(() => new Map<string, number>());
  const people = (await shelvedPeople()).filter((person) => only === undefined || person === only);
  const found = await Promise.all(
    people.map(async (person) => {
      const shelf = await openFileShelf(person);
      const waits = (about: ShelvedFile): boolean => about.sent < about.chunks && (counts.get(person) ?? 0) > 0;
      return (await shelf.all()).map((about) => ({ shelf, about: { ...about, waits: waits(about) } }));
    }),
  );
  return found.flat();
}

async function strangeFiles(): Promise<readonly string[]> {
  if (typeof caches === "undefined") return [];
  const found: string[] = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname, search } = new URL(url);
      if (search !== "" || !OF_THE_APP.test(pathname)) found.push(pathname);
    }
  return found;
}
