// Two tabs are one device, and what waits outlives the tab: closed, crashed in mid-save, ten wrong passwords, taken off the phone.
import { expect, type Page } from "@playwright/test";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { test, visit } from "./world.ts";

test.describe.configure({ timeout: 120_000 });

async function fillCommittee(page: Page, name: string): Promise<void> {
  await goTo(page, "/records/committee/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Youth committee").check();
  await page.getByLabel("Country", { exact: true }).selectOption("Brazil");
}

test("whoever opens a second tab goes on there, the first says so, and what was typed and written in it is in the other", async ({
  page,
  context,
  world,
}) => {
  await visit(page, world, "Bia Esboço", "/records/committee/new");
  // The form itself is fetched once.
  await page.getByLabel("Name", { exact: true }).waitFor();
  await leaveNetwork(page);
  await fillCommittee(page, "Written in the first");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: /1 change is kept on this device/ })).toBeVisible();
  await fillCommittee(page, "Typed in the first");
  await context.setOffline(false);

  const second = await context.newPage();
  await second.goto(world.url);
  await allSent(second);
  await expect(page.getByRole("heading", { name: "Banyan is open in another tab" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveCount(0);
  await goTo(second, "/records/committee");
  await expect(second.getByText("Written in the first").first()).toBeVisible();
  await goTo(second, "/records/committee/new");
  await expect(second.getByText("What you typed earlier is back")).toBeVisible();
  await expect(second.getByLabel("Name", { exact: true })).toHaveValue("Typed in the first");
  await second.getByLabel("Name", { exact: true }).fill("Typed in both");

  await page.getByRole("button", { name: "Use it here" }).click();
  await allSent(page);
  await expect(second.getByRole("heading", { name: "Banyan is open in another tab" })).toBeVisible();
  await goTo(page, "/records/committee/new");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Typed in both");
});

test("a tab that does not answer loses its hold", async ({ page, context, world }) => {
  await visit(page, world, "Bia Esboço", "/");
  const second = await context.newPage();
  // A tab that was put to sleep hears nothing.
  await page.evaluate(() => {
    const end = Date.now() + 8_000;
    setTimeout(() => {
      while (Date.now() < end);
    }, 0);
  });
  await second.goto(world.url);
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 7_000 });
  await expect(page.getByRole("heading", { name: "Banyan is open in another tab" })).toBeVisible({ timeout: 20_000 });
});
