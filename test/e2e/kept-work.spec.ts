// What was written is on the disk before it is said to be saved: a tab that crashes in mid-save, a disk that does not take it, a database of
// an earlier app.
import { expect, type Page } from "@playwright/test";
import { allSent, goTo } from "./page.ts";
import { test, visit } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

async function fillCommittee(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Youth committee").check();
  await page.getByLabel("Country", { exact: true }).selectOption("Brazil");
}

test("a tab that crashes in mid-save leaves the draft or the change: never neither, never both", async ({
  page: first,
  context,
  world,
}) => {
  // Nothing leaves: what is found is what the disk has.
  await context.route("**/api/changes", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  const found: string[] = [];
  let page = first;
  await visit(page, world, "Bia Esboço", "/records/committee/new");
  for (const millis of [0, 4, 12, 30, 80, 400]) {
    const name = `Crashed after ${millis}`;
    await fillCommittee(page, name);
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    // So long after it was pressed nothing more is done in the page, and then it is gone.
    await page.evaluate((wait) => {
      const save = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Save");
      const stand = (): void => {
        const end = performance.now() + 10_000;
        while (performance.now() < end);
      };
      setTimeout(() => {
        save?.click();
        if (wait === 0) stand();
        else setTimeout(stand, wait);
      }, 50);
    }, millis);
    await new Promise((done) => setTimeout(done, 300 + millis));
    void session.send("Page.crash").catch(() => {});
    await crashed;
    await page.close();

    page = await context.newPage();
    await page.goto(`${world.url}/records/committee/new`);
    await expect(page.getByRole("button", { name: "Save" })).toBeVisible();
    const isDraft = (await page.getByLabel("Name", { exact: true }).inputValue()) === name;
    await goTo(page, "/records/committee");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const times = await page.getByRole("main").getByText(name, { exact: true }).count();
    expect([isDraft, times], `after ${millis} milliseconds`).toEqual(isDraft ? [true, 0] : [false, 1]);
    found.push(isDraft ? "draft" : "change");
    await goTo(page, "/records/committee/new");
    if (isDraft) await page.getByRole("button", { name: "Start over" }).click();
  }
  expect([found[0], found.at(-1)]).toEqual(["draft", "change"]);
  await context.unroute("**/api/changes");
  await page
    .getByRole("link", { name: /Sending|offline|Everything is sent/ })
    .first()
    .waitFor();
});

test("a device that keeps nothing says so, warns before it is closed, and keeps it as soon as it can", async ({
  page,
  context,
  world,
}) => {
  // A tab with an app of before holds the database in the form it knew.
  const old = await context.newPage();
  await old.goto(`${world.url}/api/hello`);
  await old.evaluate(
    () =>
      new Promise((done, fail) => {
        const asked = indexedDB.open("banyan", 1);
        asked.onupgradeneeded = () => {
          asked.result.createObjectStore("boxes").put("a box of before", ["somebody", "pages", "a team", 0]);
        };
        asked.onsuccess = () => done(undefined);
        asked.onerror = () => fail(asked.error);
      }),
  );
  await context.route("**/api/changes", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await visit(page, world, "Bia Esboço", "/records/committee/new");
  await fillCommittee(page, "Nowhere to be kept");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "This device did not keep it." })).toBeVisible();
  await expect(page.getByRole("link", { name: /Not kept on this device/ })).toBeVisible();
  const asked = page.waitForEvent("dialog");
  void page.close({ runBeforeUnload: true });
  await (await asked).dismiss();

  await old.close();
  await goTo(page, "/records/committee/new");
  await fillCommittee(page, "Kept again");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: /2 changes are kept on this device/ })).toBeVisible();
  const lies = await page.evaluate(
    () =>
      new Promise((done, fail) => {
        const open = indexedDB.open("banyan");
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          const read = open.result.transaction(["boxes", "unsent"]);
          const box = read.objectStore("boxes").get(["somebody", "pages", "a team", 0]);
          const count = read.objectStore("unsent").count();
          read.oncomplete = () => done([open.result.version, box.result, count.result]);
        };
      }),
  );
  expect(lies, "nothing of before is lost, and both wait").toEqual([2, "a box of before", 2]);
  await context.unroute("**/api/changes");
  await page.reload();
  await allSent(page);
});
