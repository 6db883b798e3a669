import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { indicatorsOf } from "#core/programme.ts";
import { foldRecord, valueAt } from "#core/record/fold.ts";
import { findPeriod } from "#core/result/period.ts";
import { isIn, wantedIn } from "#core/seal/circle.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { programme } from "#programme/register.ts";
import type { House } from "#server/house.ts";
import { findCut, listCuts } from "#server/store/cuts.ts";
import { asCounter, asOwner } from "#server/store/database.ts";
import { countResults } from "#server/store/results.ts";
import { loadedDemonstration, published } from "#test/loaded-demonstration.ts";
import { pullKnown } from "../commands/known.ts";
import { ALLIANCE, colleagues, tenantOf } from "./colleagues.ts";
import { TODAY } from "./days.ts";
import { partners } from "./partners.ts";

const demonstration = loadedDemonstration();
const { folder, figures, bringAgain, push, attendances, withdraw, holderAt } = demonstration;
let house: House;
before(async () => {
  house = await demonstration.open();
});
after(demonstration.close);

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
      "data-protection-officer.json",
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
    assert.equal(here.length, 10);
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
