// A week's work that was not sent outlives the closing of the tab, ten wrong passwords, and its author being taken off the phone; and nobody
// reads it there meanwhile.
import { expect, type Page, test } from "@playwright/test";
import { addOrganisation, found, invite, join, letIn, lookAgain, newPhone, ownNumber } from "./entering.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { openPractice, type Practice } from "./practice.ts";
import { line, open, type } from "./sharing.ts";
import { write } from "./working.ts";

const FOUNDER = { called: "Fern Avocet", name: "fern", password: "first password of fern" };
const SUPERVISOR = { called: "Clover Kingfisher", name: "clover kingfisher", password: "first password of clover" };
const INITIALS = "C. K.";
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

test.describe.configure({ timeout: 240_000 });

let practice: Practice;
test.beforeAll(async ({ browser }) => {
  practice = await openPractice();
  const founder = await newPhone(browser, []);
  await found(founder.page, practice.url, { organisation: "Example alliance", founder: FOUNDER });
  await addOrganisation(founder.page, "Example partner north");
  const invitation = await invite(founder.page, SUPERVISOR.called, "Supervisor", "Field team, Example partner north");
  const supervisor = await newPhone(browser, []);
  await join(supervisor.page, invitation, SUPERVISOR);
  await letIn(founder.page, SUPERVISOR.called, await ownNumber(supervisor.page));
  await lookAgain(supervisor.page);
  for (const { context } of [founder, supervisor]) await context.close();
});
test.afterAll(() => practice.close());

async function signIn(page: Page): Promise<void> {
  const else_ = page.getByRole("button", { name: "Somebody else" });
  if (await else_.isVisible()) await else_.click();
  await page.getByLabel("Sign-in name", { exact: true }).fill(SUPERVISOR.name);
  await page.getByLabel("Password", { exact: true }).fill(SUPERVISOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await allSent(page);
}

/** All that this browser keeps for the page, as text. */
function everythingOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = "" } of await indexedDB.databases()) {
      const disk = await new Promise<IDBDatabase>((done, fail) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
      });
      for (const store of disk.objectStoreNames) {
        const read = disk.transaction(store).objectStore(store);
        for (const asked of [read.getAllKeys(), read.getAll()])
          all.push(await new Promise((done) => (asked.onsuccess = () => done([name, store, asked.result]))));
      }
      disk.close();
    }
    return JSON.stringify(all);
  });
}

test("a week's unsent work outlives the tab, ten wrong passwords and being taken off the phone", async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  let page = await context.newPage();
  await page.goto(practice.url);
  await signIn(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  await leaveNetwork(page);
  const paths: string[] = [];
  for (const [at, day] of DAYS.entries()) {
    // Each day the tab is closed and opened anew.
    await page.close();
    page = await context.newPage();
    await page.goto(practice.url);
    await open(page, INITIALS, SUPERVISOR.password);
    paths.push(await write(page, "/records/child/new", { Code: `EX-10${at}`, Name: `Canary ${day}` }));
    await expect(page.getByText(`${at + 1} change`, { exact: false }).first()).toBeVisible();
  }
  await goTo(page, "/records/child/new");
  await page.getByLabel("Code", { exact: true }).fill("EX-199");
  await page.getByLabel(/^Name( \(|$)/).fill("Canary half typed");
  // What was typed in the last tenth of a second may go with the tab.
  await page.waitForTimeout(500);
  await page.close();

  page = await context.newPage();
  await page.clock.install();
  await page.goto(practice.url);
  await line(page, INITIALS).click();
  for (let times = 1; times <= 10; times += 1) {
    await type(page, `wrong password ${times}`);
    if (times < 10) await expect(page.getByRole("alert")).toHaveText("This is not the right password.");
    if (times < 5) continue;
    await page.clock.fastForward("10:00");
    await page.clock.runFor(2_000);
    await expect(page.getByText(/to wait$/)).toHaveCount(0);
  }
  await expect(page.getByText("Ten passwords were wrong")).toBeVisible();
  expect(await everythingOn(page)).not.toMatch(/canary|EX-10|kingfisher/i);
  await page.close();

  page = await context.newPage();
  await context.setOffline(false);
  await page.goto(practice.url);
  await signIn(page);
  for (const [at, path] of paths.entries()) {
    await goTo(page, path);
    await expect(page.getByText(`Canary ${DAYS[at]}`).first()).toBeVisible();
  }
  await goTo(page, "/records/child/new");
  await expect(page.getByText("What you typed earlier is back")).toBeVisible();
  await expect(page.getByLabel(/^Name( \(|$)/)).toHaveValue("Canary half typed");

  await leaveNetwork(page);
  const last = await write(page, "/records/child/new", { Code: "EX-110", Name: "Canary Saturday" });
  await goTo(page, "/more");
  await page.getByRole("button", { name: "Take me off this device" }).click();
  await page.getByRole("button", { name: "Take me off", exact: true }).click();
  await expect(page.getByText("You are not on this device any more.")).toBeVisible();
  expect(await everythingOn(page)).not.toMatch(/canary|EX-1|kingfisher/i);
  await page.close();
  page = await context.newPage();
  await context.setOffline(false);
  await page.goto(practice.url);
  await signIn(page);
  await goTo(page, last);
  await expect(page.getByText("Canary Saturday").first()).toBeVisible();
  await context.close();
});

test("whoever locks the tab they went on in has locked the one they left", async ({ browser }) => {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(practice.url);
  await signIn(first);
  const second = await context.newPage();
  await second.goto(practice.url);
  await type(second, SUPERVISOR.password);
  await allSent(second);
  await expect(first.getByRole("heading", { name: "Banyan is open in another tab" })).toBeVisible();
  await goTo(second, "/more");
  await second.getByRole("button", { name: "Lock", exact: true }).click();
  await first.getByRole("button", { name: "Use it here" }).click();
  await expect(first.getByLabel("Password", { exact: true })).toBeVisible();
  await expect(first.getByRole("navigation", { name: "Main" })).toHaveCount(0);
  await type(first, SUPERVISOR.password);
  await allSent(first);
  await context.close();
});
