// What is done on every page of the app, in tests and in measures: to another path, and until everything is sent.
import type { Page } from "@playwright/test";

/** To another path of the app without loading it anew: what is in the memory of the tab stays. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
}

/** Everything here is sent, and whatever was to come has come. */
export async function allSent(page: Page, timeout?: number): Promise<void> {
  await page
    .getByText(/Everything is sent|All sent/)
    .filter({ visible: true })
    .first()
    .waitFor(timeout === undefined ? {} : { timeout });
}
