// What a person keeps for themselves: nobody else opens it, and nobody else makes it.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { sealTo } from "#core/seal/pair.ts";
import { keysOf, makeSecrets, type PersonKeys } from "#core/seal/person-keys.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import { platform } from "./platform.ts";

let ana: PersonKeys;
let other: PersonKeys;
before(async () => {
  ana = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
  other = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
});

const byAnybody = (what: string, value: unknown): Promise<string> =>
  sealTo(platform, ana.sealing.publicKey, { own: { person: "ana", what } }, utf8ToBytes(JSON.stringify(value)));

describe("a box of one's own", () => {
  it("opens to its owner, as what it is, and to nobody else", async () => {
    const box = await sealOwn(ana, "unsent", { says: "Canary" });
    assert.deepEqual(await openOwn(ana, "unsent", box), { says: "Canary" });
    assert.equal(await openOwn(ana, "drafts", box), undefined);
    assert.equal(await openOwn(other, "unsent", box), undefined);
    assert.equal(await openOwn({ ...ana, person: "rui" }, "unsent", box), undefined);
    assert.equal(await openOwn(ana, "unsent", `${box.slice(0, -2)}AA`), undefined);
    assert.equal(await openOwn(ana, "unsent", "no box"), undefined);
  });

  it("is not made by whoever knows the public key of its owner: what would be signed and sent in that name is refused", async () => {
    for (const what of ["unsent", "drafts", "folds"])
      assert.equal(await openOwn(ana, what, await byAnybody(what, { says: "forged" })), undefined, what);
  });

  it("of an earlier Banyan still opens, where what is in it proves itself", async () => {
    for (const what of ["pages", "keys", "me"])
      assert.deepEqual(await openOwn(ana, what, await byAnybody(what, { says: "kept" })), { says: "kept" }, what);
  });
});
