// What a browser test visits: a keeper of its own with a small seeded organisation, behind the built app, on a port nobody else has.
import { test as base, type Page } from "@playwright/test";
import { type OpenedKeeper, openKeeper } from "./keeper.ts";

export type World = Omit<OpenedKeeper, "close">;

export const test = base.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
    async ({}, use) => {
      const { close, ...world } = await openKeeper();
      await use(world);
      await close();
    },
    { scope: "worker" },
  ],
});

/** Signs this person in, in place of whoever was, and goes to a path; all their records have arrived. */
export async function visit(page: Page, world: World, name: string, path: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(world.url);
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page
    .getByText(/Everything is sent|All sent/)
    .filter({ visible: true })
    .first()
    .waitFor();
  await goTo(page, path);
}

/** To another path of the app without loading it anew: what is in the memory of the tab stays. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
}
