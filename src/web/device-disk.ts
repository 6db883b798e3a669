// The database of this browser in which a device keeps what is sealed: what came, what waits to be sent, what was typed and not saved.
// Promise: a version to come loses nothing of one before it, and no tab that stays open keeps another from opening.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { UnsentLine } from "./outbox-disk.ts";

export interface DeviceDisk extends DBSchema {
  readonly boxes: {
    readonly key: [person: string, kind: string, where: string, at: number];
    /** Text; bytes of what is large. */
    readonly value: string | Uint8Array<ArrayBuffer>;
  };
  /** What was not sent: no wipe of the boxes touches it. */
  readonly unsent: { readonly key: [person: string, at: number]; readonly value: UnsentLine };
  /** Forms that were not saved, sealed. */
  readonly drafts: { readonly key: [person: string, id: string]; readonly value: string };
}

const NAME = "banyan";
const VERSION = 2;

let opening: Promise<IDBPDatabase<DeviceDisk>> | undefined;

/** Rejects where nothing can be kept, as in some private windows. */
export function deviceDisk(): Promise<IDBPDatabase<DeviceDisk>> {
  if (typeof indexedDB === "undefined") return Promise.reject(new Error("nothing is kept here"));
  opening ??= openNow();
  return opening;
}

function openNow(): Promise<IDBPDatabase<DeviceDisk>> {
  return new Promise((done, fail) => {
    openDB<DeviceDisk>(NAME, VERSION, {
      upgrade(database, from) {
        if (from < 1) database.createObjectStore("boxes");
        if (from < 2) {
          database.createObjectStore("unsent");
          database.createObjectStore("drafts");
        }
      },
      // A tab with an older app holds it open: until that is closed nothing is kept here, which the page says. Whoever asks meanwhile is not
      // to wait for it.
      blocked: () => fail(new Error("an older tab holds it")),
      // A newer app in another tab wants it: this one opens it anew if it still can.
      blocking(_was, _wants, event) {
        (event.target as IDBDatabase).close();
        opening = undefined;
      },
      // The browser took it away, for want of room or because somebody cleared it.
      terminated() {
        opening = undefined;
      },
    }).then(
      (database) => {
        opening = Promise.resolve(database);
        done(database);
      },
      (error: unknown) => {
        opening = undefined;
        fail(error);
      },
    );
  });
}
