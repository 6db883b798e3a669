// A checkpoint: what a fold has gathered, written down, so that it goes on without the changes it came from.
// Promise: however changes are shared out between a checkpoint and what is folded onto it, in whatever order and how often they come, the
// record is the one that all of them give. It serves no older version of this form: whoever has one makes it again from the changes.
import type { Address, Value } from "../change/change.ts";
import type { Stamp } from "../change/clock.ts";
import { type Held, standing } from "../change/merge.ts";
import {
  type By,
  type FoldedRecord,
  folded,
  type Gathered,
  type Gathering,
  gather,
  inOrder,
  nothingGathered,
  type OpenedChange,
  registerAt,
} from "./fold.ts";
import type { RecordType } from "./type.ts";
import type { MoveMade } from "./workflow.ts";

export const CHECKPOINT = 1;

/** The place of a change in `changes`; a stamp that no change here has, but that somebody had seen, stands as itself. */
type At = number;
type Seen = At | Stamp;

/** JSON, so that it can be sealed and, in time, signed. Nothing in it names a change twice. */
export interface Checkpoint {
  readonly v: typeof CHECKPOINT;
  readonly record: string;
  readonly type: string;
  readonly tenant: string;
  readonly stream: string;
  /** As the earliest change named it. */
  readonly circle: string;
  /** Whoever reads it by the last change that said so, where one did. */
  readonly readers?: readonly [circle: string, said: At];
  readonly created?: At;
  readonly authors: readonly string[];
  /** In the order of stamps. Of what was set aside: 1 could not be read, 2 is an act that was not known, 3 both. */
  readonly changes: readonly (readonly [id: string, stamp: Stamp, author: number, aside?: 1 | 2 | 3])[];
  /** What stands, and which change said it. */
  readonly says: readonly (readonly [address: Address, value: Value, said: At])[];
  /** All that was seen at an address by whoever said something later there: what is said yet, and was seen already, is no news. */
  readonly seen?: readonly (readonly [address: Address, seen: readonly Seen[]])[];
  /** When rows and their cells were first said, where what stands there was said later. */
  readonly first?: readonly (readonly [address: Address, said: At])[];
  readonly moves?: readonly (readonly [move: string, made: At, seen: readonly Seen[]])[];
}

/** What these changes of one record come to, written down; nothing for no changes. */
export function checkpointOf(changes: Iterable<OpenedChange>): Checkpoint | undefined {
  return written(gather(nothingGathered(), changes));
}

/** The same, of a checkpoint and changes beside it: `checkpointOn(checkpointOf(A), B)` is `checkpointOf(A ∪ B)`. */
export function checkpointOn(before: Checkpoint, changes: Iterable<OpenedChange>): Checkpoint {
  return written(gather(readBack(before), changes)) ?? before;
}

/** The record of a checkpoint and of changes beside it, wherever in time they stand and whether they were in it already. */
export function foldOnto(
  before: Checkpoint | undefined,
  changes: Iterable<OpenedChange>,
  type?: RecordType,
): FoldedRecord | undefined {
  return folded(gather(before ? readBack(before) : nothingGathered(), changes), type);
}

function written({ changes, place, created, readers, registers, firstSaid, moves }: Gathering): Checkpoint | undefined {
  if (!place) return undefined;
  const all = inOrder([...changes.values()]);
  const at = new Map(all.map(({ id }, index) => [id, index]));
  const atStamp = new Map(all.map(({ stamp }, index) => [stamp, index]));
  const placeOf = (id: string): At => at.get(id) ?? -1;
  const seenOf = (stamps: Iterable<Stamp>): readonly Seen[] =>
    Array.from(stamps, (stamp) => atStamp.get(stamp) ?? stamp);
  const authors = [...new Set(all.map(({ author }) => author))];
  const says: (readonly [Address, Value, At])[] = [];
  const seen: (readonly [Address, readonly Seen[]])[] = [];
  const first: (readonly [Address, At])[] = [];
  for (const address of [...registers.keys()].sort()) {
    const register = registers.get(address);
    const heads = register ? standing(register) : [];
    for (const { value, change } of heads) says.push([address, value, placeOf(change)]);
    if (register && register.covered.size > 0) seen.push([address, seenOf([...register.covered].sort())]);
    const said = firstSaid.get(address);
    if (said !== undefined && said !== heads.at(-1)?.stamp) first.push([address, atStamp.get(said) ?? -1]);
  }
  return {
    v: CHECKPOINT,
    record: place.record,
    type: place.type,
    tenant: place.tenant,
    stream: place.stream,
    circle: place.circle,
    ...(readers && { readers: [readers.circle, placeOf(readers.id)] as const }),
    ...(created && { created: placeOf(created.id) }),
    authors,
    changes: all.map((change) => changeLine(change, authors.indexOf(change.author))),
    says,
    ...(seen.length > 0 && { seen }),
    ...(first.length > 0 && { first }),
    ...(moves.size > 0 && {
      moves: inOrder([...moves.values()].map((made) => ({ ...made, id: made.change }))).map(
        (made) => [made.move, placeOf(made.change), seenOf(made.seen)] as const,
      ),
    }),
  };
}

function changeLine({ id, stamp, isRead, isKnown }: Gathered, author: number): Checkpoint["changes"][number] {
  const aside = ((isRead ? 0 : 1) + (isKnown ? 0 : 2)) as 0 | 1 | 2 | 3;
  return aside === 0 ? [id, stamp, author] : [id, stamp, author, aside];
}

function readBack(from: Checkpoint): Gathering {
  const { record, type, tenant, stream, circle, authors } = from;
  const all = from.changes.map(
    ([id, stamp, author, aside = 0]): Gathered => ({
      id,
      stamp,
      author: authors[author] ?? "",
      isRead: (aside & 1) === 0,
      isKnown: (aside & 2) === 0,
    }),
  );
  const at = (place: At): Gathered => all[place] ?? NOBODYS;
  const stampOf = (seen: Seen): Stamp => (typeof seen === "number" ? at(seen).stamp : seen);
  const into = nothingGathered();
  for (const change of all) into.changes.set(change.id, change);
  const by = ({ id, stamp, author }: Gathered): By => ({ id, stamp, author });
  into.place = { ...by(at(0)), record, type, tenant, stream, circle };
  if (from.created !== undefined) into.created = at(from.created);
  if (from.readers) into.readers = { ...by(at(from.readers[1])), circle: from.readers[0] };
  for (const [address, value, said] of from.says) {
    const { id, stamp, author } = at(said);
    const held: Held = { value, stamp, change: id, author };
    registerAt(into.registers, address).held.set(`${stamp} ${id}`, held);
    if (address.includes("/") && stamp < (into.firstSaid.get(address) ?? "~")) into.firstSaid.set(address, stamp);
  }
  for (const [address, seen] of from.seen ?? [])
    for (const stamp of seen) registerAt(into.registers, address).covered.add(stampOf(stamp));
  for (const [address, said] of from.first ?? []) into.firstSaid.set(address, at(said).stamp);
  for (const made of movesIn(from)) into.moves.set(made.change, made);
  return into;
}

/** The moves in a checkpoint, in order, as they were made. */
export function movesIn({ moves = [], changes, authors }: Checkpoint): readonly MoveMade[] {
  const at = (place: At): Checkpoint["changes"][number] => changes[place] ?? ["", "", -1];
  return moves.map(([move, made, seen]) => {
    const [change, stamp, author] = at(made);
    const stamps = seen.map((one) => (typeof one === "number" ? at(one)[1] : one));
    return { move, stamp, change, author: authors[author] ?? "", seen: stamps };
  });
}

/** The changes in a checkpoint that could not be read. */
export function unreadIn(from: Checkpoint | undefined): readonly string[] {
  return (from?.changes ?? []).flatMap(([id, , , aside = 0]) => ((aside & 1) === 0 ? [] : id));
}

/** When this person last said something in a checkpoint's changes. */
export function lastSaidBy({ changes, authors }: Checkpoint, person: string): Stamp | undefined {
  const by = authors.indexOf(person);
  return changes.findLast(([, , author]) => author === by)?.[1];
}

const NOBODYS: Gathered = { id: "", stamp: "", author: "", isRead: false, isKnown: false };
