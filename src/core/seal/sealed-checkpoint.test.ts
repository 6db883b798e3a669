// Sealed checkpoints: who opens one, who may say one, and what somebody who lies is caught at.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateSync } from "fflate";
import { platform } from "#server/platform.ts";
import { opened as plainly, uuid } from "#test/bicycles/devices.ts";
import { ON } from "#test/key-office.ts";
import {
  admitInto,
  isSealed,
  type Office,
  open,
  REPAIRS,
  readBy,
  repair,
  stand,
  stream,
  sync,
  tend,
} from "#test/key-stand.ts";
import { type Checkpoint, checkpointOf } from "../record/checkpoint.ts";
import { boxKey, isSealFault, NONCE_BYTES, openBox, sealBox } from "./box.ts";
import { canonicalText, hashText } from "./bytes.ts";
import { newCircle } from "./circle.ts";
import type { Keyring, SealedChange, Wrap } from "./keyring.ts";
import { signText } from "./pair.ts";
import { type CheckpointInside, openCheckpoint, type SealedCheckpoint, sealCheckpoint } from "./sealed-checkpoint.ts";
import { sayNamed } from "./tending.ts";

const LOG = uuid(0x10c);
const at = { logId: LOG, on: ON };
const now = Date.UTC(2016, 11, 13);
const today = { on: ON, now };

/** A repair that Milo wrote down, and what it comes to. */
async function repaired(office: Office, by: Keyring, record = uuid(1)) {
  const plain = repair(office, by, record, "Canary Yellow");
  const sealed = await by.seal(plain);
  isSealed(sealed);
  return { sealed, wraps: [sealed.wrap as Wrap], inside: insideOf(by, sealed, [plainly(plain)]) };
}

function insideOf(
  by: Keyring,
  { head }: SealedChange,
  changes: readonly ReturnType<typeof plainly>[],
): Omit<CheckpointInside, "form"> {
  const { readers } = by.known(head.record);
  const checkpoint = JSON.parse(JSON.stringify(checkpointOf(changes))) as Checkpoint;
  return {
    checkpoint,
    ns: changes.map((_, n) => n + 7),
    chains: [[head.device, [[7, "0"]]]],
    ...(readers && { readers }),
  };
}

async function said(by: Keyring, inside: Omit<CheckpointInside, "form">): Promise<SealedCheckpoint> {
  const made = await sealCheckpoint({ platform, ring: by }, at, inside);
  assert.ok(made && !("fault" in made), "it was sealed");
  return made;
}

const read = (by: Keyring, sealed: SealedCheckpoint, wraps: readonly Wrap[], when = today) =>
  openCheckpoint({ platform, ring: by }, sealed, wraps, when);

/** What somebody of the circle signs who does not keep to the form: another head, another inside. */
async function forged(by: Keyring, sealed: SealedCheckpoint, bytes: Uint8Array, other: Partial<SealedCheckpoint> = {}) {
  const { box: _, signature: __, ...before } = sealed;
  const head = { ...before, ...other };
  const found = await by.findKey(sealed, []);
  assert.ok(found);
  const key = await boxKey(platform.subtle, found.secret, "checkpoint");
  const box = await sealBox(key, { checkpoint: head }, bytes, platform.random(NONCE_BYTES));
  const text = canonicalText({ checkpoint: { ...head, box: hashText(box) } });
  return { ...head, box, signature: await signText(platform, by.keys.signing, text) };
}

const packed = (inside: unknown): Uint8Array => deflateSync(Buffer.from(canonicalText(inside)));

describe("a sealed checkpoint", () => {
  it("opens for whoever reads the record, and for nobody else", async () => {
    const { office, people } = await open(["mechanic", "mechanic", "guide"]);
    const [milo, mona, gita] = people as unknown as [Keyring, Keyring, Keyring];
    await tend(office, milo);
    await admitInto(office, milo);
    await sync(office, mona);
    await sync(office, gita);
    const { inside, wraps } = await repaired(office, milo);
    const sealed = await said(milo, inside);
    assert.ok(!JSON.stringify(sealed).includes("Canary"));
    assert.deepEqual(await read(mona, sealed, wraps), { form: "1", ...inside });
    assert.deepEqual(await read(gita, sealed, wraps), { fault: "no-key" });
    assert.deepEqual(await read(mona, sealed, []), { form: "1", ...inside }, "the key is known by now");
    assert.deepEqual([sealed.upTo, sealed.count, sealed.author], [7, 1, milo.keys.person]);
  });

  it("is not believed once anything of it is another", async () => {
    const { office, milo, mona } = await stand();
    const { inside, wraps } = await repaired(office, milo);
    const sealed = await said(milo, inside);
    const other = {
      ...sealed,
      tenant: sealed.tenant,
      upTo: 8,
      count: 2,
      logId: uuid(2),
      on: "2016-12-13",
      type: "ride",
    };
    for (const name of ["upTo", "count", "logId", "on", "type"] as const) {
      const moved = { ...sealed, [name]: other[name] };
      assert.deepEqual(await read(mona, moved, wraps), { fault: "not-signed" }, name);
      const signed = canonicalText({ checkpoint: { ...moved, signature: undefined, box: hashText(moved.box) } });
      const anew = { ...moved, signature: await signText(platform, milo.keys.signing, signed) };
      assert.deepEqual(await read(mona, anew, wraps), { fault: "moved" }, `${name}, signed anew`);
    }
    const byMona = { ...sealed, author: mona.keys.person };
    assert.deepEqual(await read(milo, byMona, wraps), { fault: "not-signed" }, "in another's name");
  });

  it("of another record is not this one's, also under its key", async () => {
    const { office, milo, mona } = await stand();
    const [one, other] = [await repaired(office, milo, uuid(1)), await repaired(office, milo, uuid(2))];
    const sealed = await said(milo, one.inside);
    const lie = await forged(milo, sealed, packed({ ...other.inside, form: "1" }));
    assert.deepEqual(await read(mona, lie, one.wraps), { fault: "malformed" });
  });

  it("is no change, and no change is one", async () => {
    const { office, milo } = await stand();
    const { inside, sealed: change } = await repaired(office, milo);
    const sealed = await said(milo, inside);
    const key = await milo.newestKey({ ...sealed });
    assert.ok(key);
    const { box, signature: _, ...head } = sealed;
    assert.deepEqual(await openBox(key.body, { checkpoint: head }, box), { fault: "other-key" });
    const own = await boxKey(platform.subtle, key.secret, "checkpoint");
    const { bodyHash: __, ...place } = change.head;
    assert.ok(isSealFault(await openBox(own, { body: place }, change.body)));
  });

  it("is nothing where it is not in its form, and says so without an error", async () => {
    const { office, milo, mona } = await stand();
    const { inside, wraps } = await repaired(office, milo);
    const sealed = await said(milo, inside);
    const form = "1";
    const lies: readonly [string, Uint8Array, object][] = [
      ["another form", packed({ ...inside, form: "2" }), { fault: "other-form" }],
      ["no JSON", deflateSync(Buffer.from("{")), { fault: "malformed" }],
      ["not deflated", Buffer.from("bicycle bicycle bicycle"), { fault: "malformed" }],
      ["nothing at all", new Uint8Array(0), { fault: "malformed" }],
      ["more than there is", packed({ ...inside, form, ns: [3, 7] }), { fault: "malformed" }],
      ["another number", packed({ ...inside, form, ns: [6] }), { fault: "malformed" }],
      ["no checkpoint", packed({ ...inside, form, checkpoint: null }), { fault: "malformed" }],
      ["no chains", packed({ ...inside, form, chains: "none" }), { fault: "malformed" }],
      [
        "more bytes than anybody says",
        deflateSync(Buffer.from(canonicalText({ ...inside, form }).padEnd(4_000_001))),
        { fault: "malformed" },
      ],
    ];
    for (const [why, bytes, fault] of lies)
      assert.deepEqual(await read(mona, await forged(milo, sealed, bytes), wraps), fault, why);
    assert.ok(
      "form" in (await read(mona, await forged(milo, sealed, packed({ ...inside, form })), wraps)),
      "a guest is let in",
    );
  });

  it("tells nobody to seal for others than read the record", async () => {
    const { office, milo, mona } = await stand();
    const { inside, wraps } = await repaired(office, milo);
    const sealed = await said(milo, inside);
    const readers = { stamp: inside.readers?.stamp ?? "", circle: newCircle(platform) };
    const lie = await forged(milo, sealed, packed({ ...inside, form: "1", readers }));
    assert.deepEqual(await read(mona, lie, wraps), { fault: "malformed" });
  });

  it("with a stamp that is yet to come is not believed", async () => {
    const { office, milo, mona } = await stand();
    const { inside, wraps } = await repaired(office, milo);
    const sealed = await said(milo, inside);
    assert.deepEqual(await read(mona, sealed, wraps, { on: ON, now: Date.UTC(2016, 11, 11) }), { fault: "malformed" });
  });
});

describe("whoever says a checkpoint", () => {
  it("is in the record's circle, made sure of by one of it", async () => {
    const { office, milo, mona } = await stand();
    const { inside, wraps } = await repaired(office, milo);
    const spy = office.ringOf(await office.newcomer());
    await office.admit(office.founder, spy.keys, [{ role: "mechanic", stream }]);
    for (const ring of [spy, mona]) await sync(office, ring);
    assert.deepEqual(await sealCheckpoint({ platform, ring: spy }, at, inside), { fault: "no-key" });
    const sealed = await said(milo, inside);
    const { box, signature: _, ...head } = { ...sealed, author: spy.keys.person };
    const text = canonicalText({ checkpoint: { ...head, box: hashText(box) } });
    const lie = { ...head, box, signature: await signText(platform, spy.keys.signing, text) };
    assert.deepEqual(await read(mona, lie, wraps), { fault: "not-signed" });
  });

  it("is not believed once they left, nor once their keys are lost", async () => {
    const { office, milo, mona } = await stand();
    const { inside, wraps } = await repaired(office, milo);
    for (const wrap of wraps) await mona.findKey({ ...wrap, tenant: office.tenant, stream }, wraps);
    const sealed = await said(mona, inside);
    assert.ok("form" in (await read(milo, sealed, wraps)));
    const ended = { says: "ended" as const, person: mona.keys.person, role: "mechanic", stream };
    await office.say(office.founder.person, office.founder.signing, ended);
    await sync(office, milo);
    assert.deepEqual(await read(milo, sealed, wraps), { fault: "not-signed" });
    const second = await stand();
    const lost = await repaired(second.office, second.milo);
    const before = await said(second.milo, lost.inside);
    assert.ok("form" in (await read(second.mona, before, lost.wraps)));
    const { person } = second.milo.keys;
    const keys = second.office.state().people.get(person)?.n ?? -1;
    const { founder } = second.office;
    await second.office.say(founder.person, founder.signing, { says: "lost", person, keys });
    await sync(second.office, second.mona);
    assert.deepEqual(await read(second.mona, before, lost.wraps), { fault: "not-signed" });
  });

  it("makes no new key for it, and goes on under the last where somebody left since", async () => {
    const { office, milo, mona } = await stand();
    const { inside, wraps, sealed: change } = await repaired(office, milo);
    const unknown = { ...inside, checkpoint: { ...inside.checkpoint, record: uuid(44) } };
    assert.deepEqual(await sealCheckpoint({ platform, ring: milo }, at, unknown), { fault: "no-key" });
    const ended = { says: "ended" as const, person: mona.keys.person, role: "mechanic", stream };
    await office.say(office.founder.person, office.founder.signing, ended);
    assert.ok(await tend(office, milo), "a new epoch begins");
    const sealed = await said(milo, inside);
    assert.equal(sealed.generation, change.head.generation, "what she could read already");
    const after = await milo.seal(repair(office, milo, change.head.record, "After"));
    isSealed(after);
    assert.equal((await said(milo, inside)).generation, after.head.generation, "and from then on what she cannot");
    assert.deepEqual(
      await mona.findKey({ ...sealed, generation: after.head.generation, key: after.wrap?.key ?? "" }, [
        ...wraps,
        after.wrap as Wrap,
      ]),
      undefined,
    );
  });

  it("of a record of a few is one of them", async () => {
    const { office, people } = await open(["mechanic", "mechanic", "mechanic"]);
    const [milo, mona, nina] = people as unknown as [Keyring, Keyring, Keyring];
    await tend(office, milo);
    await admitInto(office, milo);
    for (const ring of [mona, nina]) await sync(office, ring);
    const { sealed: change, wraps, inside } = await repaired(office, milo);
    await nina.open(change, wraps);
    const circle = newCircle(platform);
    const named = { within: REPAIRS, people: [milo.keys.person, mona.keys.person] };
    assert.ok(await office.post(await sayNamed(office.tending, milo, office.tenant, { stream, circle }, named)));
    for (const ring of [milo, mona]) await sync(office, ring);
    const narrowed = await milo.seal(readBy(office, milo, change.head.record, circle));
    isSealed(narrowed);
    const theirs = narrowed.rewraps ?? [];
    const readers = { stamp: narrowed.head.stamp, circle };
    const byNina = await forged(nina, await said(nina, inside), packed({ ...inside, form: "1", readers }));
    assert.deepEqual(await read(mona, byNina, theirs), { fault: "not-signed" });
    const byMilo = { ...byNina, author: milo.keys.person };
    const honest = await forged(milo, byMilo, packed({ ...inside, form: "1", readers }));
    assert.ok("form" in (await read(mona, honest, theirs)));
  });
});
