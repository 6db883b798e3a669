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
    assert.deepEqual(readEnvelope(envelope), { ...envelope, wrap: null, rewraps: [], text: signed });
  }
  assert.deepEqual(readEnvelope(day), { ...day, wrap: null, rewraps: [], text: signedText(day.head) });
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
    ["circle", "team "],
    ["circle", "team a+"],
    ["circle", `team ${"a".repeat(1_000)}`],
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

describe("a sealed change", () => {
  const boxed = (letter: number): string => Buffer.from([1, ...Array(32).fill(letter), 2, 3]).toString("base64url");
  const key = Buffer.alloc(32, 7).toString("base64url");
  const sealed = (body: string, wrap: object | null, more: object = {}): object => {
    const head = { codec: 1, circle: "team mechanic+owner", generation: 2, bodyHash: hashText(body), ...more };
    return { ...withHead(head), body, wrap };
  };
  const wrap = {
    record: day.head.record,
    generation: 2,
    circle: "team mechanic+owner",
    epoch: 3,
    key,
    box: boxed(9),
  };

  test("comes with the wrap of the key it is under, or with none", () => {
    assert.deepEqual(problemOf(sealed(boxed(7), wrap)), ["read"]);
    assert.deepEqual(problemOf(sealed(boxed(7), null)), ["read"]);
    const { wrap: _, ...bare } = sealed(boxed(7), null) as { readonly wrap: null };
    assert.deepEqual(problemOf(bare), ["read"]);
  });

  test("comes with no wrap of another record, generation, circle or key, and with nothing else in its place", () => {
    for (const [member, value] of [
      ["record", newId()],
      ["generation", 1],
      ["circle", "team owner"],
      ["key", Buffer.alloc(32, 8).toString("base64url")],
      ["key", 1],
      ["epoch", 0],
      ["epoch", "3"],
      ["box", ""],
      ["box", "a b"],
      ["box", "A".repeat(601)],
      ["more", 1],
    ] as const)
      assert.deepEqual(problemOf(sealed(boxed(7), { ...wrap, [member]: value })), ["change.malformed", "wrap"], member);
    for (const instead of [1, "x", [], {}])
      assert.deepEqual(problemOf({ ...sealed(boxed(7), null), wrap: instead }), ["change.malformed", "wrap"]);
    assert.deepEqual(problemOf(sealed(boxed(7), wrap, { codec: 0 })), ["change.malformed", "wrap"]);
    assert.deepEqual(problemOf(sealed(boxed(8), wrap)), ["change.malformed", "wrap"]);
  });

  test("hands a record on with wraps of that record, each of a circle that may be named", () => {
    const handing = (one: object): readonly unknown[] => {
      const { shown: _, ...head } = day.head;
      const act = { ...head, act: "circle", circle: "team owner", shown: { set: {}, seen: {} } };
      return problemOf({ ...day, head: act, rewraps: [{ ...wrap, circle: "team owner", again: true, ...one }] });
    };
    assert.deepEqual(handing({}), ["read"]);
    for (const wrong of [
      { record: newId() },
      { again: undefined },
      { again: false },
      { generation: 0 },
      { circle: "all" },
      { circle: `team ${"a".repeat(1_000)}` },
      { box: "" },
      { more: 1 },
    ])
      assert.deepEqual(handing(wrong), ["change.malformed", "rewraps"], Object.keys(wrong)[0]);
  });

  test("has a body of the letters a box is written in", () => {
    for (const body of ["", "{}", "a+b", `${boxed(7)}=`])
      assert.deepEqual(problemOf(sealed(body, null)), ["change.malformed", "body"]);
  });
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
