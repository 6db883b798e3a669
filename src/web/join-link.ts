// The invitation in the address somebody opened. Promise: it is read once and taken out of the address at once, before anything is asked of
// anybody; it is kept in memory alone, for as long as the page stands.
import { type InvitationLink, readInvitation } from "#core/seal/invitation.ts";

export const JOIN_PATH = "/join";

/** Nothing where nobody brought one; `not-whole` where a part of it was lost on the way. */
export type Brought = InvitationLink | "not-whole" | undefined;

let brought: Brought;

/** Whatever stands after the `#` of a link to join, out of the address and into memory. */
export function takeLink(at: Pick<Location, "pathname" | "hash">, past: Pick<History, "replaceState">): Brought {
  if (at.pathname !== JOIN_PATH || at.hash === "") return brought;
  brought = readInvitation(at.hash.slice(1)) ?? "not-whole";
  past.replaceState(null, "", JOIN_PATH);
  return brought;
}

/** It was taken, or somebody went elsewhere. */
export function dropLink(): void {
  brought = undefined;
}
