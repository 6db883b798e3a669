// A browser that is too old gets a plain page in its own language and nothing else; one that is not may put the app on its home screen, keeps
// what lies there, and says when room runs short.
import { expect } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { write } from "./working.ts";
import { test, visit } from "./world.ts";

test("a browser without what the app needs says so at once, in its language, and starts nothing", async ({
  browser,
  world,
}) => {
  for (const [missing, locale, lang] of [
    ["Map.groupBy", "pt-BR", "pt"],
    ["Array.prototype.toSorted", "bn-IN", "bn"],
    ["HTMLDialogElement", "fr-FR", "en"],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on("console", (line) => void (/policy/i.test(line.text()) && trouble.push(line.text())));
    await page.addInitScript((path) => {
      const names = path.split(".");
      const last = names.pop() ?? "";
      const of = names.reduce<Record<string, unknown>>(
        (found, name) => found[name] as Record<string, unknown>,
        globalThis as unknown as Record<string, unknown>,
      );
      delete of[last];
    }, missing);
    await page.goto(world.url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("opacity", "1");
    await expect(page.locator(".outdated")).toHaveCSS("opacity", "1");
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("listitem")).toHaveCount(3);
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size);
      expect(await wrongOn(page), missing).toEqual([]);
    }
    expect(trouble).toEqual([]);
    await expect(page.getByRole("button")).toHaveCount(0);
    await context.close();
  }
});

test("it can be put on the home screen, by a plain name and sign where others use the phone", async ({
  page,
  world,
}) => {
  await visit(page, world, "Ana Exemplo", "/more");
  const manifestOf = async () =>
    page.evaluate(async () => {
      const { href } = document.querySelector("link[rel=manifest]") as HTMLLinkElement;
      return (await fetch(href)).json();
    });
  const manifest = await manifestOf();
  expect([manifest.id, manifest.start_url, manifest.display, manifest.short_name]).toEqual([
    "/",
    "/",
    "standalone",
    "Banyan",
  ]);
  expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain("maskable");
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(`${world.url}${src}`);
    expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, type]);
  }
  // What a browser that offers it does.
  await expect(page.getByRole("button", { name: "Put it on the home screen" })).toHaveCount(0);
  await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    Object.assign(offer, { prompt: async () => Object.assign(globalThis, { prompted: true }) });
    dispatchEvent(offer);
  });
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Put it on the home screen" }).click();
  expect(await page.evaluate(() => "prompted" in globalThis)).toBe(true);
  await expect(page.getByRole("button", { name: "Put it on the home screen" })).toHaveCount(0);

  await page.getByLabel("Others use this device").check();
  const plain = await manifestOf();
  expect(JSON.stringify(plain)).not.toMatch(/banyan/i);
  expect(plain.short_name).toBe("Notes");
  for (const { src } of plain.icons) expect((await page.request.get(`${world.url}${src}`)).status()).toBe(200);
  await page.getByLabel("Others use this device").uncheck();
  expect((await manifestOf()).short_name).toBe("Banyan");
});

test("a browser is asked to keep what lies here once something waits, and little room is said on every page", async ({
  page,
  context,
  world,
}) => {
  await page.addInitScript(() => {
    const told = { asked: 0, usage: 20_000_000, isKept: false };
    Object.assign(globalThis, { told });
    Object.defineProperty(navigator, "storage", {
      value: {
        estimate: async () => ({ usage: told.usage, quota: 1_000_000_000 }),
        persisted: async () => told.isKept,
        persist: async () => {
          told.asked += 1;
          told.isKept = told.asked > 1;
          return told.isKept;
        },
      },
    });
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { told: { asked: number } }).told.asked);
  await visit(page, world, "Ana Exemplo", "/more");
  await expect(page.getByText("20 MB of 1 GB that this browser gives are used.")).toBeVisible();
  expect(await asked()).toBe(0);
  await leaveNetwork(page);
  await write(page, "/records/training-day/new", {
    Title: "A day by the lake",
    "Held on": "2016-12-09",
    Country: "Brazil",
    "For whom": "Children",
    "What was taught": ["Safety online"],
  });
  await expect.poll(asked).toBe(1);
  await goTo(page, "/more");
  await page.getByRole("button", { name: "Ask the browser to keep it" }).click();
  await expect(page.getByText("The browser keeps it until you clear it yourself.").first()).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Fetch and send now" }).click();
  await allSent(page);
  await page.addInitScript(() => {
    (globalThis as unknown as { told: { usage: number } }).told.usage = 960_000_000;
  });
  await page.context().clearCookies();
  await page.goto(world.url);
  await page.getByRole("button", { name: /Ana Exemplo/ }).click();
  await expect(page.getByText("Little room is left on this device").first()).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
});
