// Reading what arrived: exactly the form of docs/formats.md, or a problem that names a member of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type Envelope, factsHash, signedText } from "#core/change/change.ts";
import { isProblem } from "#core/problem.ts";
import { hashText } from "#core/seal/bytes.ts";
import { RideDay } from "#test/bicycles/workshop.ts";
import { newId, rode, say, stated } from "#test/contract/workshop.ts";
import { idOf, readEnvelope } from "./envelope.ts";
import { MOST_ADDRESSES, MOST_BODY, MOST_FACT_ROWS } from "./limits.ts";

const vectors = JSON.parse(readFileSync(join(import.meta.dirname, "../../test/vectors/format-1.json"), "utf8"));
const day = say({ type: RideDay, answers: { route: "Canal" } });
const problemOf = (value: unknown): readonly unknown[] => {
  const read = readEnvelope(value);
  return isProblem(read) ? [read.code, ...(read.field === undefined ? [] : [read.field])] : ["read"];
};
const withHead = (head: object): object => ({ ...day, head: { ...day.head, ...head } });

test("every envelope of the first format is read as it was written, with the text that was signed", () => {
  for (const { envelope, signed } of vectors.envelopes as { envelope: Envelope; signed: string }[]) {
    assert.deepEqual(readEnvelope(envelope), { ...envelope, text: signed });
  }
  assert.deepEqual(readEnvelope(day), { ...day, text: signedText(day.head) });
});

test("what is not an envelope is malformed, and so is one with a member too many or too few", () => {
  for (const value of [undefined, null, 1, "x", [], {}, { ...day, more: 1 }, { head: day.head, body: "" }])
    assert.deepEqual(problemOf(value), ["change.malformed"]);
  const { stamp: _, ...headless } = day.head;
  assert.deepEqual(problemOf({ ...day, head: headless }), ["change.malformed", "head"]);
  assert.deepEqual(problemOf(withHead({ more: 1 })), ["change.malformed", "head"]);
});

test("each member of a head has its form, and the problem names it", () => {
  const wrong: readonly [string, unknown][] = [
    ["id", day.head.id.toUpperCase().replace("0", "A")],
    ["tenant", "north"],
    ["stream", null],
    ["record", `${newId()} `],
    ["author", 1],
    ["device", ""],
    ["type", "Ride Day"],
    ["act", "erase"],
    ["act", "move:"],
    ["act", "move:constructor"],
    ["stamp", "now"],
    ["saidAt", "then"],
    ["schema", 0],
    ["schema", 1.5],
    ["circle", "all"],
    ["generation", -1],
    ["codec", "0"],
    ["bodyHash", "x"],
    ["factsHash", day.head.bodyHash.toUpperCase().replace("0", "A")],
  ];
  for (const [member, value] of wrong)
    assert.deepEqual(problemOf(withHead({ [member]: value })), ["change.malformed", member]);
  assert.deepEqual(problemOf(withHead({ v: 2 })), ["change.format-unknown"]);
  assert.deepEqual(problemOf(withHead({ v: "1" })), ["change.malformed", "v"]);
});

describe("what is said readably", () => {
  const saying = (set: object, seen: object = {}): readonly unknown[] => problemOf(withHead({ shown: { set, seen } }));

  test("is any value at any address, known or not", () => {
    const set = {
      route: "x",
      "topics=brakes": true,
      "heads/a/count": 1.5,
      "new field": null,
      paid: { minor: 1, currency: "EUR" },
      "à/b/c=d": "é🚲",
    };
    assert.deepEqual(saying(set, { route: [day.head.stamp], "@state": [], "@withdrawn": [] }), ["read"]);
  });

  test("is no list, nothing nested, nothing that is not a number or cannot be kept", () => {
    for (const value of [
      [],
      [1],
      { a: { b: 1 } },
      { a: true },
      { constructor: 1 },
      Number.POSITIVE_INFINITY,
      "\u0000",
      "\ud800",
      undefined,
    ])
      assert.deepEqual(saying({ route: value }), ["change.malformed", "shown.set"]);
  });

  test("is at no address that means something to JavaScript or to the fold", () => {
    for (const address of [
      "",
      "constructor",
      "a/toString/b",
      "a=valueOf",
      "@state",
      "@else",
      "x".repeat(301),
      "a//b",
      "a=",
    ])
      assert.deepEqual(saying({ [address]: 1 }), ["change.malformed", "shown.set"]);
    for (const seen of [{ "@else": [] }, { route: ["now"] }, { route: day.head.stamp }])
      assert.deepEqual(saying({}, seen), ["change.malformed", "shown.seen"]);
  });
});

test("a body or facts other than those that were signed are refused", () => {
  assert.deepEqual(problemOf({ ...day, body: "{}" }), ["change.hash-differs", "body"]);
  assert.deepEqual(problemOf({ ...day, facts: stated(1, []) }), ["change.hash-differs", "facts"]);
  assert.deepEqual(problemOf({ ...day, signature: "x" }), ["change.malformed", "signature"]);
  assert.deepEqual(problemOf({ ...day, signature: "x".repeat(86) }), ["read"]);
});

test("what is too large is said to be too large", () => {
  const body = "x".repeat(MOST_BODY + 1);
  assert.deepEqual(problemOf({ ...withHead({ bodyHash: hashText(body) }), body }), ["change.too-large", "body"]);
  const many = Object.fromEntries(Array.from({ length: MOST_ADDRESSES + 1 }, (_, index) => [`f${index}`, 1]));
  assert.deepEqual(problemOf(withHead({ shown: { set: many, seen: {} } })), ["change.too-large", "shown"]);
  assert.deepEqual(problemOf(withHead({ shown: { set: { route: "x".repeat(70_000) }, seen: {} } })), [
    "change.too-large",
    "head",
  ]);
  const facts = stated(
    1,
    Array.from({ length: MOST_FACT_ROWS + 1 }, (_, index) => rode(newId(), { key: String(index) })),
  );
  assert.deepEqual(problemOf({ ...withHead({ factsHash: factsHash(facts) }), facts }), ["change.too-large", "facts"]);
});

test("a refusal is about the id that can be read, and about nothing otherwise", () => {
  assert.equal(idOf(withHead({ stamp: "x" })), day.head.id);
  for (const value of [null, 1, {}, { head: {} }, { head: { id: "x" } }]) assert.equal(idOf(value), null);
});
