// Keys in both keepers at once: everything is said to the model in memory and to PostgreSQL, and each answer of one is the answer of the other.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ADMINISTRATOR } from "#core/access/role.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import type { SigningPair } from "#core/seal/pair.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import { splitRecovery } from "#core/seal/recovery.ts";
import type { Keeper } from "#server/keeper.ts";
import { platform, shamir } from "#server/platform.ts";
import { asOwner } from "#server/store/database.ts";
import { type OpenedKeeper, type OpenedPostgres, openMemory, openPostgres } from "./keepers.ts";
import { codeOf, keyed, openStand } from "./key-house.ts";
import { newId } from "./workshop.ts";

let both: readonly [OpenedKeeper, OpenedPostgres];
before(async () => {
  both = [await openMemory(keyed), await openPostgres(console.error, keyed)];
});
after(() => Promise.all(both.map(({ close }) => close())));

/** Of the first who came: one installation has one. */
let root: SigningPair | undefined;

/** Two keepers as one: their answers are compared, but for the id of the log. */
function asOne(one: Keeper, other: Keeper): { readonly keeper: Keeper; readonly compared: () => number } {
  let compared = 0;
  const together = <T extends object>(a: T, b: T): T =>
    new Proxy(a, {
      get: (_, name) => {
        const [its, others] = [a[name as keyof T], b[name as keyof T]];
        if (typeof its !== "function" || typeof others !== "function") return together(its as object, others as object);
        return async (...said: readonly unknown[]) => {
          const answers = [await its(...said), await others(...said)].map((answer) =>
            typeof answer === "object" && answer !== null && "logId" in answer ? { ...answer, logId: "" } : answer,
          );
          assert.deepEqual(answers[1], answers[0], String(name));
          compared += 1;
          return answers[0];
        };
      },
    });
  return { keeper: together(one, other), compared: () => compared };
}

test("a team with keys hears the same from both keepers, whatever it says", async () => {
  const { keeper, compared } = asOne(both[0].keeper, both[1].keeper);
  const stand = await openStand(keeper);
  root = stand.root;
  const { milo, mona, boss, founder, tenant, seal, push, pull, end, tend, say, sync, join, admit, mechanic } = stand;

  const { saying } = await splitRecovery(platform, shamir, boss.stateOf(tenant), [
    milo.keys.person,
    mona.keys.person,
    founder.person,
  ]);
  await say(founder, saying);
  await admit(milo);
  const record = newId();
  const [first, second] = [await seal(milo, record), await seal(milo, record, "edit")];
  await push(milo, { ...second, wrap: null }, first, second, await seal(milo));
  assert.equal((await pull(mona)).wraps.length, 2);

  const nina = await join(mechanic, { role: "inspector", stream: null, toOn: "2016-12-31" });
  await admit(mona);
  await sync(nina);
  const late = await seal(nina);
  assert.equal(await end(nina), undefined);
  await tend(mona);
  const outcomes = await push(nina, late, second);
  assert.deepEqual(outcomes, ["change.not-allowed", "change.not-allowed"], "who has left");
  assert.deepEqual(await push(milo, await seal(milo, record, "edit")), ["change.epoch-over"]);
  await sync(milo);
  await push(mona, await seal(mona));
  for (const from of [0, 2]) await pull(mona, from);

  await say(founder, { says: "granted", person: mona.keys.person, role: ADMINISTRATOR, stream: null });
  await say(mona.keys, { says: "ended", person: founder.person, role: "owner", stream: null });
  await say(milo.keys, { says: "granted", person: nina.keys.person, role: "owner", stream: null });
  await say(founder, { says: "known", person: nina.keys.person, keys: publicOf(founder) });

  for (const ring of [milo, mona, nina, boss])
    for (const from of [0, 5, 1_000]) {
      await keeper.keys.page(await stand.personOf(ring.keys), tenant, from);
      await keeper.keys.page(await stand.personOf(ring.keys), tenant, from, RECOVERY);
    }
  assert.equal(codeOf(await keeper.keys.page({ id: newId(), grants: [] }, tenant, 0)), "door.not-found");
  await keeper.hello();
  assert.ok(compared() > 100, String(compared()));
});

test("an epoch does not begin between the look at a change and its being kept", async () => {
  const { keeper, store } = both[1];
  const { milo, end, mona, seal, push, pull, sync, postOf, stream, tenant } = await openStand(keeper, root && { root });
  const sealed = await seal(milo);
  await end(mona);
  await sync(milo);
  const begins = await postOf(milo);
  assert.ok(begins);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  // The counter of the team is taken: a push has looked, and waits to write.
  const counting = asOwner(store, async (sql) => {
    await sql("SELECT FROM stream WHERE tenant = $1 AND stream = $2 FOR NO KEY UPDATE", [tenant, stream]);
    await released;
  });
  await wait(100);
  const pushed = push(milo, sealed);
  await wait(200);
  const posted = keeper.keys.post(begins);
  assert.equal(await Promise.race([posted, wait(300, "waits")]), "waits");
  release();
  assert.deepEqual([await pushed, await posted, await counting], [[[1, 1]], undefined, undefined]);
  assert.equal((await pull(milo)).changes.length, 1);
});
