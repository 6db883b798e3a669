// What a clock said that was far ahead, said anew by the time it was: what was never accepted gets other stamps, in the same order.
// Promise: nothing else of it changes; what one of them had seen it has still seen; the first stamp of each stays with it, as `saidAt`.
import { bodyPart, type Envelope, type Part, sayChange } from "./change.ts";
import { type Clock, findStamp, MOST_AHEAD_MILLIS, newClock, nodeOf, type Stamp, stampOf, tick } from "./clock.ts";

export interface RightTime {
  /** The time it is, in milliseconds since 1970, as whoever refuses has it. */
  readonly now: number;
  /** By how much the clock that stamped was found to be ahead. */
  readonly ahead: number;
}

/** Whether a stamp is refused at this time: nobody can have accepted it before. */
export function isAhead(stamp: Stamp, now: number): boolean {
  return (findStamp(stamp)?.millis ?? 0) > now + MOST_AHEAD_MILLIS;
}

/**
 * These changes, none of which was ever accepted, with stamps that are not ahead: in the order they were said, each later than `behind`, than
 * the one before and than what it had seen. `renamed` knows stamps that were put right before.
 */
export function stampAnew(
  changes: readonly Envelope[],
  { now, ahead }: RightTime,
  behind: readonly Stamp[] = [],
  renamed: ReadonlyMap<Stamp, Stamp> = new Map(),
): readonly Envelope[] {
  const names = new Map(renamed);
  let clock = behind.reduce(later, newClock(""));
  return changes.map(({ head, body, facts }) => {
    const [shown, opaque] = [head.shown, bodyPart(body)].map((part) => seenBy(part, names)) as [Part, Part];
    clock = [shown, opaque].flatMap(({ seen }) => Object.values(seen).flat()).reduce(later, clock);
    clock = {
      ...tick(clock, Math.min(now, (findStamp(head.stamp)?.millis ?? now) - ahead)),
      node: nodeOf(head.device),
    };
    const stamp = stampOf(clock);
    names.set(head.stamp, stamp);
    const { v: _, shown: __, codec: ___, bodyHash: ____, factsHash: _____, chain: ______, ...draft } = head;
    return sayChange({ ...draft, stamp, saidAt: head.saidAt ?? head.stamp }, shown, opaque, facts);
  });
}

function later(clock: Clock, stamp: Stamp): Clock {
  const other = findStamp(stamp);
  if (!other || other.millis < clock.millis || (other.millis === clock.millis && other.count <= clock.count))
    return clock;
  return { ...clock, millis: other.millis, count: other.count };
}

function seenBy({ set, seen }: Part, names: ReadonlyMap<Stamp, Stamp>): Part {
  const anew = Object.entries(seen).map(([address, stamps]) => [address, stamps.map((one) => names.get(one) ?? one)]);
  return { set, seen: Object.fromEntries(anew) };
}
