// The app is kept on the device: it opens from any link without a network, in the language last spoken; a newer one waits until asked for;
// and nothing that anybody wrote is kept with it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { builtApp, openKeeper } from "./keeper.ts";
import { allSent, goTo } from "./page.ts";
import { test, visit } from "./world.ts";

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 120_000 });

/** All of it is here. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** What the browser keeps with the app: each path, and what is there. */
function keptFiles(page: Page): Promise<readonly { readonly path: string; readonly text: string }[]> {
  return page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        found.push({
          path: new URL(request.url).pathname,
          text: (await (await caches.match(request))?.text()) ?? "",
        });
    return found;
  });
}

test("it opens from any link without a network, and every screen of it, in the language spoken last", async ({
  page,
  world,
  context,
}) => {
  await page.goto(world.url);
  await kept(page);
  await page.getByLabel("Language").first().selectOption("nl");
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  // The words came by way of what keeps them.
  await expect
    .poll(async () => (await keptFiles(page)).filter(({ path }) => /\/nl-/.test(path)).length)
    .toBeGreaterThan(0);

  await context.setOffline(true);
  await page.goto(`${world.url}/first-response`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await page.goto(`${world.url}/records/case/${world.ids.case}`);
  await expect(page.getByText("Er is nu geen verbinding.")).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Opnieuw proberen" }).click();
  await expect(page.getByRole("button", { name: /Ana Exemplo/ })).toBeVisible();
});

test("with it nothing is kept of what anybody wrote, nor any answer of the server", async ({
  page,
  world,
  context,
}) => {
  await visit(page, world, "Lia Amostra", `/records/case/${world.ids.case}`);
  await kept(page);
  await goTo(page, "/records/child");
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  const files = await keptFiles(page);
  expect(files.length).toBeGreaterThan(50);
  expect(
    files
      .map(({ path }) => path)
      .filter((path) => !/^\/(assets\/.*|icon\.svg|outdated\.js|(manifest|plain)\.webmanifest)?$/.test(path)),
  ).toEqual([]);
  expect(files.filter(({ text }) => text.includes("Amostra") || text.includes(world.ids.case))).toEqual([]);

  // Every screen opens without having been looked at before.
  await context.setOffline(true);
  for (const [path, heading] of [
    ["/more", "More"],
    ["/search", "Search"],
    ["/cover", "Who covers for whom"],
  ] as const) {
    await goTo(page, path);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }
});

test("a newer app waits until somebody asks for it, and takes no form from under anybody", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "banyan-newer-"));
  cpSync(builtApp(), folder, { recursive: true });
  const { url, close } = await openKeeper(folder);
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  const bundleOf = () => page.locator("meta[name=bundle]").getAttribute("content");
  try {
    await page.goto(url);
    await kept(page);
    const before = await bundleOf();
    expect(before).toMatch(/^\w{4}(-\w{4}){5}$/);
    await page.getByRole("button", { name: /Ana Exemplo/ }).click();
    await allSent(page);
    await goTo(page, "/records/training-day/new");
    await page.getByLabel("Title", { exact: true }).fill("Half written");

    rmSync(join(folder, "service-worker.js.br"));
    const html = readFileSync(join(folder, "index.html"), "utf8");
    writeFileSync(join(folder, "index.html"), html.replace(/(name="bundle" content=")[^"]*/, "$1AAAA-NEWER"));
    const worker = readFileSync(join(folder, "service-worker.js"), "utf8");
    writeFileSync(join(folder, "service-worker.js"), worker.replace(/("code":")[0-9a-f]{16}/, "$1feedfeedfeedfeed"));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null))
      .toBe(true);
    await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Half written");
    await expect(page.getByText("A newer Banyan is on this device")).toHaveCount(0);
    // Another tab, and a reload, are still the one before: it changes for nobody who did not ask.
    const other = await context.newPage();
    await other.goto(url);
    expect(await other.locator("meta[name=bundle]").getAttribute("content")).toBe(before);
    await expect(page.getByRole("heading", { name: "Banyan is open in another tab" })).toBeVisible();
    await other.close();
    await page.getByRole("button", { name: "Use it here" }).click();
    await allSent(page);

    await goTo(page, "/");
    await expect(page.getByText("A newer Banyan is on this device")).toBeVisible();
    await page.getByRole("button", { name: "Use it now" }).click();
    await expect.poll(bundleOf).toBe("AAAA-NEWER");
    await allSent(page);
    await goTo(page, "/records/training-day/new");
    await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Half written");
  } finally {
    await context.close();
    await close();
    rmSync(folder, { recursive: true });
  }
});
