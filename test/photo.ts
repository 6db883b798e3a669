// A JPEG with what a camera writes beside a picture: where it was taken, with what, and a comment.

/** A segment of a JPEG: its kind, its length, what is in it. */
export function segment(kind: number, said: Uint8Array): Uint8Array {
  const length = said.length + 2;
  return Uint8Array.from([0xff, kind, length >> 8, length & 0xff, ...said]);
}

/** The same picture, as a camera would have written it at 52° 22' 12" north, 4° 53' 42" east. */
export function withPlace(jpeg: Uint8Array, camera: string): Uint8Array {
  const added = [
    segment(0xe1, exif(camera)),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${camera}</x:xmpmeta>`)),
    segment(0xed, text(`Photoshop 3.0\0${camera}`)),
    segment(0xfe, text(`${camera} comment`)),
  ];
  return Uint8Array.from([...jpeg.subarray(0, 2), ...added.flatMap((one) => [...one]), ...jpeg.subarray(2)]);
}

function text(said: string): Uint8Array {
  return new TextEncoder().encode(said);
}

const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;

/** EXIF 2.3: a TIFF of two lists, the camera and the way to the place, and the place. */
function exif(camera: string): Uint8Array {
  const name = text(`${camera}\0`);
  const tiff = new DataView(new ArrayBuffer(200 + name.length));
  const ifd = (at: number, tags: readonly (readonly [tag: number, type: number, count: number, value: number])[]) => {
    tiff.setUint16(at, tags.length);
    for (const [index, [tag, type, count, value]] of tags.entries()) {
      const entry = at + 2 + index * 12;
      tiff.setUint16(entry, tag);
      tiff.setUint16(entry + 2, type);
      tiff.setUint32(entry + 4, count);
      tiff.setUint32(entry + 8, value);
    }
  };
  const [first, place, latitude, longitude, names] = [8, 40, 120, 144, 168];
  tiff.setUint16(0, 0x4d4d);
  tiff.setUint16(2, 42);
  tiff.setUint32(4, first);
  ifd(first, [
    [0x010f, ASCII, name.length, names],
    [0x8825, LONG, 1, place],
  ]);
  const letter = (one: string): number => one.charCodeAt(0) << 24;
  ifd(place, [
    [1, ASCII, 2, letter("N")],
    [2, RATIONAL, 3, latitude],
    [3, ASCII, 2, letter("E")],
    [4, RATIONAL, 3, longitude],
  ]);
  for (const [at, parts] of [
    [latitude, [52, 22, 12]],
    [longitude, [4, 53, 42]],
  ] as const)
    for (const [index, part] of parts.entries()) {
      tiff.setUint32(at + index * 8, part);
      tiff.setUint32(at + index * 8 + 4, 1);
    }
  const whole = new Uint8Array(tiff.buffer);
  whole.set(name, names);
  return Uint8Array.from([...text("Exif\0\0"), ...whole]);
}
