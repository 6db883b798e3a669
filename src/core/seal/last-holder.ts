// The last key-holder cannot leave unproven: whatever ends somebody's part in a circle must leave somebody who can open it.
// Promise: as long as roles are ended, and keys said to be lost, in the log, no circle becomes unreadable by an oversight; only keys lost for
// good can do that.
import { daysBetween } from "../record/condition.ts";
import { later } from "../record/due.ts";
import { type CirclePlace, isIn, placesOf } from "./circle.ts";
import type { KeyEntry } from "./key-log.ts";
import { type KeyState, RECOVERY } from "./key-state.ts";

/** For so many days a drill proves that the shares of the recovery pair are where they should be. */
export const DRILL_DAYS = 90;

/** Does this entry leave a circle that has secrets with nobody in it, and no recovery pair that was proven of late? */
export function leavesNobody(before: KeyState, after: KeyState, { on, saying }: KeyEntry): boolean {
  if (saying.says !== "ended" && saying.says !== "granted" && saying.says !== "known" && saying.says !== "lost")
    return false;
  const { person } = saying;
  return placesOf(before).some((place) => {
    const leaves = isIn(before, place, person, on) && !isIn(after, place, person, on);
    return leaves && !isProven(after, place, on) && holdersIn(after, place, on).length === 0;
  });
}

/** The circles that this person alone can open, and the recovery pair only as far as a drill has shown it of late. */
export function heldAloneBy(state: KeyState, person: string, on: string): readonly CirclePlace[] {
  return placesOf(state).filter(
    (place) =>
      isIn(state, place, person, on) && !isProven(state, place, on) && holdersIn(state, place, on).length === 1,
  );
}

/** Until when the shares are to be proven next: so many days after the last drill, or after the split where none was held yet. */
export function drillDueOn({ recovery, said }: KeyState): string | undefined {
  const from = recovery?.drilledOn ?? said[recovery?.n ?? -1]?.on;
  return from && later(from, 0, DRILL_DAYS);
}

/** Can the recovery pair open this circle, as a drill of the last weeks has shown? */
function isProven(state: KeyState, place: CirclePlace, on: string): boolean {
  const drilledOn = state.recovery?.drilledOn ?? null;
  if (drilledOn === null || !isIn(state, place, RECOVERY, on)) return false;
  const days = daysBetween(drilledOn, on);
  return days >= 0 && days <= DRILL_DAYS;
}

function holdersIn(state: KeyState, place: CirclePlace, on: string): readonly string[] {
  return [...state.people.keys()].filter((person) => person !== RECOVERY && isIn(state, place, person, on));
}
