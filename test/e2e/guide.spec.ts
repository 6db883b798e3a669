// The guided demonstration: a card signs one in as somebody, and a few sentences lead to where that person looks first.
import { expect } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { test } from "./world.ts";

test("a card lets one see the demonstration as a caseworker, step by step, until it is closed for good", async ({
  page,
  world,
}) => {
  await page.context().clearCookies();
  await page.goto(world.url);
  await page.getByRole("link", { name: /^A caseworker/ }).click();
  const guide = page.getByRole("complementary", { name: "Guide" });
  await expect(guide).toContainText("Step 1 of 4");
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await guide.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(`${world.url}/records/case`);
  await page.reload();
  await expect(guide).toContainText("Step 2 of 4");
  await guide.getByRole("button", { name: "Close the guide" }).click();
  await expect(guide).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Cases" }).first()).toBeVisible();
  await expect(guide).toHaveCount(0);
  await page.goto(`${world.url}/guide/trainer`);
  await expect(page).toHaveURL(`${world.url}/`);
});
