// What people did, written down beside the app: who said what of which record, on which phone, and what they had before their eyes.
// The app knows nothing of it; what it says in the end is compared with this.
import { type Address, bodyPart, type Envelope, type Value } from "#core/change/change.ts";

/** One change, as it was said. */
export interface Said {
  readonly id: string;
  readonly phone: string;
  /** When, by the time of the play. */
  readonly at: number;
  readonly person: string;
  readonly record: string;
  readonly type: string;
  readonly act: string;
  /** As it was first stamped. */
  readonly stamp: string;
  readonly set: ReadonlyMap<Address, Value>;
  /** The changes of the record that were on the screen when it was said. */
  readonly hadSeen: ReadonlySet<string>;
  /** The app has said that it is saved. */
  saved: boolean;
  /** Its author has taken it back since. */
  takenBack: boolean;
}

export interface Ledger {
  readonly all: readonly Said[];
  readonly find: (id: string) => Said | undefined;
  readonly say: (phone: string, at: number, envelope: Envelope, hadSeen: Iterable<string>) => Said;
}

export function newLedger(): Ledger {
  const all: Said[] = [];
  const byId = new Map<string, Said>();
  return {
    all,
    find: (id) => byId.get(id),
    say(phone, at, envelope, hadSeen) {
      const { id, author: person, record, type, act, stamp, shown } = envelope.head;
      const set = new Map(Object.entries({ ...shown.set, ...bodyPart(envelope.body).set }));
      const state = { saved: false, takenBack: false };
      const said: Said = { id, phone, at, person, record, type, act, stamp, set, hadSeen: new Set(hadSeen), ...state };
      all.push(said);
      byId.set(id, said);
      return said;
    },
  };
}
