// The first download of a team on a new phone, in Chromium at a quarter of this machine's speed on a slow line (400 kbit/s, 400 ms): 5,000
// sealed records of ten changes in a real PostgreSQL, handed on as checkpoints that a colleague's device made, with the app's own code.
// `RECORDS=300 npm run bench -- first-download` tries it on fewer.
import { randomUUID } from "node:crypto";
import type { APIRequestContext, CDPSession, Page } from "@playwright/test";
import type { CheckpointsPage } from "#core/seal/sealed-checkpoint.ts";
import { programme } from "#programme/register.ts";
import { type Hello, type Me, makeApi } from "#web/api.ts";
import { openDevice } from "#web/device.ts";
import { memoryOutboxDisk, nothingLying } from "#web/outbox-disk.ts";
import { memoryDisk } from "#web/shelf-disk.ts";
import { demonstrationKeys } from "#web/vault.ts";
import type { BenchRow } from "./measure.ts";
import { CHANGES, learnerSaid } from "./sealed-caseload.ts";
import { PAINT, SLOW_LINE, slowDown, visitApp } from "./visited-app.ts";

const RECORDS = Number(process.env["RECORDS"] ?? 5_000);
const LIST = "/records/participant";
const LINE = 'main li a[href^="/records/participant/"]';
/** What the same is by changes, reckoned from sixty records of it (caseload.bench.ts). */
const BY_CHANGES = { bytes: 7_000, millis: 144 };
const AT_ONCE = 40;

const seconds = (millis: number): string =>
  millis < 1_000 ? `${Math.round(millis)} ms` : `${(millis / 1_000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

await visitApp(async (page, { trainer }) => {
  const me = (await (await page.request.get("/api/me")).json()) as Me;
  const [team] = me.streams;
  const browser = page.context().browser();
  if (!team || !browser) throw new Error("nobody's team, or no browser");
  const url = new URL(page.url()).origin;
  // Else this one makes checkpoints too.
  await page.goto("about:blank");
  for (let at = 0; at < RECORDS; at += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, RECORDS - at) }, (_, one) => at + one);
    const outcomes = await trainer.push(some.flatMap((one) => learnerSaid(one, team, me.id)));
    if (outcomes.some(({ accepted }) => !accepted)) throw new Error("what was written was not accepted");
  }
  const made = await madeBy(me, url, page.request);
  const standing = await page.request.get(`/api/checkpoints?stream=${team.stream}`);
  const { checkpoints, left } = (await standing.json()) as CheckpointsPage;
  if (checkpoints.length + left !== RECORDS) throw new Error(`there are ${checkpoints.length + left} checkpoints`);

  const fresh = await browser.newContext({ baseURL: url, viewport: { width: 390, height: 844 }, hasTouch: true });
  const came = await arriveIn(await fresh.newPage());
  const whole = `${RECORDS} records of ${CHANGES} changes`;
  const byChanges = `${megabytes(RECORDS * BY_CHANGES.bytes)}, ${Math.round((RECORDS * BY_CHANGES.millis) / 60_000)} min`;
  return [
    row(
      `first download of ${whole} on 400 kbit/s and 400 ms, until all are there`,
      `${seconds(came.whole)}, ${came.asked} requests, ${megabytes(came.bytes)} over the line`,
      `by changes, reckoned: ${byChanges}`,
    ),
    row("the same, until the list shows records", seconds(came.shown)),
    row("the longest that the page cannot be touched meanwhile", `${seconds(came.longest)} (${came.long} over 200 ms)`),
    row("of that the page's own work, by its processor time", seconds(came.work)),
    row(`a colleague's device that makes these ${RECORDS}, unslowed, outside a browser`, seconds(made)),
  ];
});

/** A colleague's device has all there is, and makes a checkpoint of whatever is wanted; in how many milliseconds, the fetching left out. */
async function madeBy(me: Me, url: string, asked: APIRequestContext): Promise<number> {
  const { cookies } = await asked.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const hello = (await (await asked.get("/api/hello")).json()) as Hello;
  const day = (): string => hello.today ?? "";
  const ahead = new Date(hello.time ?? 0).getTime() - Date.now();
  const call: typeof fetch = (path, init) =>
    fetch(new URL(String(path), url), { ...init, headers: { ...(init?.headers as object), cookie, origin: url } });
  const device = await openDevice({
    programme,
    api: makeApi(call, me.id),
    me,
    keys: await demonstrationKeys(me.id),
    shelfDisk: memoryDisk(),
    outboxDisk: memoryOutboxDisk(nothingLying()),
    now: () => Date.now() + ahead,
    day,
    keyDay: day,
    newId: randomUUID,
    pause: async () => {},
    onSignedOut: () => {},
  });
  await device.sync.now();
  const from = performance.now();
  await device.sync.rest();
  const took = performance.now() - from;
  await device.end();
  return took;
}

interface Arrival {
  readonly shown: number;
  readonly whole: number;
  readonly bytes: number;
  readonly asked: number;
  readonly longest: number;
  readonly long: number;
  readonly work: number;
}

/** The app is on the phone, and nothing of the team: from signing in. */
async function arriveIn(page: Page): Promise<Arrival> {
  await page.goto(LIST);
  await page.evaluate("navigator.serviceWorker.ready");
  const button = page.getByRole("button", { name: /Ana Exemplo/ });
  await button.waitFor();
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", SLOW_LINE);
  await slowDown(page);
  await line.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = await workOf(line);
  await page.evaluate(`{${PAINT}
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(10_000);
    globalThis.tasks = [];
    new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    addEventListener("click", ({ timeStamp }) => {
      globalThis.shown = new Promise((painted) =>
        onceShown(() => document.querySelector(${JSON.stringify(LINE)}), (at) => painted(at - timeStamp)));
    }, { capture: true, once: true });
  }`);
  const began = performance.now();
  await button.click();
  // Looked for seldom and cheaply: what looks shares the page's processor.
  await page.evaluate(`new Promise((done) => {
    const look = () => /Everything is sent|All sent/.test(document.body.textContent) ? done() : setTimeout(look, 500);
    look();
  })`);
  const whole = performance.now() - began;
  const work = (await workOf(line)) - before;
  const [bytes, asked] = (await page.evaluate(`(() => {
    const came = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/api/"));
    return [came.reduce((sum, { transferSize }) => sum + transferSize, 0), came.length];
  })()`)) as [number, number];
  const shown = (await page.evaluate("globalThis.shown")) as number;
  const tasks = (await page.evaluate("globalThis.tasks")) as readonly number[];
  return {
    shown,
    whole,
    bytes,
    asked,
    work,
    longest: Math.max(0, ...tasks),
    long: tasks.filter((one) => one > 200).length,
  };
}

async function workOf(line: CDPSession): Promise<number> {
  const { metrics } = await line.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
}

function row(what: string, measured: string, beside = ""): BenchRow {
  return { what, measured, bar: "", beside };
}
