// Changes in, record out. Pure and total: any order, repetition and partition of the same changes gives the same record.
// What this version does not understand is kept and set aside, never dropped.
import type { Address, Head, Part, Value } from "../change/change.ts";
import type { Stamp } from "../change/clock.ts";
import { disputed, type Held, newRegister, type Register, say, standing, targetOf } from "../change/merge.ts";
import type { RecordType } from "./type.ts";
import { followMoves, type MoveMade, type WorkflowState } from "./workflow.ts";

/** A change as its reader sees it: the head, and the body opened, or nothing where it could not be opened or read. */
export interface OpenedChange {
  readonly head: Head;
  readonly body: Part | undefined;
}

/** What stands at one address: the value to show, who said it, and the values that had not seen it. */
export interface Standing extends Held {
  readonly disputed: readonly Held[];
  /** The stamps a new value at this address must name as seen. */
  readonly heads: readonly Stamp[];
}

export interface FoldedRecord {
  readonly id: string;
  readonly type: string;
  readonly tenant: string;
  readonly stream: string;
  readonly createdBy: string;
  readonly firstStamp: Stamp;
  readonly lastStamp: Stamp;
  /** Whoever said the last thing. */
  readonly lastBy: string;
  readonly changeCount: number;
  readonly fields: ReadonlyMap<Address, Standing>;
  /** Rows of repeat groups that stand, in the order they were added. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly workflow: WorkflowState | undefined;
  readonly withdrawn: boolean;
  /** The stamps a withdrawal, or the taking back of one, must name as seen. */
  readonly withdrawals: readonly Stamp[];
  /** The addresses at which values stand that had not seen each other, in their order. */
  readonly disputed: readonly Address[];
  /** Who reads it: the circle of the last change that said so. */
  readonly circle: string;
  /** Changes that were kept but could not be applied: an unreadable body, an act this version does not know. */
  readonly setAside: readonly string[];
}

/** Pseudo-addresses for what an act says by itself; no field can be named so. */
const WITHDRAWN = "@withdrawn";
export const STATE = "@state";

/** The record its changes come to; nothing for no changes. All must be of one record. A restate says nothing and changes nothing here. */
export function foldRecord(changes: Iterable<OpenedChange>, type?: RecordType): FoldedRecord | undefined {
  return folded(gather(nothingGathered(), changes), type);
}

/** What is known of a change that was gathered, its words aside. */
export interface Gathered {
  readonly id: string;
  readonly stamp: Stamp;
  readonly author: string;
  readonly isRead: boolean;
  /** Its act is one that this version knows. */
  readonly isKnown: boolean;
}

/**
 * What a fold has gathered so far. It grows by changes in any order, and holds all that a change yet to come may make a difference to;
 * a checkpoint (checkpoint.ts) is the same, written down.
 */
export interface Gathering {
  readonly changes: Map<string, Gathered>;
  /** What the earliest change says of the record as a whole. */
  place: (Pick<Head, "record" | "type" | "tenant" | "stream" | "circle"> & By) | undefined;
  /** The earliest change that made the record. */
  created: By | undefined;
  /** The last change that said who reads it. */
  readers: (Pick<Head, "circle"> & By) | undefined;
  readonly registers: Map<Address, Register>;
  /** When each row and each of its cells was first said. */
  readonly firstSaid: Map<Address, Stamp>;
  /** By the change that made it. */
  readonly moves: Map<string, MoveMade>;
}

export type By = Pick<Gathered, "id" | "stamp" | "author">;

export function nothingGathered(): Gathering {
  return {
    changes: new Map(),
    place: undefined,
    created: undefined,
    readers: undefined,
    registers: new Map(),
    firstSaid: new Map(),
    moves: new Map(),
  };
}

/** Takes changes in, in place. One that comes again counts once; the same change may come once opened and once not, and what could be read stands. */
export function gather(into: Gathering, changes: Iterable<OpenedChange>): Gathering {
  for (const change of changes) {
    const { head, body } = change;
    const known = into.changes.get(head.id);
    if (head.act === "restate" || (known && (known.isRead || !body))) continue;
    take(into, change);
  }
  return into;
}

function take(into: Gathering, { head, body }: OpenedChange): void {
  const { id, stamp, author, act } = head;
  const made = { stamp, change: id, author };
  const isMove = act.startsWith("move:");
  const isWithdrawal = act === "withdraw" || act === "restore";
  const isKnown = isMove || isWithdrawal || act === "create" || act === "edit" || act === "circle";
  const by = { id, stamp, author, isRead: body !== undefined, isKnown };
  into.changes.set(id, by);
  if (!into.place || earlier(by, into.place)) into.place = placeIn(head);
  if (act === "create" && (!into.created || earlier(by, into.created))) into.created = by;
  if ((act === "create" || act === "circle") && (!into.readers || earlier(into.readers, by)))
    into.readers = { id, stamp, author, circle: head.circle };
  if (isMove) {
    const seen = [...seenAt(head.shown, STATE), ...seenAt(body, STATE)];
    into.moves.set(id, { ...made, move: act.slice(5), seen });
  }
  if (isWithdrawal) sayAt(into, WITHDRAWN, { ...made, value: act === "withdraw" }, seenAt(head.shown, WITHDRAWN));
  sayPart(into, made, head.shown);
  if (body) sayPart(into, made, body);
}

function placeIn({ id, stamp, author, record, type, tenant, stream, circle }: Head): NonNullable<Gathering["place"]> {
  return { id, stamp, author, record, type, tenant, stream, circle };
}

function sayPart(into: Gathering, made: Omit<Held, "value">, part: Part): void {
  for (const [address, value] of Object.entries(part.set))
    if (!address.startsWith("@")) sayAt(into, address, { ...made, value }, seenAt(part, address));
}

function sayAt({ registers, firstSaid }: Gathering, address: Address, held: Held, seen: readonly Stamp[]): void {
  say(registerAt(registers, address), held, seen);
  if (address.includes("/") && held.stamp < (firstSaid.get(address) ?? "~")) firstSaid.set(address, held.stamp);
}

/** What was gathered, as a record; nothing for no changes. */
export function folded(gathered: Gathering, type?: RecordType): FoldedRecord | undefined {
  const { place, created, readers, registers, moves, changes } = gathered;
  if (!place) return undefined;
  const withdrawals = standing(registers.get(WITHDRAWN) ?? newRegister());
  const fields = fieldsThatStand(registers);
  let last: By = place;
  for (const change of changes.values()) if (earlier(last, change)) last = change;
  return {
    id: place.record,
    type: place.type,
    tenant: place.tenant,
    stream: place.stream,
    createdBy: (created ?? place).author,
    firstStamp: place.stamp,
    lastStamp: last.stamp,
    lastBy: last.author,
    changeCount: changes.size,
    fields,
    rows: rowsThatStand(gathered),
    workflow: type?.workflow && followMoves(type.workflow, [...moves.values()]),
    withdrawn: withdrawals[0]?.value === true,
    withdrawals: withdrawals.map(({ stamp }) => stamp),
    disputed: [...fields].flatMap(([address, { disputed: others }]) => (others.length > 0 ? address : [])).sort(),
    circle: (readers ?? place).circle,
    setAside: inOrder([...changes.values()].filter(({ isRead, isKnown }) => !isRead || !isKnown)).map(({ id }) => id),
  };
}

/** In the order of stamps, and of ids where two stamps are one. */
export function inOrder<T extends Pick<By, "id" | "stamp">>(some: readonly T[]): readonly T[] {
  return some.length < 2 ? some : some.toSorted((a, b) => compare(a.stamp, b.stamp) || compare(a.id, b.id));
}

function earlier(a: Pick<By, "id" | "stamp">, b: Pick<By, "id" | "stamp">): boolean {
  return a.stamp === b.stamp ? a.id < b.id : a.stamp < b.stamp;
}

export function registerAt(registers: Map<Address, Register>, address: Address): Register {
  const known = registers.get(address);
  if (known) return known;
  const made = newRegister();
  registers.set(address, made);
  return made;
}

function seenAt(part: Part | undefined, address: Address): readonly Stamp[] {
  // An address may be named as what every object has.
  return part && Object.hasOwn(part.seen, address) ? (part.seen[address] ?? []) : [];
}

function fieldsThatStand(registers: ReadonlyMap<Address, Register>): ReadonlyMap<Address, Standing> {
  const fields = new Map<Address, Standing>();
  for (const [address, register] of registers) {
    const heads = standing(register);
    const [top] = heads;
    if (!top || address === WITHDRAWN) continue;
    const others = heads.length < 2 ? NONE : targetOf(address).at === "row" ? NONE : disputed(heads);
    fields.set(address, { ...top, disputed: others, heads: heads.map((held) => held.stamp) });
  }
  return fields;
}

const NONE: readonly Held[] = [];

/**
 * Adding wins: a row stands while a value that stands in it was not seen by whoever removed it; rows keep the order they were added in.
 * A removal is `group/rowId` set to false, its `seen` naming every standing stamp of the row (`stampsOfRow`).
 */
function rowsThatStand({ registers, firstSaid }: Gathering): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, { group: string; row: string; first: Stamp; stamps: Set<Stamp>; removed: Set<Stamp> }>();
  for (const [address, register] of registers) {
    if (!address.includes("/")) continue;
    const target = targetOf(address);
    if (target.at !== "row" && target.at !== "cell") continue;
    const key = `${target.group}/${target.row}`;
    const entry = said.get(key) ?? {
      group: target.group,
      row: target.row,
      first: "~",
      stamps: new Set(),
      removed: new Set(),
    };
    said.set(key, entry);
    const first = firstSaid.get(address) ?? entry.first;
    if (first < entry.first) entry.first = first;
    for (const held of standing(register))
      if (target.at === "cell" || held.value !== false) entry.stamps.add(held.stamp);
    if (target.at === "row") for (const stamp of register.covered) entry.removed.add(stamp);
  }
  const rows = new Map<string, string[]>();
  const asSaid = [...said.values()].sort((a, b) => compare(a.first, b.first) || compare(a.row, b.row));
  for (const { group, row, stamps, removed } of asSaid) {
    if (![...stamps].some((stamp) => !removed.has(stamp))) continue;
    rows.set(group, [...(rows.get(group) ?? []), row]);
  }
  return rows;
}

/** Every stamp a removal of this row has to name as seen. */
export function stampsOfRow(record: FoldedRecord, group: string, row: string): readonly Stamp[] {
  const stamps = new Set<Stamp>();
  for (const [address, standing] of record.fields) {
    const target = targetOf(address);
    if ((target.at === "row" || target.at === "cell") && target.group === group && target.row === row) {
      for (const stamp of standing.heads) stamps.add(stamp);
    }
  }
  return [...stamps].sort();
}

/** The raw value at an address, settled or not. */
export function valueAt(record: FoldedRecord, address: Address): Value | undefined {
  return record.fields.get(address)?.value;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
