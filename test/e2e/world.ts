// What a browser test visits: a keeper of its own with a small seeded organisation, behind the built app, on a port nobody else has.
import { test as base, type Page } from "@playwright/test";
import { type OpenedKeeper, openKeeper } from "./keeper.ts";
import { allSent, goTo } from "./page.ts";

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
  await allSent(page);
  await goTo(page, path);
}
