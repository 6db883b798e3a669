// `recount` on the command line: what waits is stated, what is not one's own is left, and the log folded anew says the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMINISTRATOR, type Person, type Role } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { deviceId } from "#test/bicycles/devices.ts";
import { Ride, RideDay, workshop } from "#test/bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import {
  milo,
  NOW,
  newId,
  north,
  northRides,
  northStands,
  olga,
  rode,
  sayPlain,
  stated,
} from "#test/contract/workshop.ts";
import { letEverybodyIn } from "#test/everybody-in.ts";
import type { Keeper } from "../keeper.ts";
import { type KeyHolder, keyHolderOf } from "../key-holder.ts";
import { MOST_OFFERED } from "../limits.ts";
import { platform } from "../platform.ts";
import { inTenants } from "../store/database.ts";
import { foldTenant } from "./fold-log.ts";
import { recountAll } from "./recount.ts";

const administrator = { id: ADMINISTRATOR, label: "Administrator", reason: "lets in", may: { membership: ["admit"] } };
const keyed: Programme = { ...workshop, roles: [...workshop.roles, administrator as Role] };
let opened: OpenedPostgres;
let holders: ReadonlyMap<string, KeyHolder>;
before(async () => {
  opened = await openPostgres(undefined, keyed);
  const invented = { tenant: north, streams: [northStands, northRides], people: [olga, milo], now: NOW };
  holders = await letEverybodyIn(opened.keeper, keyed, invented);
});
after(() => opened.close());

const device = deviceId(0x9);
/** Somebody as the command line acts for them, at this keeper. */
async function actingAs(keeper: Keeper, person: Person): Promise<KeyHolder> {
  const secrets = await demonstrationSecrets(platform, person.id);
  return keyHolderOf({ keeper, programme: keyed, person, secrets, now: NOW });
}

test("states what waits, leaves what one may not change, and checks", async () => {
  const day = sayPlain({ type: RideDay, answers: { riddenOn: "2016-05-01", route: "Canal", topics: ["brakes"] } });
  const rides = Array.from({ length: 3 }, () =>
    sayPlain({ type: Ride, answers: { day: day.head.record, passed: "yes" } }),
  );
  const stale = stated(7, [rode(day.head.record)]);
  const edit = sayPlain({ type: Ride, record: rides[0]?.head.record ?? "", act: "edit", facts: stale });
  const outcomes = await holders.get(olga.id)?.push([day, ...rides, edit]);
  assert.deepEqual(
    outcomes?.map(({ accepted }) => accepted),
    [true, true, true, true, true],
  );
  let fetched = 0;
  const keeper: Keeper = {
    ...opened.keeper,
    async pull(...asked) {
      const pulled = await opened.keeper.pull(...asked);
      fetched += isProblem(pulled) ? 0 : pulled.changes.length;
      return pulled;
    },
  };
  const recountAs = async (person: Person) =>
    recountAll(keeper, keyed, await actingAs(keeper, person), device, NOW, newId);

  assert.deepEqual(await recountAs(milo), { recounted: 0, left: 0, mayBeMore: false });
  assert.deepEqual(await opened.counted(), []);
  fetched = 0;
  assert.deepEqual(await recountAs(olga), { recounted: 3, left: 0, mayBeMore: false });
  assert.equal(fetched, 8, "every change once, and what was stated");
  const counted = await opened.counted();
  assert.deepEqual(
    counted.map(({ kind, dims }) => [kind, dims.answer, dims.topic]),
    Array.from({ length: 3 }, () => ["ride", "yes", "brakes"]),
  );
  assert.deepEqual(await recountAs(olga), { recounted: 0, left: 0, mayBeMore: false });
  const folded = await inTenants(opened.store, [north], (sql) => foldTenant(sql, keyed, north));
  assert.deepEqual([folded.differences, folded.changes], [[], 8]);
});

test("does not call it the rest where as many are offered as are offered at once", async () => {
  const offered = Array.from({ length: MOST_OFFERED }, () => newId());
  const keeper: Keeper = {
    ...opened.keeper,
    async pull(...asked) {
      const pulled = await opened.keeper.pull(...asked);
      return isProblem(pulled) || asked[1] !== northRides ? pulled : { ...pulled, toRecount: offered };
    },
  };
  const told = await recountAll(keeper, keyed, await actingAs(keeper, olga), device, NOW, newId);
  assert.deepEqual(told, { recounted: 0, left: MOST_OFFERED, mayBeMore: true });
});
