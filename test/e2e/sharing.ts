// One phone and several people on it, as they go about it: choose themselves, open what is theirs, hand it on.
import { expect, type Page } from "@playwright/test";
import { goTo } from "./page.ts";

export const line = (page: Page, initials: string) => page.getByRole("button", { name: initials });

/** Somebody who is in the list opens what is theirs. */
export async function open(page: Page, initials: string, password: string): Promise<void> {
  await line(page, initials).click();
  await type(page, password);
  await expect(page.getByRole("navigation", { name: "Main" }).first()).toBeVisible();
}

export async function type(page: Page, password: string): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Unlock" }).click();
}

export async function lockAndSwitch(page: Page): Promise<void> {
  await goTo(page, "/more");
  await page.getByRole("button", { name: "Switch person" }).click();
  await expect(page.getByRole("list", { name: "Who uses this device" })).toBeVisible();
}

/** What somebody who reads the screen aloud is told, and what the tab says. */
export async function saidOn(page: Page): Promise<string> {
  return `${await page.title()}\n${await page.locator("body").ariaSnapshot()}`;
}
