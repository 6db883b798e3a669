// What tests of the outbox are made of: a tab with a store, an outbox and drafts on a disk that outlives it, a disk that may be full, and a tab
// that may crash at any moment: from then on nothing of it reaches the disk.
import { randomUUID } from "node:crypto";
import type { Envelope } from "#core/change/change.ts";
import { NOTHING_SAID, sayChange } from "#core/change/change.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import { openDrafts } from "#web/drafts.ts";
import { keepOutbox } from "#web/outbox.ts";
import { type Lying, memoryOutboxDisk, type OutboxDisk } from "#web/outbox-disk.ts";
import { makeStore } from "#web/store.ts";

export const NOON = Date.parse("2016-12-12T12:00:00Z");

/** Work that others do meanwhile. */
export const hop = (): Promise<void> => new Promise((done) => setImmediate(done));

/** What goes on beside it is waited for; whoever looks afterwards sees whether it came. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 500 && !isSo(); times += 1) await new Promise((done) => setTimeout(done, 10));
}

/** What may happen to a tab and its disk. */
export interface Fate {
  isCrashed: boolean;
  isFull: boolean;
}

/** The disk as a tab sees it that may crash before a writing, or after it was done and before it was told. */
function diskUnder(fate: Fate, lying: Lying): OutboxDisk {
  const disk = memoryOutboxDisk(lying);
  const never = new Promise<never>(() => {});
  async function doing<T>(work: () => Promise<T>): Promise<T> {
    await hop();
    if (fate.isCrashed) return never;
    if (fate.isFull) throw new DOMException("full", "QuotaExceededError");
    const done = await work();
    await hop();
    return fate.isCrashed ? never : done;
  }
  return {
    ...disk,
    // What only takes away needs no room.
    write: (person, writing) =>
      writing.add || writing.put || writing.dropDrafts
        ? doing(() => disk.write(person, writing))
        : doing(() => disk.write(person, writing)).catch(() => disk.write(person, writing)),
    putDraft: (person, id, box) => doing(() => disk.putDraft(person, id, box)),
  };
}

/** A ring of somebody whom somebody has let in, or not yet; its seal is one by name. */
function ringOf(keys: PersonKeys, let_: { readonly isIn: boolean }): Keyring {
  const sealed = new Map<string, Promise<SealedChange>>();
  const seal = async (change: Envelope): Promise<SealedChange> => {
    await hop();
    const body = `sealed ${randomUUID()} ${Buffer.from(change.body).toString("base64url")}`;
    return { ...change, body, signature: "signed", wrap: null };
  };
  return {
    keys,
    stateOf: () => ({ next: 1 }) as ReturnType<Keyring["stateOf"]>,
    async seal(change: Envelope) {
      if (!let_.isIn) return { fault: "no-key" } as const;
      const { id } = change.head;
      const made = sealed.get(id) ?? seal(change);
      sealed.set(id, made);
      return made;
    },
    forget: (id: string) => void sealed.delete(id),
    remember: (change: SealedChange) => void sealed.set(change.head.id, Promise.resolve(change)),
    async open(change: Envelope) {
      if (!let_.isIn) return { fault: "no-key" } as const;
      const body = Buffer.from(change.body.split(" ")[2] ?? "", "base64url").toString();
      return { head: change.head, body, facts: change.facts, signature: change.signature };
    },
  } as unknown as Keyring;
}

/** Nothing has happened to it. */
function newTab(lying: Lying) {
  const fate: Fate = { isCrashed: false, isFull: false };
  return { fate, disk: diskUnder(fate, lying) };
}

export type Tab = Awaited<ReturnType<typeof openTab>>;

/** A tab on what lies there; `letIn.isIn` may change while it is open. */
export async function openTab(
  keys: PersonKeys,
  lying: Lying,
  letIn: { isIn: boolean } = { isIn: true },
  pack: (changes: readonly Envelope[]) => Promise<void> = async () => {},
  /** Of a tab that was locked, where it is opened again in it. */
  { fate, disk }: Pick<ReturnType<typeof newTab>, "fate" | "disk"> = newTab(lying),
) {
  const store = makeStore(programme, randomUUID(), () => NOON);
  const ring = ringOf(keys, letIn);
  let written: () => Promise<unknown> = async () => {};
  const drafts = await openDrafts({ keys, disk, newId: randomUUID, pause: hop, onDropped: () => void written() });
  const outbox = keepOutbox({
    disk,
    store,
    ring,
    drafts,
    pack,
    lies: () => true,
  });
  written = outbox.kept;
  await outbox.open();
  return {
    fate,
    disk,
    store,
    ring,
    drafts,
    outbox,
    /** Says something of a new record, or of one; its id. */
    say(body = "{}", record: string = randomUUID()): string {
      const id = randomUUID();
      const place = { tenant: TENANT, stream: STREAM, circle: "team", generation: 0, schema: 1, saidAt: null };
      const act = { id, record, type: "participant", act: "edit", author: keys.person, device: store.device } as const;
      const part = { set: { name: body }, seen: {} };
      store.keep([sayChange({ ...place, ...act, stamp: store.stamp() }, NOTHING_SAID, part, null)]);
      return id;
    },
    /** As the server says of it. */
    accept: (id: string) => store.settle([{ id, revision: 1, n: 1 }]),
    refuse: (id: string) => store.settle([{ id, problem: { code: "change.not-valid", status: 422, says: "No." } }]),
    isKept: (id: string) => store.unsent().some(({ envelope }) => envelope.head.id === id && outbox.isKept(envelope)),
    waiting: () => store.unsent().map(({ envelope }) => envelope.head.id),
    refused: () => store.unsent().flatMap(({ envelope, refused }) => (refused ? [envelope.head.id] : [])),
    crash() {
      fate.isCrashed = true;
    },
  };
}

const TENANT = "11111111-1111-4111-8111-111111111111";
const STREAM = "22222222-2222-4222-8222-222222222222";
