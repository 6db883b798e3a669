// Whoever goes out says by when they are back, is heard from, and comes back; whoever waits sees it, and sees no place.
import { expect } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { allSent } from "./page.ts";
import { test, visit } from "./world.ts";

test("a caseworker leaves with a buddy, says that all is well, and comes back; the supervisor sees it", async ({
  page,
  world,
}) => {
  await visit(page, world, "Lia Amostra", "/out");
  await expect(page.getByRole("heading", { name: "Nobody is out" })).toBeVisible();
  await page.getByLabel("Who waits for news").fill("Example buddy");
  await page.getByLabel("Back by").fill("9pm");
  await page.getByRole("radio", { name: "No", exact: true }).check();
  await page.getByRole("button", { name: "We are leaving" }).click();
  await expect(page.getByRole("alert").getByText("The hour, such as 21:00")).toBeVisible();
  await page.getByLabel("Back by").fill("00:01");
  await page.getByRole("button", { name: "We are leaving" }).click();
  await expect(page.getByText("Nobody leaves before somebody has looked")).toBeVisible();
  await page.getByRole("radio", { name: "Yes", exact: true }).check();
  await page.getByRole("button", { name: "We are leaving" }).click();
  const out = page.getByRole("region", { name: "Out now" });
  await expect(out).toContainText("Back by 00:01 · Example buddy waits for news");
  await page.getByRole("button", { name: "We are well" }).click();
  await expect(out).toContainText("Last heard from at");
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await allSent(page);

  await visit(page, world, "Davi Padrão", "/out");
  await expect(page.getByRole("region", { name: "Out now" })).toContainText("Back by 00:01");
  await page.getByRole("button", { name: "Everybody is back" }).click();
  await expect(page.getByRole("heading", { name: "Nobody is out" })).toBeVisible();
});
