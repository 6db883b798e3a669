// A photo as its picture and nothing else: drawn anew on the device, and written without what a camera or a browser adds.
// Promise: nothing that stood beside the picture leaves: no place, no time, no camera, no name, no small picture of the larger one.

/** The longer side, in points of the picture: enough to read a page of print. */
const MOST_POINTS = 2_048;
const QUALITY = 0.85;

/** The bytes of a JPEG, or nothing where this is no picture the platform can read. */
export async function barePhoto(photo: Blob): Promise<Uint8Array | undefined> {
  const picture = await createImageBitmap(photo).catch(() => undefined);
  if (!picture) return undefined;
  const scale = Math.min(1, MOST_POINTS / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  // A JPEG knows no glass: what shines through is paper.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return drawn ? bareJpeg(new Uint8Array(await drawn.arrayBuffer())) : undefined;
}

const START = 0xd8;
const SCAN = 0xda;
/** What an application added, from its first to its last kind, and what anybody wrote beside it. */
const APP0 = 0xe0;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

/**
 * A JPEG without the segments that applications add (EXIF with place and camera, XMP, IPTC) and without comments; how colours and lines are
 * written (APP0, APP14) stays. Nothing where it is no JPEG, or ends before its picture begins.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== START) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const kind = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    // Filling between segments.
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    if (kind === SCAN) return joined([...kept, pictureOf(bytes.subarray(at))]);
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    const isAdded = (kind >= APP0 && kind <= APP15 && kind !== APP0 && kind !== APP14) || kind === COMMENT;
    if (!isAdded) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

const END = 0xd9;

/** Up to the end of the picture, and nothing that stands behind it: within a scan 0xff stands before 0x00 or a restart. */
function pictureOf(scan: Uint8Array): Uint8Array {
  for (let at = 0; at + 1 < scan.length; at += 1)
    if (scan[at] === 0xff && scan[at + 1] === END) return scan.subarray(0, at + 2);
  return scan;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
