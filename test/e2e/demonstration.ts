// A visit to the demonstration that Playwright starts: signed in as somebody by what they do, with everything here that is theirs.
import type { Page } from "@playwright/test";
import { goTo } from "./world.ts";

export async function visitDemonstration(page: Page, does: string, path: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/");
  await page.getByRole("button", { name: does }).click();
  await page
    .getByText(/Everything is sent|All sent/)
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: 60_000 });
  await goTo(page, path);
}
