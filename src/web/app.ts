// What a screen can ask of the app: `const { person, programme, store, api, go, say } = useApp();`
//
//   person     who is signed in: { id, name, does, grants, streams }; `may(action, type)` says what they may do anywhere,
//              `may(action, type, where)` in one team. What is not allowed is not offered; a refused read is "not found".
//   programme  the record types, roles, facts and indicators, as data.
//   today      the day it is, `YYYY-MM-DD`; a demonstration lives on a day of its own.
//   now        the instant it is, by the keeper's clock: a phone's own is often wrong.
//   api        reads that are not records: `await api.get<Cut>("/api/released/…")` gives the answer or a Problem, never throws.
//   store      the device's records. `useRecords(type)` and `useHeld(id)` give them and draw again when they change.
//   desk       what acts.ts needs: `create(desk, type, where, answers)`, `edit`, `move`, `withdraw`, `sayAt`. Each makes one change, stamped now,
//              keeps it and sends it. Changes made elsewhere (an importer) go in by `store.keep(envelopes)`, then `sync.now()`.
//   go, say    to another path; a sentence in the status region, read aloud: "done" once what was said is on the disk, or "trouble", which
//              stays longer. A form drops its draft in the same turn in which it says what was in it (`drafts.drop`): both are written together.
//
// A screen sets its title with `useTitle("Results")`. A title, a path and a message to a log never hold a person's name.
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { can, tenantsWhere } from "#core/access/can.ts";
import type { Action, Person } from "#core/access/role.ts";
import type { Problem } from "#core/problem.ts";
import { findType, type Programme, typesOf } from "#core/programme.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { spoken } from "#ui/spoken.ts";
import type { AccessSheet } from "./access-sheet.ts";
import type { Desk, Where } from "./acts.ts";
import type { Account, Api, Hello, Me } from "./api.ts";
import type { Device } from "./device.ts";
import type { Drafts } from "./drafts.ts";
import type { DeviceFiles } from "./files.ts";
import type { KeyActs } from "./key-acts.ts";
import type { Keeping } from "./outbox.ts";
import type { PeopleByName } from "./people-by-name.ts";
import type { RecoveryActs } from "./recovery.ts";
import { useShared } from "./shared-phone.ts";
import type { HeldRecord, Store, Unsent } from "./store.ts";
import type { Sync, SyncState } from "./sync.ts";

export interface App {
  readonly person: Me;
  readonly programme: Programme;
  readonly hello: Hello;
  readonly today: string;
  readonly now: () => number;
  readonly api: Api;
  readonly store: Store;
  readonly sync: Sync;
  readonly desk: Desk;
  /** Writes down what this person opened and printed. */
  readonly sheet: AccessSheet;
  readonly drafts: Drafts;
  /** How what waits to be sent lies on this device; what of it does not open. */
  readonly outbox: Device["outbox"];
  /** Ends when all that was said up to now is on the disk of this device, or when the disk does not take it. */
  readonly kept: Device["kept"];
  readonly handOver: Device["handOver"];
  /** The file of what waits, sealed, and such a file taken in again. */
  readonly unsentFile: Device["unsentFile"];
  readonly takeUnsentFile: Device["takeUnsentFile"];
  /** Files of records: chosen, sent, opened. */
  readonly files: DeviceFiles;
  readonly may: (action: Action, type: string, where?: Where) => boolean;
  /** What the signed log of an organisation's keys says, as far as this device has read it. */
  readonly keysOf: (tenant: string) => KeyState;
  /** Opens the changes of a record; the store tells when they are there. */
  readonly unfold: Device["unfold"];
  /** Opens a change that is kept aside, and learns nothing from it. */
  readonly look: Device["look"];
  /** The name of a colleague, by the id a change carries. */
  readonly nameOfPerson: (id: string) => string;
  /** Who waits to be let in by this person; `useSync` draws again when it changes. */
  readonly waiting: () => readonly WaitingPerson[];
  /** Lets them in: to be asked of somebody who has made sure, by voice, that the number is theirs. */
  readonly letIn: (person: string, number: string) => Promise<Problem | undefined>;
  /** The caseloads this person is in; `useSync` draws again when they change. */
  readonly caseloads: PeopleByName["caseloads"];
  /** Says who is in a caseload from here on, beside those who are by their role. */
  readonly sayPeople: PeopleByName["sayPeople"];
  /** The circle of these people and of this person themselves, to be given a record by `letRead`. */
  readonly gather: PeopleByName["gather"];
  readonly go: (path: string) => void;
  readonly say: (text: string, tone?: "done" | "trouble") => void;
  readonly signOut: () => void;
  /** What is done with keys: invite, say who may do what, found an organisation. */
  readonly keyActs: KeyActs;
  /** The recovery of an organisation: made, drilled, used. */
  readonly recovery: () => Promise<RecoveryActs>;
  /** This person's account is another one from now on: a way in was changed. */
  readonly onAccount: (account: Account) => void;
  /** Asks anew what this person may do and which teams reach them; where that is another, everything is opened anew. */
  readonly renew: () => Promise<void>;
  /** Keys and records go from memory until the password is typed again; what was not sent waits, sealed. */
  readonly lock: () => void;
  /** The same, and whoever comes next chooses themselves: nobody is signed out of what waits. */
  readonly switchPerson: () => void;
  /** Takes this person off the device: their keys and what came go; what was not sent stays, sealed, until they sign in again. */
  readonly leaveThisPhone: () => Promise<void>;
  /** The phone is about to be in other hands: keys go at once, then all that lies here, of one person or of everybody. */
  readonly evacuate: (only?: string) => Promise<void>;
}

/** A colleague who belongs to circles here and cannot open them yet. */
export interface WaitingPerson {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  /** Twenty digits that both read to each other by telephone. */
  readonly number: string;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("outside the app");
  return app;
}

/** The records of a type that this device has; withdrawn ones are among them. */
export function useRecords(type: string): readonly HeldRecord[] {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, () => store.recordsOf(type));
}

/** Draws again whenever anything in the store changed; for what looks at many kinds at once. */
export function useVersion(): number {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, store.version);
}

const NONE: readonly HeldRecord[] = [];

/** Everything this person may read and somebody wrote; nothing until the first fetch is done, so that no half of it is taken for the whole. */
export function useAllRecords(): readonly HeldRecord[] {
  const { store, programme, may } = useApp();
  const { ready, reached } = useSync();
  const version = useVersion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means other records in the same store
  return useMemo(() => {
    if (!ready && reached) return NONE;
    return typesOf(programme)
      .filter((type) => !type.kept && may("read", type.id))
      .flatMap((type) => store.recordsOf(type.id));
  }, [store, programme, may, ready, reached, version]);
}

export function useHeld(id: string): HeldRecord | undefined {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, () => store.find(id));
}

/** Whether all changes of these records are opened; where they are not they are about to be, or come with the next connection. */
export function useUnfolded(records: readonly HeldRecord[]): "here" | "coming" | "away" {
  const { unfold } = useApp();
  const { reached } = useSync();
  const [isAway, setAway] = useState(false);
  const shut = records.filter(({ isWhole }) => !isWhole).map(({ id }) => id);
  const which = shut.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the next connection it is asked for again
  useEffect(() => {
    let isOver = false;
    void Promise.all(which.split(" ").filter(Boolean).map(unfold)).then(
      (all) => isOver || setAway(all.includes(false)),
    );
    return () => {
      isOver = true;
    };
  }, [unfold, which, reached]);
  if (shut.length === 0) return "here";
  return isAway ? "away" : "coming";
}

/** The day a record was erased, null where it is not known; nothing of one that was not. */
export function useErasedOn(id: string): string | null | undefined {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, () => store.erasedOn(id));
}

/** What this person wrote and was not accepted yet; what the app writes by itself is among it only where it was refused. */
export function useUnsent(): readonly Unsent[] {
  const { store, programme } = useApp();
  const unsent = useSyncExternalStore(store.subscribe, store.unsent);
  return useMemo(
    () => unsent.filter(({ envelope, refused }) => refused || !findType(programme, envelope.head.type)?.kept),
    [unsent, programme],
  );
}

/** Whether what was written is on the disk of this device by now. */
export function useKeeping(): Keeping {
  const { outbox } = useApp();
  return useSyncExternalStore(outbox.subscribe, outbox.keeping);
}

export function useSync(): SyncState {
  const { sync } = useApp();
  return useSyncExternalStore(sync.subscribe, sync.state);
}

/** Where others use this device, no title says what the page is. */
export function useTitle(words: string): void {
  const title = useShared() ? spoken().t("here.plain") : `${words} · Banyan`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

export function mayOf(programme: Programme, person: Person, today: string): App["may"] {
  return (action, type, where) =>
    where
      ? // A record may stand for where it is kept, and is of a type of its own.
        can(programme.roles, person, action, { type, tenant: where.tenant, stream: where.stream }, today)
      : tenantsWhere(programme.roles, person, action, type, today).length > 0;
}
