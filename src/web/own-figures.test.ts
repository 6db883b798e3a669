// One's own figures on one's own device: counted as the keeper counts them, of what one wrote down oneself, and without asking anybody.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { joinFacts } from "#core/fact/join.ts";
import { indicatorsOf, typesOf } from "#core/programme.ts";
import { findPeriod } from "#core/result/period.ts";
import { tally } from "#core/result/tally.ts";
import { programme } from "#programme/register.ts";
import { all, type Device, held, typeOf, world } from "#test/colleagues.ts";
import { create, edit, withdraw } from "./acts.ts";
import { ownResults, ownWork } from "./own-figures.ts";

const period = findPeriod("2016");
assert.ok(period);
const year = period;

function workOf({ store, person }: Device) {
  const records = typesOf(programme).flatMap(({ id }) => store.recordsOf(id));
  return ownWork(programme, records, person.id);
}

function valuesOf(device: Device): { readonly [code: string]: number | null } {
  const found = ownResults(programme, workOf(device), year);
  return Object.fromEntries(found.map(({ indicator, results }) => [indicator.code, results[0]?.value ?? null]));
}

function trainingDay({ desk, where }: Device): string {
  return create(desk, typeOf("training-day"), where, {
    title: "Workshop of the bay",
    heldOn: "2016-05-04",
    country: "BR",
    audience: "children",
    topics: ["recognise-report"],
  });
}

function comes({ desk, where }: Device, day: string, name: string): string {
  const participant = create(desk, typeOf("participant"), where, { name, audience: "children", sex: "female" });
  create(desk, typeOf("attendance"), where, { day, participant, present: "yes", knows: "yes" });
  return participant;
}

describe("one's own figures", () => {
  it("are the keeper's, where one person wrote everything", async () => {
    const { ana, keeper } = await world();
    const day = trainingDay(ana);
    for (const name of ["Aurora Exemplo", "Bento Amostra"]) comes(ana, day, name);
    await all(ana);
    const rows = joinFacts(keeper.standing(programme.rules));
    const kept = indicatorsOf(programme).flatMap((indicator) => {
      const told = tally(indicator, rows, year, []);
      assert.ok(Array.isArray(told));
      return told[0]?.participations ? [[indicator.code, told[0].value]] : [];
    });
    assert.ok(kept.length > 0);
    assert.deepEqual(valuesOf(ana), Object.fromEntries(kept));
    assert.equal(valuesOf(ana)["C1"], 2);
  });

  it("are counted without a network, at once, and follow what is corrected and withdrawn", async () => {
    const { ana } = await world();
    ana.network.isCut = true;
    const day = trainingDay(ana);
    const first = comes(ana, day, "Aurora Exemplo");
    comes(ana, day, "Bento Amostra");
    assert.equal(valuesOf(ana)["C1"], 2);
    const attended = ana.store.recordsOf("attendance").find(({ answers }) => answers["participant"] === first);
    assert.ok(attended);
    withdraw(ana.desk, attended);
    assert.equal(valuesOf(ana)["C1"], 1);
    edit(ana.desk, held(ana, day), { heldOn: "2015-05-04" });
    assert.deepEqual(valuesOf(ana), {});
  });

  it("count what one wrote down oneself, with the day and the people of a colleague, and nothing of theirs", async () => {
    const { ana, rui } = await world();
    const day = trainingDay(ana);
    comes(ana, day, "Aurora Exemplo");
    await all(ana, rui);
    assert.deepEqual(valuesOf(rui), {});
    comes(rui, day, "Bento Amostra");
    await all(rui, ana);
    assert.deepEqual([valuesOf(rui)["C1"], valuesOf(ana)["C1"]], [1, 1]);
    const [girl] = ownResults(programme, workOf(rui), year)
      .flatMap(({ results }) => results)
      .filter(({ code, at }) => code === "C1" && at.sex === "female");
    assert.equal(girl?.value, 1);
  });

  it("say how many entries name a day that is not here, and do not count them", async () => {
    const { ana } = await world();
    comes(ana, crypto.randomUUID(), "Aurora Exemplo");
    assert.deepEqual([workOf(ana).waitingCount, valuesOf(ana)["C1"]], [1, undefined]);
  });
});
