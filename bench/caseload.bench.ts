// A worker's caseload on a slow phone, in Chromium at a quarter of this machine's speed: 5,000 sealed records of ten changes from being locked
// to a list that can be used, and a name found among them; 300, from a phone that was just switched on; and the first fetch of all of it on
// a slow line. What lies on the device was made by the app's own code; the password's stretching is measured elsewhere (seal.bench.ts).
import type { Page } from "@playwright/test";
import type { KeysPage } from "#core/seal/keyring.ts";
import type { Me } from "#web/api.ts";
import { allSent } from "../test/e2e/page.ts";
import { type BenchRow, median } from "./measure.ts";
import { CHANGES, type Laid, learnerSaid, nameAt, sealedCaseload } from "./sealed-caseload.ts";
import { keysIn, PAINT, SLOW_LINE, SLOWER, slowDown, visitApp } from "./visited-app.ts";

const MANY = 5_000;
const DAILY = 300;
const TURNS = 3;
const LINE = 'main li a[href^="/records/participant/"]';
const LIST = "/records/participant";
/** Fetched on the slow line for real; the rest is reckoned from it. */
const FETCHED = 60;

const seconds = (millis: number): string =>
  millis < 1_000 ? `${Math.round(millis)} ms` : `${(millis / 1_000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const sizeOf = (laid: readonly Laid[], kind: string): number =>
  laid.reduce(
    (sum, { key, text = "", bytes = "" }) => sum + (key[1] === kind ? text.length + (bytes.length * 3) / 4 : 0),
    0,
  );

await visitApp(async (page, { trainer }) => {
  const me = (await (await page.request.get("/api/me")).json()) as Me;
  const { logId } = (await (await page.request.get("/api/hello")).json()) as { readonly logId: string };
  const tenant = me.streams[0]?.tenant ?? "";
  const keyPage = (await (await page.request.get(`/api/keys?tenant=${tenant}&after=0`)).json()) as KeysPage;
  await page.evaluate("navigator.serviceWorker.ready");
  const rows: BenchRow[] = [];

  const daily = await sealedCaseload(DAILY, trainer, me, logId, keyPage);
  await layOn(page, daily);
  const starts: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const fresh = await page.context().newPage();
    await slowDown(fresh);
    await fresh.goto(LIST);
    starts.push(await firstLineIn(fresh));
    await fresh.close();
  }
  rows.push(row(`${DAILY} records: a phone switched on, to a list that can be used`, starts, "2 s"));

  const many = await sealedCaseload(MANY, trainer, me, logId, keyPage);
  await layOn(page, many);
  rows.push({
    what: `on the device, for ${MANY} records of ${CHANGES} changes`,
    measured: `${megabytes(sizeOf(many, "pages"))} as it came, ${megabytes(sizeOf(many, "folds"))} folded`,
    bar: "",
    beside: "",
  });
  await page.goto(LIST);
  await page.locator(LINE).first().waitFor();
  const unlocks: Opened[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.waitForTimeout(3_000);
    await page.keyboard.press("Alt+l");
    await page.getByRole("button", { name: /Ana Exemplo/ }).waitFor();
    const slow = await page.context().newCDPSession(page);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    unlocks.push(await clickedTo(page));
    await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  const times = unlocks.map(({ took }) => took);
  rows.push(row(`${MANY} records: from keys to a list that can be used`, times, "1 s"));
  const longest = unlocks.map((one) => one.longest);
  rows.push(row("the longest that the page cannot be touched meanwhile", longest, ""));
  await page.waitForTimeout(3_000);
  await page.keyboard.press("Alt+l");
  await page.getByRole("button", { name: /Ana Exemplo/ }).waitFor();
  const work = await workOf(page, () => clickedTo(page));
  rows.push(row("of that the page's own work, by its processor time", [work * SLOWER], ""));

  await slowDown(page);
  await page.waitForTimeout(3_000);
  const box = page.getByRole("searchbox").first();
  const keys = await keysIn(page, box, nameAt(4_321).slice(0, 12));
  rows.push(row(`a name among ${MANY}, from key to paint, in their list`, keys, "50 ms"));
  await page.goto("/search");
  await page.waitForTimeout(10_000);
  const found = await keysIn(page, page.getByRole("searchbox").first(), nameAt(4_321).slice(0, 12));
  rows.push(row(`the same in the search over everything`, found, "50 ms"));

  rows.push(...(await firstFetch(page, trainer, me)));
  return rows;
});

type Trainer = Parameters<Parameters<typeof visitApp>[0]>[1]["trainer"];

/** Written to the server, and fetched by a browser that has nothing yet. */
async function firstFetch(page: Page, trainer: Trainer, me: Me): Promise<readonly BenchRow[]> {
  const [team] = me.streams;
  if (!team) return [];
  for (let at = 0; at < FETCHED; at += 30) {
    const said = Array.from({ length: 30 }, (_, one) => learnerSaid(at + one, team, me.id)).flat();
    const outcomes = await trainer.push(said);
    if (outcomes.some((one) => !one.accepted)) throw new Error("what was written was not accepted");
  }
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin });
  if (!context) throw new Error("the browser is gone");
  const fresh = await context.newPage();
  await fresh.goto("/");
  await fresh.getByRole("button", { name: /Ana Exemplo/ }).waitFor();
  const line = await context.newCDPSession(fresh);
  await line.send("Network.emulateNetworkConditions", SLOW_LINE);
  await slowDown(fresh);
  const began = performance.now();
  await fresh.getByRole("button", { name: /Ana Exemplo/ }).click();
  await allSent(fresh, 200_000);
  const took = performance.now() - began;
  const bytes = (await fresh.evaluate(`performance.getEntriesByType("resource")
    .filter(({ name }) => name.includes("/api/changes?"))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`)) as number;
  await context.close();
  const each = bytes / (FETCHED * CHANGES);
  const whole = each * MANY * CHANGES;
  return [
    {
      what: `first fetch of ${FETCHED} records of ${CHANGES} changes on 400 kbit/s and 400 ms`,
      measured: `${seconds(took)}, ${megabytes(bytes)}, ${Math.round(each)} bytes a change, what else was there among them`,
      bar: "",
      beside: "",
    },
    {
      what: `the same of ${MANY} records, reckoned from it`,
      measured: `${megabytes(whole)}, ${Math.round(whole / 50_000 / 60)} minutes`,
      bar: "",
      beside: "",
    },
  ];
}

/** Puts a disk into the browser, from a page of the same place on which no app runs. */
async function layOn(page: Page, laid: readonly Laid[]): Promise<void> {
  await page.goto("/icon.svg");
  const person = laid[0]?.key[0] ?? "";
  await page.evaluate(`globalThis.lay = async (some, fresh) => {
    const base = await new Promise((done, fail) => {
      const asked = indexedDB.open("banyan");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    const write = base.transaction("boxes", "readwrite");
    if (fresh) write.objectStore("boxes").delete(IDBKeyRange.bound([fresh], [fresh, []]));
    for (const { key, text, bytes } of some)
      write.objectStore("boxes").put(text ?? Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)), key);
    await new Promise((done, fail) => { write.oncomplete = done; write.onerror = () => fail(write.error); });
    base.close();
  }`);
  await page.evaluate(`lay([], ${JSON.stringify(person)})`);
  for (let at = 0; at < laid.length; at += 10) await page.evaluate(`lay(${JSON.stringify(laid.slice(at, at + 10))})`);
}

/** Milliseconds from the start of this page to the paint that shows the first line of the list. */
function firstLineIn(page: Page): Promise<number> {
  return page.evaluate(`new Promise((painted) => {${PAINT}
    onceShown(() => document.querySelector(${JSON.stringify(LINE)}), painted);
  })`);
}

/** Milliseconds of the processor that a page uses meanwhile: the same whatever else the machine has to do. */
async function workOf(page: Page, act: () => Promise<unknown>): Promise<number> {
  const told = await page.context().newCDPSession(page);
  await told.send("Performance.enable", { timeDomain: "threadTicks" });
  const now = async (): Promise<number> => {
    const { metrics } = await told.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
  };
  const before = await now();
  await act();
  return (await now()) - before;
}

interface Opened {
  readonly took: number;
  /** The longest task among those that browsers call long. */
  readonly longest: number;
}

async function clickedTo(page: Page): Promise<Opened> {
  return page.evaluate(`new Promise((painted) => {${PAINT}
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent.includes("Ana Exemplo"));
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({ type: "longtask" });
    const began = performance.now();
    button.click();
    onceShown(() => document.querySelector(${JSON.stringify(LINE)}), (at) => {
      const took = at - began;
      setTimeout(() => painted({ took, longest }), 200);
    });
  })`);
}

function row(what: string, times: readonly number[], bar: string): BenchRow {
  return { what, measured: `${seconds(median(times))} (slowest ${seconds(Math.max(...times))})`, bar, beside: "" };
}
