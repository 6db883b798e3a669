// An auditor draws by lot: the same number the same list, codes for names, and a colleague finds what a code stands for.
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { test, visit } from "./world.ts";

async function draw(page: Page, kind: string, seed: string): Promise<readonly string[]> {
  await page.getByLabel("Of which kind").selectOption(kind);
  await page.getByLabel("Number to draw with").fill(seed);
  await page.getByLabel("How many").fill("5");
  await page.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(page.getByRole("heading", { name: new RegExp(`drawn with ${seed}$`) })).toBeVisible();
  return page.getByRole("table").getByRole("rowheader").allInnerTexts();
}

test("an auditor draws records by lot and sees codes, and a colleague finds the learner by the code", async ({
  page,
  world,
}) => {
  await visit(page, world, "Vera Vorbild", "/sample");
  const first = await draw(page, "Participants", "71");
  expect(first).toHaveLength(5);
  for (const code of first) expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await draw(page, "Participants", "72")).not.toEqual(first);
  expect(await draw(page, "Participants", "71")).toEqual(first);
  await expect(page.getByRole("table")).not.toContainText(/Exemplo|Fictício|Amostra/);
  await expect(page.getByRole("table").getByRole("link")).toHaveCount(0);
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }

  // What an auditor may read opens, and says where its paper is.
  await draw(page, "Training days", "71");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/records\/training-day\//);

  await visit(page, world, "Ana Exemplo", "/search");
  await page.getByRole("searchbox", { name: "Search all your records" }).fill(first[0]?.toLowerCase() ?? "");
  await expect(page.getByRole("region", { name: "Participants" }).getByRole("link")).toHaveCount(1);
});

test("a period that is none is said, and nobody else draws anything", async ({ page, world }) => {
  await visit(page, world, "Vera Vorbild", "/sample");
  await page.getByLabel("Of which kind").selectOption("Training days");
  await page.getByLabel("Number to draw with").fill("7");
  await page.getByLabel("Of which period").fill("last year");
  await page.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Of which period");

  await visit(page, world, "Ana Exemplo", "/sample");
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  const answer = await page.request.get(`${world.url}/api/sample?type=training-day&seed=7&count=5`);
  expect([answer.status(), (await answer.json()).code]).toEqual([404, "door.not-found"]);
});
