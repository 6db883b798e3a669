// A file opens whole, for its key, its record and its organisation, or not at all.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { base64urlnopad } from "@scure/base";
import fc from "fast-check";
import { type FileAnswer, isFileAnswer, MOST_FILE_BYTES } from "../record/file-answer.ts";
import { CHUNK_BYTES, chunkCount, type FilePlace, nameFile, openFile, sealFile } from "./file.ts";
import type { Subtle } from "./platform.ts";

const platform = {
  subtle: crypto.subtle as unknown as Subtle,
  random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)),
};
const place: FilePlace = { tenant: crypto.randomUUID(), record: crypto.randomUUID() };
const runs = { numRuns: process.env["SLOW"] ? 300 : 20 };

/** Bytes that say where they stand, of three chunks and a piece at most. */
const whole = fc
  .tuple(fc.nat({ max: 3 }), fc.constantFrom(-1, 0, 1, 255, 256, 5_000))
  .map(([chunks, more]) => Math.max(1, chunks * CHUNK_BYTES + more))
  .map((length) => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff));

async function all(sealing: AsyncIterable<string>): Promise<string[]> {
  const boxes: string[] = [];
  for await (const box of sealing) boxes.push(box);
  return boxes;
}

async function sealed(bytes: Uint8Array, at = place): Promise<{ readonly file: FileAnswer; readonly boxes: string[] }> {
  const file = nameFile(platform, crypto.randomUUID(), "image/jpeg", bytes);
  return { file, boxes: await all(sealFile(platform, at, file, bytes)) };
}

const opened = (file: FileAnswer, boxes: readonly string[], at = place) =>
  openFile(platform, at, file, (chunk) => boxes[chunk]);
const faultOf = async (...given: Parameters<typeof opened>): Promise<string> => {
  const answer = await opened(...given);
  return answer instanceof Uint8Array ? "opened" : answer.fault;
};

describe("a sealed file", () => {
  it("opens to what was sealed, and is named by what a form takes", async () => {
    await fc.assert(
      fc.asyncProperty(whole, async (bytes) => {
        const { file, boxes } = await sealed(bytes);
        assert.ok(isFileAnswer(file));
        assert.equal(boxes.length, chunkCount(bytes.length));
        assert.deepEqual(await opened(file, boxes), bytes);
      }),
      runs,
    );
  });

  it("tells its size in steps of 256 bytes, and a full chunk is 64 KiB", async () => {
    const { boxes } = await sealed(new Uint8Array(CHUNK_BYTES + 1));
    const lengths = boxes.map((box) => base64urlnopad.decode(box).length - 61);
    assert.deepEqual(lengths, [65_536, 256]);
    const [one, other] = [await sealed(new Uint8Array(1)), await sealed(new Uint8Array(255))];
    assert.equal(one.boxes[0]?.length, other.boxes[0]?.length);
  });

  it("is refused where a chunk was dropped, repeated, put elsewhere or cut off, or one of another file was put in", async () => {
    const bytes = Uint8Array.from({ length: CHUNK_BYTES * 2 + 9 }, (_, at) => at & 0xff);
    const { file, boxes } = await sealed(bytes);
    const [a, b, c] = boxes as [string, string, string];
    const other = await sealed(bytes);
    for (const [says, instead, fault] of [
      ["the first dropped", [b, c], "moved"],
      ["one in the middle dropped", [a, c], "moved"],
      ["the last dropped", [a, b], "missing"],
      ["one repeated", [a, a, c], "moved"],
      ["two exchanged", [b, a, c], "moved"],
      ["the last in the middle", [a, c, b], "moved"],
      ["one of another file", [a, other.boxes[1]!, c], "other-key"],
      ["all of another file", other.boxes, "other-key"],
      ["one cut off", [a, b.slice(0, 80_000), c], "moved"],
      ["nothing", [], "missing"],
    ] as const)
      assert.equal(await faultOf(file, instead), fault, says);
  });

  it("is refused where any letter of any chunk is another", async () => {
    const bytes = Uint8Array.from({ length: CHUNK_BYTES + 300 }, (_, at) => at & 0xff);
    const { file, boxes } = await sealed(bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 1 }), fc.nat(), async (chunk, at) => {
        const box = boxes[chunk]!;
        // Bits beyond the last byte are no bits of the box.
        const place = at % (box.length - 1);
        const letter = box[place] === "A" ? "B" : "A";
        const instead = boxes.with(chunk, box.slice(0, place) + letter + box.slice(place + 1));
        assert.notEqual(await faultOf(file, instead), "opened");
      }),
      runs,
    );
  });

  it("is refused as a file of another record or organisation", async () => {
    const { file, boxes } = await sealed(new Uint8Array(10));
    assert.equal(await faultOf(file, boxes, { ...place, record: crypto.randomUUID() }), "moved");
    assert.equal(await faultOf(file, boxes, { ...place, tenant: crypto.randomUUID() }), "moved");
    assert.equal(await faultOf({ ...file, id: crypto.randomUUID() }, boxes), "moved");
  });

  it("is refused where what is said of it is another length, key or hash", async () => {
    const { file, boxes } = await sealed(new Uint8Array(CHUNK_BYTES + 10));
    assert.equal(await faultOf({ ...file, bytes: file.bytes - 1 }, boxes), "differs");
    assert.equal(await faultOf({ ...file, bytes: file.bytes + 1 }, boxes), "differs");
    assert.equal(await faultOf({ ...file, bytes: 10 }, boxes), "moved");
    assert.equal(await faultOf({ ...file, bytes: CHUNK_BYTES * 2 + 1 }, [...boxes, boxes[1]!]), "moved");
    const key = base64urlnopad.encode(new Uint8Array(32));
    assert.equal(await faultOf({ ...file, key }, boxes), "other-key");
    assert.equal(await faultOf({ ...file, hash: "0".repeat(64) }, boxes), "differs");
  });

  it("is never sealed where there is nothing, or more than is taken", () => {
    for (const length of [0, MOST_FILE_BYTES + 1])
      assert.throws(() => nameFile(platform, "", "image/jpeg", new Uint8Array(length)), RangeError);
  });

  it("has another key and other letters each time", async () => {
    const [one, other] = [await sealed(new Uint8Array(3)), await sealed(new Uint8Array(3))];
    assert.notEqual(one.file.key, other.file.key);
    const again = await all(sealFile(platform, place, one.file, new Uint8Array(3)));
    assert.notDeepEqual(again, one.boxes);
    assert.deepEqual(await opened(one.file, again), new Uint8Array(3));
  });
});

describe("what is said of a file", () => {
  it("is refused where a part of it is missing or is of another form", () => {
    const file = nameFile(platform, crypto.randomUUID(), "application/pdf", new Uint8Array(3));
    assert.ok(isFileAnswer(file));
    for (const wrong of [
      "a text",
      null,
      {},
      { ...file, id: "x" },
      { ...file, key: `${file.key}A` },
      { ...file, kind: "text/html" },
      { ...file, kind: undefined },
      { ...file, bytes: 0 },
      { ...file, bytes: 1.5 },
      { ...file, bytes: MOST_FILE_BYTES + 1 },
      { ...file, hash: file.hash.toUpperCase().replace(/[0-9]/g, "F") },
    ])
      assert.ok(!isFileAnswer(wrong), JSON.stringify(wrong));
  });
});
