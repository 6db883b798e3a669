// The built app before the real server, in Chromium at a part of this machine's speed: what the measures of screens share.
// Times are taken in the page itself, from the finger to the paint that shows what came of it.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Locator, type Page } from "@playwright/test";
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { programme } from "#programme/register.ts";
import { create } from "#web/acts.ts";
import type { Me } from "#web/api.ts";
import { makeStore } from "#web/store.ts";
import { buildApp } from "../scripts/build.ts";
import { findChromium } from "../scripts/chromium.ts";
import { allSent } from "../test/e2e/page.ts";
import type { Seeded } from "../test/e2e/seed.ts";
import { type BenchRow, tell } from "./measure.ts";

export const SLOWER = 4;
export const SLOW_LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** At a part of the speed, thousands of records take their time to come. */
const PATIENCE = 120_000;

/** A trainer of the small seeded organisation has signed in on a phone; ends the process with the rows that were measured. */
export async function visitApp(measure: (page: Page, seeded: Seeded) => Promise<readonly BenchRow[]>) {
  const otherwise = mkdtempSync(join(tmpdir(), "banyan-bench-"));
  try {
    process.env["BANYAN_APP"] = await buildApp(otherwise, new AbortController().signal, () => undefined);
    const { openKeeper } = await import("../test/e2e/keeper.ts");
    const { close, url, ...seeded } = await openKeeper();
    const browser = await chromium.launch({
      executablePath: findChromium() ?? chromium.executablePath(),
      args: ["--disable-gpu", "--disable-background-networking"],
    });
    try {
      const phone = { baseURL: url, viewport: { width: 390, height: 844 }, hasTouch: true };
      const page = await (await browser.newContext(phone)).newPage();
      await page.goto("/");
      await page.getByRole("button", { name: /Ana Exemplo/ }).click();
      await allSent(page, PATIENCE);
      tell(await measure(page, seeded));
    } finally {
      await browser.close();
      await close();
    }
  } finally {
    rmSync(otherwise, { recursive: true, force: true });
  }
  process.exit(0);
}

type Write = (type: string, answers: Answers) => string;

/** Records of the team, written and sealed as the app does by whoever is signed in; the page is loaded anew and has them all. */
export async function writeRecords(page: Page, { trainer }: Seeded, fill: (write: Write) => void): Promise<void> {
  const me = (await (await page.request.get("/api/me")).json()) as Me;
  const [team] = me.streams;
  const store = makeStore(programme, randomUUID(), () => Date.parse("2016-12-11T12:00:00Z"));
  const desk = { programme, store, person: me.id, newId: () => randomUUID(), countryOf: () => "BR" };
  fill((id, answers) => {
    const type = findType(programme, id);
    if (!team || !type) throw new Error(`no ${id} can be written here`);
    return create(desk, type, team, answers);
  });
  const changes = store.unsent().map(({ envelope }) => envelope);
  for (let at = 0; at < changes.length; at += 400) {
    const outcomes = await trainer.push(changes.slice(at, at + 400));
    if (outcomes.some(({ accepted }) => !accepted)) throw new Error("what was written was not accepted");
  }
  await page.reload();
  await allSent(page, PATIENCE);
}

export async function slowDown(page: Page): Promise<void> {
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/**
 * For code that runs in a page, before anything of its own: `afterPaint(done)` tells the moment of the next paint, `onceShown(isThere, done)` that
 * of the paint which shows it. In milliseconds since the page began.
 */
export const PAINT = `
  const afterPaint = (done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
  const onceShown = (isThere, done) =>
    isThere() ? afterPaint(done) : requestAnimationFrame(() => onceShown(isThere, done));`;

/** Milliseconds from each such event to the paint that follows it, while something is done. */
export async function timesOf(
  page: Page,
  event: "click" | "input",
  act: () => Promise<void>,
): Promise<readonly number[]> {
  await page.evaluate(`{${PAINT}
    globalThis.times = [];
    globalThis.listening?.abort();
    globalThis.listening = new AbortController();
    addEventListener("${event}", (event) => afterPaint((at) => globalThis.times.push(at - event.timeStamp)),
      { capture: true, signal: globalThis.listening.signal });
  }`);
  await act();
  await page.waitForTimeout(500);
  return (await page.evaluate("globalThis.times")) as readonly number[];
}

/** The same for keys, pressed in an input that is found before anything is measured. */
export async function keysIn(page: Page, input: Locator, text: string): Promise<readonly number[]> {
  await input.focus();
  await page.keyboard.press("End");
  await page.waitForTimeout(500);
  return timesOf(page, "input", () => page.keyboard.type(text, { delay: 150 }));
}

/** Milliseconds from going to a path until what a selector asks for is painted. */
export async function shownIn(page: Page, path: string, selector: string): Promise<number> {
  return (await page.evaluate(`new Promise((painted) => {${PAINT}
    const began = performance.now();
    history.pushState(null, "", ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent("popstate"));
    onceShown(() => document.querySelector(${JSON.stringify(selector)}), (at) => painted(at - began));
  })`)) as number;
}
