// Attendances pushed one by one by eight devices at once, over HTTP, to a keeper in another process: a sealed body of about 2 kB, signed,
// with the wrap of its record's key and the fact it states, joined with its training day and its participant before it is answered.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { type Draft, type Envelope, sayChange } from "#core/change/change.ts";
import { nodeOf, stampOf } from "#core/change/clock.ts";
import { sayAnswers } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { type RecordType, splitPart } from "#core/record/type.ts";
import type { SealedChange } from "#core/seal/keyring.ts";
import { Attendance, TrainingDay } from "#programme/learning/records.ts";
import { programme } from "#programme/register.ts";
import type { KeyHolder } from "#server/key-holder.ts";
import { ensureInstallation, markLoaded } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { letEverybodyIn } from "#test/everybody-in.ts";
import { tell } from "./measure.ts";
import { cpuMillisWithin, inOwnDatabase, type OwnDatabase, postgresOf } from "./own-database.ts";

const AT_ONCE = 8;
const WARM_UP = 400;
const CHANGES = 3_000;
/** Letters of an answer that makes a box of six steps, 2,130 letters: a body of 2 kB. */
const LETTERS = 1_300;

const [tenant, stream, author, device, day] = Array.from({ length: 5 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
  string,
];
let said = 0;

await inOwnDatabase(async (database) => {
  const trainer = await setUp(database);
  const child = fork(join(import.meta.dirname, "served-keeper.ts"), [database.url, database.dataFolder]);
  const [address] = (await once(child, "message")) as [string];
  try {
    const push = await signIn(address);
    const opened = await trainer.ring.seal(
      say(TrainingDay, day, {
        title: "A day of the bench",
        heldOn: "2016-05-04",
        country: "BR",
        audience: "children",
        topics: ["recognise-report"],
      }),
    );
    if ("fault" in opened) throw new Error(opened.fault);
    await push(opened);
    await pushAll(push, await sealed(trainer, WARM_UP));
    const changes = await sealed(trainer, CHANGES);
    const pids = [child.pid ?? 0, postgresOf(database.dataFolder)];
    const before = pids.map(cpuMillisWithin);
    const from = performance.now();
    await pushAll(push, changes);
    const seconds = (performance.now() - from) / 1000;
    const [server = 0, postgres = 0] = pids.map(
      (pid, place) => (cpuMillisWithin(pid) - (before[place] ?? 0)) / CHANGES,
    );
    tell([
      {
        what: `sealed changes of 2 kB pushed one by one, ${AT_ONCE} at once, facts joined`,
        measured: `${Math.round(CHANGES / seconds)} a second; CPU each: server ${server.toFixed(1)} ms, PostgreSQL ${postgres.toFixed(1)} ms`,
        bar: "250 a second, 5 ms",
        beside: "ODK Central 69–132 a second, 11–13 ms",
      },
    ]);
  } finally {
    child.disconnect();
    await once(child, "exit");
  }
});

/** A demonstration with one team and one person in it, who has keys, so that somebody can sign in and nothing else is brought in. */
async function setUp({ store }: OwnDatabase): Promise<KeyHolder> {
  const today = "2016-12-12";
  const installation = await ensureInstallation(store, { programme: programme.id, demonstration: true, today });
  await markLoaded(store);
  const keeper = postgresKeeper({ store, programme, installation, now: Date.now });
  const { admin } = keeper;
  await admin.addTenant({ id: tenant, name: "Example partner", country: "BR", partner: true });
  await admin.addStream({ tenant, stream, name: "Example team" });
  const grants = [{ role: "trainer", tenant, stream: null }];
  const told = { name: "Example Trainer", does: "Trainer", organisation: "Example partner", country: "BR" };
  await admin.addPerson({ id: author, ...told, grants });
  const people = [{ id: author, grants: grants.map((grant) => ({ person: author, ...grant })) }];
  const holders = await letEverybodyIn(keeper, programme, { tenant, streams: [stream], people, now: Date.now() });
  const trainer = holders.get(author);
  if (!trainer) throw new Error("the trainer has no keys");
  return trainer;
}

/** Sealed beforehand, as devices do. */
async function sealed({ ring }: KeyHolder, count: number): Promise<SealedChange[]> {
  const changes: SealedChange[] = [];
  for (let left = count; left > 0; left -= 1) {
    const change = await ring.seal(attendance());
    if ("fault" in change) throw new Error(change.fault);
    changes.push(change);
  }
  return changes;
}

type Push = (change: SealedChange) => Promise<void>;

async function signIn(address: string): Promise<Push> {
  const post = (path: string, body: unknown, cookie = ""): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await post("/api/sign-in/demonstration", { person: author });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return async (change) => {
    const answer = (await (await post("/api/changes", { protocol: 1, changes: [change] }, cookie)).json()) as {
      readonly outcomes?: readonly { readonly accepted: boolean }[];
    };
    if (answer.outcomes?.[0]?.accepted !== true) throw new Error(`a change was refused: ${JSON.stringify(answer)}`);
  };
}

async function pushAll(push: Push, changes: SealedChange[]): Promise<void> {
  const device = async (): Promise<void> => {
    for (let next = changes.pop(); next; next = changes.pop()) await push(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, device));
}

function attendance(): Envelope {
  const countId = randomUUID();
  const answers = {
    day,
    participant: randomUUID(),
    knows: "yes",
    audience: "children",
    ageBand: "12-14",
    countId,
    rowKey: "x".repeat(LETTERS),
  };
  return say(Attendance, randomUUID(), answers, countId);
}

function say(type: RecordType, record: string, answers: Answers, countId?: string): Envelope {
  said += 1;
  const stamp = stampOf({ millis: Date.now() - 60_000, count: said % 65_536, node: nodeOf(device) });
  const draft: Draft = {
    id: randomUUID(),
    tenant,
    stream,
    record,
    type: type.id,
    act: "create",
    author,
    device,
    stamp,
    saidAt: null,
    schema: type.schema,
    circle: "team",
    generation: 0,
  };
  const parts = splitPart(type, sayAnswers(type, undefined, answers));
  const row = {
    kind: "attended",
    role: "event" as const,
    key: "",
    occasion: day,
    dims: { ageBand: "12-14", audience: "children", answer: "yes" },
  };
  return sayChange(
    draft,
    parts.shown,
    parts.opaque,
    countId ? { rules: programme.rules, revision: 1, rows: [{ ...row, person: countId }] } : null,
  );
}
