// A visit to the demonstration that Playwright starts: signed in as somebody by what they do, with everything here that is theirs.
import type { Page } from "@playwright/test";
import { allSent, goTo } from "./page.ts";

export async function visitDemonstration(page: Page, does: string, path: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/");
  await page.getByRole("button", { name: does }).click();
  await allSent(page, 60_000);
  await goTo(page, path);
}
