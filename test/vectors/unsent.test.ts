// A file of unsent changes of format 1, which must open for ever. The file of vectors is never regenerated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Envelope, type Part, signedText } from "#core/change/change.ts";
import type { Problem } from "#core/problem.ts";
import { boxKey } from "#core/seal/box.ts";
import { isSignedBy } from "#core/seal/pair.ts";
import { keysOf, type PersonSecrets } from "#core/seal/person-keys.ts";
import { openBody } from "#core/seal/record-seal.ts";
import { openOwn } from "#web/own-box.ts";
import { parcelOf, readParcel } from "#web/parcel.ts";
import { platform } from "#web/platform.ts";
import { readLine } from "#web/unsent-line.ts";

interface Vector {
  readonly person: string;
  readonly secrets: PersonSecrets;
  readonly file: string;
  /** What is under the author's own key in the first line. */
  readonly boxed: Envelope;
  /** The record's secret of the second line, in hex, and what its body says. */
  readonly bodySecret: string;
  readonly part: Part;
  readonly refused: Problem;
}

const vector = JSON.parse(readFileSync(new URL("unsent-1.json", import.meta.url), "utf8")) as Vector;

describe("unsent changes 1", () => {
  const { person, secrets, file, boxed, bodySecret, part, refused } = vector;
  const lines = readParcel(file, person);
  assert.ok(Array.isArray(lines) && lines.length === 2);
  const [first, second] = lines.map(({ line }: { line: string }) => readLine(line));

  it("is read, and written to the same letters", () => {
    assert.equal(parcelOf(person, lines), file);
    assert.deepEqual([lines[0]?.refused, lines[1]?.refused], [undefined, refused]);
  });

  it("opens what is under its author's own key", async () => {
    assert.ok(first && "own" in first);
    assert.deepEqual(await openOwn(await keysOf(platform, person, secrets), "unsent", first.own), boxed);
  });

  it("holds a change as it will be sent: signed, and its body opens", async () => {
    assert.ok(second && "head" in second);
    const { signing } = await keysOf(platform, person, secrets);
    assert.ok(await isSignedBy(platform, signing.publicKey, signedText(second.head), second.signature));
    const key = await boxKey(platform.subtle, Buffer.from(bodySecret, "hex"), "body");
    assert.deepEqual(await openBody(key, second.head, second.body), part);
  });
});
