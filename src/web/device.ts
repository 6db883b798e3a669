// One person's device while it is unlocked: their records, what waits to be sent, and the talk with the keeper through a door with keys.
// Promise: once it has ended, what is left of them in this tab is sealed; whoever unlocks again has lost nothing.
import type { Person } from "#core/access/role.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { startsIn } from "#core/seal/caseload.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import type { Desk } from "./acts.ts";
import type { StreamOf } from "./api.ts";
import type { Drafts } from "./drafts.ts";
import { inThisTab } from "./endings.ts";
import type { DeviceFiles } from "./files.ts";
import type { KeyActs } from "./key-acts.ts";
import type { Door, DoorParts } from "./keyed-door.ts";
import type { Kept, Outbox } from "./outbox.ts";
import type { PeopleByName } from "./people-by-name.ts";
import { restaterOf } from "./recount.ts";
import type { RecoveryActs } from "./recovery.ts";
import { makeStore, type Store } from "./store.ts";
import { makeSync, type Sync } from "./sync.ts";

interface DeviceParts extends Omit<DoorParts, "streams"> {
  readonly me: Person & { readonly streams: readonly Pick<StreamOf, "stream" | "tenant" | "country">[] };
  /** The day it is. */
  readonly day: () => string;
  readonly onSignedOut: () => void;
  /** Asks the keeper for its time: `now` goes by it from then on. */
  readonly time?: () => Promise<number | Problem>;
  /** What the keeper's clock said with its last answer. */
  readonly toldTime?: () => number | undefined;
  /** From 0 up to 1. */
  readonly random?: () => number;
  /** Who is being put away, where it is not this tab. */
  readonly endings?: Map<string, Promise<unknown>>;
}

export interface Device {
  readonly store: Store;
  readonly sync: Sync;
  readonly desk: Desk;
  readonly drafts: Drafts;
  readonly files: DeviceFiles;
  readonly now: () => number;
  readonly day: () => string;
  /** Lets a colleague in who waits: to be asked of somebody who has made sure, by voice, that the number is theirs. */
  readonly letIn: (person: string, number: string) => Promise<Problem | undefined>;
  /** Who reads by name: caseloads, who covers them, and circles of a few. */
  readonly byName: PeopleByName;
  readonly keyActs: KeyActs;
  readonly recovery: () => Promise<RecoveryActs>;
  /** Opens the changes of a record that stands on a checkpoint: the store tells it when they are there. False where they cannot be had now. */
  readonly unfold: (record: string) => Promise<boolean>;
  /** Opens a change that is kept aside, and learns nothing from it. */
  readonly look: Door["look"];
  /** What the signed log of an organisation's keys says, as far as this device has read it. */
  readonly keysOf: (tenant: string) => KeyState;
  /** Ends when all that was said up to now, and the files it names, is on the disk, or when the disk does not take it. */
  readonly kept: () => Promise<Kept>;
  /** How it stands with that; `subscribe` tells when it changes. */
  readonly outbox: Pick<Outbox, "keeping" | "subscribe" | "isKept" | "shut">;
  /** Hands a change that was not accepted to whoever leads the team; it leaves this device once the server has it. The problem, where it has not. */
  readonly handOver: (id: string) => Promise<Problem | undefined>;
  /** The file of what waits, sealed as it lies (parcel.ts): for this person alone to take in again, here or on another device. */
  readonly unsentFile: Door["unsentFile"];
  /** Takes in such a file; how many changes came that were not here, or why none did. What waits already is not taken twice. */
  readonly takeUnsentFile: Door["takeUnsentFile"];
  /** Whether all that was not sent is kept where a restart finds it. */
  readonly isSafe: () => boolean;
  /** Puts away, sealed, what is to be found again, and stops. */
  readonly end: () => Promise<void>;
  /** Signed out: what came goes, what waits to be sent stays. */
  readonly forget: () => Promise<void>;
}

export async function openDevice({
  me,
  now,
  day,
  onSignedOut,
  time = async () => now(),
  toldTime = () => undefined,
  random = Math.random,
  endings = inThisTab,
  ...parts
}: DeviceParts): Promise<Device> {
  const { programme, newId, pause } = parts;
  const { streams } = me;
  await endings.get(me.id);
  const { openDoor } = await import("./keyed-door.ts");
  const door = await openDoor({ ...parts, streams, now });
  const { api, drafts, files, keyActs, recovery, letIn, byName, look, keysOf, outboxOf, settled, forget } = door;
  const store = makeStore(programme, newId(), now);
  door.stand(store);
  const outbox = outboxOf(store);
  await outbox.open();
  const countryOf = (tenant: string): string | undefined =>
    streams.find((stream) => stream.tenant === tenant)?.country ?? undefined;
  const startsInHere: Desk["startsIn"] = (type, { stream }) =>
    startsIn(programme, me.grants, me.id, { type, stream }, day());
  const desk: Desk = { programme, store, person: me.id, newId, countryOf, startsIn: startsInHere };
  const restate = restaterOf(desk, me, day);
  const mine = streams.map(({ stream }) => stream);
  const sync = makeSync({
    api,
    store,
    files,
    streams: mine,
    restate,
    now,
    pause,
    onSignedOut,
    outbox,
    offerAgain: door.offerAgain,
    lastLook: door.lastLook,
    time,
    toldTime,
    random,
  });
  // The little that came since: nobody is shown what was so a moment before.
  if (door.isKnown) await sync.recall();
  const endOpening = sync.subscribe(() => void outbox.open());
  return {
    store,
    sync,
    desk,
    drafts,
    files,
    now,
    day,
    keyActs,
    recovery,
    async letIn(person, number) {
      const trouble = await letIn(person, number);
      await sync.now();
      return trouble;
    },
    byName: {
      ...byName,
      async sayPeople(circle, people) {
        const trouble = await byName.sayPeople(circle, people);
        await sync.now();
        return trouble;
      },
    },
    async unfold(record) {
      const held = store.find(record);
      if (!held || held.isWhole) return true;
      const changes = await sync.changesOf(held.folded.stream, record, held.folds);
      if (changes) store.unfold(record, changes);
      return changes !== undefined;
    },
    look,
    keysOf,
    outbox,
    async kept() {
      const kept = await outbox.kept();
      await files.end();
      return files.isSafe() ? kept : "no-room";
    },
    async handOver(id) {
      const entry = store.unsent().find(({ envelope, refused }) => refused && envelope.head.id === id);
      if (!entry) return undefined;
      const answer = await door.handOver(entry.envelope);
      if (isProblem(answer)) return answer;
      if (answer) store.settle([{ id, revision: answer.revision, n: answer.n }]);
      else store.takeBack(id);
      return undefined;
    },
    unsentFile: door.unsentFile,
    takeUnsentFile: door.takeUnsentFile,
    isSafe: () => outbox.isSafe() && files.isSafe(),
    end() {
      sync.stop();
      endOpening();
      const ended = Promise.all([outbox.end().then(drafts.end), files.end(), settled()]);
      endings.set(me.id, ended);
      return ended.then(() => {});
    },
    forget() {
      const gone = Promise.all([endings.get(me.id), forget()]);
      endings.set(me.id, gone);
      return gone.then(() => {});
    },
  };
}
