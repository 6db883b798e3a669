// What a file is by its first bytes, whatever its name says.
// People rename files and programs save web pages as .xls; only the content tells.

import { strToU8 } from "fflate";

/** What the bytes are: a workbook's wrapping, something with a name of its own, or perhaps text. */
export type FileKind =
  | { readonly kind: "empty" | "zip" | "compound" | "locked-compound" | "text" }
  | { readonly kind: "other"; readonly whatItIs: string };

const signatures: readonly (readonly [signature: string, whatItIs: string])[] = [
  ["%PDF", "a PDF"],
  ["\x89PNG", "an image"],
  ["\xff\xd8\xff", "an image"],
  ["GIF8", "an image"],
  ["II*\0", "an image"],
  ["MM\0*", "an image"],
  ["RIFF", "an image, a sound or a film"],
  ["{\\rtf", "a text document"],
  ["Rar!", "an archive"],
  ["7z\xbc\xaf", "an archive"],
  ["\x1f\x8b", "a compressed file"],
  ["SQLite format 3\0", "a database"],
];

/** Names the kind of file; `empty` also when there is nothing but blanks. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) return { kind: "zip" };
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    return { kind: holdsEncryptedPackage(bytes) ? "locked-compound" : "compound" };
  const known = signatures.find(([signature]) => startsWith(bytes, signature));
  if (known !== undefined) return { kind: "other", whatItIs: known[1] };
  return { kind: bytes.every(isBlank) ? "empty" : "text" };
}

/** Whether text is a page or data in angle brackets, and which; nothing when it may be a table. */
export function markupKind(text: string): string | undefined {
  const start = text.slice(0, 4096).trimStart().toLowerCase();
  if (!/^<[!?/a-z]/.test(start)) return undefined;
  if (start.startsWith("<?xml") && start.includes("office:spreadsheet")) return "an XML spreadsheet of Excel 2003";
  return start.startsWith("<?xml") && !start.includes("<html") ? "an XML file" : "a web page";
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  for (let at = 0; at < signature.length; at++) if (bytes[at] !== signature.charCodeAt(at)) return false;
  return true;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** A workbook locked with a password is an old compound file around a stream of this name, in UTF-16 ([MS-OFFCRYPTO] 2.3.4). */
const encryptedPackage = strToU8([..."EncryptedPackage"].join("\0"), true);

function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  const first = encryptedPackage[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (encryptedPackage.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}
