// What is done on every page of the app, in tests and in measures: to another path, and until everything is sent, or fetched.
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

/** Goes where there is no network, with every screen of the app, as who has worked for a moment has it. */
export async function leaveNetwork(page: Page): Promise<void> {
  await page.locator("html[data-screens]").waitFor();
  await page.context().setOffline(true);
}
