// Two people on one phone: each chooses themselves and opens what is theirs, with no network too; what each wrote goes out under their own
// name; ten wrong passwords take the keys from the phone and nothing that was written.
import { expect, type Page, test } from "@playwright/test";
import { wrongOn } from "./axe.ts";
import { lookAgain, signIn } from "./entering.ts";
import { CASEWORKER, INITIALS, openFieldTeam, SUPERVISOR } from "./field-team.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import type { Practice } from "./practice.ts";
import { line, lockAndSwitch, open, saidOn, type } from "./sharing.ts";
import { write } from "./working.ts";

const CHILD = "Wren Plover-Example";

test.describe.configure({ mode: "serial", timeout: 120_000 });

let practice: Practice;
/** The paths of the records that the two write. */
const paths = { dales: "", clovers: "" };

test.beforeAll(async ({ browser }) => {
  practice = await openFieldTeam(browser);
});
test.afterAll(() => practice.close());

/** Both have been here, and what they read has come. */
async function bothHere(page: Page): Promise<void> {
  await signIn(page, practice.url, CASEWORKER);
  await lockAndSwitch(page);
  await page.getByRole("button", { name: "Somebody else" }).click();
  await page.getByLabel("Sign-in name", { exact: true }).fill(SUPERVISOR.name);
  await page.getByLabel("Password", { exact: true }).fill(SUPERVISOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await allSent(page);
}

test("two people switch without a network, and what each wrote goes out under their own name", async ({
  page,
  context,
}) => {
  const senders: (readonly [whose: string | undefined, author: string])[] = [];
  page.on("request", (request) => {
    if (request.method() !== "POST" || !request.url().endsWith("/api/changes")) return;
    const { changes } = request.postDataJSON() as { changes: readonly { head: { author: string } }[] };
    for (const { head } of changes) senders.push([request.headers()["banyan-person"], head.author]);
  });
  await bothHere(page);
  await leaveNetwork(page);
  paths.clovers = await write(page, "/records/child/new", { Code: "EX-002", Name: "Siskin Example" });
  await lockAndSwitch(page);
  expect(await wrongOn(page)).toEqual([]);
  await expect(page.getByText("Siskin")).toHaveCount(0);
  await open(page, INITIALS.dale, CASEWORKER.password);
  // Nothing of hers is here for him.
  await goTo(page, paths.clovers);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  paths.dales = await write(page, "/records/child/new", { Code: "EX-001", Name: CHILD });
  await goTo(page, "/unsent");
  await expect(page.getByText("EX-001").first()).toBeVisible();
  await expect(page.getByText("EX-002")).toHaveCount(0);
  await context.setOffline(false);
  await lookAgain(page);
  expect(new Set(senders.map(([whose, author]) => whose === author && author)).size).toBe(1);
  await lockAndSwitch(page);
  await open(page, INITIALS.clover, SUPERVISOR.password);
  await lookAgain(page);
  expect(senders.every(([whose, author]) => whose === author)).toBe(true);
  expect(new Set(senders.map(([, author]) => author)).size).toBe(2);
  await goTo(page, paths.dales);
  await expect(page.getByText("Dale Heron").first()).toBeVisible();
});

test("one touch or one shortcut locks, and the name of who is in the list shows while it is held", async ({ page }) => {
  await signIn(page, practice.url, CASEWORKER);
  await page.getByRole("button", { name: "Lock now" }).click();
  await expect(page.getByRole("heading", { name: `Locked for ${CASEWORKER.called}` })).toBeVisible();
  await type(page, CASEWORKER.password);
  await goTo(page, "/search");
  await page.getByRole("searchbox").first().fill("wren");
  await page.keyboard.press("Alt+L");
  await expect(page.getByRole("heading", { name: `Locked for ${CASEWORKER.called}` })).toBeVisible();
  await expect(page.getByText(/wren/i)).toHaveCount(0);
  await page.getByRole("button", { name: "Switch person" }).click();
  const dale = line(page, INITIALS.dale);
  await expect(dale).toBeVisible();
  await expect(page.getByText(CASEWORKER.name)).toHaveCount(0);
  await dale.focus();
  await page.keyboard.down(" ");
  await expect(page.getByText(CASEWORKER.name)).toBeVisible();
  await page.keyboard.up(" ");
  await expect(page.getByText(CASEWORKER.name)).toHaveCount(0);
  await dale.hover();
  await page.mouse.down();
  await expect(page.getByText(CASEWORKER.name)).toBeVisible();
  await page.mouse.up();
  await expect(page.getByText(CASEWORKER.name)).toHaveCount(0);
  // To hold is not to choose.
  await expect(dale).toBeVisible();
});

test("ten wrong passwords take the keys from the phone, and what was not sent goes out after the next sign-in", async ({
  page,
  context,
}) => {
  await page.clock.install();
  await bothHere(page);
  await leaveNetwork(page);
  const path = await write(page, "/records/child/new", { Code: "EX-003", Name: "Avocet Example" });
  await lockAndSwitch(page);
  await line(page, INITIALS.clover).click();
  for (let times = 1; times <= 9; times += 1) {
    await type(page, `wrong password ${times}`);
    await expect(page.getByRole("alert")).toHaveText("This is not the right password.");
    if (times < 5) continue;
    await expect(page.getByText("Too many wrong passwords.")).toBeVisible();
    if (times === 5) {
      await type(page, SUPERVISOR.password);
      await expect(page.getByRole("alert")).toHaveText("Not yet: what you typed was not tried.");
      expect(await wrongOn(page)).toEqual([]);
    }
    if (times > 7) await expect(page.getByText(`${times === 9 ? "One more try" : "2 more tries"}, then`)).toBeVisible();
    await page.clock.fastForward("10:00");
    await page.clock.runFor(2_000);
    await expect(page.getByText(/to wait$/)).toHaveCount(0);
  }
  await type(page, "wrong password 10");
  await expect(page.getByText("Ten passwords were wrong")).toBeVisible();
  await expect(line(page, INITIALS.clover)).toHaveCount(0);
  await expect(line(page, INITIALS.dale)).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  const left = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(left).not.toMatch(/clover|avocet/i);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Somebody else" }).click();
  await page.getByLabel("Sign-in name", { exact: true }).fill(SUPERVISOR.name);
  await page.getByLabel("Password", { exact: true }).fill(SUPERVISOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await allSent(page);
  await goTo(page, path);
  await expect(page.getByText("Avocet Example").first()).toBeVisible();
});

test("whoever takes themselves off the phone is gone from it, and has lost nothing", async ({ page, context }) => {
  await bothHere(page);
  await leaveNetwork(page);
  const path = await write(page, "/records/child/new", { Code: "EX-004", Name: "Heron Example" });
  await goTo(page, "/more");
  await page.getByRole("button", { name: "Take me off this device" }).click();
  await expect(page.getByText("1 change has not been sent.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Child: 1" })).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Take me off", exact: true }).click();
  await expect(page.getByText("You are not on this device any more.")).toBeVisible();
  await expect(line(page, INITIALS.clover)).toHaveCount(0);
  await context.setOffline(false);
  // The sign-in that nobody could end without a network is not taken up again.
  await page.goto(practice.url);
  await expect(line(page, INITIALS.dale)).toBeVisible();
  await expect(line(page, INITIALS.clover)).toHaveCount(0);
  await page.getByRole("button", { name: "Somebody else" }).click();
  await page.getByLabel("Sign-in name", { exact: true }).fill(SUPERVISOR.name);
  await page.getByLabel("Password", { exact: true }).fill(SUPERVISOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await allSent(page);
  await goTo(page, path);
  await expect(page.getByText("Heron Example").first()).toBeVisible();
});

test("while others use the phone, names are initials until held, in lists, titles, search and timelines", async ({
  page,
}) => {
  await signIn(page, practice.url, CASEWORKER);
  await goTo(page, "/more");
  await page.getByLabel("Others use this device").check();
  expect(await wrongOn(page)).toEqual([]);
  await expect(page).toHaveTitle("Notes");
  const full = /Plover|Wren/i;

  for (const path of ["/", "/records/child", paths.dales]) {
    await goTo(page, path);
    await expect(page.getByText("W. P.").first()).toBeVisible();
    expect(await saidOn(page)).not.toMatch(full);
    expect(await wrongOn(page)).toEqual([]);
  }
  // In a list, the line one is on and no other; by keyboard, without opening it.
  await goTo(page, "/records/child");
  const ofWren = page.locator(`a[href="${paths.dales}"]`);
  await ofWren.focus();
  await page.keyboard.down(" ");
  await expect(ofWren).toContainText(CHILD);
  expect(await saidOn(page)).not.toMatch(/Siskin/);
  await page.keyboard.up(" ");
  await expect(page.getByText(CHILD)).toHaveCount(0);
  await expect(page).toHaveURL(/records\/child$/);
  await ofWren.hover();
  await page.mouse.down();
  await expect(ofWren).toContainText(CHILD);
  await page.mouse.up();
  await expect(page.getByText(CHILD)).toHaveCount(0);
  await expect(page).toHaveURL(/records\/child$/);
  await page.getByRole("searchbox").fill("plover");
  await expect(ofWren).toBeVisible();
  expect(await saidOn(page)).not.toMatch(/Wren/);

  await goTo(page, "/search");
  await page.getByRole("searchbox").first().fill("wren");
  await expect(page.getByRole("link", { name: /W\. P\./ })).toBeVisible();
  expect(await saidOn(page)).not.toMatch(/Plover/);

  // The title of a record, and what was said in it.
  await goTo(page, paths.dales);
  const title = page.getByRole("heading", { level: 1 }).getByRole("button");
  await title.hover();
  await page.mouse.down();
  await expect(title).toContainText(CHILD);
  await page.mouse.up();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("heading", { level: 1, name: CHILD })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByText(CHILD)).toHaveCount(0);

  // Locked, it says neither what it is nor who was here; and so it does after a reload.
  await page.keyboard.press("Alt+L");
  for (let times = 0; times < 2; times += 1) {
    await expect(line(page, INITIALS.dale)).toBeVisible();
    expect(await saidOn(page)).not.toMatch(/dale|heron|banyan|child|exploitation/i);
    expect(await wrongOn(page)).toEqual([]);
    await page.reload();
  }
  await open(page, INITIALS.dale, CASEWORKER.password);
  await goTo(page, "/more");
  await page.getByLabel("Others use this device").uncheck();
  await goTo(page, paths.dales);
  await expect(page.getByText(CHILD).first()).toBeVisible();
  await expect(page).toHaveTitle(/Banyan/);
});

test("after a restart without a network, from any link, they find what they had read and what waits", async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await bothHere(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await leaveNetwork(page);
  await page.goto(`${practice.url}${paths.dales}`);
  await expect(page.getByRole("list", { name: "Who uses this device" })).toBeVisible();
  await expect(page.getByText(/wren/i)).toHaveCount(0);
  await open(page, INITIALS.dale, CASEWORKER.password);
  await goTo(page, paths.dales);
  await expect(page.getByText("EX-001").first()).toBeVisible();
  const written = await write(page, "/records/child/new", { Code: "EX-003", Name: "Finch Example" });
  await page.reload();
  await open(page, INITIALS.dale, CASEWORKER.password);
  await goTo(page, written);
  await expect(page.getByText("EX-003").first()).toBeVisible();
  await context.setOffline(false);
  await lookAgain(page);
  await goTo(page, written);
  await expect(page.getByText("EX-003").first()).toBeVisible();
  await context.close();
});
