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

/** This piece of the app was asked for, and every piece that was has come: whoever loses the network from here on has that screen. */
export async function allFetched(page: Page, piece: string): Promise<void> {
  await page.waitForFunction((name) => {
    const come = new Set(performance.getEntriesByType("resource").map((entry) => entry.name));
    const links = document.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload], link[rel=stylesheet]");
    const asked = [...links].map((link) => link.href);
    return asked.some((href) => href.includes(`/assets/${name}-`)) && asked.every((href) => come.has(href));
  }, piece);
}
