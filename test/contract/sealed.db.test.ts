// Sealed changes and the secrets of epochs, held to one contract by both keepers: a wrap is kept with its change, and a secret is handed to whom
// it is sealed to. May the wrong person do this?
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { signedText } from "#core/change/change.ts";
import { isProblem } from "#core/problem.ts";
import { hashText } from "#core/seal/bytes.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import { signingPair, signText } from "#core/seal/pair.ts";
import { keysOf, makeSecrets, publicOf } from "#core/seal/person-keys.ts";
import { letIn, waitingAt } from "#core/seal/tending.ts";
import type { Keeper } from "#server/keeper.ts";
import { platform } from "#server/platform.ts";
import { type OpenedKeeper, openMemory, openPostgres } from "./keepers.ts";
import { codeOf, keyed, openStand } from "./key-house.ts";
import { newId } from "./workshop.ts";

const keepers = { "in memory": () => openMemory(keyed), "on PostgreSQL": () => openPostgres(console.error, keyed) };
/** As it comes from a device that leaves the wrap out. */
const bare = ({ wrap: _, ...change }: SealedChange): object => change;
/** As of something open: nothing in it is sealed, and nobody signed it. */
const emptied = ({ head: { chain: _, ...head } }: SealedChange): object => ({
  head: { ...head, codec: 0, generation: 0, circle: "team", bodyHash: hashText("") },
  body: "",
  signature: null,
  wrap: null,
});

for (const [name, open] of Object.entries(keepers)) {
  describe(`what is sealed, in a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    let keeper: Keeper;
    let stand: Awaited<ReturnType<typeof openStand>>;
    before(async () => {
      opened = await open();
      keeper = opened.keeper;
      assert.equal((await keeper.hello()).root, null);
      stand = await openStand(keeper);
    });
    after(() => opened.close());

    const beside = () => openStand(keeper, stand);

    describe("a sealed change", () => {
      it("is kept with its wrap, and whoever is in opens both", async () => {
        const { milo, mona, seal, push, pull } = stand;
        const sealed = await seal(milo);
        assert.deepEqual(await push(milo, sealed), [[1, 1]]);
        const page = await pull(mona);
        assert.deepEqual(page.wraps, [sealed.wrap]);
        const [kept] = page.changes;
        assert.ok(kept);
        assert.deepEqual({ ...kept.envelope, wrap: sealed.wrap }, sealed);
        assert.ok(!("fault" in (await mona.open(kept.envelope, page.wraps))));
        assert.deepEqual((await pull(mona, page.next)).wraps, [], "of the records of the page, and no others");
      });

      it("is refused under a key that nobody was given, holds up no other, and comes in with the wrap", async () => {
        const { milo, seal, push } = await beside();
        const record = newId();
        const [first, second, other] = [await seal(milo, record), await seal(milo, record, "edit"), await seal(milo)];
        assert.deepEqual(await push(milo, bare(first), other, bare(second)), ["change.no-key", [1, 1], "change.waits"]);
        assert.deepEqual(await push(milo, first, bare(second)), [
          [2, 1],
          [3, 2],
        ]);
      });

      it("of a record begun on two devices at once keeps both keys", async () => {
        const { milo, mona, seal, push, pull } = await beside();
        const record = newId();
        const [his, hers] = [await seal(milo, record), await seal(mona, record)];
        assert.notEqual(his.wrap?.key, hers.wrap?.key);
        await push(milo, his);
        await push(mona, hers);
        const page = await pull(milo);
        assert.deepEqual(new Set(page.wraps.map(({ key }) => key)), new Set([his.wrap?.key, hers.wrap?.key]));
        for (const { envelope } of page.changes)
          for (const ring of [milo, mona]) assert.ok(!("fault" in (await ring.open(envelope, page.wraps))));
      });

      it("leaves a wrap that stands as it is", async () => {
        const { milo, seal, push, pull } = await beside();
        const record = newId();
        const [first, second] = [await seal(milo, record), await seal(milo, record, "edit")];
        await push(milo, first);
        const other = {
          ...second,
          wrap: second.wrap && { ...second.wrap, box: `${second.wrap.box.slice(0, -4)}AAAA` },
        };
        assert.deepEqual(await push(milo, other), [[2, 2]]);
        assert.deepEqual((await pull(milo)).wraps, [first.wrap]);
      });

      it("under an epoch that is over is refused, with its wrap or without; one that is known is accepted as it was", async () => {
        const house = await beside();
        const { milo, mona, seal, push, end, tend, sync } = house;
        const record = newId();
        const known = await seal(mona, record);
        assert.deepEqual(await push(mona, known), [[1, 1]]);
        assert.ok(!("fault" in (await milo.open(known, known.wrap ? [known.wrap] : []))));
        const [late, later] = [await seal(milo, record, "edit"), await seal(milo)];
        assert.equal(late.wrap?.key, known.wrap?.key);
        const nina = await house.join(house.mechanic);
        await house.admit(milo);
        await sync(nina);
        assert.equal(await end(nina), undefined);
        await tend(mona);
        const passedOff = { ...late, wrap: late.wrap && { ...late.wrap, epoch: 2 } };
        assert.deepEqual(await push(milo, late, later, bare(late), passedOff), Array(4).fill("change.epoch-over"));
        assert.deepEqual(await push(mona, known, bare(known)), [
          [1, 1],
          [1, 1],
        ]);
        await sync(milo);
        milo.forget(later.head.id);
        assert.deepEqual(await push(milo, await seal(milo, record, "edit")), [[2, 2]]);
      });
    });

    describe("what somebody did not sign who is named as its author", () => {
      const refused = "change.not-signed";

      it("is refused, holds up nothing else, and leaves no gap", async () => {
        const { milo, mona, seal, push, pull } = await beside();
        const [his, other, bodyless] = [await seal(milo), await seal(milo), await seal(milo)];
        const asAnother = await signText(platform, mona.keys.signing, signedText(his.head));
        const head = { ...his.head, stamp: other.head.stamp };
        const forged = [
          { ...his, signature: asAnother },
          { ...his, signature: other.signature },
          { ...his, signature: "A".repeat(86) },
          { ...his, head },
          { ...bodyless, ...emptied(bodyless) },
        ];
        assert.deepEqual(await push(milo, ...forged, other), [...forged.map(() => refused), [1, 1]]);
        assert.deepEqual(await push(milo, his), [[2, 1]], "as it was signed it is welcome");
        assert.deepEqual(
          (await pull(mona)).changes.map(({ n }) => n),
          [1, 2],
        );
      });

      it("is not kept aside either: neither of somebody who was cut off nor of somebody who had left", async () => {
        const house = await beside();
        const { milo, mona, founder, tenant, seal, push, end, personOf } = house;
        const [left, cut] = [await seal(mona), await seal(milo)];
        assert.equal(await end(mona), undefined);
        const director = await personOf(founder);
        assert.ok(!isProblem(await keeper.quarantine.cutOff(director, tenant, milo.keys.person)));
        for (const [ring, change] of [
          [mona, left],
          [milo, cut],
        ] as const) {
          assert.deepEqual(await push(ring, { ...change, signature: "A".repeat(86) }), [refused]);
          assert.deepEqual(await push(ring, change), ["change.set-aside"]);
        }
      });

      it("is not what they signed before they got other keys, nor what somebody says who has just joined", async () => {
        const house = await beside();
        const { milo, mona, founder, tenant, sign, post, say, seal, push } = house;
        const early = await seal(milo);
        const anew = await keysOf(platform, milo.keys.person, makeSecrets(platform, house.tending.root));
        const invitation = await signingPair(platform, platform.random(32));
        const { person } = milo.keys;
        await say(founder, { says: "invited", person, invitation: invitation.publicKey });
        const joins = await sign(person, invitation, { says: "joined", person, keys: publicOf(anew) });
        assert.equal(await post(joins), undefined);
        assert.deepEqual(await push(milo, early), [[1, 1]]);
        const late = await seal(milo);
        const signature = await signText(platform, anew.signing, signedText(late.head));
        assert.deepEqual(await push(milo, { ...late, signature }), [[2, 1]]);
        const nina = await house.join(house.mechanic);
        await house.admit(mona);
        await house.sync(nina);
        assert.deepEqual(await push(nina, await seal(nina)), [[3, 1]]);
        assert.equal(nina.stateOf(tenant).keysEver.get(person)?.length, 2);
      });

      it("is accepted where it is known: a change that stands is not asked again", async () => {
        const { milo, seal, push } = await beside();
        const sealed = await seal(milo);
        assert.deepEqual(await push(milo, sealed), [[1, 1]]);
        assert.deepEqual(await push(milo, { ...sealed, signature: "A".repeat(86) }), [[1, 1]]);
      });
    });

    describe("secrets", () => {
      it("are handed to whom they are sealed to, of circles they are in, and to nobody else", async () => {
        const house = await beside();
        const { milo, mona, boss, tenant, personOf } = house;
        const boxesOf = async (ring: Keyring) => {
          const page = await keeper.keys.page(await personOf(ring.keys), tenant, 0);
          assert.ok(!isProblem(page));
          return [page.boxes.length, page.befores.length];
        };
        assert.deepEqual(
          [await boxesOf(milo), await boxesOf(mona), await boxesOf(boss)],
          [
            [1, 0],
            [1, 0],
            [0, 0],
          ],
        );
        const nina = await house.join(house.mechanic);
        await house.admit(milo);
        await house.sync(nina);
        await house.end(nina);
        await house.tend(milo);
        assert.deepEqual(
          [await boxesOf(milo), await boxesOf(boss)],
          [
            [2, 1],
            [0, 0],
          ],
        );
        const own = await keeper.keys.page(await personOf(milo.keys), tenant, 0);
        const hers = await keeper.keys.page(await personOf(mona.keys), tenant, 0);
        assert.ok(!isProblem(own) && !isProblem(hers));
        assert.ok(own.boxes.every(({ box }) => !hers.boxes.some((one) => one.box === box)));
      });

      it("and the log of an organisation are not found by who has no role in it, or none today", async () => {
        const house = await beside();
        const [milo, other] = [await stand.personOf(stand.milo.keys), await house.personOf(house.milo.keys)];
        assert.equal(codeOf(await keeper.keys.page(milo, house.tenant, 0)), "door.not-found");
        assert.equal(codeOf(await keeper.keys.page(other, stand.tenant, 0)), "door.not-found");
        assert.equal(codeOf(await keeper.keys.page(milo, "elsewhere", 0)), "door.not-found");
        assert.equal(await house.end(house.mona), undefined);
        const left = await house.personOf(house.mona.keys);
        assert.equal(codeOf(await keeper.keys.page(left, house.tenant, 0)), "door.not-found");
      });

      it("come only with the entry they belong to, each once, for who is in", async () => {
        const house = await beside();
        const { milo, tenant, tending, place } = house;
        const nina = await house.join(house.mechanic);
        await house.sync(milo);
        const [waiting] = waitingAt(tending, milo, tenant, [place]);
        const made = waiting && (await letIn(tending, milo, tenant, waiting));
        assert.ok(made);
        const [box] = made.boxes as [(typeof made.boxes)[0]];
        const refused = async (more: object) => {
          const found = await keeper.keys.post({ ...made, ...more });
          return isProblem(found) ? [found.code, found.field] : "taken";
        };
        const boxes = ["door.bad-request", "boxes"];
        assert.deepEqual(await refused({ entries: [] }), boxes, "a secret by itself");
        assert.deepEqual(await refused({ boxes: [box, box] }), boxes);
        assert.deepEqual(await refused({ boxes: [{ ...box, person: milo.keys.person }] }), boxes, "in another's place");
        assert.deepEqual(await refused({ boxes: [{ ...box, epoch: 2 }] }), boxes);
        assert.deepEqual(await refused({ boxes: [{ ...box, stream: newId() }] }), boxes);
        const { person: _, ...before } = box;
        assert.deepEqual(await refused({ befores: [before] }), ["door.bad-request", "befores"]);
        assert.equal(await refused({}), "taken");
        await house.sync(nina);
        assert.ok(nina.secretOf(tenant, place.stream, place.circle, 1));
      });

      it("of an epoch that begins are for who is in, with the one before", async () => {
        const house = await beside();
        const { milo, mona, place } = house;
        const nina = await house.join(house.mechanic);
        await house.end(mona);
        await house.sync(milo);
        const made = await house.postOf(milo);
        assert.ok(made);
        const [box, before] = [made.boxes[0]!, made.befores[0]!];
        const refused = async (more: object) => {
          const found = await keeper.keys.post({ ...made, ...more });
          return isProblem(found) ? [found.code, found.field] : "taken";
        };
        for (const ring of [mona, nina, house.boss])
          assert.deepEqual(await refused({ boxes: [{ ...box, person: ring.keys.person }] }), [
            "door.bad-request",
            "boxes",
          ]);
        for (const befores of [[before, before], [{ ...before, epoch: 1 }], [{ ...before, epoch: 3 }]])
          assert.deepEqual(await refused({ befores }), ["door.bad-request", "befores"]);
        assert.equal(await refused({}), "taken");
        assert.equal(before.circle, place.circle);
      });
    });
  });
}
