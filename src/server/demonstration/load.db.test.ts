import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { indicatorsOf } from "#core/programme.ts";
import { problemLine } from "#core/register/problems.ts";
import { findPeriod } from "#core/result/period.ts";
import { programme } from "#programme/register.ts";
import { type House, openHouse } from "#server/house.ts";
import { asCounter, asOwner } from "#server/store/database.ts";
import { countResults } from "#server/store/results.ts";
import { freshDatabase } from "#test/database.ts";

/** As published in 2017: what the demonstration has to come to by counting. */
const published = { C1: 3667, C2: 2102, C4: 909, F3: 36, P2: 31, P4: 95, G0: 1745 };

const folder = mkdtempSync(join(tmpdir(), "banyan-demonstration-"));
let house: House;
let drop: () => Promise<void>;

before(async () => {
  const database = await freshDatabase("demonstration");
  drop = database.drop;
  house = await openHouse({ databaseUrl: database.url, dataFolder: folder, demonstration: true, now: Date.now, onTrouble: (error) => assert.fail(String(error)) });
});
after(async () => {
  await house?.store.close();
  await drop?.();
  rmSync(folder, { recursive: true });
});

async function figures(period = "2016"): Promise<{ readonly [code: string]: number | null }> {
  const found = findPeriod(period) ?? assert.fail();
  const results = await asCounter(house.store, (sql) => countResults(sql, indicatorsOf(programme), () => [[]], { period: found }));
  return Object.fromEntries(results.map(({ code, value }) => [code, value]));
}

describe("the demonstration", () => {
  it("comes to the seven published figures by counting", async () => {
    const counted = await figures();
    assert.deepEqual(Object.fromEntries(Object.keys(published).map((code) => [code, counted[code]])), published);
  });
});
