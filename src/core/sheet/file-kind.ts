// What a file is by its first bytes, whatever its name says.
// People rename files and programs save web pages as .xls; only the content tells.

import { strToU8 } from "fflate";

/** What a file is: a workbook's wrapping, perhaps a table in text, or nothing we read. */
export type FileKind = { readonly kind: "zip" } | { readonly kind: "text" } | UnreadableKind;

/** `whatItIs` comes with its article: "a PDF". */
export type UnreadableKind =
  | { readonly kind: "empty" | "locked" }
  | { readonly kind: "other-spreadsheet" | "no-spreadsheet"; readonly whatItIs: string };

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
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    if (holdsEncryptedPackage(bytes)) return { kind: "locked" };
    return { kind: "other-spreadsheet", whatItIs: "an old binary Office file, such as XLS" };
  }
  const known = signatures.find(([signature]) => startsWith(bytes, signature));
  if (known !== undefined) return { kind: "no-spreadsheet", whatItIs: known[1] };
  return bytes.every(isBlank) ? { kind: "empty" } : { kind: "text" };
}

/** Names the kind of a text: `text` when it may be a table, or what it is in angle brackets. */
export function textKind(text: string): Exclude<FileKind, { readonly kind: "zip" }> {
  const start = text.slice(0, 4096).trimStart().toLowerCase();
  if (!/^<[!?/a-z]/.test(start)) {
    return isBinary(text) ? { kind: "no-spreadsheet", whatItIs: "a file of some other kind" } : { kind: "text" };
  }
  if (start.includes("microsoft-com:office:spreadsheet")) {
    return { kind: "other-spreadsheet", whatItIs: "an XML spreadsheet of Excel 2003" };
  }
  if (start.includes("tc:opendocument")) return { kind: "other-spreadsheet", whatItIs: "an OpenDocument file" };
  const isData = start.startsWith("<?xml") && !start.includes("<html");
  return { kind: "no-spreadsheet", whatItIs: isData ? "an XML file" : "a web page" };
}

/** Text holds tabs and line ends, and hardly any other control character. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 4096);
  return text.includes("\0") || (start.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0) > start.length / 100;
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
