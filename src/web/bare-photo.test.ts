// What stands beside a picture in a JPEG goes; the picture stays as it was. The drawing itself is looked at in a browser (test/e2e/files.spec.ts).
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { segment, withPlace } from "#test/photo.ts";
import { bareJpeg } from "./bare-photo.ts";
import { kindOf } from "./read-file.ts";

const bytes = (...all: readonly number[]): Uint8Array => Uint8Array.from(all);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const start = bytes(0xff, 0xd8);
const jfif = segment(0xe0, new TextEncoder().encode("JFIF\0"));
const tables = segment(0xdb, bytes(1, 2, 3, 0xff, 0xe1, 0));
const scan = joined(segment(0xda, bytes(1, 0, 0, 63)), bytes(7, 0xff, 0, 9, 0xff, 0xd0, 8, 0xff, 0xd9));
const bare = joined(start, jfif, tables, scan);

describe("a photo without what its camera added", () => {
  it("has no place, no camera and no comment, and its picture is the same", () => {
    const told = withPlace(bare, "Canary Camera");
    assert.ok(Buffer.from(told).includes("Canary Camera") && Buffer.from(told).includes("Exif"));
    assert.deepEqual(bareJpeg(told), bare);
  });

  it("keeps nothing of any added segment, whichever and wherever before the picture, and nothing behind it", () => {
    const added = fc.constantFrom(0xe1, 0xe2, 0xe3, 0xe5, 0xe7, 0xea, 0xed, 0xef, 0xfe);
    const content = fc.uint8Array({ minLength: 0, maxLength: 300 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(added, content)),
        fc.array(fc.tuple(added, content)),
        content,
        (some, more, behind) => {
          const segments = (all: readonly (readonly [number, Uint8Array])[]): Uint8Array =>
            joined(...all.map(([kind, said]) => segment(kind, said)));
          const told = joined(start, segments(some), jfif, segments(more), tables, scan, behind);
          assert.deepEqual(bareJpeg(told), bare);
        },
      ),
    );
  });

  it("is nothing where it is no JPEG, or one that was cut off", () => {
    for (const wrong of [bytes(), bytes(0xff), bytes(0xff, 0xd8), bare.subarray(0, 12), bytes(0xff, 0xd8, 1, 2, 3, 4)])
      assert.equal(bareJpeg(wrong), undefined);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void bareJpeg(any)));
  });
});

describe("what a file is", () => {
  it("is told by its bytes, and nothing but photos and PDF is known", () => {
    const text = (said: string): Uint8Array => new TextEncoder().encode(said);
    for (const [head, kind] of [
      [bare, "photo"],
      [bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0), "photo"],
      [text("RIFF....WEBP"), "photo"],
      [text("%PDF-1.7"), "paper"],
      [text("<svg xmlns="), undefined],
      [text("<!doctype ht"), undefined],
      [text("GIF89a"), undefined],
      [text("RIFF....WAVE"), undefined],
      [bytes(), undefined],
    ] as const)
      assert.equal(kindOf(head), kind);
  });
});
