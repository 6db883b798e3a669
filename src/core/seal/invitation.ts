// An invitation as it travels: a link that one person hands to another outside of Banyan. What follows the `#` is sent to nobody.
// Promise: a link that was cut, mistyped or grown on its way is no link; whoever reads it finds out before anything is asked of a server.
import { sha256 } from "@noble/hashes/sha2.js";
import { base64urlnopad } from "@scure/base";
import { printLetters } from "../words/letters.ts";
import { SECRET_BYTES } from "./box.ts";
import { PUBLIC_KEY } from "./pair.ts";

export interface InvitationLink {
  readonly id: string;
  /** From it come what is shown to the server and what signs `joined` (person-keys.ts, `wayIn`). */
  readonly secret: Uint8Array;
  /** The public signing key of the installation that whoever takes it is to trust. */
  readonly root: string;
}

const LINK = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

/** What follows the `#` of the link. */
export function invitationText({ id, secret, root }: InvitationLink): string {
  return `${id}.${base64urlnopad.encode(secret)}.${root}`;
}

/** The invitation in what followed the `#`, or nothing where it is not one. */
export function readInvitation(text: string): InvitationLink | undefined {
  const [, id, secret, root] = LINK.exec(text.trim()) ?? [];
  if (id === undefined || secret === undefined || root === undefined || !PUBLIC_KEY.test(root)) return undefined;
  try {
    const bytes = base64urlnopad.decode(secret);
    return bytes.length === SECRET_BYTES ? { id, secret: bytes, root } : undefined;
  } catch {
    return undefined;
  }
}

const FINGERPRINT_BYTES = 15;
/** Twenty letters in five groups, with the hyphens between. */
const FINGERPRINT_LETTERS = 24;

/** The key of an installation as people compare it on paper: the first twenty letters of its SHA-256. */
export function fingerprintOf(root: string): string {
  const hash = sha256(base64urlnopad.decode(root)).slice(0, FINGERPRINT_BYTES);
  return printLetters(hash).slice(0, FINGERPRINT_LETTERS);
}
