import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Envelope, NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { newClock, stampOf, tick } from "#core/change/clock.ts";
import { indicatorsOf } from "#core/programme.ts";
import { type FoldedRecord, foldRecord, valueAt } from "#core/record/fold.ts";
import type { BroughtIn } from "#core/register/bring-in.ts";
import { problemLine } from "#core/register/problems.ts";
import { findPeriod } from "#core/result/period.ts";
import { isIn, wantedIn } from "#core/seal/circle.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { programme } from "#programme/register.ts";
import { type House, openHouse } from "#server/house.ts";
import { findCut, listCuts } from "#server/store/cuts.ts";
import { asCounter, asOwner } from "#server/store/database.ts";
import { countResults } from "#server/store/results.ts";
import { freshDatabase } from "#test/database.ts";
import { bringFile, isUnreadable } from "../commands/bring-file.ts";
import { clockAfter, pullKnown } from "../commands/known.ts";
import { type KeyHolder, keyHolderOf } from "../key-holder.ts";
import { platform } from "../platform.ts";
import { ALLIANCE, caseTeam, colleagues, fieldTeam, personOf, tenantOf, workerGrants } from "./colleagues.ts";
import { TODAY } from "./days.ts";
import { deviceOf } from "./desk.ts";
import type { Role } from "./partner-work.ts";
import { partners } from "./partners.ts";

/** As published in 2017: what the demonstration has to come to by counting. */
const published = { C1: 3667, C2: 2102, C4: 909, F3: 36, P2: 31, P4: 95, G0: 1745 };

const folder = mkdtempSync(join(tmpdir(), "banyan-demonstration-"));
let house: House;
let drop: () => Promise<void>;

before(async () => {
  const database = await freshDatabase("demonstration");
  drop = database.drop;
  house = await openHouse({
    databaseUrl: database.url,
    dataFolder: folder,
    demonstration: true,
    now: Date.now,
    onTrouble: (error) => assert.fail(String(error)),
  });
});
after(async () => {
  await house?.store.close();
  await drop?.();
  rmSync(folder, { recursive: true });
});

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

/** Brings a file of a partner in again, as the person who did it before. */
async function bringAgain(key: string, file: string): Promise<BroughtIn> {
  const partner = partners.find((one) => one.key === key) ?? assert.fail();
  const holder = await holderAt(key, file.includes("services") ? "supervisor" : "results-officer");
  const { person } = holder;
  const { known, shut } = await pullKnown(house.keeper, holder, tenantOf(key));
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
  for (const outcome of await (await holderAt(key, "results-officer")).push(changes)) assert.ok(outcome.accepted);
}

describe("the demonstration", () => {
  it("comes to the seven published figures by counting", async () => {
    const counted = await figures();
    assert.deepEqual(Object.fromEntries(Object.keys(published).map((code) => [code, counted[code]])), published);
  });
  it("shows trained beside checked, a declared figure beside a counted one, and another year apart", async () => {
    assert.ok(Number((await figures())["C1n"]) > 200);
    assert.equal((await figures("2015"))["C1"], 56);
    const [c1] = await asCounter(house.store, (sql) =>
      countResults(
        sql,
        indicatorsOf(programme).filter(({ code }) => code === "C1"),
        () => [[]],
        { period: findPeriod("2016") ?? assert.fail() },
      ),
    );
    assert.equal(c1?.declared, 170);
    assert.ok(Number(c1?.participations) > 3667);
  });
  it("says of how many children it is still asked whether they are counted twice", async () => {
    const [c1] = await asCounter(house.store, (sql) =>
      countResults(
        sql,
        indicatorsOf(programme).filter(({ code }) => code === "C1"),
        () => [[]],
        { period: findPeriod("2016") ?? assert.fail() },
      ),
    );
    assert.ok(c1?.unsure && c1.unsure < 40);
  });
  it("counts what became of the five children of whom there is a whole file, and the concerns that were raised", async () => {
    const counted = await figures();
    const expected = {
      C6: 100,
      C7: 1,
      "C7-3": 1,
      "C7-6": 1,
      "C7-12": 0,
      C8: 0,
      C9: 100,
      C10: 1,
      R1: 2,
      R2: 1,
      R3: 1,
      R4: 0,
      N1: 2,
      N2: 0,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((code) => [code, counted[code]])), expected);
  });
  it("keeps the faulty partner out of each of the seven figures", async () => {
    const results = await asCounter(house.store, (sql) =>
      countResults(sql, indicatorsOf(programme), () => [["country"]], { period: findPeriod("2016") ?? assert.fail() }),
    );
    assert.deepEqual(
      results.filter(
        ({ code, at, value, declared }) =>
          Object.hasOwn(published, code) && at.country === "XX" && (Number(value) > 0 || declared > 0),
      ),
      [],
    );
    const records = await asOwner(house.store, (sql) =>
      sql<{ count: number }>("SELECT count(*)::int AS count FROM tenant WHERE country = 'XX'"),
    );
    assert.equal(records[0]?.count, 1);
  });
  it("says that children do not apply in Peru by having none there, and counts officials", async () => {
    const results = await asCounter(house.store, (sql) =>
      countResults(sql, indicatorsOf(programme), () => [["country"]], { period: findPeriod("2016") ?? assert.fail() }),
    );
    const inPeru = results.filter(({ at }) => at.country === "PE").map(({ code }) => code);
    assert.equal(inPeru.includes("C1"), false);
    assert.ok(inPeru.includes("G0"));
  });
  it("counts a child who comes to two partners at both", async () => {
    const namesAt = async (key: string): Promise<ReadonlySet<unknown>> => {
      const { known } = await pullKnown(house.keeper, await holderAt(key, "results-officer"), tenantOf(key));
      const people = known
        .flatMap(({ changes }) => foldRecord(changes) ?? [])
        .filter(({ type }) => type === "participant");
      return new Set(
        people.map((one) => `${valueAt(one, "name")} ${valueAt(one, "bornOn")} ${valueAt(one, "village")}`),
      );
    };
    const [coast, inland] = [await namesAt("co-coast"), await namesAt("co-inland")];
    assert.ok([...coast].filter((child) => inland.has(child)).length >= 6);
  });
  it("has released the year once, with its outcomes", async () => {
    const cuts = await asCounter(house.store, listCuts);
    assert.deepEqual(
      cuts.map(({ period, version }) => [period, version]),
      [["2016", 1]],
    );
    const cut = await asCounter(house.store, (sql) => findCut(sql, cuts[0]?.id ?? ""));
    assert.deepEqual(cut?.outcomes.map(({ country }) => country).sort(), ["ID", "IN", "NI", "TH"]);
    assert.deepEqual(cut?.completeness, { partners: 25, partnersReporting: 25, toRecount: 0, waiting: 0 });
  });
  it("keeps the files as partners sent them, and key files for those one can be", () => {
    assert.equal(readdirSync(join(folder, "registers")).length, 26);
    assert.deepEqual(readdirSync(join(folder, "keys")).sort(), [
      "administrator.json",
      "alliance-desk.json",
      "auditor.json",
      "caseworker.json",
      "country-lead.json",
      "donor.json",
      "evaluator.json",
      "partner-officer.json",
      "results-officer.json",
      "supervisor.json",
      "trainer.json",
    ]);
    const key = JSON.parse(readFileSync(join(folder, "keys", "trainer.json"), "utf8"));
    assert.deepEqual(Object.keys(key), ["person", "device", "secrets"]);
    assert.deepEqual(Object.keys(key.secrets), ["signs", "seals", "trusts", "root"]);
  });
});

describe("the keys of the demonstration", () => {
  async function logOf(key: string): Promise<KeyState> {
    const holder = await holderAt(key, "administrator");
    assert.equal(await holder.readOn([tenantOf(key)]), undefined);
    return holder.ring.stateOf(tenantOf(key));
  }
  it("let everybody in who belongs to a circle, everywhere, and nobody waits", async () => {
    for (const key of [...partners.map((partner) => partner.key), ALLIANCE.key]) {
      const state = await logOf(key);
      for (const name of state.epochs.keys()) {
        const place = { stream: name.slice(0, 36), circle: name.slice(37) };
        for (const person of wantedIn(state, place, TODAY)) assert.ok(isIn(state, place, person, TODAY), key);
      }
    }
  });
  it("are those of everybody who can be signed in as, with the roles they have; who comes for a time is in no circle", async () => {
    const state = await logOf("in-east");
    const here = colleagues.filter(({ grants }) => grants.some(({ tenant }) => tenant === tenantOf("in-east")));
    assert.equal(here.length, 9);
    for (const { id, key, grants } of here) {
      const theirs = state.grants.filter(({ person }) => person === id);
      assert.deepEqual(
        theirs,
        grants.filter(({ tenant }) => tenant === tenantOf("in-east")).map((grant) => ({ person: id, ...grant })),
        key,
      );
      const circles = [...state.letIn.keys()].filter((name) => name.includes(id));
      assert.equal(circles.length > 0 || isMaker(state, id), !["auditor", "evaluator"].includes(key), key);
    }
  });
  it("begin only circles that somebody uses: two of each team where nobody can be signed in as", async () => {
    const { epochs } = await logOf("br-south");
    assert.deepEqual([...new Set([...epochs.keys()].map((name) => name.slice(37)))].sort(), [
      "team caseworker+supervisor",
      "team results-officer+trainer",
    ]);
  });
  const isMaker = ({ epochs }: KeyState, id: string): boolean =>
    [...epochs.values()].flat().some(({ by }) => by === id);
});

describe("registers that are brought in again", () => {
  for (const key of ["in-east", "br-south", "in-north", "bd-delta", "bd-hills", "th-north", "id-islands"]) {
    it(`change nothing at ${key}`, async () => {
      const files = readdirSync(join(folder, "registers", key)).filter((file) => !file.includes("with-forty-more"));
      assert.ok(files.length > 5);
      for (const file of files) {
        const brought = await bringAgain(key, file);
        assert.equal(brought.ready, true, file);
        assert.deepEqual(brought.carry().changes, [], file);
        // Nothing is missing, and nothing new is near anybody: what is asked is what nobody has answered yet.
        for (const { kind, records, answer } of brought.sheets.flatMap(({ plan }) => plan?.questions ?? []))
          assert.deepEqual([kind, records.length, answer], ["same", 2, undefined], file);
      }
    });
  }
  it("with forty more rows add forty children who know, and change nothing else of the seven", async () => {
    const ofSeven = async () => Object.entries(await figures()).filter(([code]) => Object.hasOwn(published, code));
    const brought = await bringAgain("in-east", "in-east-children-2016-2-with-forty-more.xlsx");
    const [sheet] = brought.sheets;
    assert.deepEqual([sheet?.plan?.counts.new, sheet?.plan?.counts.changed, sheet?.plan?.counts.vanished], [40, 0, 0]);
    const before = Object.fromEntries(await ofSeven());
    await push("in-east", brought.carry().changes);
    assert.deepEqual(Object.fromEntries(await ofSeven()), { ...before, C1: Number(before["C1"]) + 40 });
  });
});

describe("an attendance that was wrong", () => {
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
  it("takes the child from the figure when it was the only one, and leaves it there when it was one of two", async () => {
    const people = await attendances("do-south");
    const once = people.find((seats) => seats.length === 1)?.[0] ?? assert.fail();
    const [twice] = people.find((seats) => seats.length === 2) ?? assert.fail();
    const { C1 = null } = await figures();
    await withdraw("do-south", once);
    assert.equal((await figures())["C1"], Number(C1) - 1);
    await withdraw("do-south", twice ?? assert.fail());
    assert.equal((await figures())["C1"], Number(C1) - 1);
  });
});
