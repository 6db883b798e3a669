// One saved act by one person on one record: a head that is signed, a readable part, an opaque body, the facts it states.
// Promise: what is signed is fixed by docs/formats.md and test/vectors; body and facts can be erased without breaking the signature.
import type { Fact } from "../fact/fact.ts";
import { canonicalText, hashText } from "../seal/bytes.ts";
import type { Chain } from "../seal/chain.ts";
import type { Stamp } from "./clock.ts";

export const FORMAT = 1;

/** `field`, `field=option`, `group/rowId` or `group/rowId/field`. */
export type Address = string;
export type Value = string | number | boolean | null | { readonly [key: string]: string | number };

/** What is said in an act: values by address, and for each address the stamps of the values the person was looking at. */
export interface Part {
  readonly set: { readonly [address: Address]: Value };
  readonly seen: { readonly [address: Address]: readonly Stamp[] };
}

export const NOTHING_SAID: Part = { set: {}, seen: {} };

/**
 * `create`, `edit`, `withdraw`, `restore`, or `move:<name>` of the type's workflow. `circle` says who reads the record from here on: those of
 * the circle its head names. `restate` is no person's act: a device that can read a
 * record says anew what it counts, and nothing else.
 */
export type Act = "create" | "edit" | "withdraw" | "restore" | "circle" | "restate" | `move:${string}`;

/** How a body is written. 0: a Part as plain JSON, demonstration only. Empty bodies carry 0 too. Sealed codecs begin at 1. */
export type Codec = 0;

export interface Head {
  readonly v: typeof FORMAT;
  readonly id: string;
  readonly tenant: string;
  readonly stream: string;
  readonly record: string;
  readonly type: string;
  readonly act: Act;
  readonly author: string;
  readonly device: string;
  readonly stamp: Stamp;
  /** The stamp a lying clock first gave, where the device had to stamp anew. */
  readonly saidAt: Stamp | null;
  /** The schema version of the record type this was written with. */
  readonly schema: number;
  /** Who the record is wrapped to: the whole team, or the id of a circle. */
  readonly circle: string;
  /** The generation of the record's data key; 0 where nothing is sealed. */
  readonly generation: number;
  readonly shown: Part;
  readonly codec: number;
  readonly bodyHash: string;
  readonly factsHash: string | null;
  /** What the device had seen kept of its own before it said this (core/seal/chain.ts); only in what is signed. */
  readonly chain?: Chain;
}

/** The facts a record states after this change; they stand only if the record's revision is then `revision`. */
export interface StatedFacts {
  readonly rules: number;
  readonly revision: number;
  readonly rows: readonly Fact[];
}

export interface Envelope {
  readonly head: Head;
  /** Opaque text: a Part as JSON under codec 0, base64url under a sealed codec, "" where nothing is sealed. */
  readonly body: string;
  readonly facts: StatedFacts | null;
  /** Ed25519 over `signedText(head)`, base64url; null in a demonstration. */
  readonly signature: string | null;
}

export type Draft = Omit<Head, "v" | "shown" | "codec" | "bodyHash" | "factsHash" | "chain">;

/** The envelope of an act. `shown` stays readable, `opaque` becomes the body; codec 0, "not sealed, demonstration only". */
export function sayChange(draft: Draft, shown: Part, opaque: Part, facts: StatedFacts | null): Envelope {
  const body = isEmpty(opaque) ? "" : canonicalText(opaque);
  const head: Head = { v: FORMAT, ...draft, shown, codec: 0, bodyHash: hashText(body), factsHash: factsHash(facts) };
  return { head, body, facts, signature: null };
}

/** What a body says that is not sealed: of codec 0, as it is in the memory of a device. Throws where it is another. */
export function bodyPart(body: string): Part {
  return body === "" ? NOTHING_SAID : (JSON.parse(body) as Part);
}

export function factsHash(facts: StatedFacts | null): string | null {
  return facts && hashText(canonicalText(facts));
}

/** The text whose UTF-8 bytes are signed: the canonical head, which holds the hashes of body and facts. */
export function signedText(head: Head): string {
  return canonicalText(head);
}

function isEmpty(part: Part): boolean {
  return Object.keys(part.set).length === 0 && Object.keys(part.seen).length === 0;
}
