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
import { asOwner, type Store } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { ON } from "../key-office.ts";
import { type OpenedKeeper, type OpenedPostgres, openMemory, openPostgres } from "./keepers.ts";
import { codeOf, keyed, openStand } from "./key-house.ts";
import { NOW, newId } from "./workshop.ts";

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
  assert.deepEqual(
    outcomes,
    ["change.set-aside", "change.not-allowed"],
    "who has left, and with the change of another",
  );
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
  // The counter of the team is taken: a push looks, and then waits to write.
  const { promise: taken, resolve: take } = Promise.withResolvers<void>();
  const counting = asOwner(store, async (sql) => {
    await sql("SELECT FROM stream WHERE tenant = $1 AND stream = $2 FOR NO KEY UPDATE", [tenant, stream]);
    take();
    await released;
  });
  await taken;
  const pushed = push(milo, sealed);
  await waiting(store, 1);
  const posted = keeper.keys.post(begins);
  assert.equal(await Promise.race([posted, waiting(store, 2)]), "waiting");
  release();
  assert.deepEqual([await pushed, await posted, await counting], [[[1, 1]], undefined, undefined]);
  assert.equal((await pull(milo)).changes.length, 1);
});

test("a log goes on where another server on the same database has written", async () => {
  const { keeper: here, store } = both[1];
  const installation = await ensureInstallation(store, { programme: keyed.id, demonstration: true, today: ON });
  const there = postgresKeeper({ store, programme: keyed, installation, now: () => NOW });
  const stand = await openStand(here, root && { root });
  const { founder, milo, tenant, stream, sign, seal, personOf, end, mona, sync, postOf } = stand;
  const person = mona.keys.person;
  for (const [at, keeper] of [there, here, there, there, here].entries()) {
    const toOn = `2016-12-${20 + at}`;
    const visit = { says: "granted", person, role: "inspector", stream, toOn } as const;
    const entries = [await sign(founder.person, founder.signing, visit)];
    assert.equal(await keeper.keys.post({ tenant, entries, boxes: [], befores: [] }), undefined, String(at));
  }
  const nina = await stand.join(stand.mechanic);
  await stand.admit(milo);
  await sync(nina);
  const [hers] = await there.push(await personOf(nina.keys), [await seal(nina)]);
  assert.equal(hers?.accepted, true, "who joined here is known there");
  const sealed = await seal(milo);
  await end(mona);
  await sync(milo);
  const begins = await postOf(milo);
  assert.equal(begins && (await there.keys.post(begins)), undefined);
  const [outcome] = await here.push(await personOf(milo.keys), [sealed]);
  assert.equal(outcome?.accepted === false && outcome.problem.code, "change.epoch-over");
  assert.equal((await there.hello()).root, root?.publicKey);
});

/** When so many on this database wait for a lock. */
async function waiting(store: Store, count: number): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const found = await asOwner(store, (sql) =>
      sql("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"),
    );
    if (found.length === count) return "waiting";
    assert.ok(tries < 400, "waited for ten seconds");
    await wait(25);
  }
}
