// A whole day of work on the real server, with names planted wherever people write: cases, lists of learners, a register, a company's
// contact. Then everything that whoever runs the server could look at is searched: every table, every file of the data folder with those of
// PostgreSQL, a backup, an export, every line of the log, every answer to an administrator and to a country lead. None of the names is anywhere, in no writing.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { isProblem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { findPeriod } from "#core/result/period.ts";
import { keysOf, makeSecrets, type PersonKeys, publicOf } from "#core/seal/person-keys.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import { type RunningKeeper, startKeeper } from "#server/main.ts";
import { platform } from "#server/platform.ts";
import { type RunningPostgres, startPostgres } from "#server/postgres.ts";
import { makeAndStoreCut } from "#server/store/cuts.ts";
import { openStore, type Store } from "#server/store/database.ts";
import { ensureInstallation, markLoaded } from "#server/store/installation.ts";
import { migrate } from "#server/store/migrate.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { create, edit, move } from "#web/acts.ts";
import { makeApi } from "#web/api.ts";
import { type Device, openDevice } from "#web/device.ts";
import { memoryOutboxDisk } from "#web/outbox-disk.ts";
import { type KeyedOffice, keyedOffice, ON } from "../keyed-office.ts";
import { atTheCommandLine } from "./at-the-command-line.ts";
import { dumped, filesIn } from "./dumped.ts";
import { type Found, scannerFor } from "./planted.ts";

/** Names in what is sealed; one in an answer that is open on purpose. */
const SEALED = [
  "Wilhelmina Kanariewouter",
  "Zeisjespad",
  "Roodborstlaan",
  "Puttertje",
  "Goudvinkhof",
  "Barmsijsweg",
] as const;
const [CHILD, VILLAGE, STORY, LEARNER, LISTED, CONTACT] = SEALED;
const OPEN = "Appelvinkzaal";
const scan = scannerFor([...SEALED, OPEN]);

const folder = mkdtempSync(join(tmpdir(), "banyan-sealed-"));
const outside = mkdtempSync(join(tmpdir(), "banyan-key-file-"));
let postgres: RunningPostgres;
let store: Store;
let office: KeyedOffice;
let server: RunningKeeper;
/** By role: all that was answered to somebody, headers included. */
const told = new Map<string, string[]>();
let child = "";

interface Colleague extends Device {
  readonly role: string;
  readonly ask: (path: string) => Promise<string>;
}

before(async () => {
  postgres = await startPostgres({ dataFolder: folder });
  await migrate(postgres.url);
  store = await openStore(postgres.url);
  const installation = await ensureInstallation(store, { programme: programme.id, demonstration: true, today: ON });
  await markLoaded(store);
  office = await keyedOffice(postgresKeeper({ store, programme, installation, now: Date.now }), programme);
  server = await startKeeper({ databaseUrl: postgres.url, dataFolder: folder, port: 0, demonstration: true });
  await theDay(postgresKeeper({ store, programme, installation, now: Date.now }));
});
let isStopped = false;
async function stop(): Promise<void> {
  if (isStopped) return;
  isStopped = true;
  await server?.stop();
  await store?.close();
  await postgres?.stop();
}
after(async () => {
  await stop();
  for (const one of [folder, outside]) rmSync(one, { recursive: true, force: true });
});

/** Somebody signs in at the real server, with keys of their own, and their app opens. */
async function open(role: string, keys: PersonKeys): Promise<Colleague> {
  const post = { method: "POST", headers: { "content-type": "application/json" } };
  const body = JSON.stringify({ person: keys.person });
  const signedIn = await fetch(`${server.address}/api/sign-in/demonstration`, { ...post, body });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const heard: string[] = [];
  told.set(role, heard);
  const call: typeof fetch = async (path, init) => {
    const answer = await fetch(`${server.address}${String(path)}`, { ...init, headers: { ...init?.headers, cookie } });
    heard.push(JSON.stringify([...answer.headers]), await answer.clone().text());
    return answer;
  };
  const api = makeApi(call);
  const me = await api.me();
  assert.ok(!isProblem(me), role);
  const device = await openDevice({
    programme,
    api,
    me,
    keys,
    outboxDisk: memoryOutboxDisk(),
    now: Date.now,
    day: () => ON,
    keyDay: () => ON,
    newId: randomUUID,
    pause: async () => {},
    onSignedOut: () => assert.fail("signed out"),
  });
  await device.sync.now();
  return { ...device, role, ask: async (path) => (await call(path)).text() };
}

async function newcomer(role: string, stream: string | null): Promise<Colleague> {
  const keys = await office.newcomer();
  await office.join(keys, [{ role, stream }]);
  return open(role, keys);
}

function say(by: Colleague, type: string, answers: Answers): string {
  const found = findType(programme, type);
  assert.ok(found, type);
  return create(by.desk, found, office.where, answers);
}

async function sent(...all: readonly Colleague[]): Promise<void> {
  for (const { role, sync, store: mine } of all) {
    await sync.now();
    assert.deepEqual(
      mine.unsent().map(({ envelope, refused }) => [envelope.head.type, refused?.code]),
      [],
      `${role} sent everything`,
    );
  }
}

async function theDay(keeper: ReturnType<typeof postgresKeeper>): Promise<void> {
  const { stream } = office.where;
  const caseworker = await newcomer("caseworker", stream);
  const supervisor = await newcomer("supervisor", stream);
  const trainer = await newcomer("trainer", stream);
  const officer = await newcomer("partner-officer", stream);
  const lead = await newcomer("country-lead", null);
  const people = [caseworker, supervisor, trainer, officer, lead];
  // Everybody is let in by whoever was there before: each circle was begun by the first of it.
  for (const one of people) {
    await one.sync.now();
    for (const other of people) if (other !== one) await one.letIn(other.desk.person, other.keyActs.number);
  }
  for (const one of people) await one.sync.now();

  // Casework: a child, a case, what happened; a colleague who answers for it goes on.
  const countId = randomUUID();
  const known = { code: "P-17", name: CHILD, sex: "female", livesWith: "relatives", countId };
  child = say(caseworker, "child", known);
  const file = { child, countId, openedOn: "2016-12-01", situation: "survivor", risk: "high", story: `In ${STORY}.` };
  const theCase = say(caseworker, "case", file);
  say(caseworker, "visit", { child, case: theCase, note: STORY });
  await sent(caseworker);
  await supervisor.sync.now();
  const held = supervisor.store.find(theCase);
  assert.ok(held, "the supervisor reads the case");
  edit(supervisor.desk, held, { story: `In ${STORY}, near ${VILLAGE}.` });
  await sent(supervisor);
  await caseworker.sync.now();
  const again = caseworker.store.find(theCase);
  assert.ok(again);
  move(caseworker.desk, again, "assess");
  await sent(caseworker);

  // A training, with one open answer that holds a name, and a list of who came.
  const day = say(trainer, "training-day", {
    title: `A day in ${OPEN}`,
    heldOn: "2016-12-05",
    country: "BR",
    audience: "children",
    topics: ["recognise-report"],
  });
  const participant = say(trainer, "participant", {
    name: LEARNER,
    village: VILLAGE,
    audience: "children",
    sex: "male",
    bornOn: "2003-04-05",
  });
  say(trainer, "attendance", { day, participant, present: "yes", knows: "yes" });
  const contact = { contactName: CONTACT, contactTelephone: `000 ${CONTACT}` };
  say(officer, "company", { name: "Hotel", kind: "legal-entity", sector: "hotel", country: "BR", ...contact });
  await sent(trainer, officer);

  // A register at the command line, by a results officer with a key file; it lies outside what the server holds.
  const secrets = makeSecrets(platform, office.founder.trusts);
  const person = randomUUID();
  const named = { name: "Rui Modelo", does: "Results officer", organisation: "Example Partner", country: "BR" };
  await keeper.admin.addPerson({ id: person, ...named, grants: [] });
  const keys = await keysOf(platform, person, secrets);
  const number = safetyNumber(person, publicOf(keys));
  await office.join(keys, [{ role: "results-officer", stream: null }]);
  await trainer.sync.now();
  await trainer.letIn(person, number);
  for (const one of [officer, lead]) {
    await one.sync.now();
    await one.letIn(person, number);
  }
  await atTheCommandLine({ store, keeper, office, folder, outside, person, secrets, listed: LISTED, village: VILLAGE });

  await trainer.sync.now();
  assert.ok(namesAt(trainer).includes(LISTED), "the trainer reads the register");
  assert.ok(namesAt(supervisor).includes(CHILD), "the supervisor reads the name");

  // The figures, a release, a report; and whoever administers and whoever reviews look at whatever they may.
  const period = findPeriod("2016");
  assert.ok(period);
  const asked = { programme, period, cutOffOn: ON, demonstration: true, outcomes: [], targets: {} };
  const cut = await makeAndStoreCut(store, asked);
  const administrator = await open("administrator", office.founder);
  for (const one of [administrator, lead]) {
    await one.sync.now();
    for (const path of [
      "/api/me",
      "/api/people",
      "/api/hello",
      "/api/partners",
      "/api/set-up",
      "/api/results?period=2016",
      "/api/released",
      `/api/released/${cut.id}`,
      ...["html", "json", "csv", "hxl", "iati", "xlsx"].map((format) => `/api/report/${cut.id}?format=${format}`),
      "/api/facts?indicator=C1&period=2016",
      `/api/keys?tenant=${office.where.tenant}`,
      "/api/records?limit=1000",
      ...[child, theCase, day, participant].map((record) => `/api/records/${record}`),
      `/api/changes?stream=${stream}&limit=1000`,
      "/api/sample?type=attendance&seed=7&count=5",
    ])
      await one.ask(path);
  }
}

function namesAt({ store: mine }: Colleague): string {
  return JSON.stringify(
    ["child", "participant"].flatMap((type) => mine.recordsOf(type)).map(({ folded }) => [...folded.fields.values()]),
  );
}

const names = (found: readonly Found[]): readonly string[] => [...new Set(found.map(({ canary }) => canary))].sort();

test("no table holds a name, but for the answer that is open", async () => {
  const text = await dumped(postgres.url);
  assert.ok(text.includes(child) && text.includes("Rui Modelo"), "the dump holds what is there");
  assert.ok(text.split("\n").filter((row) => row.includes('"codec"')).length > 10, "and what the walls close");
  assert.deepEqual(names(scan(text)), [OPEN]);
});

test("no file of the data folder holds one, those of PostgreSQL and its journal among them", async () => {
  // Stopped, it has written everything.
  await stop();
  const files = filesIn(folder);
  const found = files.flatMap((path) => scan(readFileSync(path)));
  assert.ok(files.some((path) => path.includes("pg_wal")) && files.some((path) => path.endsWith("banyan.log")));
  assert.deepEqual(names(found), [OPEN]);
});

test("neither does a backup, nor an export that was taken along", async () => {
  const backups = filesIn(join(folder, "backups"));
  assert.deepEqual(backups.map((path) => basename(path)).sort(), ["backup.json", "everything.jsonl", "wraps.jsonl"]);
  assert.deepEqual(names(backups.flatMap((path) => scan(readFileSync(path)))), [OPEN]);
  const taken = readFileSync(join(folder, "taken-along.age"));
  assert.ok(taken.length > 10_000);
  assert.deepEqual(scan(taken), []);
});

test("no line of the log holds one", async () => {
  const log = readFileSync(join(folder, "banyan.log"), "utf8");
  assert.ok(log.includes("/api/changes") && log.includes("/api/keys"), "what happened is logged");
  assert.deepEqual(scan(log), []);
});

test("no answer to an administrator holds one, and to a country lead only the open one", () => {
  for (const [role, shows] of [
    ["administrator", []],
    ["country-lead", [OPEN]],
  ] as const) {
    const heard = told.get(role) ?? [];
    assert.ok(heard.length > 40, role);
    assert.deepEqual(names(heard.flatMap((text) => scan(text))), shows, role);
  }
});
