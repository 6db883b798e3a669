// Text that means the same on every machine: canonical JSON (RFC 8785) and its SHA-256, in hex.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** The one text of a JSON value (RFC 8785, JCS): sorted keys, no spaces, ECMAScript numbers. Throws on what JSON cannot say. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/** SHA-256 of the UTF-8 bytes of a text, as 64 hex digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
