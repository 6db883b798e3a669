// Search as people use it: a key, some letters, a record; by keyboard alone, without a network, and with nothing of it in any address.
import { expect } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { allSent, leaveNetwork } from "./page.ts";
import { test, visit } from "./world.ts";

test("a name is found by some of its letters, by keyboard alone and without a network, and stands in no address", async ({
  page,
  world,
}) => {
  await visit(page, world, "Ana Exemplo", "/");
  await leaveNetwork(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search all your records" })).toBeFocused();
  await page.keyboard.type("fabio ficticio");
  await expect(page.getByRole("region", { name: "Participants" }).getByRole("link").first()).toContainText(
    "Fábio Fictício",
  );
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  expect(page.url()).toBe(`${world.url}/search`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /Fábio Fictício/ })).toBeVisible();
  expect(asked.filter((url) => /fabio|ficticio/i.test(url))).toEqual([]);
  // Going back, what was looked for is still there.
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search all your records" })).toHaveValue("fabio ficticio");
});

test("what nobody wrote is not found, and the page says where it did not look", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/search");
  await page.getByRole("searchbox", { name: "Search all your records" }).fill("zzyx");
  await expect(page.getByRole("heading", { name: "Nothing here matches that" })).toBeVisible();
  await expect(page.getByText("records of teams that are not yours")).toBeVisible();
});

test("a trainer finds no case, though there are some", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/search");
  await page.getByRole("searchbox", { name: "Search all your records" }).fill("BN-001");
  await expect(page.getByRole("heading", { name: "Nothing here matches that" })).toBeVisible();
});

test("what a colleague corrects while the page is open is shown as it is now", async ({ page, browser, world }) => {
  const title = "What exploitation is 1";
  await visit(page, world, "Ana Exemplo", "/search");
  await page.getByRole("searchbox", { name: "Search all your records" }).fill(title);
  const first = page.getByRole("region", { name: "Training days" }).getByRole("link").first();
  await expect(first).toContainText(title);
  const other = await (await browser.newContext()).newPage();
  await visit(other, world, "Rui Modelo", `/records/training-day/${world.ids.day}/edit`);
  await other.getByLabel("Title", { exact: true }).fill(`${title} renamed`);
  await other.getByRole("button", { name: "Save" }).click();
  await allSent(other);
  await other.context().close();
  // Looks for what is new at once.
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(first).toContainText(`${title} renamed`);
});
