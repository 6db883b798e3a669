// Somebody at work in the browser, in their own words: a form is answered by its questions, a move pressed by its name, a task
// found on the first screen; and what the figures of the year say of it afterwards.
import { expect, type Locator, type Page, request } from "@playwright/test";
import { goTo } from "./page.ts";
import type { World } from "./world.ts";

export type Said = Readonly<Record<string, string | readonly string[]>>;

/** Answers the questions of the form that is open, each by its label; of a question asked twice, the last. */
export async function answer(page: Page, said: Said): Promise<void> {
  await page.getByRole("button", { name: "Save" }).waitFor();
  for (const [label, value] of Object.entries(said)) {
    const named = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}( \\(if known\\))?$`);
    const several = page.getByRole("group", { name: named }).last();
    const box = page.getByLabel(named).and(page.locator("input, textarea, select")).last();
    await several.or(box).last().waitFor();
    if (await several.isVisible()) await check(several, typeof value === "string" ? [value] : value);
    else await type(page, box, String(value));
  }
}

async function check(several: Locator, values: readonly string[]): Promise<void> {
  for (const value of values) await several.getByLabel(value, { exact: true }).check();
}

async function type(page: Page, box: Locator, value: string): Promise<void> {
  if (await box.evaluate((element) => element.tagName === "SELECT")) return void (await box.selectOption(value));
  await box.fill(value);
  if ((await box.getAttribute("role")) !== "combobox") return;
  await page.locator('[role="option"]').filter({ hasText: value }).first().waitFor();
  await box.press("Enter");
}

/** Saves the form; the page of the record is open then, and the path to it is given back. */
export async function save(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "How it came to be" }).waitFor();
  return new URL(page.url()).pathname;
}

export async function write(page: Page, path: string, said: Said): Promise<string> {
  await goTo(page, path);
  await answer(page, said);
  return save(page);
}

/** Corrects or adds to the record whose page is open. */
export async function add(page: Page, said: Said): Promise<void> {
  await page.getByRole("link", { name: "Correct or add" }).click();
  await answer(page, said);
  await save(page);
}

export const move = (page: Page, label: string): Locator => page.getByRole("button", { name: label, exact: true });

export const state = (page: Page, label: string): Locator =>
  page.getByRole("article").getByText(label, { exact: true });

/** Makes a move that is offered, and sees the record in its new state. */
export async function make(page: Page, label: string, becomes: string): Promise<void> {
  await move(page, label).click();
  await expect(state(page, becomes).first()).toBeVisible();
}

/** What is to be done, as the first screen tells it to whoever is signed in: the links of tasks that say this. */
export async function tasks(page: Page, says: string): Promise<Locator> {
  await goTo(page, "/");
  await page.getByRole("heading", { level: 1, name: /December 2016/ }).waitFor();
  for (const more of await page.getByRole("button", { name: /^Show \d+ more/ }).all()) await more.click();
  return page.getByRole("listitem").filter({ hasText: says }).getByRole("link");
}

/** An indicator of 2016 as the results officer counts it. */
export async function counted(world: World, code: string): Promise<number> {
  return (await countedTwice(world, code)).people;
}

/** The same, and beside it how often they took part. */
export async function countedTwice(
  world: World,
  code: string,
): Promise<{ readonly people: number; readonly times: number }> {
  const api = await request.newContext({ baseURL: world.url });
  const people = (await (await api.get("/api/people")).json()) as readonly { id: string; name: string }[];
  await api.post("/api/sign-in/demonstration", {
    data: { person: people.find(({ name }) => name === "Rui Modelo")?.id },
  });
  const { results } = await (await api.get("/api/results?period=2016")).json();
  const all = (results as readonly { code: string; at: object; value: number; participations: number }[]).find(
    (result) => result.code === code && Object.keys(result.at).length === 0,
  );
  await api.dispose();
  return { people: all?.value ?? Number.NaN, times: all?.participations ?? Number.NaN };
}
