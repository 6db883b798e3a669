// A sealed file of format 1, which must open for ever. The file of vectors is never regenerated.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { FileAnswer } from "#core/record/file-answer.ts";
import { boxKey, openBox } from "#core/seal/box.ts";
import { type FilePlace, openFile, sealFile } from "#core/seal/file.ts";
import type { Subtle } from "#core/seal/platform.ts";

interface Vector {
  readonly place: FilePlace;
  readonly file: FileAnswer;
  /** One for each chunk, hex. */
  readonly nonces: readonly string[];
  /** The plain is byte 0, 1, 2 … 250, over and over. */
  readonly plain: { readonly counts: number };
  /** The first box is told by its beginning and its hash, for it is long; the last stands whole. */
  readonly first: { readonly begins: string; readonly sha256: string };
  readonly last: string;
}

const { place, file, nonces, plain, first, last } = JSON.parse(
  readFileSync(new URL("file-1.json", import.meta.url), "utf8"),
) as Vector;
const subtle = crypto.subtle as unknown as Subtle;
const whole = Uint8Array.from({ length: file.bytes }, (_, at) => at % plain.counts);
const nonceIn = (waiting: string[]) => () => Uint8Array.from(Buffer.from(waiting.shift() ?? "", "hex"));

describe("sealed file 1", () => {
  it("is sealed to the same letters, and opens", async () => {
    const boxes: string[] = [];
    for await (const box of sealFile({ subtle, random: nonceIn([...nonces]) }, place, file, whole)) boxes.push(box);
    assert.equal(boxes.length, 2);
    assert.equal(boxes[0]?.slice(0, first.begins.length), first.begins);
    assert.equal(createHash("sha256").update(boxes[0] ?? "").digest("hex"), first.sha256);
    assert.equal(boxes[1], last);
    assert.deepEqual(await openFile({ subtle }, place, file, (chunk) => boxes[chunk]), whole);
  });

  it("opens its last chunk as it stands here", async () => {
    // By the box alone: nothing opens out of its place.
    const key = await boxKey(subtle, Uint8Array.from(Buffer.from(file.key, "base64url")), "file");
    const about = { file: { ...place, file: file.id, chunk: 1, last: true } };
    assert.deepEqual(await openBox(key, about, last), whole.slice(65_535));
  });
});
