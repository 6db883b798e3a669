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
  readonly changeCount: number;
  readonly fields: ReadonlyMap<Address, Standing>;
  /** Rows of repeat groups that stand, in the order they were added. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly workflow: WorkflowState | undefined;
  readonly withdrawn: boolean;
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
  const inOrder = [...onceEach(changes)]
    .filter(({ head }) => head.act !== "restate")
    .sort((a, b) => compare(a.head.stamp, b.head.stamp) || compare(a.head.id, b.head.id));
  const first = inOrder[0]?.head;
  const last = inOrder.at(-1)?.head;
  if (!first || !last) return undefined;

  const registers = new Map<Address, Register>();
  const moves: MoveMade[] = [];
  const setAside: string[] = [];
  for (const { head, body } of inOrder) {
    const made = { stamp: head.stamp, change: head.id, author: head.author };
    if (head.act.startsWith("move:")) {
      moves.push({ ...made, move: head.act.slice(5), seen: [...seenAt(head.shown, STATE), ...seenAt(body, STATE)] });
    } else if (head.act === "withdraw" || head.act === "restore") {
      say(registerAt(registers, WITHDRAWN), { ...made, value: head.act === "withdraw" }, seenAt(head.shown, WITHDRAWN));
    } else if (head.act !== "create" && head.act !== "edit" && head.act !== "circle") {
      setAside.push(head.id);
    }
    sayPart(registers, made, head.shown);
    if (body) sayPart(registers, made, body);
    else setAside.push(head.id);
  }

  const rows = rowsThatStand(registers);
  const withdrawn = registers.get(WITHDRAWN);
  return {
    id: first.record,
    type: first.type,
    tenant: first.tenant,
    stream: first.stream,
    createdBy: (inOrder.find(({ head }) => head.act === "create")?.head ?? first).author,
    firstStamp: first.stamp,
    lastStamp: last.stamp,
    changeCount: inOrder.length,
    fields: fieldsThatStand(registers),
    rows,
    workflow: type?.workflow && followMoves(type.workflow, moves),
    withdrawn: withdrawn !== undefined && standing(withdrawn)[0]?.value === true,
    circle: inOrder.findLast(({ head }) => head.act === "circle" || head.act === "create")?.head.circle ?? first.circle,
    setAside,
  };
}

function onceEach(changes: Iterable<OpenedChange>): Iterable<OpenedChange> {
  const byId = new Map<string, OpenedChange>();
  for (const change of changes) {
    const known = byId.get(change.head.id);
    // The same change may come once opened and once not; what could be read stands.
    if (!known || (!known.body && change.body)) byId.set(change.head.id, change);
  }
  return byId.values();
}

function sayPart(registers: Map<Address, Register>, made: Omit<Held, "value">, part: Part): void {
  for (const [address, value] of Object.entries(part.set)) {
    if (!address.startsWith("@")) say(registerAt(registers, address), { ...made, value }, part.seen[address] ?? []);
  }
}

function registerAt(registers: Map<Address, Register>, address: Address): Register {
  const known = registers.get(address);
  if (known) return known;
  const made = newRegister();
  registers.set(address, made);
  return made;
}

function seenAt(part: Part | undefined, address: Address): readonly Stamp[] {
  return part?.seen[address] ?? [];
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
function rowsThatStand(registers: ReadonlyMap<Address, Register>): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, { group: string; row: string; first: Stamp; stamps: Set<Stamp>; removed: Set<Stamp> }>();
  for (const [address, register] of registers) {
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
    for (const held of register.held.values()) if (held.stamp < entry.first) entry.first = held.stamp;
    for (const held of standing(register))
      if (target.at === "cell" || held.value !== false) entry.stamps.add(held.stamp);
    if (target.at === "row") for (const stamp of register.covered) entry.removed.add(stamp);
  }
  const rows = new Map<string, string[]>();
  const inOrder = [...said.values()].sort((a, b) => compare(a.first, b.first) || compare(a.row, b.row));
  for (const { group, row, stamps, removed } of inOrder) {
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
