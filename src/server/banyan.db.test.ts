// The command line as whoever runs an installation meets it: a program of its own, whose standard output holds the answer and nothing else.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import { indicatorsOf } from "#core/programme.ts";
import { findPeriod } from "#core/result/period.ts";
import { Attendance, TrainingDay } from "#programme/learning/records.ts";
import { programme } from "#programme/register.ts";
import { newId, say, stated } from "#test/contract/workshop.ts";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import { makeAndStoreCut } from "./store/cuts.ts";
import { asOwner, inTenants, openStore, type Store } from "./store/database.ts";
import { ensureInstallation, markLoaded } from "./store/installation.ts";
import { postgresKeeper } from "./store/postgres-keeper.ts";

const [tenant, stream, trainer] = [newId(), newId(), newId()];
const person: Person = { id: trainer, grants: [{ person: trainer, role: "trainer", tenant, stream: null }] };
const folder = mkdtempSync(join(tmpdir(), "banyan-command-"));
let database: FreshDatabase;
let store: Store;

before(async () => {
  database = await freshDatabase("command");
  store = await openStore(database.url);
  const installation = await ensureInstallation(store, {
    programme: programme.id,
    demonstration: true,
    today: "2016-12-12",
  });
  const keeper = postgresKeeper({ store, programme, installation, now: Date.now });
  await keeper.admin.addTenant({ id: tenant, name: "Example Partner Fern", country: "BR", partner: true });
  await keeper.admin.addStream({ tenant, stream, name: "Example team" });
  await keeper.admin.addPerson({
    ...person,
    name: "Example Trainer",
    does: "Trainer",
    organisation: "Example Partner Fern",
    country: "BR",
  });
  const [day, girl, boy] = [newId(), newId(), newId()];
  const head = { tenant, stream };
  const answers = {
    title: "A day",
    heldOn: "2016-05-04",
    country: "BR",
    audience: "children",
    topics: ["recognise-report"],
  };
  const seats = [girl, girl, boy].map((countId) => {
    const fact = {
      kind: "attended",
      role: "event",
      key: "",
      occasion: day,
      person: countId,
      dims: { audience: "children", answer: "yes" },
    } as const;
    return say({
      type: Attendance,
      by: person,
      head,
      answers: { day, participant: newId(), countId },
      facts: stated(1, [fact]),
    });
  });
  const outcomes = await keeper.push(person, [
    say({ type: TrainingDay, record: day, by: person, head, answers }),
    ...seats,
  ]);
  assert.ok(
    outcomes.every(({ accepted }) => accepted),
    JSON.stringify(outcomes),
  );
  const period = findPeriod("2016") ?? assert.fail();
  await makeAndStoreCut(store, {
    programme,
    period,
    cutOffOn: "2016-12-12",
    demonstration: true,
    outcomes: [],
    targets: {},
  });
  await markLoaded(store);
});
after(async () => {
  await store.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

const program = join(import.meta.dirname, "banyan.ts");
const environment = () => ({ ...process.env, DATABASE_URL: database.url, BANYAN_DATA: folder, INIT_CWD: folder });

const banyan = (...args: readonly string[]): Promise<Ended> => banyanWith({}, args);

function banyanWith(more: object, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...environment(), ...more }, cwd: folder });
  let [out, told] = ["", ""];
  child.stdout.on("data", (piece) => (out += piece));
  child.stderr.on("data", (piece) => (told += piece));
  return new Promise((done) => child.on("close", (code) => done({ code, out, told })));
}

describe("figures", () => {
  test("counts every indicator of a year and prints nothing but JSON", async () => {
    const { code, out } = await banyan("figures", "--year", "2016", "--json");
    const rows = JSON.parse(out);
    assert.equal(code, 0);
    assert.deepEqual(
      rows.map((row: { code: string }) => row.code),
      indicatorsOf(programme).map((indicator) => indicator.code),
    );
    const { says, ...known } = rows.find((row: { code: string }) => row.code === "C1");
    assert.deepEqual(known, {
      code: "C1",
      value: 2,
      unit: "people",
      period: "2016",
      at: {},
      unsure: 0,
      headcount: 0,
      declared: 0,
      participations: 3,
    });
    assert.match(says, /^Children who know/);
  });

  test("splits by what is asked, and leaves out what has no such split", async () => {
    const rows: { readonly code: string; readonly at: object; readonly value: number }[] = JSON.parse(
      (await banyan("figures", "--period", "2016-Q2", "--by", "country,sex", "--json")).out,
    );
    assert.deepEqual(
      rows.filter(({ code }) => code === "C1").map(({ at, value }) => [at, value]),
      [[{ country: "BR", sex: "unknown" }, 2]],
    );
    assert.equal(
      rows.some(({ code }) => code === "F3"),
      false,
    );
  });

  test("says one clear line about a period or split there is not", async () => {
    for (const [args, line] of [
      [["--year", "soon"], /^soon is not a period: .*\n$/],
      [["--year", "2016", "--by", "shoe"], /^There is no split shoe: .*\n$/],
      [[], /^--year is missing\.\n$/],
      [["--yaer", "2016"], /^Unknown option '--yaer'.*\n$/],
    ] as const) {
      const { code, out, told } = await banyan("figures", ...args);
      assert.deepEqual([code, out], [1, ""]);
      assert.match(told, line);
    }
  });
});

describe("report", () => {
  test("writes the annual report in the form its file's name asks for", async () => {
    for (const [ending, begins] of [
      ["xlsx", "PK"],
      ["csv", ""],
      ["html", "<!doctype html>"],
      ["json", "{"],
    ] as const) {
      const { code, out, told } = await banyan("report", "--year", "2016", "--lang", "nl", "--out", `report.${ending}`);
      assert.deepEqual([code, out], [0, ""], told);
      const text = readFileSync(join(folder, `report.${ending}`), "latin1");
      assert.ok(text.length > 500 && text.toLowerCase().startsWith(begins.toLowerCase()));
    }
  });

  test("says what it cannot do: another ending, another language, a year that was not released", async () => {
    for (const [args, line] of [
      [["--year", "2016", "--out", "report.doc"], /^A report cannot be written as "\.doc": use /],
      [["--year", "2016", "--lang", "xx", "--out", "report.pdf"], /^There is no report in "xx": use /],
      [["--year", "2015", "--out", "report.pdf"], /^Nothing has been released for 2015\./],
    ] as const) {
      const { code, told } = await banyan("report", ...args);
      assert.equal(code, 1);
      assert.match(told, line);
    }
  });
});

describe("retention", () => {
  test("says what is due, by class and without a name, and how far ahead is asked in days", async () => {
    const all = await banyan("retention", "--days", "9999", "--json");
    assert.equal(all.code, 0, all.told);
    const found = JSON.parse(all.out) as { due: { class: string; days: number; proposed: null }[] }[];
    const classes = new Set(found.flatMap(({ due }) => due.map((one) => one.class)));
    assert.deepEqual([...classes], ["learners"]);
    const said = new Set(found.flatMap(({ due }) => due.flatMap((one) => Object.keys(one))));
    assert.deepEqual([...said].sort(), [
      "changes",
      "class",
      "days",
      "dueOn",
      "isHeld",
      "lastOn",
      "proposed",
      "record",
      "stream",
      "type",
    ]);
    const now = await banyan("retention");
    assert.deepEqual([now.code, now.out], [0, "Nothing is due.\n"]);
    assert.equal((await banyan("retention", "--days", "soon")).code, 1);
  });
});

describe("check", () => {
  test("folds the log anew and finds everything as stored; what somebody changed behind its back, it names", async () => {
    const fine = await banyan("check", "--json");
    const { ok, changes, facts, counted, differences } = JSON.parse(fine.out);
    assert.deepEqual([fine.code, ok, changes, facts, counted, differences], [0, true, 4, 4, 3, []], fine.out);

    await inTenants(store, [tenant], (sql) =>
      sql("DELETE FROM counted WHERE record = (SELECT record FROM counted ORDER BY person, record LIMIT 1)"),
    );
    const wrong = await banyan("check", "--json");
    const found = JSON.parse(wrong.out);
    assert.deepEqual([wrong.code, found.ok], [1, false]);
    assert.ok(
      found.differences.some(
        ({ what, organisation }: { what: string; organisation: string }) =>
          what === "the counted table" && organisation === tenant,
      ),
    );
    assert.match(wrong.told, /\nOne difference was found\.\n$/);
  });
});

describe("the command line", () => {
  test("has help for every verb, and for itself", async () => {
    for (const verb of ["figures", "report", "import", "recount", "check"]) {
      const { code, out } = await banyan(verb, "--help");
      assert.equal(code, 0);
      assert.ok(out.startsWith(verb));
    }
    const { code, told } = await banyan("--help");
    assert.deepEqual([code, /figures.*\n.*report/.test(told)], [0, true]);
  });

  test("ends quietly when nobody reads its answer to the end", async () => {
    const child = spawn("/bin/sh", ["-c", '"$0" "$@" | true', process.execPath, program, "figures", "--year", "2016"], {
      env: environment(),
    });
    let told = "";
    child.stderr.on("data", (piece) => (told += piece));
    await new Promise((done) => child.on("close", done));
    assert.equal(told, "");
  });

  test("leaves an installation of one's own without the demonstration", async () => {
    const own = await freshDatabase("own command");
    try {
      const empty = { DATABASE_URL: own.url, BANYAN_EMPTY: "1" };
      const { code, out } = await banyanWith(empty, ["figures", "--year", "2016", "--json"]);
      assert.equal(code, 0);
      assert.ok(JSON.parse(out).every((row: { readonly value: number | null }) => !row.value));
      const opened = await openStore(own.url);
      const [there] = await asOwner(opened, (sql) => sql("SELECT count(*) AS people FROM person"));
      await opened.close();
      assert.deepEqual(there, { people: 0 });
    } finally {
      await own.drop();
    }
  });

  test("does not know a verb it does not have", async () => {
    const { code, out, told } = await banyan("count");
    assert.deepEqual([code, out], [1, ""]);
    assert.match(told, /^There is no verb "count"\./);
  });
});
