// Order within a record, in one push: once a change of it was put off, or what creates it refused, what was said of it later waits as well.
// Promise: nothing is said against what waits, and other records go on.
import type { Head } from "#core/change/change.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Home } from "./accept.ts";

export interface Line {
  /** What keeps this change back: another of its record, said before it, has yet to come in. */
  readonly behind: (head: Head, record: Pick<Home, "created"> | undefined) => Problem | undefined;
  /** This one did not come in. */
  readonly refused: (head: Head, found: Problem) => void;
}

/** It comes again by itself: later, or sealed or stamped anew. */
const PUT_OFF: ReadonlySet<string> = new Set([
  "door.busy",
  "change.no-key",
  "change.epoch-over",
  "change.circle-over",
  "change.stamp-ahead",
  "change.waits",
]);

export function newLine(): Line {
  const putOff = new Map<string, string>();
  const notCreated = new Map<string, string>();
  const placeOf = ({ tenant, record }: Head): string => `${tenant} ${record}`;
  const isAfter = (some: ReadonlyMap<string, string>, head: Head): boolean => {
    const stamp = some.get(placeOf(head));
    return stamp !== undefined && head.stamp > stamp;
  };
  const note = (some: Map<string, string>, head: Head): void => {
    const known = some.get(placeOf(head));
    if (known === undefined || head.stamp < known) some.set(placeOf(head), head.stamp);
  };
  return {
    behind(head, record) {
      const waits = isAfter(putOff, head) || (isAfter(notCreated, head) && record?.created !== true);
      return waits ? problem("change.waits") : undefined;
    },
    refused(head, { code }) {
      if (PUT_OFF.has(code)) note(putOff, head);
      // What is kept aside is there; what is said of it later is kept aside with it.
      else if (head.act === "create" && code !== "change.set-aside") note(notCreated, head);
    },
  };
}
