// The bytes of a text file as text, whichever of the four encodings spreadsheets save in: UTF-8, UTF-16 of either
// order, Windows-1252. A byte order mark decides; without one, what the bytes can and cannot be.

import { strFromU8 } from "fflate";

/** The text of a file without its byte order mark. Never fails: any bytes are some text in Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return strFromU8(bytes.subarray(3));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), 1);
  const zeros = zerosByPlace(bytes.subarray(0, 1024));
  if (zeros.odd > 0.3 && zeros.even < 0.05) return decodeUtf16(bytes, 0);
  if (zeros.even > 0.3 && zeros.odd < 0.05) return decodeUtf16(bytes, 1);
  return isUtf8(bytes) ? strFromU8(bytes) : fromCodes(bytes.length, (at) => decodeWindows1252(bytes[at] ?? 0));
}

/** Latin text in UTF-16 has a zero in every second byte: which one tells the order. */
function zerosByPlace(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const share = (from: number): number =>
    bytes.filter((byte, at) => byte === 0 && at % 2 === from).length / (bytes.length / 2 || 1);
  return { even: share(0), odd: share(1) };
}

function decodeUtf16(bytes: Uint8Array, high: 0 | 1): string {
  return fromCodes(bytes.length >> 1, (at) => ((bytes[2 * at + 1 - high] ?? 0) << 8) | (bytes[2 * at + high] ?? 0));
}

/** 0x80 to 0x9f as Windows reads them; the five it leaves open stay control characters (WHATWG Encoding). */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeWindows1252(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte;
}

/** Whether the bytes are well-formed UTF-8: no overlong form, no half of a pair, nothing past U+10FFFF (RFC 3629). */
function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at++] ?? 0;
    if (lead < 0x80) continue;
    const following =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    if (following === 0) return false;
    const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    for (let n = 0; n < following; n++) {
      const next = bytes[at++] ?? 0;
      if (next < (n === 0 ? least : 0x80) || next > (n === 0 ? most : 0xbf)) return false;
    }
  }
  return true;
}

function fromCodes(length: number, codeAt: (at: number) => number): string {
  let text = "";
  for (let from = 0; from < length; from += 8192) {
    const codes: number[] = [];
    for (let at = from; at < length && at < from + 8192; at++) codes.push(codeAt(at));
    text += String.fromCharCode(...codes);
  }
  return text;
}
