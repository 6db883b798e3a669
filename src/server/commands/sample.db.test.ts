// An auditor draws by lot, sees codes, days and where sheets are kept, and nobody's name; after the last day, nothing.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { codeOf } from "#core/access/sample.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { Attendance, Participant, TrainingDay } from "#programme/learning/records.ts";
import { programme } from "#programme/register.ts";
import { newId, say, sayPlain, stated } from "#test/contract/workshop.ts";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import { letEverybodyIn } from "#test/everybody-in.ts";
import type { House } from "../house.ts";
import { platform } from "../platform.ts";
import { openStore } from "../store/database.ts";
import { ensureInstallation } from "../store/installation.ts";
import { postgresKeeper } from "../store/postgres-keeper.ts";
import { Wrong } from "./command.ts";
import { type SampleGiven, sampleIn } from "./sample.ts";

const [fern, moss, fernTeam, mossTeam] = [newId(), newId(), newId(), newId()];
const NAME = "Rana Musgo Ocre";
const folder = mkdtempSync(join(tmpdir(), "banyan-sample-"));
const learner = newId();
const seat = newId();
let database: FreshDatabase;
let house: House;

const visit = { fromOn: "2016-12-05", toOn: "2016-12-16" };
const people = {
  trainer: [{ role: "trainer", tenant: fern, stream: fernTeam }],
  "other-trainer": [{ role: "trainer", tenant: moss, stream: mossTeam }],
  auditor: [{ role: "auditor", tenant: fern, stream: null, ...visit }],
  "auditor-gone": [{ role: "auditor", tenant: fern, stream: null, fromOn: "2016-11-01", toOn: "2016-12-11" }],
  "auditor-for-ever": [{ role: "auditor", tenant: fern, stream: null }],
  evaluator: [{ role: "evaluator", tenant: fern, stream: null, ...visit }],
  caseworker: [{ role: "caseworker", tenant: fern, stream: null }],
} as const;
const ids = Object.fromEntries(Object.keys(people).map((key) => [key, newId()]));

before(async () => {
  database = await freshDatabase("sample");
  const store = await openStore(database.url);
  const today = "2016-12-12";
  const installation = await ensureInstallation(store, { programme: programme.id, demonstration: true, today });
  const keeper = postgresKeeper({ store, programme, installation, now: Date.now });
  house = { store, keeper, demonstration: true, today };
  for (const [id, stream, name] of [
    [fern, fernTeam, "Example Partner Fern"],
    [moss, mossTeam, "Example Partner Moss"],
  ] as const) {
    await keeper.admin.addTenant({ id, name, country: "BR", partner: true });
    await keeper.admin.addStream({ tenant: id, stream, name: "Field team" });
  }
  for (const [key, grants] of Object.entries(people)) {
    const id = ids[key] ?? "";
    await keeper.admin.addPerson({ id, name: key, does: key, organisation: "Example", country: "BR", grants });
    const secrets = await demonstrationSecrets(platform, id);
    writeFileSync(join(folder, `${key}.json`), JSON.stringify({ person: id, device: newId(), secrets }));
  }
  for (const [key, tenant, stream, count] of [
    ["trainer", fern, fernTeam, 30],
    ["other-trainer", moss, mossTeam, 5],
  ] as const) {
    const id = ids[key] ?? "";
    const by = { id, grants: people[key].map((grant) => ({ ...grant, person: id })) };
    const head = { tenant, stream };
    const days = Array.from({ length: count }, (_, at) =>
      say({
        type: TrainingDay,
        by,
        head,
        answers: {
          title: `Day ${at}`,
          heldOn: `2016-${at < 10 ? "03" : "09"}-04`,
          country: "BR",
          audience: "children",
          topics: ["recognise-report"],
          sheetKeptAt: at === 0 ? undefined : `Blue folder ${at}`,
        },
      }),
    );
    const seats =
      key === "trainer"
        ? [
            sayPlain({ type: Participant, record: learner, by, head, answers: { name: NAME, code: "P-17" } }),
            sayPlain({
              type: Attendance,
              record: seat,
              by,
              head,
              answers: { day: days[3]?.head.record, participant: learner },
              facts: stated(1, [
                { kind: "attended", role: "event", key: "", occasion: days[3]?.head.record ?? "", dims: {} },
              ]),
            }),
          ]
        : [];
    const holders = await letEverybodyIn(keeper, programme, {
      tenant,
      streams: [stream],
      people: [by],
      now: Date.now(),
    });
    const outcomes = (await holders.get(id)?.push([...days, ...seats])) ?? [];
    assert.equal(outcomes.length, count + seats.length);
    assert.ok(
      outcomes.every(({ accepted }) => accepted),
      JSON.stringify(outcomes.find(({ accepted }) => !accepted)),
    );
  }
});
after(async () => {
  await house.store.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function said(as: keyof typeof people, given: SampleGiven): Promise<string> {
  const texts: string[] = [];
  const out = { say: (more: string) => void texts.push(more), tell: () => undefined };
  await sampleIn(house, { as: join(folder, `${as}.json`), ...given }, out);
  return texts.join("");
}
const drawn = { type: "training-day", seed: "7", count: "20" };
const codes = (text: string): readonly string[] => text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/g) ?? [];
const refused = (as: keyof typeof people, given: SampleGiven, says: RegExp): Promise<void> =>
  assert.rejects(said(as, given), (error) => error instanceof Wrong && says.test(error.message));

describe("a sample", () => {
  test("is drawn from every training day of the organisation, the same for everybody with the seed", async () => {
    const text = await said("auditor", drawn);
    assert.match(text, /^20 of 30 training days, drawn with the seed 7 on 2016-12-12\n/);
    assert.equal(new Set(codes(text)).size, 20);
    assert.deepEqual(codes(await said("evaluator", drawn)), codes(text));
    assert.deepEqual(codes(await said("auditor", { ...drawn, count: "10" })), codes(text).slice(0, 10));
    assert.notDeepEqual(codes(await said("auditor", { ...drawn, seed: "8" })), codes(text));
  });

  test("says when a day was and where its signed sheet is kept, or that nobody said so", async () => {
    const { rows, drawnFrom } = JSON.parse(await said("auditor", { ...drawn, period: "2016-H1", json: true }));
    assert.equal(drawnFrom, 10);
    assert.ok(rows.every((row: { on: string }) => row.on === "2016-03-04"));
    assert.equal(rows.filter((row: { keptAt: string | null }) => row.keptAt === null).length, 1);
    assert.match(await said("auditor", { ...drawn, count: "30" }), /nobody said where the sheet is kept/);
  });

  test("of a period holds every day of it, those of its last month too", async () => {
    for (const [period, count] of [
      ["2016", 30],
      ["2016-Q3", 20],
      ["2016-09", 20],
      ["2016-08", 0],
    ] as const)
      assert.equal(JSON.parse(await said("auditor", { ...drawn, period, json: true })).drawnFrom, count, period);
  });

  test("holds of seats and learners the code, the day and the sheet, and not the name", async () => {
    const seats = await said("auditor", { ...drawn, type: "attendance" });
    assert.match(
      seats,
      new RegExp(`${codeOf(seat)} · 2016-03-04 · Example Partner Fern · Day 3 · sheet: Blue folder 3`),
    );
    const learners = await said("auditor", { ...drawn, type: "participant", json: true });
    assert.deepEqual(JSON.parse(learners).rows, [
      {
        code: codeOf(learner),
        record: learner,
        organisation: "Example Partner Fern",
        on: null,
        line: null,
        keptAt: null,
        opens: false,
      },
    ]);
    for (const text of [seats, learners]) assert.ok(!text.includes(NAME) && !text.includes("P-17"));
  });
});

describe("the wrong person", () => {
  const nothing = /nothing of this kind/;
  test("draws nothing after the last day, and nothing where no last day was said", async () => {
    await refused("auditor-gone", drawn, nothing);
    await refused("auditor-for-ever", drawn, nothing);
  });

  test("draws no case and no child, and a caseworker draws nothing", async () => {
    for (const type of ["case", "child", "consent", "concern"]) await refused("auditor", { ...drawn, type }, nothing);
    await refused("caseworker", drawn, nothing);
    await refused("evaluator", { ...drawn, type: "participant" }, nothing);
  });

  test("sees no other organisation, also when it is named", async () => {
    assert.match(await said("evaluator", { ...drawn, organisation: "Example Partner Moss" }), /^0 of 0 /);
    assert.ok(!(await said("auditor", { ...drawn, count: "1000" })).includes("Moss"));
  });

  test("is not told whom a code stands for; a colleague is", async () => {
    const code = codeOf(learner);
    assert.match(await said("trainer", { code: code.toLowerCase() }), new RegExp(NAME));
    for (const as of ["auditor", "auditor-gone", "evaluator", "caseworker", "other-trainer"] as const)
      await refused(as, { code }, /stands for nothing/);
  });
});

test("what is missing is said in a sentence", async () => {
  await refused("auditor", { ...drawn, type: "tricycle" }, /--type/);
  await refused("auditor", { ...drawn, seed: undefined }, /--seed/);
  for (const count of ["0", "1.5", "many", "1001"]) await refused("auditor", { ...drawn, count }, /--count/);
  await refused("auditor", { ...drawn, period: "soon" }, /not a period/);
});
