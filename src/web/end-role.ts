// The end of a role as it stands written: on the membership of that team of that organisation and on no other.
// Promise: a visitor's last day stays what was agreed; that access is gone is said in its own place, so that nobody is asked whether it is.
import { type Desk, edit, type Where } from "./acts.ts";

/** A role that ended on this day. `where` is the team it was in; for a role in all teams the one it was written down with. */
export function endRole(desk: Desk, person: string, role: string, where: Where, endedOn: string): void {
  for (const held of desk.store.recordsOf("membership")) {
    const { answers, folded } = held;
    const isIt =
      answers["person"] === person &&
      answers["role"] === role &&
      answers["team"] === where.stream &&
      folded.tenant === where.tenant;
    if (isIt && !folded.withdrawn && answers["endedOn"] === undefined)
      edit(desk, held, { endedOn, ...(answers["toOn"] === undefined && { toOn: endedOn }) });
  }
}
