// The keeper: takes changes in, gives them out, and holds what it cannot read. One interface, two implementations, one contract
// suite (test/contract): PostgreSQL, and a model in memory that says in the plainest way what is meant.
import type { Grant, Person } from "#core/access/role.ts";
import type { Envelope, Head } from "#core/change/change.ts";
import type { Protocol } from "#core/change/protocol.ts";
import type { Problem } from "#core/problem.ts";
import type { AskedFor } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { RECOVERY } from "#core/seal/key-state.ts";
import type { KeysPage, Wrap } from "#core/seal/keyring.ts";
import type { PullHow } from "#core/seal/sealed-checkpoint.ts";
import type { KeyPost } from "#core/seal/tending.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Erasures } from "./erasures.ts";
import type { Files } from "./files.ts";
import type { Quarantine } from "./quarantine.ts";

export interface Hello {
  readonly protocol: Protocol;
  /** Changes when the installation is restored from a backup: cursors of the old log are void. */
  readonly logId: string;
  readonly demonstration: boolean;
  /** The day a demonstration lives on; null otherwise. */
  readonly today: string | null;
  /** The public key that whoever set this installation up signs with; null before that. */
  readonly root: string | null;
}

/** What became of one change of a push. Accepted is committed. */
export type Accepted = { readonly id: string; readonly accepted: true; readonly revision: number; readonly n: number };
export type Refused = { readonly id: string | null; readonly accepted: false; readonly problem: Problem };
export type PushOutcome = Accepted | Refused;

export interface KeptChange {
  /** Its number in the stream: numbers rise in the order of commits. */
  readonly n: number;
  /** Its number in the record. */
  readonly revision: number;
  readonly envelope: Envelope;
  /**
   * It was erased: its body, its facts and what was readable in its head are gone on purpose. This is the hash of what was signed, by which
   * the chain of its device still holds.
   */
  readonly erased?: string;
}

export interface ErasedRecord {
  readonly record: string;
  /** The day; null where only the list beside the database told of it. */
  readonly on: string | null;
}

export interface PulledChanges {
  readonly logId: string;
  readonly stream: string;
  readonly changes: readonly KeptChange[];
  /** The keys of the records on this page, as they were wrapped. */
  readonly wraps: readonly Wrap[];
  /** Records that others read from somewhere on this page on, and this person no more. Those that came to them stand on the page from their first change. */
  readonly gone?: readonly string[];
  /** Records that were erased somewhere on this page: whoever holds them drops them, and can say when it was. */
  readonly erased: readonly ErasedRecord[];
  /** What to ask for next as `after`; changes of types the person may not read are passed over. */
  readonly next: number;
  readonly more: boolean;
  /** The number of the stream's last change: whoever has read up to here has read all. */
  readonly last: number;
  /**
   * Sealed records of the stream, of types the person may read, whose facts wait to be stated anew: told with the last page, when whoever
   * reads has every change of them.
   */
  readonly toRecount: readonly string[];
  /** Sealed records of the stream of which this person's device may make a checkpoint that is worth it, of those that had a change on this page: told with the last page. */
  readonly toCheckpoint: readonly string[];
  /** Where what is in checkpoints was passed over: of which records on this page, and up to which number. */
  readonly passed?: readonly (readonly [record: string, upTo: number])[];
}

/** An open record as the server folds it. */
export interface OpenRecord {
  readonly id: string;
  readonly type: string;
  readonly tenant: string;
  readonly stream: string;
  readonly revision: number;
  readonly state: string | null;
  readonly withdrawn: boolean;
  readonly firstStamp: string;
  readonly lastStamp: string;
  /** The answers that count (`relevant`), calculated fields among them. */
  readonly answers: Answers;
}

export interface RecordsQuery {
  /** One type, or every open type the person may read. */
  readonly type?: string;
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

export interface RecordsPage {
  readonly records: readonly OpenRecord[];
  /** What to ask for next as `after`, or null when this was the last page. */
  readonly next: string | null;
}

export interface RecordPage extends OpenRecord {
  readonly changes: readonly { readonly n: number; readonly revision: number; readonly head: Head }[];
}

export interface StreamOf {
  readonly stream: string;
  readonly tenant: string;
  readonly name: string;
  readonly organisation: string;
  readonly country: string | null;
}

export interface Reach {
  readonly stream: string;
  readonly n: number;
}

/** What the keeper holds of keys, none of which it can use: signed logs, secrets sealed to people, and the wraps that stand beside changes. */
export interface Keys {
  /**
   * The log of an organisation from entry `after` on (the first is 0: so many have been read already), the secrets of epochs that are sealed
   * to this person (or, where it says so, to the recovery pair, which nobody holds alone), and those of earlier ones under them. Not found
   * where the person has no role.
   */
  page(person: Person, tenant: string, after: number, sealedTo?: typeof RECOVERY): Promise<KeysPage | Problem>;
  /**
   * Entries and secrets, all or nothing. Entries must be the next, signed and allowed (core/seal/key-log.ts); what they grant and end is
   * granted and ended in the same transaction. `keys.behind` where somebody else was first: read on and try again. Who asks has been asked
   * already, and the form of what is posted (key-shape.ts).
   */
  post(post: KeyPost): Promise<Problem | undefined>;
}

export interface Keeper {
  hello(): Promise<Hello>;
  /**
   * Takes changes in, each on its own merits: one that is refused never holds up another. Up to `MOST_CHANGES`; what is not an
   * envelope at all is refused by itself. Outcomes come in the order of the changes. Throws only when nothing could be saved.
   * `isHanded`: their author asks that they be kept aside for whoever leads the team (`change.set-aside`).
   */
  push(person: Person, changes: readonly unknown[], isHanded?: boolean): Promise<readonly PushOutcome[]>;
  /**
   * The changes of a stream after number `after`: up to `limit`, fewer where they come to more than `bytes`, of which the last may go over. A stream the person may not read is not found.
   * What the app writes by itself comes only where it is asked for (`only`): many a device would have to fetch far more than its person reads.
   * `how`: of one record only, whose readers are no news then; or beside the checkpoints that stand, which says what it passes over.
   */
  pull(
    person: Person,
    stream: string,
    after: number,
    limit: number,
    only?: AskedFor,
    bytes?: number,
    how?: PullHow,
  ): Promise<PulledChanges | Problem>;
  /** Open records the person may read, in an order that does not change. */
  openRecords(person: Person, query: RecordsQuery): Promise<RecordsPage | Problem>;
  /** One open record and the heads of its changes. One the person may not read, or a sealed one, is not found. */
  openRecord(person: Person, id: string): Promise<RecordPage | Problem>;
  streamsOf(person: Person): Promise<readonly StreamOf[]>;
  /** How far each stream goes of which the person may read something that comes by itself. */
  reach(person: Person): Promise<readonly Reach[]>;
  readonly keys: Keys;
  readonly checkpoints: Checkpoints;
  readonly files: Files;
  readonly erasures: Erasures;
  readonly quarantine: Quarantine;
  readonly admin: Admin;
}

export interface NewTenant {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  /** False for the alliance itself, whose figures nobody waits for. */
  readonly partner: boolean;
}

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly organisation: string;
  readonly country: string | null;
  /** The organisation that lets them in, and invites them anew. None in a demonstration. */
  readonly home?: string;
  readonly grants: readonly Omit<Grant, "person">[];
}

export interface NewStream {
  readonly tenant: string;
  readonly stream: string;
  readonly name: string;
}

/** An organisation as whoever administers it sees it: its teams, its colleagues, with a role or without one yet, and their roles in it, those that have ended too. */
export interface Staffed {
  readonly tenant: string;
  readonly name: string;
  readonly country: string | null;
  readonly partner: boolean;
  readonly teams: readonly Omit<NewStream, "tenant">[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly does: string;
    readonly grants: readonly Omit<Grant, "person" | "tenant">[];
  }[];
}

/**
 * For setting up and for demonstrations. The first three may be said again and then change what was said. What begins with keys begins in
 * store/set-up.ts, and who may do what in an organisation with keys is said in its log (`Keys`).
 */
export interface Admin {
  addTenant(tenant: NewTenant): Promise<void>;
  addStream(stream: NewStream): Promise<void>;
  addPerson(person: NewPerson): Promise<void>;
  /** Somebody new; false where this id is somebody already, who stays as they were. */
  admit(person: NewPerson): Promise<boolean>;
  staffOf(tenants: readonly string[]): Promise<readonly Staffed[]>;
  /** Whose signature founds organisations here, once and for all: false where another root stands. */
  setRoot(root: string): Promise<boolean>;
}
