// A key log of format 1 and the secrets beside it, which must be believed and must open for ever. The file is never regenerated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Role } from "#core/access/role.ts";
import { boxKey } from "#core/seal/box.ts";
import { hashText } from "#core/seal/bytes.ts";
import { isIn } from "#core/seal/circle.ts";
import { type EpochPlace, epochKeys, openBefore, openEpoch, sealBefore } from "#core/seal/epoch.ts";
import { entryText, isKeyLogFault, readKeyLog, type SignedEntry } from "#core/seal/key-log.ts";
import { epochsOf, type KeyState, noKeys } from "#core/seal/key-state.ts";
import { sealingPair, signingPair, signText } from "#core/seal/pair.ts";
import type { PublicKeys } from "#core/seal/person-keys.ts";
import { unwrapSecret, type WrapPlace, wrapSecret } from "#core/seal/record-seal.ts";
import { platform } from "#server/platform.ts";

interface Sealed<P> {
  readonly place: P;
  readonly nonce: string;
  readonly box: string;
}

interface Vectors {
  readonly root: { readonly seed: string; readonly publicKey: string };
  readonly roles: readonly Role[];
  readonly people: readonly { readonly person: string; readonly seeds: PublicKeys; readonly keys: PublicKeys }[];
  readonly log: {
    readonly tenant: string;
    /** `seed` is whose signature it is, `hash` what the next entry names. */
    readonly entries: readonly (SignedEntry & {
      readonly seed: string;
      readonly text: string;
      readonly hash: string;
    })[];
  };
  readonly epochs: readonly { readonly secret: string; readonly commitment: string; readonly seals: string }[];
  readonly epochBox: Omit<Sealed<EpochPlace>, "nonce"> & { readonly person: string };
  readonly before: Sealed<EpochPlace>;
  readonly wrap: Sealed<WrapPlace> & { readonly secret: string };
  readonly handedOn: Sealed<WrapPlace> & { readonly secret: string; readonly under: string };
}

const vectors = JSON.parse(readFileSync(new URL("keys-1.json", import.meta.url), "utf8")) as Vectors;
const { root, roles, people, log, epochs, epochBox, before, wrap, handedOn } = vectors;
const bytes = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, "hex"));
const [founder, first, second] = people as [Vectors["people"][0], Vectors["people"][0], Vectors["people"][0]];
const [older, newer] = epochs as [Vectors["epochs"][0], Vectors["epochs"][0]];

async function readLog(entries: readonly SignedEntry[] = log.entries): Promise<KeyState> {
  const read = await readKeyLog(platform, roles, root.publicKey, noKeys(log.tenant), entries);
  assert.ok(!isKeyLogFault(read), JSON.stringify(read));
  return read;
}

describe("key log 1", () => {
  it("is believed from the root alone, and comes to the same people, roles and epochs", async () => {
    const state = await readLog();
    assert.deepEqual([state.next, state.head], [log.entries.length, log.entries.at(-1)?.hash]);
    assert.deepEqual(
      [...state.people].map(([person, { keys, n }]) => [person, keys, n]),
      [
        [founder.person, founder.keys, 0],
        [first.person, first.keys, 2],
        [second.person, second.keys, 4],
      ],
    );
    const { tenant, stream, circle } = before.place;
    assert.deepEqual(state.grants, [
      { person: founder.person, role: "administrator", tenant, stream: null },
      { person: first.person, role: "mechanic", tenant, stream },
    ]);
    assert.deepEqual(
      epochsOf(state, stream, circle).map(({ epoch, n, commitment, seals }) => [epoch, n, commitment, seals]),
      [
        [1, 6, older.commitment, older.seals],
        [2, 9, newer.commitment, newer.seals],
      ],
    );
    assert.deepEqual(
      people.map(({ person }) => isIn(state, before.place, person, "2016-12-12")),
      [false, true, false],
    );
    assert.deepEqual(state.named.get(handedOn.place.circle), { within: circle, people: [first.person] });
  });

  it("is signed to the same letters", async () => {
    for (const { entry, signature, seed, text, hash } of log.entries) {
      assert.equal(entryText(entry), text);
      assert.equal(hashText(text), hash);
      assert.equal(await signText(platform, await signingPair(platform, bytes(seed)), text), signature);
    }
  });

  it("is believed no further than where a letter of it is another", async () => {
    for (const [at, { entry, signature }] of log.entries.entries()) {
      const turned = `${signature[0] === "A" ? "B" : "A"}${signature.slice(1)}`;
      const entries = log.entries.toSpliced(at, 1, { ...log.entries[at]!, entry, signature: turned });
      const read = await readKeyLog(platform, roles, root.publicKey, noKeys(log.tenant), entries);
      assert.deepEqual(read, { fault: "not-signed", n: at });
    }
  });
});

describe("keys 1", () => {
  it("of a person and of an epoch come of the same seeds", async () => {
    assert.equal((await signingPair(platform, bytes(root.seed))).publicKey, root.publicKey);
    for (const { seeds, keys } of people) {
      assert.equal((await signingPair(platform, bytes(seeds.signs))).publicKey, keys.signs);
      assert.equal((await sealingPair(platform, bytes(seeds.seals))).publicKey, keys.seals);
    }
    for (const { secret, commitment, seals } of epochs) {
      const keys = await epochKeys(platform, bytes(secret));
      assert.deepEqual([keys.commitment, keys.sealing.publicKey], [commitment, seals]);
    }
  });

  it("of an epoch open for whom they are sealed to, there and nowhere else", async () => {
    const open = async (seed: string, place: EpochPlace, person: string) =>
      openEpoch(platform, await sealingPair(platform, bytes(seed)), place, person, newer.commitment, epochBox.box);
    const opened = await open(first.seeds.seals, epochBox.place, epochBox.person);
    assert.ok(!("fault" in opened));
    assert.deepEqual(opened.secret, bytes(newer.secret));
    const moved = { fault: "moved" };
    assert.deepEqual(await open(second.seeds.seals, epochBox.place, epochBox.person), moved);
    assert.deepEqual(await open(first.seeds.seals, epochBox.place, second.person), moved);
    assert.deepEqual(await open(first.seeds.seals, { ...epochBox.place, epoch: 1 }, epochBox.person), moved);
  });

  it("of the epoch before open under the newer, and are sealed to the same letters", async () => {
    const opened = await openBefore(platform, before.place, bytes(newer.secret), older.commitment, before.box);
    assert.ok(!("fault" in opened));
    assert.deepEqual(opened.secret, bytes(older.secret));
    const fixed = { ...platform, random: () => bytes(before.nonce) };
    assert.equal(await sealBefore(fixed, before.place, bytes(newer.secret), bytes(older.secret)), before.box);
  });

  it("of a record open under those of its circle, and are wrapped to the same letters", async () => {
    for (const { place, nonce, secret, box, under } of [{ ...wrap, under: newer.secret }, handedOn]) {
      const { wraps } = await epochKeys(platform, bytes(under));
      assert.deepEqual(await unwrapSecret(wraps, place, box), bytes(secret));
      assert.equal(await wrapSecret(wraps, place, bytes(secret), bytes(nonce)), box);
    }
    const { again: _, ...other } = handedOn.place;
    const under = await boxKey(platform.subtle, bytes(handedOn.under), "wrap");
    assert.deepEqual(await unwrapSecret(under, other, handedOn.box), { fault: "moved" }, "handed on, not begun");
  });
});
