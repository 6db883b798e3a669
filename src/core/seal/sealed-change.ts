// What a keyring is given and gives: changes as they leave a device, keys as they are wrapped, and what is known of a record after a restart.
import type { Envelope } from "../change/change.ts";
import type { KnownChains } from "./chain.ts";
import type { SignedEntry } from "./key-log.ts";

/** A record's key for a generation, under the key of a circle in an epoch; `key` is the commitment of what is inside. */
export interface Wrap {
  readonly record: string;
  readonly generation: number;
  readonly circle: string;
  readonly epoch: number;
  readonly key: string;
  readonly box: string;
  /** For a circle that reads the record since: it seals nothing that comes. */
  readonly again?: true;
}

/** A change as it leaves a device; the wrap stands beside it until the server has it. */
export interface SealedChange extends Envelope {
  readonly wrap: Wrap | null;
  /** With a `circle`: every key of the record, for those who read it from here on; the server forgets all others. */
  readonly rewraps?: readonly Wrap[];
}

/** The keys of one organisation as its server hands them to one person. */
export interface KeysPage {
  readonly tenant: string;
  /** Those that follow what was asked from. */
  readonly entries: readonly SignedEntry[];
  /** Secrets of epochs, sealed to this person. */
  readonly boxes: readonly EpochBox[];
  /** Of each epoch of these circles, the secret of the one before, under its own. */
  readonly befores: readonly EpochBox[];
}

export interface EpochBox {
  readonly stream: string;
  readonly circle: string;
  readonly epoch: number;
  readonly box: string;
}

/** JSON. */
export interface KnownOfRecord {
  readonly chains: KnownChains;
  readonly wraps: readonly Wrap[];
  /** Who reads it, and the stamp of the change that said so. */
  readonly readers?: { readonly stamp: string; readonly circle: string };
}
