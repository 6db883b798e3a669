// A load that was cut off is done again without harm: what was accepted stays to the letter, the rest comes, and colleagues read it all.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { programme } from "#programme/register.ts";
import { freshDatabase } from "#test/database.ts";
import { pullKnown } from "../commands/known.ts";
import type { Keeper } from "../keeper.ts";
import { keyHolderOf } from "../key-holder.ts";
import { platform } from "../platform.ts";
import { inTenants, openStore, type Store } from "../store/database.ts";
import { ensureInstallation } from "../store/installation.ts";
import { postgresKeeper } from "../store/postgres-keeper.ts";
import { caseTeam, colleagues, fieldTeam, HOME, personOf, tenantOf } from "./colleagues.ts";
import { TODAY } from "./days.ts";
import { type Desk, openDesk } from "./desk.ts";
import { SEED, workAt } from "./load.ts";
import { type Partner, partners } from "./partners.ts";
import { sendAll } from "./send.ts";

const partner = partners.find(({ key }) => key === HOME) as Partner;
const tenant = tenantOf(HOME);
const teams = [fieldTeam(HOME), caseTeam(HOME)];
const folder = mkdtempSync(join(tmpdir(), "banyan-send-"));
let drop: () => Promise<void>;
let store: Store;
let keeper: Keeper;

before(async () => {
  const database = await freshDatabase("send");
  drop = database.drop;
  store = await openStore(database.url);
  const installation = await ensureInstallation(store, { programme: programme.id, demonstration: true, today: TODAY });
  keeper = postgresKeeper({ store, programme, installation, now: Date.now });
  const { admin } = keeper;
  await admin.setRoot((await demonstrationSecrets(platform, "")).trusts);
  await admin.addTenant({ id: tenant, name: partner.name, country: partner.country, partner: true });
  for (const stream of teams) await admin.addStream({ tenant, stream, name: "Team" });
  for (const { key: _, ...one } of colleagues)
    await admin.addPerson({ ...one, grants: one.grants.filter((grant) => grant.tenant === tenant) });
});
after(async () => {
  await store?.close();
  await drop?.();
  rmSync(folder, { recursive: true });
});

/** What was done at a partner beside its registers, said anew from the same seed. */
function saidAnew(): Desk {
  const desk = openDesk(SEED, HOME);
  workAt(desk, partner, [], folder);
  return desk;
}

const send = (through: Keeper): Promise<void> =>
  sendAll({ keeper: through, key: HOME, organisation: partner.name, teams, desk: saidAnew() });

const logged = () =>
  inTenants(store, [tenant], (sql) =>
    sql<{ id: string; head: string; body: string; box: string | null }>(
      "SELECT id, head, body, (SELECT string_agg(box, ' ' ORDER BY key) FROM wrap w WHERE w.tenant = c.tenant AND w.record = c.record) AS box FROM change c ORDER BY stream, n",
    ),
  );

test("what was accepted before the end stays to the letter, and the rest follows", async () => {
  let left = 12;
  const cut: Keeper = {
    ...keeper,
    push: (...said) => (left-- > 0 ? keeper.push(...said) : Promise.reject(new Error("cut off"))),
  };
  await assert.rejects(send(cut), /cut off/);
  const before = await logged();
  assert.ok(before.length > 20);
  await send(keeper);
  const after = await logged();
  assert.equal(after.length, saidAnew().waiting.length);
  const byId = new Map(after.map((one) => [one.id, one]));
  for (const { id, head, body } of before) assert.deepEqual([byId.get(id)?.head, byId.get(id)?.body], [head, body]);
  await send(keeper);
  assert.deepEqual(await logged(), after, "done a third time it changes nothing at all");
});

test("everything is sealed and signed, each record under one key, and whoever belongs reads it", async () => {
  const rows = await logged();
  const sealed = rows.filter(({ body }) => body !== "");
  assert.ok(sealed.length > 100);
  for (const { head } of sealed) assert.equal(JSON.parse(head).codec, 1);
  const wraps = await inTenants(store, [tenant], (sql) =>
    sql<{ count: number }>("SELECT count(*)::int AS count FROM wrap GROUP BY record"),
  );
  assert.ok(wraps.every(({ count }) => count === 1));
  for (const role of ["supervisor", "caseworker", "results-officer"]) {
    const id = personOf(HOME, role);
    const grants = colleagues.flatMap((one) => (one.id === id ? one.grants : []));
    const holder = await keyHolderOf({
      keeper,
      programme,
      person: { id, grants: grants.map((grant) => ({ person: id, ...grant })) },
      secrets: await demonstrationSecrets(platform, id),
      now: 0,
    });
    const { known, shut } = await pullKnown(keeper, holder, tenant);
    assert.deepEqual([shut.size, known.length > 20], [0, true], role);
  }
});
