// Key logs, held to one contract by both keepers: a log only goes on as signed, and what it gives stands. May the wrong person do this?
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ADMINISTRATOR } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { nextEntry, type SignedEntry } from "#core/seal/key-log.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import type { Keeper } from "#server/keeper.ts";
import { ON } from "../key-office.ts";
import { type OpenedKeeper, openMemory, openPostgres } from "./keepers.ts";
import { codeOf, keyed, openHouse, openStand } from "./key-house.ts";
import { newId } from "./workshop.ts";

const keepers = { "in memory": () => openMemory(keyed), "on PostgreSQL": () => openPostgres(console.error, keyed) };

for (const [name, open] of Object.entries(keepers)) {
  describe(`keys in a keeper ${name}`, () => {
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
    const bossesOf = async (tenant: string): Promise<readonly string[]> => {
      const [at] = await keeper.admin.staffOf([tenant]);
      return (at?.people ?? []).flatMap(({ id, grants }) =>
        grants.some(({ role, toOn }) => role === ADMINISTRATOR && toOn === undefined) ? id : [],
      );
    };

    it("have one root for ever", async () => {
      const { root } = stand.tending;
      assert.equal(await keeper.admin.setRoot("A".repeat(43)), false);
      assert.equal(await keeper.admin.setRoot(root), true);
      assert.equal((await keeper.hello()).root, root);
    });

    it("are founded by the root, for somebody who is known here, and make them the administrator", async () => {
      const house = await openHouse(keeper, stand);
      const strange = await openHouse(keeper);
      assert.equal(codeOf(await strange.post(strange.founded)), "keys.not-believed", "under another root");
      const { entry } = house.founded;
      const unknown = { ...entry, saying: { ...entry.saying, person: newId() } } as typeof entry;
      assert.equal(codeOf(await house.post(await house.signedBy(house.root, unknown))), "door.not-allowed");
      assert.deepEqual(await bossesOf(house.tenant), []);
      assert.equal(await house.post(house.founded), undefined);
      assert.deepEqual(await bossesOf(house.tenant), [house.founder.person]);
      assert.equal(codeOf(await house.post(house.founded)), "keys.behind", "once");
      const nowhere = { tenant: newId(), entries: [], boxes: [], befores: [] };
      assert.equal(codeOf(await keeper.keys.post(nowhere)), "door.not-found");
    });

    describe("a log", () => {
      it("goes on for one of those who begin an epoch at once, and the others hear of it", async () => {
        const house = await openHouse(keeper, stand);
        await house.post(house.founded);
        const rings: Keyring[] = [];
        for (let count = 0; count < 4; count += 1)
          rings.push(await house.join({ role: "mechanic", stream: house.stream }));
        for (const ring of rings) await house.sync(ring);
        const posts = await Promise.all(rings.map(house.postOf));
        assert.ok(posts.every((post) => post !== undefined));
        const answers = await Promise.all(posts.map((post) => keeper.keys.post(post!)));
        const codes = answers.map(codeOf);
        assert.deepEqual(codes.toSorted(), ["keys.behind", "keys.behind", "keys.behind", undefined]);
        const lost = rings[codes.indexOf("keys.behind")]!;
        await house.sync(lost);
        assert.equal(await house.postOf(lost), undefined, "there is one already");
      });

      it("takes nothing that is unsigned, not the next, of another organisation, or not of its day", async () => {
        const { milo, founder, sign, post, enter } = stand;
        const person = newId();
        await enter(person);
        const saying = { says: "granted", person, role: "guest", stream: null } as const;
        const { by, signing } = { by: founder.person, signing: founder.signing };
        const good = await sign(by, signing, saying);
        const refused = async (...entries: readonly SignedEntry[]) => codeOf(await post(...entries));
        assert.equal(await refused({ ...good, signature: "A".repeat(86) }), "keys.not-believed");
        assert.equal(await refused(await sign(by, milo.keys.signing, saying)), "keys.not-believed");
        assert.equal(await refused(await sign(milo.keys.person, milo.keys.signing, saying)), "keys.not-believed");
        assert.equal(await refused(await sign(by, signing, saying, { n: good.entry.n + 1 })), "keys.behind");
        assert.equal(await refused(await sign(by, signing, saying, { before: "0".repeat(64) })), "keys.behind");
        assert.equal(await refused(await sign(by, signing, saying, { tenant: newId() })), "keys.not-believed");
        assert.equal(await refused(await sign(by, signing, saying, { on: "2016-12-13" })), "keys.not-believed");
        assert.equal(await refused(await sign(by, signing, saying, { on: "2016-12-11" })), "keys.not-believed");
        assert.equal(await refused(good, good), "keys.not-believed", "all or nothing");
        assert.equal(await refused(good), undefined);
      });

      it("takes no word of yesterday from who may not say it today", async () => {
        const house = await openHouse(keeper, stand);
        const early = { ...house.founded.entry, on: "2016-12-01" };
        assert.equal(await house.post(await house.signedBy(house.root, early)), undefined);
        const { founder, enter, newcomer } = house;
        const deputy = await newcomer();
        const { person } = deputy;
        await enter(person);
        const then = { on: "2016-12-01" };
        const visit = { role: ADMINISTRATOR, stream: null, toOn: "2016-12-10" };
        for (const saying of [
          { says: "known", person, keys: publicOf(deputy) },
          { says: "granted", person, ...visit },
        ] as const)
          assert.equal(await house.post(await house.sign(founder.person, founder.signing, saying, then)), undefined);
        const saying = { says: "granted", person: founder.person, role: "owner", stream: null } as const;
        const backdated = await house.sign(person, deputy.signing, saying, { on: "2016-12-09" });
        assert.equal(codeOf(await house.post(backdated)), "keys.not-believed");
      });
    });

    describe("a role", () => {
      it("stands with the entry that gives it, and ends with the one that ends it", async () => {
        const { end, mona, personOf } = await beside();
        assert.equal((await personOf(mona.keys)).grants.length, 1);
        assert.equal(await end(mona), undefined);
        assert.deepEqual(
          (await personOf(mona.keys)).grants.map(({ role, toOn }) => [role, toOn]),
          [["mechanic", "2016-12-11"]],
        );
        assert.equal(codeOf(await end(mona)), "door.not-found", "it has ended");
      });

      it("is given again with another last day, and a second visit stands beside the first", async () => {
        const { join, give, tenant } = stand;
        const visitor = await join();
        const visit = { role: "mechanic", stream: stand.stream, fromOn: "2016-03-01" };
        const next = { ...visit, fromOn: "2016-09-01", toOn: "2016-09-30" };
        for (const one of [{ ...visit, toOn: "2016-03-31" }, next, { ...visit, toOn: "2016-03-11" }])
          assert.equal(await give(visitor.keys, one), undefined);
        const [staffed] = await keeper.admin.staffOf([tenant]);
        const found = staffed?.people.find(({ id }) => id === visitor.keys.person);
        assert.deepEqual(found?.grants, [{ ...visit, toOn: "2016-03-11" }, next]);
      });

      it("exists, is for a team of the organisation, and has a last day where it is a visit", async () => {
        const { milo, give, stream } = stand;
        const given = async (grant: object) => {
          const found = await give(milo.keys, { role: "owner", stream: null, ...grant });
          return isProblem(found) ? [found.code, found.field] : "given";
        };
        assert.deepEqual(await given({ role: "tricyclist" }), ["door.bad-request", "role"]);
        assert.deepEqual(await given({ stream: newId() }), ["door.bad-request", "stream"]);
        assert.deepEqual(await given({ role: ADMINISTRATOR, stream }), ["door.bad-request", "stream"]);
        assert.deepEqual(await given({ fromOn: "2016-02-30" }), ["door.bad-request", "fromOn"]);
        assert.deepEqual(await given({ toOn: "2016-02-30" }), ["door.bad-request", "toOn"]);
        assert.deepEqual(await given({ role: "inspector" }), ["door.bad-request", "toOn"]);
        assert.equal(await given({ role: "inspector", toOn: "2016-12-31" }), "given");
      });

      it("to release is given at the alliance, and to nobody at a partner", async () => {
        const alliance = await openHouse(keeper, stand, false);
        await alliance.post(alliance.founded);
        const releaser = { role: "releaser", stream: null };
        assert.equal(await alliance.give((await alliance.join()).keys, releaser), undefined);
        assert.equal(codeOf(await stand.give(stand.milo.keys, releaser)), "door.not-allowed");
      });

      it("is given to nobody who is not known here, and nobody is invited who is not", async () => {
        const { founder, say } = stand;
        const person = newId();
        const invitation = publicOf(founder).signs;
        assert.equal(codeOf(await say(founder, { says: "invited", person, invitation })), "door.not-allowed");
        const granted = { says: "granted", person, role: "guest", stream: null } as const;
        assert.equal(codeOf(await say(founder, granted)), "door.not-allowed");
        const known = { says: "known", person, keys: publicOf(founder) } as const;
        assert.equal(codeOf(await say(founder, known)), "door.not-allowed");
      });

      it("of the last administrator with keys does not end, and does not come to an end", async () => {
        const house = await beside();
        const { founder, enter, say, join, give, tenant } = house;
        const admin = { role: ADMINISTRATOR, stream: null };
        const keyless = newId();
        await enter(keyless);
        assert.equal(await say(founder, { says: "granted", person: keyless, ...admin }), undefined);
        const second = await join({ ...admin, toOn: "2016-12-31" });
        const ended = { says: "ended", person: founder.person, ...admin } as const;
        assert.equal(codeOf(await say(second.keys, ended)), "door.not-allowed", "who goes by themselves does not stay");
        const short = { says: "granted", person: founder.person, ...admin, toOn: "2016-12-31" } as const;
        assert.equal(codeOf(await say(second.keys, short)), "door.not-allowed");
        assert.deepEqual(new Set(await bossesOf(tenant)), new Set([founder.person, keyless]));
        assert.equal(await give(second.keys, admin), undefined);
        assert.equal(await say(second.keys, ended), undefined);
        assert.deepEqual(new Set(await bossesOf(tenant)), new Set([second.keys.person, keyless]));
        const own = { says: "ended", person: second.keys.person, ...admin } as const;
        await house.sync(second);
        const signed = await house.signedBy(
          second.keys.signing,
          nextEntry(second.stateOf(tenant), second.keys.person, ON, own),
        );
        assert.equal(codeOf(await house.post(signed)), "keys.not-believed", "nobody ends a role of their own");
      });
    });
  });
}
