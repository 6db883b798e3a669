// A zip archive, read part by part from its central directory, in pieces, and never more than an allowance.
// What a header claims is believed only once the bytes have borne it out: size by counting, content by checksum.

import { Inflate, strFromU8 } from "fflate";

/** One part of an archive, as the central directory describes it. */
export interface ZipPart {
  readonly name: string;
  readonly locked: boolean;
  readonly deflated: boolean;
  readonly start: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly checksum: number;
}

/** How many bytes may still be unpacked from an archive, over all its parts. */
export interface Allowance {
  bytes: number;
}

/** How unpacking ended; `stopped` when the taker had enough. */
export type Unpacking = "whole" | "stopped" | "damaged" | "too-large";

/** The parts by name in lower case with forward slashes, as office files compare them, or nothing when the archive is damaged. */
export function listParts(zip: Uint8Array): ReadonlyMap<string, ZipPart> | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(zip, view);
  if (end === undefined) return undefined;
  const parts = new Map<string, ZipPart>();
  let at = end.directory;
  for (let n = 0; n < end.count; n++) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > zip.length) return undefined;
    const part = readPart(zip, view, at, nameLength, extraLength);
    if (part === undefined) return undefined;
    parts.set(part.name, part);
    at = next;
  }
  return parts;
}

/** Hands the part's bytes to `take` in pieces until it answers false, all are given, or the allowance is used up. */
export function unpackPart(
  zip: Uint8Array,
  part: ZipPart,
  allowance: Allowance,
  take: (piece: Uint8Array) => boolean,
): Unpacking {
  let ended: Unpacking | undefined;
  let checksum = 0xffffffff;
  let unpacked = 0;
  const takePiece = (piece: Uint8Array): void => {
    if (ended !== undefined || piece.length === 0) return;
    unpacked += piece.length;
    allowance.bytes -= piece.length;
    checksum = addToChecksum(checksum, piece);
    if (allowance.bytes < 0) ended = "too-large";
    else if (unpacked > part.unpackedBytes) ended = "damaged";
    else if (!take(piece)) ended = "stopped";
  };
  const packed = zip.subarray(part.start, part.start + part.packedBytes);
  if (part.deflated) ended = inflateInPieces(packed, takePiece, () => ended);
  else
    for (let at = 0; at < packed.length && ended === undefined; at += 65_536)
      takePiece(packed.subarray(at, at + 65_536));
  if (ended !== undefined) return ended;
  return unpacked === part.unpackedBytes && (checksum ^ 0xffffffff) >>> 0 === part.checksum ? "whole" : "damaged";
}

/** Small pushes, because one may unpack to a thousand times its size before anybody can say stop. */
function inflateInPieces(
  packed: Uint8Array,
  take: (piece: Uint8Array) => void,
  ended: () => Unpacking | undefined,
): Unpacking | undefined {
  let silent = 0;
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) silent = 0;
    take(piece);
  });
  try {
    for (let at = 0; at < packed.length && ended() === undefined; at += pushBytes) {
      silent += pushBytes;
      // Past its end a stream swallows bytes without a word, and each push would copy all of them anew.
      if (silent > 4 * 65_536) return "damaged";
      inflate.push(packed.subarray(at, at + pushBytes), at + pushBytes >= packed.length);
    }
  } catch {
    return ended() ?? "damaged";
  }
  return ended();
}

const pushBytes = 8192;

function readPart(
  zip: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipPart | undefined {
  const method = view.getUint16(at + 10, true);
  const wide = wideSizes(view, at, nameLength, extraLength);
  if (wide === undefined) return undefined;
  const [unpackedBytes, packedBytes, header] = wide;
  if (header + 30 > zip.length || view.getUint32(header, true) !== 0x04034b50) return undefined;
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packedBytes > zip.length) return undefined;
  return {
    name: strFromU8(zip.subarray(at + 46, at + 46 + nameLength))
      .replaceAll("\\", "/")
      .toLowerCase(),
    locked: (view.getUint16(at + 8, true) & 1) === 1 || (method !== 0 && method !== 8),
    deflated: method === 8,
    start,
    packedBytes,
    unpackedBytes,
    checksum: view.getUint32(at + 16, true),
  };
}

/** Sizes and place of a part; where a field is full, the 64-bit one of the extra field 1 stands for it (APPNOTE 4.5.3). */
function wideSizes(
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): readonly [number, number, number] | undefined {
  const narrow: [number, number, number] = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ];
  if (!narrow.includes(0xffffffff)) return narrow;
  const end = at + 46 + nameLength + extraLength;
  for (let extra = at + 46 + nameLength; extra + 4 <= end; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    let next = extra + 4;
    for (const i of [0, 1, 2] as const) {
      if (narrow[i] !== 0xffffffff) continue;
      if (next + 8 > end) return undefined;
      narrow[i] = Number(view.getBigUint64(next, true));
      next += 8;
    }
    return narrow;
  }
  return undefined;
}

/** The end record lies in the last 64 kB; an archive that is too wide for it has a second one just before. */
function findEnd(zip: Uint8Array, view: DataView): { readonly count: number; readonly directory: number } | undefined {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 65_557); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 10, true);
    const directory = view.getUint32(at + 16, true);
    if (count !== 0xffff && directory !== 0xffffffff) return { count, directory };
    if (at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) return { count, directory };
    const wide = Number(view.getBigUint64(at - 12, true));
    if (wide + 56 > zip.length || view.getUint32(wide, true) !== 0x06064b50) return undefined;
    return { count: Number(view.getBigUint64(wide + 32, true)), directory: Number(view.getBigUint64(wide + 48, true)) };
  }
  return undefined;
}

const checksumTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function addToChecksum(checksum: number, bytes: Uint8Array): number {
  let sum = checksum;
  for (let i = 0; i < bytes.length; i++) sum = (sum >>> 8) ^ (checksumTable[(sum ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return sum;
}
