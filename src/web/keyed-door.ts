// All of the app that works with keys, in one piece that is fetched beside the first screen: a person's door, behind which all is plain.
import type { Envelope, Head } from "#core/change/change.ts";
import type { Programme } from "#core/programme.ts";
import { keyIn } from "#core/seal/box.ts";
import { type Keyring, makeKeyring, type Opened, type SealedChange, type Wrap } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { Api, StreamOf } from "./api.ts";
import { besideCheckpoints, type DoorApi } from "./beside-checkpoints.ts";
import { breathing } from "./breathing.ts";
import { type Drafts, openDrafts } from "./drafts.ts";
import { openFileShelf } from "./file-shelf.ts";
import { type DeviceFiles, makeFiles } from "./files.ts";
import { openFolds } from "./fold-pages.ts";
import type { handOver } from "./hand-over.ts";
import { type KeyActs, makeKeyActs } from "./key-acts.ts";
import { type LastLook, makeLastLook } from "./last-look.ts";
import { keepOutbox, type Outbox } from "./outbox.ts";
import { type OutboxDisk, outboxDisk as thisOutboxDisk } from "./outbox-disk.ts";
import type { NoParcel } from "./parcel.ts";
import { platform } from "./platform.ts";
import type { RecoveryActs } from "./recovery.ts";
import { makeSealedApi, type Reached } from "./sealed-api.ts";
import { makeShelf } from "./sealed-shelf.ts";
import { type ShelfDisk, shelfDisk as thisDisk } from "./shelf-disk.ts";
import type { Store } from "./store.ts";
import { makeTender, type Tender } from "./tend-keys.ts";
import { lineOf } from "./unsent-line.ts";

export interface DoorParts {
  readonly programme: Programme;
  readonly api: Pick<Api, "push" | "pull" | "get" | "post">;
  readonly keys: PersonKeys;
  readonly streams: readonly Pick<StreamOf, "stream" | "tenant">[];
  /** Where what was not sent is kept; by itself this device. */
  readonly outboxDisk?: OutboxDisk;
  /** The day key logs speak of: in UTC, as the server reckons. */
  readonly keyDay: () => string;
  /** Where what came is kept, sealed; by itself this device. */
  readonly shelfDisk?: ShelfDisk;
  /** The log the server goes by. */
  readonly logId?: string;
  readonly newId: () => string;
  readonly pause: (millis: number) => Promise<void>;
  readonly now: () => number;
  /** After so many changes what is known of records is written down anew (fold-pages.ts). */
  readonly foldsAfter?: number;
}

export interface Door {
  readonly api: DoorApi;
  readonly drafts: Drafts;
  readonly files: DeviceFiles;
  readonly letIn: Tender["letIn"];
  readonly byName: Tender["byName"];
  readonly keyActs: KeyActs;
  /** What an organisation does for the day on which nobody has keys; fetched when it is wanted. */
  readonly recovery: () => Promise<RecoveryActs>;
  /** Opens a change that is in no record yet, beside everything: nothing is learnt from it. */
  readonly look: (change: SealedChange, wraps: readonly Wrap[]) => Promise<Opened>;
  /** What the log of an organisation says, as far as it was read. */
  readonly keysOf: Keyring["stateOf"];
  readonly outboxOf: (store: Store) => Outbox;
  /**
   * Everything was fetched: what this person wrote that a restored server lacks waits to be sent again, as it was signed; how many. While the
   * disk takes nothing it lies where it is.
   */
  readonly offerAgain: () => Promise<number>;
  /** Hands a change that was not accepted to whoever leads the team (hand-over.ts). */
  readonly handOver: (change: Envelope) => ReturnType<typeof handOver>;
  readonly lastLook: LastLook;
  readonly unsentFile: () => Promise<string>;
  readonly takeUnsentFile: (text: string) => Promise<number | NoParcel | "no-room">;
  /** All but the last that came is known already. */
  readonly isKnown: boolean;
  /** The store begins with what this device knew of its records before. */
  readonly stand: (store: Store) => void;
  /** All that came is where a restart finds it. */
  readonly settled: () => Promise<void>;
  /** Taken off this device: what came goes. */
  readonly forget: () => Promise<void>;
}

/** Wanted by few, and then without a network too. */
const loadParcel = () => import("./parcel.ts");

export async function openDoor({
  programme,
  api,
  keys,
  streams,
  outboxDisk = thisOutboxDisk,
  keyDay: day,
  newId,
  pause,
  now,
  shelfDisk = thisDisk,
  logId = "",
  foldsAfter,
}: DoorParts): Promise<Door> {
  const types = new Map(programme.domains.flatMap((domain) => domain.types).map((type) => [type.id, type]));
  const parts = { platform, roles: programme.roles, findType: (id: string) => types.get(id), keys };
  let outbox: Outbox | undefined;
  const shelf = makeShelf(keys, shelfDisk, logId, () => void outbox?.kept());
  const breathe = breathing(pause);
  const mine = streams.map(({ stream }) => stream);
  const opening = openFolds({
    keys,
    disk: shelfDisk,
    shelf,
    logId,
    streams: mine,
    newId,
    breathe,
    ...(foldsAfter && { least: foldsAfter }),
  });
  const ring = makeKeyring({ ...parts, recall: async (records) => (await opening).recall(records) });
  shelf.keepOnly(streams);
  const lastLook = makeLastLook(keys, shelfDisk);
  const tender = makeTender({ api, platform, programme, ring, shelf, streams, day });
  await tender.recall();
  const { roles } = programme;
  const files = await makeFiles({ api, platform, shelf: await openFileShelf(keys.person), newId, now: Date.now });
  const { sessionStorage } = globalThis;
  if (sessionStorage?.getItem(`unsent ${keys.person}`))
    await (await import("./kept-before.ts")).takeFromTab(sessionStorage, keys.person, outboxDisk);
  const drafts = await openDrafts({ keys, disk: outboxDisk, newId, pause, onDropped: () => void outbox?.kept() });
  /** What leaves lies on the disk first, in the same bytes: sent again after a crash, it is the same change. */
  const leaving: Keyring = {
    ...ring,
    async seal(change) {
      const sealed = await ring.seal(change);
      if (!("fault" in sealed)) await outbox?.leaving(change, sealed);
      return sealed;
    },
  };
  const folds = await opening;
  let known: Store | undefined;
  let looking: Promise<Door["look"]> | undefined;
  const has = (record: string, n: number): boolean => known?.has(record, n) ?? false;
  const common = { api, ring: leaving, tender, shelf, folds, breathe };
  const sealed = besideCheckpoints(
    makeSealedApi({ ...common, has, onTaken, streams: mine, newRing: () => makeKeyring(parts) }),
    { ...common, store: () => known, streams: mine, on: day, now },
  );

  function onTaken(reached: Reached): Promise<void> {
    if (!known) return Promise.resolve();
    return folds.keep({ ...reached, store: known, ring, isKept: (type) => types.get(type)?.kept !== true });
  }

  return {
    api: sealed,
    isKnown: mine.every((stream) => folds.upTo(stream) > 0),
    stand(store) {
      known = store;
      store.stand(folds.records);
      store.erase(folds.erased);
    },
    drafts,
    files,
    letIn: tender.letIn,
    byName: tender.byName,
    keyActs: makeKeyActs({ api, platform, roles, ring, tender, day, newId }),
    recovery: () =>
      import("./recovery.ts").then(({ makeRecovery }) => makeRecovery({ api, platform, roles, ring, tender, day })),
    async look(...asked) {
      looking ??= import("./look-beside.ts").then(({ lookBeside }) => lookBeside(() => makeKeyring(parts), ring, api));
      return (await looking)(...asked);
    },
    keysOf: ring.stateOf,
    outboxOf(store) {
      outbox = keepOutbox({ disk: outboxDisk, store, ring, drafts, pack: files.pack, lies: sealed.lies });
      return outbox;
    },
    async offerAgain() {
      if (!outbox || !shelf.isRestored()) return 0;
      const { lackingNow } = await import("./former-log.ts");
      // While the disk takes nothing, what came since lies nowhere but in the store.
      const hasCome = ({ record, id }: Head): boolean => Number.isFinite(known?.numberOf(record, id) ?? Number.NaN);
      const lack = (await lackingNow(shelf, mine, keys.person, keyIn)).filter(({ head }) => !hasCome(head));
      const lines = lack.map((change) => ({ line: lineOf(change) }));
      const taken = await outbox.takeIn(lines, "disk").catch(() => undefined);
      const held = taken ?? (await outbox.takeIn(lines, "tab"));
      const lacking = known?.lacking(keys.person).filter(({ head }) => shelf.hasCome(head.stream)) ?? [];
      const again = outbox.waitAgain(lacking);
      if (taken !== undefined) await shelf.offered();
      return held + again;
    },
    handOver: async (change) => (await import("./hand-over.ts")).handOver({ ring, api }, change),
    lastLook,
    async unsentFile() {
      const { parcelOf } = await loadParcel();
      return parcelOf(keys.person, (await outbox?.lines()) ?? []);
    },
    async takeUnsentFile(text) {
      const lines = (await loadParcel()).readParcel(text, keys.person);
      if (typeof lines === "string") return lines;
      return outbox?.takeIn(lines, "disk").catch(() => "no-room" as const) ?? "no-room";
    },
    async settled() {
      sealed.end();
      await Promise.all([shelf.settled(), folds.end()]);
    },
    async forget() {
      sealed.end();
      await Promise.all([folds.stop(), lastLook.stop()]);
      await Promise.all([shelf.clear(), files.forget()]);
    },
  };
}
