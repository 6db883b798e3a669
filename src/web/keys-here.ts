// What a person is told of keys on their device.
import type { WaitingHere } from "./tend-keys.ts";

/** How it stands with keys here. */
export interface KeysHere {
  /** Who waits to be let in by this person. */
  readonly waiting: readonly WaitingHere[];
  /** This person waits to be let in by a colleague. */
  readonly isWaiting: boolean;
  /** Organisations whose key log the server has tampered with. */
  readonly notBelieved: readonly string[];
  /** Changes that are not what they say they are, not signed by their author or moved: they are in no record. */
  readonly untrueCount: number;
  /** Changes before which another one of the same device is missing, or is not what it was. */
  readonly brokenCount: number;
  /** Changes that this person has no key to. */
  readonly unreadCount: number;
}
