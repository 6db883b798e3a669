// A trainer marks thirty people on a slow phone: taps, and the time the phone adds to them, from finger to paint.
// Chromium at a quarter of this machine's speed, a phone's screen, the real server, a team that knows a thousand people.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findType } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { create } from "#web/acts.ts";
import type { Me } from "#web/api.ts";
import { makeStore } from "#web/store.ts";
import { buildApp } from "../scripts/build.ts";
import { findChromium } from "../scripts/chromium.ts";
import { median, tell } from "./measure.ts";

const PEOPLE = 30;
const KNOWN = 1_000;
const SLOWER = 4;
/** Between two taps of a person who reads a name aloud, looks up and finds the next line. */
const THINKING = 1_200;

const otherwise = mkdtempSync(join(tmpdir(), "banyan-bench-"));
try {
  process.env["BANYAN_APP"] = await buildApp(otherwise, new AbortController().signal, () => undefined);
  const { openKeeper } = await import("../test/e2e/keeper.ts");
  const { close, url, ids } = await openKeeper();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? chromium.executablePath(),
    args: ["--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ baseURL: url, viewport: { width: 390, height: 844 }, hasTouch: true });
    await signIn(page);
    await knowPeople(page);
    await page.evaluate((to) => {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, `/attendance/${ids.day}`);
    await page
      .getByRole("group", { name: /Were children present/ })
      .getByLabel("Yes")
      .check();
    await page
      .getByRole("group", { name: /safety of children/ })
      .getByLabel("Yes")
      .check();
    await page.getByRole("button", { name: "It was held" }).click();
    await page.getByRole("searchbox").waitFor();
    const slow = await page.context().newCDPSession(page);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const taps = await timesOf(page, "tap");
    const typed = await timesOf(page, "key");
    const seconds = (taps.reduce((sum, millis) => sum + millis, 0) + PEOPLE * THINKING) / 1000;
    tell([
      {
        what: `${PEOPLE} people marked on a phone, one tap each, ${SLOWER}x`,
        measured: `${seconds.toFixed(0)} s with ${THINKING / 1000} s to find each; a tap ${median(taps).toFixed(0)} ms, at most ${Math.max(...taps).toFixed(0)} ms`,
        bar: "under a minute",
        beside: "",
      },
      {
        what: `somebody found among ${KNOWN} by typing, a key, ${SLOWER}x`,
        measured: `${median(typed).toFixed(0)} ms, at most ${Math.max(...typed).toFixed(0)} ms`,
        bar: "50 ms",
        beside: "",
      },
    ]);
  } finally {
    await browser.close();
    await close();
  }
} finally {
  rmSync(otherwise, { recursive: true, force: true });
}
process.exit(0);

async function signIn(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: /Ana Exemplo/ }).click();
  await allSent(page);
}

async function allSent(page: Page): Promise<void> {
  await page
    .getByText(/Everything is sent|All sent/)
    .filter({ visible: true })
    .first()
    .waitFor();
}

/** A team that has worked for a year: written as the app writes it, by the trainer herself. */
async function knowPeople(page: Page): Promise<void> {
  const me = (await (await page.request.get("/api/me")).json()) as Me;
  const [team] = me.streams;
  const [participant, attendance, day] = ["participant", "attendance", "training-day"].map((id) =>
    findType(programme, id),
  );
  if (!team || !participant || !attendance || !day) throw new Error("nobody can be known here");
  const store = makeStore(programme, randomUUID(), () => Date.parse("2016-12-11T12:00:00Z"));
  const desk = { programme, store, person: me.id, newId: () => randomUUID(), countryOf: () => "BR" };
  const days = Array.from({ length: 20 }, (_, at) =>
    create(desk, day, team, {
      title: `Example day ${at}`,
      heldOn: `2016-05-${String(at + 1).padStart(2, "0")}`,
      country: "BR",
      place: `Village ${at}`,
      audience: "children",
      topics: ["recognise-report"],
    }),
  );
  for (let at = 0; at < KNOWN; at += 1) {
    const answers = { name: `Learner ${at} Exemplo`, audience: "children", sex: "female", bornOn: "2003-04-05" };
    const person = create(desk, participant, team, answers);
    for (const on of [at % 20, (at + 7) % 20])
      create(desk, attendance, team, { day: days[on], participant: person, present: "yes" });
  }
  const changes = store.unsent().map(({ envelope }) => envelope);
  for (let at = 0; at < changes.length; at += 400) {
    const { outcomes } = (await (
      await page.request.post("/api/changes", { data: { protocol: 1, changes: changes.slice(at, at + 400) } })
    ).json()) as { readonly outcomes: readonly { readonly accepted: boolean }[] };
    if (outcomes.some(({ accepted }) => !accepted)) throw new Error("what is known was not accepted");
  }
  await page.reload();
  await allSent(page);
}

/** Milliseconds from each tap, or each letter typed, to the paint that shows what came of it; measured in the page itself. */
async function timesOf(page: Page, what: "tap" | "key"): Promise<readonly number[]> {
  const event = what === "tap" ? "click" : "input";
  await page.evaluate(`globalThis.times = [];
    addEventListener("${event}", (event) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.times.push(performance.now() - event.timeStamp);
      port2.postMessage(0);
    }), true)`);
  if (what === "tap") {
    // Taken before the first tap: the list keeps its order while it is marked.
    const rows = await page.locator('li > button[aria-pressed="false"]').elementHandles();
    for (const row of rows.slice(0, PEOPLE)) {
      await row.tap();
      await page.waitForFunction((button) => (button as Element).getAttribute("aria-pressed") === "true", row);
    }
  } else {
    await page.getByRole("searchbox").pressSequentially("learner 734", { delay: 100 });
  }
  await page.waitForTimeout(500);
  return (await page.evaluate("globalThis.times")) as readonly number[];
}
