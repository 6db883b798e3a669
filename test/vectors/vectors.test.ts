// Bytes from each released format, which must open for ever. These files are never regenerated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Envelope, factsHash, signedText } from "#core/change/change.ts";
import { findStamp } from "#core/change/clock.ts";
import { agreeOn, cursorText, findCursor, type Protocol } from "#core/change/protocol.ts";
import { relevant } from "#core/record/answers.ts";
import { foldRecord } from "#core/record/fold.ts";
import { canonicalText, hashText } from "#core/seal/bytes.ts";
import { opened } from "#test/bicycles/devices.ts";
import { Repair } from "#test/bicycles/workshop.ts";

interface Vectors {
  readonly envelopes: readonly { readonly envelope: Envelope; readonly signed: string; readonly hash: string }[];
  readonly record: { readonly answers: object; readonly disputed: { readonly bicycle: readonly string[] }; readonly state: string };
  readonly stampsInOrder: readonly string[];
  readonly canonical: readonly { readonly value: unknown; readonly text: string }[];
  readonly cursor: { readonly text: string; readonly parts: object };
  readonly handshake: readonly { readonly mine: Protocol; readonly theirs: Protocol; readonly agreed: number | null }[];
}

const vectors = JSON.parse(readFileSync(new URL("format-1.json", import.meta.url), "utf8")) as Vectors;

describe("format 1", () => {
  it("signs the same text, with the same hashes of body and facts", () => {
    assert.equal(vectors.envelopes.length, 5);
    for (const { envelope, signed, hash } of vectors.envelopes) {
      assert.equal(signedText(envelope.head), signed);
      assert.equal(hashText(signed), hash);
      assert.equal(hashText(envelope.body), envelope.head.bodyHash);
      assert.equal(factsHash(envelope.facts), envelope.head.factsHash);
    }
  });

  it("opens and folds to the same record, conflict and state included", () => {
    const folded = foldRecord(vectors.envelopes.map(({ envelope }) => opened(envelope)), Repair)!;
    assert.deepEqual(relevant(folded, Repair), vectors.record.answers);
    assert.deepEqual(folded.fields.get("bicycle")?.disputed.map((held) => held.value), vectors.record.disputed.bicycle);
    assert.equal(folded.workflow?.state, vectors.record.state);
  });

  it("orders stamps as text", () => {
    assert.deepEqual([...vectors.stampsInOrder].reverse().sort(), vectors.stampsInOrder);
    for (const stamp of vectors.stampsInOrder) assert.ok(findStamp(stamp));
  });

  it("writes canonical text, cursors and handshakes the same", () => {
    for (const { value, text } of vectors.canonical) assert.equal(canonicalText(value), text);
    assert.deepEqual(findCursor(vectors.cursor.text), vectors.cursor.parts);
    assert.equal(cursorText(findCursor(vectors.cursor.text)!), vectors.cursor.text);
    assert.equal(findCursor(`${vectors.cursor.text}x`), undefined);
    for (const { mine, theirs, agreed } of vectors.handshake) assert.equal(agreeOn(mine, theirs) ?? null, agreed);
  });
});
