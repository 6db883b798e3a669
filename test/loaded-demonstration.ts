// The demonstration as it is loaded, for tests of what it comes to: what it counts, its registers brought in again, an attendance withdrawn.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Envelope, NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { newClock, stampOf, tick } from "#core/change/clock.ts";
import { indicatorsOf } from "#core/programme.ts";
import { type FoldedRecord, foldRecord, valueAt } from "#core/record/fold.ts";
import type { BroughtIn } from "#core/register/bring-in.ts";
import { problemLine } from "#core/register/problems.ts";
import { findPeriod } from "#core/result/period.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { programme } from "#programme/register.ts";
import { bringFile, isUnreadable } from "#server/commands/bring-file.ts";
import { clockAfter, pullKnown } from "#server/commands/known.ts";
import { caseTeam, fieldTeam, personOf, tenantOf, workerGrants } from "#server/demonstration/colleagues.ts";
import { TODAY } from "#server/demonstration/days.ts";
import { deviceOf } from "#server/demonstration/desk.ts";
import type { Role } from "#server/demonstration/partner-work.ts";
import { partners } from "#server/demonstration/partners.ts";
import { type House, openHouse } from "#server/house.ts";
import { type KeyHolder, keyHolderOf } from "#server/key-holder.ts";
import { platform } from "#server/platform.ts";
import { asCounter } from "#server/store/database.ts";
import { countResults } from "#server/store/results.ts";
import { freshDatabase } from "./database.ts";

/** As published in 2017: what the demonstration has to come to by counting. */
export const published = { C1: 3667, C2: 2102, C4: 909, F3: 36, P2: 31, P4: 95, G0: 1745 };

/** A demonstration on a database and in a folder of its own, and who works in it. */
export function loadedDemonstration() {
  const folder = mkdtempSync(join(tmpdir(), "banyan-demonstration-"));
  let house: House;
  let drop: () => Promise<void>;
  /** What somebody knows, until more is said: the files of a partner are brought in one after the other. */
  const pulled = new Map<string, ReturnType<typeof pullKnown>>();

  async function open(): Promise<House> {
    const database = await freshDatabase("demonstration");
    drop = database.drop;
    house = await openHouse({
      databaseUrl: database.url,
      dataFolder: folder,
      demonstration: true,
      now: Date.now,
      onTrouble: (error) => assert.fail(String(error)),
    });
    return house;
  }

  async function close(): Promise<void> {
    await house?.store.close();
    await drop?.();
    rmSync(folder, { recursive: true });
  }

  async function figures(period = "2016"): Promise<{ readonly [code: string]: number | null }> {
    const found = findPeriod(period) ?? assert.fail();
    const results = await asCounter(house.store, (sql) =>
      countResults(sql, indicatorsOf(programme), () => [[]], { period: found }),
    );
    return Object.fromEntries(results.map(({ code, value }) => [code, value]));
  }

  /** Somebody who works at a partner, with their keys. */
  async function holderAt(key: string, role: Role): Promise<KeyHolder> {
    const { id, grants } = workerGrants(key, role);
    const secrets = await demonstrationSecrets(platform, id);
    return keyHolderOf({ keeper: house.keeper, programme, person: { id, grants }, secrets, now: 0 });
  }

  function pullOnce(key: string, holder: KeyHolder): ReturnType<typeof pullKnown> {
    const known = pulled.get(holder.person.id) ?? pullKnown(house.keeper, holder, tenantOf(key));
    pulled.set(holder.person.id, known);
    return known;
  }

  /** Brings a file of a partner in again, as the person who did it before. */
  async function bringAgain(key: string, file: string): Promise<BroughtIn> {
    const partner = partners.find((one) => one.key === key) ?? assert.fail();
    const holder = await holderAt(key, file.includes("services") ? "supervisor" : "results-officer");
    const { person } = holder;
    const { known, shut } = await pullOnce(key, holder);
    assert.equal(shut.size, 0);
    const bytes = new Uint8Array(readFileSync(join(folder, "registers", key, file)));
    const brought = bringFile(bytes, file, {
      tenant: tenantOf(key),
      stream: file.includes("services") ? caseTeam(key) : fieldTeam(key),
      author: person.id,
      device: deviceOf(person.id),
      country: partner.country,
      ours: [partner.name],
      others: [],
      today: TODAY,
      from: "2015-01-01",
      to: TODAY,
      clock: clockAfter(newClock(deviceOf(person.id)), known, Date.now()),
      now: Date.now(),
      known,
    });
    return isUnreadable(brought) ? assert.fail(brought.map(problemLine).join("\n")) : brought;
  }

  async function push(key: string, changes: readonly Envelope[]): Promise<void> {
    pulled.clear();
    for (const outcome of await (await holderAt(key, "results-officer")).push(changes)) assert.ok(outcome.accepted);
  }

  /** Attendances of one partner at which somebody knew the answers, by participant. */
  async function attendances(key: string): Promise<readonly (readonly FoldedRecord[])[]> {
    const { known } = await pullKnown(house.keeper, await holderAt(key, "results-officer"), tenantOf(key));
    const records = known.flatMap(({ changes }) => foldRecord(changes) ?? []);
    const in2016 = new Set(
      records
        .filter(
          (one) =>
            one.type === "training-day" &&
            String(valueAt(one, "heldOn")).startsWith("2016") &&
            valueAt(one, "topics=recognise-report") === true,
        )
        .map(({ id }) => id),
    );
    const seats = records.filter(
      (one) => one.type === "attendance" && valueAt(one, "knows") === "yes" && in2016.has(String(valueAt(one, "day"))),
    );
    return [...Map.groupBy(seats, (one) => valueAt(one, "countId")).values()];
  }
  async function withdraw(key: string, record: FoldedRecord): Promise<void> {
    const officer = personOf(key, "results-officer");
    const device = deviceOf(officer);
    const { tenant, stream, type } = record;
    const stamp = stampOf(tick(newClock(device), Date.now()));
    await push(key, [
      sayChange(
        {
          id: randomUUID(),
          tenant,
          stream,
          record: record.id,
          type,
          act: "withdraw",
          author: officer,
          device,
          stamp,
          saidAt: null,
          schema: 1,
          circle: "team",
          generation: 0,
        },
        NOTHING_SAID,
        NOTHING_SAID,
        null,
      ),
    ]);
  }

  return { folder, open, close, figures, holderAt, bringAgain, push, attendances, withdraw };
}
