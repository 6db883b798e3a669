// A phone in a hurry. One gesture drops the keys, clears what lies here and says what it finds afterwards, without a network; and nothing that
// somebody wrote stands readable in the folder of the browser: not while it is locked, not after somebody was taken off, not after this.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { lookAgain, signIn } from "./entering.ts";
import { CASEWORKER, openFieldTeam, SUPERVISOR } from "./field-team.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import type { Practice } from "./practice.ts";
import { findInProfile } from "./profile.ts";
import { line, lockAndSwitch, type } from "./sharing.ts";
import { write } from "./working.ts";

const CANARIES = ["Quillfeather", "Lanternfish"] as const;
/** What she wrote, and what the app writes down of her having opened it. */
const WAITS = /^[1-9] changes? waits? here, sealed/;
const PLANTED = "Plaintextplover";

test.describe.configure({ mode: "serial", timeout: 180_000 });

let practice: Practice;
test.beforeAll(async ({ browser }) => {
  practice = await openFieldTeam(browser);
});
test.afterAll(() => practice.close());

/** A phone whose browser writes to a folder of its own. */
async function phoneAt(folder: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "",
    serviceWorkers: "allow",
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** The phone may know whose it is by the sign-in that still stands, or asks. */
async function unlock(page: Page): Promise<void> {
  const password = page.getByLabel("Password", { exact: true });
  await password.or(line(page, "D. H.")).first().waitFor();
  if (!(await password.isVisible())) await line(page, "D. H.").click();
  await type(page, CASEWORKER.password);
  await page.getByRole("navigation", { name: "Main" }).first().waitFor();
}

/** Pressed for as long as it takes. */
async function hold(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).hover();
  await page.mouse.down();
  await expect(page.getByRole("heading", { level: 1, name: /^Nothing of/ })).toBeVisible();
  await page.mouse.up();
}

test("nothing readable is in the folder of the browser: locked, removed, cleared; and the look finds what is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "banyan-phone-"));
  try {
    let { context, page } = await phoneAt(folder);
    await signIn(page, practice.url, CASEWORKER);
    // The look finds what is written plainly, wherever an app could write.
    await page.evaluate(async (word) => {
      localStorage.setItem("planted", `${word}inStorage`);
      await (await caches.open("planted")).put("/planted", new Response(`${word}inCache`));
      await new Promise<void>((done) => {
        const asked = indexedDB.open("planted", 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore("words");
        asked.onsuccess = () => {
          const written = asked.result.transaction("words", "readwrite");
          written.objectStore("words").put(`${word}inDatabase`, 1);
          written.oncomplete = () => done();
        };
      });
    }, PLANTED);
    await context.close();
    for (const where of ["inStorage", "inCache", "inDatabase"])
      expect(findInProfile(folder, [`${PLANTED}${where}`]), where).not.toEqual([]);

    ({ context, page } = await phoneAt(folder));
    await page.goto(practice.url);
    await page.evaluate(async () => {
      localStorage.removeItem("planted");
      indexedDB.deleteDatabase("planted");
      await caches.delete("planted");
    });
    await unlock(page);
    await allSent(page);
    await write(page, "/records/child/new", { Code: "EX-101", Name: CANARIES[0] });
    await lookAgain(page);
    await leaveNetwork(page);
    const unsent = await write(page, "/records/child/new", { Code: "EX-102", Name: CANARIES[1] });
    await goTo(page, "/records/child/new");
    await page.getByLabel(/^Name/).first().fill(`${CANARIES[1]} half typed`);
    await goTo(page, "/");
    await page.keyboard.press("Alt+L");
    await expect(page.getByRole("heading", { name: "Locked for Dale Heron" })).toBeVisible();
    await context.close();
    expect(findInProfile(folder, CANARIES), "locked").toEqual([]);

    ({ context, page } = await phoneAt(folder));
    await context.setOffline(true);
    await page.goto(practice.url);
    await unlock(page);
    await goTo(page, unsent);
    await expect(page.getByText(CANARIES[1]).first()).toBeVisible();
    await goTo(page, "/more");
    await page.getByRole("button", { name: "Take me off this device" }).click();
    await page.getByRole("button", { name: "Take me off", exact: true }).click();
    await expect(page.getByText("You are not on this device any more.")).toBeVisible();
    await context.close();
    expect(findInProfile(folder, CANARIES), "removed").toEqual([]);

    ({ context, page } = await phoneAt(folder));
    await signIn(page, practice.url, CASEWORKER);
    await goTo(page, unsent);
    await expect(page.getByText(CANARIES[1]).first()).toBeVisible();
    await leaveNetwork(page);
    await write(page, "/records/child/new", { Code: "EX-103", Name: CANARIES[0] });
    await goTo(page, "/more");
    await hold(page, "Hold to clear this device");
    await expect(page.getByText(WAITS)).toBeVisible();
    await context.close();
    expect(findInProfile(folder, CANARIES), "cleared").toEqual([]);

    // Nobody is there any more, and what was not sent goes out with the next sign-in.
    ({ context, page } = await phoneAt(folder));
    await signIn(page, practice.url, CASEWORKER);
    await goTo(page, "/records/child");
    await expect(page.getByText("EX-103").first()).toBeVisible();
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("it clears everybody on a shared phone without a network, or one of them; never by a touch in passing", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, practice.url, CASEWORKER);
  await lockAndSwitch(page);
  await page.getByRole("button", { name: "Somebody else" }).click();
  await page.getByLabel("Sign-in name", { exact: true }).fill(SUPERVISOR.name);
  await page.getByLabel("Password", { exact: true }).fill(SUPERVISOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await allSent(page);
  await leaveNetwork(page);
  await write(page, "/records/child/new", { Code: "EX-110", Name: "Invented Example" });
  await goTo(page, "/more");
  // A touch, or a key that is let go, does nothing.
  const mine = page.getByRole("button", { name: "Hold to clear only what is mine" });
  await mine.click();
  await expect(page.getByText("Nothing was done. Press and hold for two seconds")).toBeVisible();
  await mine.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "More" })).toBeVisible();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await hold(page, "Hold to clear only what is mine");
  await expect(page.getByRole("heading", { name: "Nothing of you is left on this device" })).toBeVisible();
  await expect(page.getByText(WAITS)).toBeVisible();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Close" }).click();
  // Dale is still here, with keys: it was hers that went.
  await expect(line(page, "D. H.")).toBeVisible();
  await expect(line(page, "C. K.")).toHaveCount(0);
  await line(page, "D. H.").click();
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Hold to clear this device" }).focus();
  await page.keyboard.down(" ");
  await expect(page.getByRole("heading", { name: "Nothing of anybody is left on this device" })).toBeVisible();
  await page.keyboard.up(" ");
  // May one evacuate another's work away? What Clover wrote waits on, whoever cleared the phone.
  await expect(page.getByText(WAITS)).toBeVisible();
  const left = await page.evaluate(async () => {
    const names = Object.keys({ ...localStorage, ...sessionStorage });
    const disk = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open("banyan");
      asked.onsuccess = () => done(asked.result);
    });
    const counts: [string, number][] = [];
    for (const name of disk.objectStoreNames)
      counts.push([
        name,
        await new Promise<number>((done) => {
          const asked = disk.transaction(name).objectStore(name).count();
          asked.onsuccess = () => done(asked.result);
        }),
      ]);
    return { names, counts: Object.fromEntries(counts) };
  });
  expect(left.names.filter((name) => !/^banyan-(language|digits|helplines)$/.test(name))).toEqual([]);
  const { unsent, ...others } = left.counts;
  expect(unsent).toBeGreaterThan(0);
  expect(Object.values(others).every((count) => count === 0)).toBe(true);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Close" }).click();
  await signIn(page, practice.url, SUPERVISOR);
  await goTo(page, "/records/child");
  await expect(page.getByText("EX-110").first()).toBeVisible();
  await context.close();
});

test("where there is a network, what waited goes out after the keys are gone", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, practice.url, CASEWORKER);
  // Nothing goes out while they write; everything may afterwards.
  await page.route("**/api/changes", (route) =>
    route.request().method() === "POST" ? route.abort() : route.fallback(),
  );
  await write(page, "/records/child/new", { Code: "EX-120", Name: "Invented Example" });
  await page.unrouteAll();
  await leaveNetwork(page);
  await goTo(page, "/more");
  await context.setOffline(false);
  await hold(page, "Hold to clear this device");
  await expect(
    page.getByText(/[1-9] changes? w(as|ere) sent just now\.|Nothing waits to be sent\./).first(),
  ).toBeVisible();
  await expect(page.getByText("Nothing waits to be sent.")).toBeVisible();
  await context.close();
  const other = await browser.newContext();
  const supervisor = await other.newPage();
  await signIn(supervisor, practice.url, CASEWORKER);
  await goTo(supervisor, "/records/child");
  await expect(supervisor.getByText("EX-120").first()).toBeVisible();
  await other.close();
});

test("cut off by whoever leads them, somebody is taken off the phone when it asks next: locked, or at work", async ({
  browser,
}) => {
  const locked = await browser.newContext();
  const phone = await locked.newPage();
  await signIn(phone, practice.url, CASEWORKER);
  await phone.getByRole("button", { name: "Lock now" }).click();
  const open = await browser.newContext();
  const tablet = await open.newPage();
  await signIn(tablet, practice.url, CASEWORKER);
  await tablet.route("**/api/changes", (route) =>
    route.request().method() === "POST" ? route.abort() : route.fallback(),
  );
  await write(tablet, "/records/child/new", { Code: "EX-130", Name: "Invented Example" });
  // Out of reach while they are cut off, or it would hear of it at once.
  await open.setOffline(true);

  const other = await browser.newContext();
  const supervisor = await other.newPage();
  await signIn(supervisor, practice.url, SUPERVISOR);
  await goTo(supervisor, "/team");
  await supervisor.getByRole("button", { name: "The phone of Dale Heron is lost" }).click();
  await supervisor.getByRole("button", { name: "Cut it off now" }).click();
  await expect(supervisor.getByRole("heading", { name: "It is cut off" })).toBeVisible();

  await phone.goto(practice.url);
  await open.setOffline(false);
  for (const page of [phone, tablet]) {
    await expect(page.getByText("Somebody who leads you has ended your sign-in here")).toBeVisible();
    await expect(line(page, "D. H.")).toHaveCount(0);
    expect(await wrongOn(page)).toEqual([]);
    const kept = await page.evaluate(() => Object.keys(localStorage).join(" "));
    expect(kept).not.toMatch(/account|me |sheet/);
  }
  // May it be used on others? Whoever leads nobody cuts nobody off; and it takes nobody off but whose sign-in it was.
  const lines = await tablet.evaluate(
    () =>
      new Promise<number>((done) => {
        const asked = indexedDB.open("banyan");
        asked.onsuccess = () => {
          const counted = asked.result.transaction("unsent").objectStore("unsent").count();
          counted.onsuccess = () => done(counted.result);
        };
      }),
  );
  expect(lines, "what was not sent waits on").toBeGreaterThan(0);
  for (const context of [locked, open, other]) await context.close();
});
