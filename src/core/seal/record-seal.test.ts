// What is sealed of a record: not a member of its head can be another and the body still open, nor of a wrap's place and the key come out.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { NOTHING_SAID, type Part, sayChange } from "../change/change.ts";
import { type BoxKey, boxKey, isSealFault, NONCE_BYTES, SECRET_BYTES } from "./box.ts";
import type { Subtle } from "./platform.ts";
import {
  type BodyPlace,
  openBody,
  SEALED_CODEC,
  sealBody,
  unwrapSecret,
  type WrapPlace,
  wrapSecret,
} from "./record-seal.ts";

const subtle = crypto.subtle as unknown as Subtle;
const nonce = new Uint8Array(NONCE_BYTES).fill(3);
const secret = new Uint8Array(SECRET_BYTES).fill(9);
const uuid = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const { head } = sayChange(
  {
    id: uuid(1),
    tenant: uuid(2),
    stream: uuid(3),
    record: uuid(4),
    type: "repair",
    act: "edit",
    author: uuid(5),
    device: uuid(6),
    stamp: "015700000000-0001-0000000000000000",
    saidAt: null,
    schema: 1,
    circle: "team",
    generation: 1,
  },
  NOTHING_SAID,
  NOTHING_SAID,
  null,
);
const { bodyHash: _, ...drafted } = head;
const place: BodyPlace = { ...drafted, codec: SEALED_CODEC };
const part: Part = { set: { rider: "Invented Rider" }, seen: { rider: ["015600000000-0001-0000000000000000"] } };
const wrapPlace: WrapPlace = { tenant: uuid(2), record: uuid(4), generation: 1, circle: "team", epoch: 1 };

let body: BoxKey;
let wrap: BoxKey;
before(async () => {
  body = await boxKey(subtle, secret, "body");
  wrap = await boxKey(subtle, new Uint8Array(SECRET_BYTES).fill(4), "wrap");
});

/** The same, with one member another. */
function otherwise<T extends object>(of: T): readonly (readonly [member: string, changed: T])[] {
  return Object.entries(of).map(([member, value]) => {
    const another = typeof value === "number" ? value + 1 : typeof value === "string" ? `${value}x` : { other: true };
    return [member, { ...of, [member]: another }];
  });
}

describe("the body of a change", () => {
  it("opens with the head it was sealed with, and holds no word that could be read", async () => {
    const sealed = await sealBody(body, place, part, nonce);
    assert.deepEqual(await openBody(body, place, sealed), part);
    assert.doesNotMatch(sealed + Buffer.from(sealed, "base64url").toString("latin1"), /Invented|rider/);
  });

  it("opens with no other member of the head", async () => {
    const sealed = await sealBody(body, place, part, nonce);
    const members = otherwise(place);
    assert.ok(members.length >= 17);
    for (const [member, moved] of members)
      assert.deepEqual(await openBody(body, moved, sealed), { fault: "moved" }, member);
  });

  it("is not taken for one where something else was sealed", async () => {
    const wrapped = await wrapSecret(await boxKey(subtle, secret, "body"), wrapPlace, secret, nonce);
    assert.deepEqual(await openBody(body, place, wrapped), { fault: "moved" });
  });
});

describe("a wrapped key", () => {
  it("comes out for its record, generation, circle and epoch, and for no other", async () => {
    const wrapped = await wrapSecret(wrap, wrapPlace, secret, nonce);
    assert.deepEqual(await unwrapSecret(wrap, wrapPlace, wrapped), secret);
    for (const [member, moved] of otherwise(wrapPlace))
      assert.deepEqual(await unwrapSecret(wrap, moved, wrapped), { fault: "moved" }, member);
  });

  it("opens the bodies of its record, and the key of another epoch does not open it", async () => {
    const wrapped = await wrapSecret(wrap, wrapPlace, secret, nonce);
    const out = await unwrapSecret(wrap, wrapPlace, wrapped);
    assert.ok(!isSealFault(out));
    const sealed = await sealBody(body, place, part, nonce);
    assert.deepEqual(await openBody(await boxKey(subtle, out, "body"), place, sealed), part);
    const later = await boxKey(subtle, new Uint8Array(SECRET_BYTES).fill(5), "wrap");
    assert.deepEqual(await unwrapSecret(later, wrapPlace, wrapped), { fault: "other-key" });
  });

  it("is never one of another length", () => {
    assert.throws(() => wrapSecret(wrap, wrapPlace, new Uint8Array(16), nonce), RangeError);
  });
});
