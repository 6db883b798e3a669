// That there is something new comes at once to who may read it, from whichever process it was kept at; and to nobody else.
import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { RideDay, workshop } from "#test/bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import {
  everybody,
  guest,
  milo,
  northRides,
  northStands,
  olga,
  say,
  southStands,
  sven,
} from "#test/contract/workshop.ts";
import { openApp } from "../app.ts";
import { MOST_LINES, makeHints } from "../hints.ts";
import { openStore } from "../store/database.ts";
import { ensureInstallation } from "../store/installation.ts";
import { keptSignal } from "../store/kept-signal.ts";
import { postgresKeeper } from "../store/postgres-keeper.ts";
import { visitorsOf } from "../visitors.ts";

let opened: OpenedPostgres;
let here: Process;
let there: Process;
type Process = Awaited<ReturnType<typeof startProcess>>;

/** A server of its own on the same database. */
async function startProcess(name: string) {
  const store = await openStore(opened.url);
  const installation = await ensureInstallation(store, {
    programme: workshop.id,
    demonstration: true,
    today: "2016-12-12",
  });
  const hints = makeHints(keptSignal(store, name));
  const now = (): number => Date.UTC(2016, 11, 12, 12) + performance.now();
  const keeper = postgresKeeper({ store, programme: workshop, installation, now, onKept: hints.tell });
  const visitors = visitorsOf(store, now);
  const more = { demonstration: true, today: "2016-12-12", counters: () => ({}), log: { write: () => undefined } };
  const app = await openApp({ programme: workshop, keeper, store, visitors, hints, now, ...more });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    app,
    keeper,
    hints,
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    async close() {
      await app.close();
      await store.close();
    },
  };
}

async function signIn({ app }: Process, person: string): Promise<string> {
  const answer = await app.inject({ method: "POST", url: "/api/sign-in/demonstration", payload: { person } });
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}

/** Asked by itself, over no line that would stay open. */
const get = ({ app }: Process, url: string, headers: { readonly [name: string]: string }) =>
  app.inject({ method: "GET", url, headers });

interface Line {
  readonly heard: string[];
  readonly isOver: () => boolean;
  readonly stop: () => void;
}

async function listen({ address }: Process, cookie: string, person?: string): Promise<Line> {
  const ending = new AbortController();
  const headers = { accept: "text/event-stream", cookie, ...(person !== undefined && { "banyan-person": person }) };
  const response = await fetch(`${address}/api/hints`, { headers, signal: ending.signal });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'self'/);
  const heard: string[] = [];
  let isOver = false;
  void (async () => {
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) heard.push(decoder.decode(piece as Uint8Array));
  })()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
    });
  return { heard, isOver: () => isOver, stop: () => ending.abort() };
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what() && tries < 100; tries += 1) await wait(50);
  assert.ok(what());
}

const keptIn = ({ heard }: Line): readonly { stream: string; n: number }[] =>
  [...heard.join("").matchAll(/event: kept\ndata: (.*)\n\n/g)].map(([, data = ""]) => JSON.parse(data));

before(async () => {
  opened = await openPostgres();
  [here, there] = [await startProcess("here"), await startProcess("there")];
});
after(async () => {
  for (const one of [here, there]) await one.close();
  await opened.close();
});

describe("a hint", () => {
  test("says a stream and a number, wherever it was kept, and nothing else", async () => {
    const line = await listen(here, await signIn(here, olga.id));
    await until(() => line.heard.join("").includes("event: reach"));
    const change = say({ type: RideDay, head: { stream: northRides }, answers: { route: "Canary" } });
    for (const process of [here, there]) {
      await wait(300);
      const count = keptIn(line).length;
      const [outcome] = await process.keeper.push(olga, [
        process === here ? change : say({ type: RideDay, head: { stream: northRides } }),
      ]);
      assert.ok(outcome?.accepted);
      await until(() => keptIn(line).length > count);
      assert.deepEqual(keptIn(line).at(-1), { stream: northRides, n: outcome.n });
    }
    const all = line.heard.join("");
    for (const secret of [change.head.id, change.head.record, olga.id, "Canary", "ride-day"])
      assert.ok(!all.includes(secret));
    line.stop();
    await until(() => here.hints.count() === 0);
  });

  test("asked once, says how far the streams go that one may read, and no other", async () => {
    for (const person of everybody) {
      const cookie = await signIn(here, person.id);
      const { streams } = (await get(here, "/api/hints", { cookie })).json() as {
        streams: { stream: string; n: number }[];
      };
      for (const stream of [northStands, northRides, southStands]) {
        const said = (await get(here, `/api/changes?stream=${stream}`, { cookie })).json() as { last?: number };
        assert.equal(streams.find((one) => one.stream === stream)?.n, said.last, `${person.id} ${stream}`);
      }
    }
  });
});

describe("may the wrong person hear it?", () => {
  test("nobody hears of a stream they may not read, nor anybody who is not signed in", async () => {
    const lines = await Promise.all(
      [milo, sven, guest, olga].map(async ({ id }) => listen(there, await signIn(there, id))),
    );
    await there.keeper.push(olga, [say({ type: RideDay, head: { stream: northRides } })]);
    const [his, svens, guests, hers] = lines as [Line, Line, Line, Line];
    await until(() => keptIn(hers).length > 0);
    await wait(500);
    for (const line of [his, svens, guests]) {
      assert.deepEqual(keptIn(line), []);
      assert.ok(!line.heard.join("").includes(northRides));
    }
    for (const headers of [{}, { accept: "text/event-stream" }])
      assert.equal((await get(there, "/api/hints", headers as { [name: string]: string })).statusCode, 401);
    for (const line of lines) line.stop();
    await until(() => there.hints.count() === 0);
  });

  test("whoever signed out, or whose role has ended, hears nothing more", async () => {
    const cookie = await signIn(here, olga.id);
    const line = await listen(here, cookie);
    await until(() => line.heard.length > 0);
    await here.app.inject({ method: "POST", url: "/api/sign-out", headers: { cookie }, payload: {} });
    await here.keeper.push(olga, [say({ type: RideDay, head: { stream: northRides } })]);
    await until(line.isOver);
    assert.deepEqual(keptIn(line), []);
  });

  test("a browser that somebody else signed in at hears nothing for whoever was there before", async () => {
    const line = await listen(here, await signIn(here, sven.id), sven.id);
    const theirs = { cookie: await signIn(here, sven.id), "banyan-person": olga.id };
    assert.equal((await get(here, "/api/hints", theirs)).statusCode, 401);
    line.stop();
  });

  test("one person has only so many lines: the oldest ends", async () => {
    const cookie = await signIn(here, olga.id);
    const lines: Line[] = [];
    for (let at = 0; at <= MOST_LINES; at += 1) lines.push(await listen(here, cookie));
    await until(() => lines[0]?.isOver() ?? false);
    assert.ok(lines.slice(1).every((line) => !line.isOver()));
    for (const line of lines) line.stop();
  });
});

test("a server that stops lets every line go", async () => {
  const process = await startProcess("short");
  const line = await listen(process, await signIn(process, olga.id));
  const began = performance.now();
  await process.close();
  await until(line.isOver);
  assert.ok(performance.now() - began < 10_000, "and waits for none");
});
