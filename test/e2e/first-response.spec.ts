// A child tells somebody something now: what to do first and whom to call, before any sign-in, without a network, and from every form.
import { expect } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { goTo } from "./page.ts";
import { test, visit } from "./world.ts";

test("what to do first is there before anybody signs in, and without a network, with the numbers", async ({
  page,
  context,
  world,
}) => {
  await page.goto(world.url);
  const now = page.getByRole("link", { name: "A child tells me something now" });
  await now.waitFor();
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("/assets/first-response-")),
  );
  await context.setOffline(true);
  await now.click();
  await expect(page.getByRole("heading", { level: 1, name: "A child tells me something now" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Do not promise to keep it secret" })).toBeVisible();
  await expect(page.getByRole("link", { name: "000 00 01" })).toHaveAttribute("href", "tel:0000001");
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
});

test("the numbers come when the keeper is there again, not only at the first look", async ({ page, world }) => {
  await page.route("**/api/**", (route) => route.abort());
  await page.goto(world.url);
  const again = page.getByRole("button", { name: "Try again" });
  await again.waitFor();
  await page.unroute("**/api/**");
  await again.click();
  await page.getByRole("link", { name: "A child tells me something now" }).click();
  await expect(page.getByRole("link", { name: "000 00 01" })).toBeVisible();
});

test("what is known of a helpline before signing in is what stands on its poster", async ({ request, world }) => {
  const numbers = await (await request.get(`${world.url}/api/helplines`)).json();
  const known = {
    country: "BR",
    name: "Example helpline",
    telephone: "000 00 01",
    hours: "Day and night",
    languages: null,
    free: true,
  };
  expect(numbers).toContainEqual(known);
  for (const one of numbers) expect(Object.keys(one).sort()).toEqual(Object.keys(known).sort());
});

test("the number of the country stands on the file of a child and on its form, and not on a company's", async ({
  page,
  world,
}) => {
  await visit(page, world, "Lia Amostra", `/records/case/${world.ids.case}`);
  await expect(page.getByRole("main").getByRole("link", { name: "000 00 01" })).toBeVisible();
  await goTo(page, `/records/case/${world.ids.case}/edit`);
  await expect(page.getByRole("main").getByRole("link", { name: "000 00 01" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "What to do first" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A child tells me something now" })).toBeVisible();
  await visit(page, world, "Bia Esboço", `/records/company/${world.ids.company}`);
  await expect(page.getByRole("heading", { level: 1, name: "Hotel Example Norte" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "What to do first" })).toHaveCount(0);
});
