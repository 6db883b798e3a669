// Planted names, and every way in which one of them would show: as it is, in either alphabet of base64 wherever it begins, in hex, as JSON
// escapes, in UTF-16. Promise: what is found is said by name of the canary and the way, so that a scan that finds nothing has looked for it.

export interface Found {
  readonly canary: string;
  readonly as: string;
}

/** Looks for planted names in bytes. Upper and lower case are one; a name has no letters that other scripts would write otherwise. */
export function scannerFor(canaries: readonly string[]): (bytes: Uint8Array | string) => readonly Found[] {
  const forms = canaries.flatMap((canary) =>
    Object.entries(waysToWrite(canary)).flatMap(([as, texts]) => texts.map((text) => ({ canary, as, text }))),
  );
  return (bytes) => {
    const raw =
      typeof bytes === "string" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const exact = raw.toString("latin1");
    const low = exact.toLowerCase();
    return forms
      .filter(({ as, text }) => (as.startsWith("base64") ? exact.includes(text) : low.includes(text.toLowerCase())))
      .map(({ canary, as }) => ({ canary, as }));
  };
}

function waysToWrite(canary: string): { readonly [as: string]: readonly string[] } {
  const latin1 = (bytes: Buffer): string => bytes.toString("latin1");
  const escaped = [...canary].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  return {
    plain: [latin1(Buffer.from(canary))],
    hex: [Buffer.from(canary).toString("hex")],
    "JSON escapes": [escaped],
    "UTF-16": [latin1(Buffer.from(canary, "utf16le")), latin1(Buffer.from(canary, "utf16le").swap16())],
    base64: insideOf(canary, "base64"),
    base64url: insideOf(canary, "base64url"),
  };
}

/** The letters that stand for it whatever comes before and after: it may begin at any of three places of a group of four letters. */
function insideOf(canary: string, alphabet: "base64" | "base64url"): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(canary)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
    return whole.toString(alphabet).slice(before === 0 ? 0 : before + 1);
  });
}
