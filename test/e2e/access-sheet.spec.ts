// Who opened this file: a caseworker opens and prints one, without a network too; the supervisor and the officer see it; a colleague does not.
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { write } from "./working.ts";
import { test, visit, type World } from "./world.ts";

const LIA = "Lia Amostra";
const MARA = "Mara Primjer";
const DAVI = "Davi Padrão";
const PIA = "Pia Esempio";

const lines = (page: Page) => page.getByRole("main").getByRole("listitem");

/** A browser prints: what the page hears of it, without a printer. */
const print = (page: Page) => page.evaluate(() => dispatchEvent(new Event("beforeprint")));

async function looksRight(page: Page): Promise<void> {
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
}

/** The lines this person wrote have reached the keeper: whoever looks after them finds them. */
async function sent(page: Page, context: ReturnType<Page["context"]>): Promise<void> {
  await context.setOffline(false);
  await goTo(page, "/more");
  await page.getByRole("button", { name: "Fetch and send now" }).click();
  await allSent(page);
}

async function openedBy(page: Page, world: World, name: string, path: string): Promise<void> {
  await visit(page, world, name, path);
  await page.getByRole("heading", { name: "How it came to be" }).waitFor();
}

test("what a caseworker opens and prints is seen by the supervisor and the officer, and by no colleague", async ({
  page,
  world,
  context,
}) => {
  test.setTimeout(180_000);
  await visit(page, world, LIA, "/");
  const path = await write(page, "/records/child/new", { Code: "BN-SHEET" });
  const code = async (): Promise<string> =>
    ((await page.getByRole("listitem").first().textContent()) ?? "").match(/[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0] ?? "";
  await leaveNetwork(page);
  await print(page);
  await page.getByRole("link", { name: "Who opened this file" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Who opened this file" })).toBeVisible();
  await expect(page.getByText("There is no connection")).toBeVisible();
  await expect(page.getByText("Of who opened it you see your own lines.")).toBeVisible();
  await expect(lines(page).filter({ hasText: "You printed it" })).toContainText("not sent yet");
  await expect(lines(page).filter({ hasText: "You opened it" })).toHaveCount(1);
  await expect(lines(page).filter({ hasText: "You wrote it down" })).toHaveCount(1);
  const file = await code();
  expect(file).not.toBe("");
  await looksRight(page);
  await sent(page, context);

  await openedBy(page, world, DAVI, path);
  await page.getByRole("link", { name: "Who opened this file" }).click();
  await expect(lines(page).filter({ hasText: "A colleague printed it" })).toHaveCount(0);
  await expect(lines(page).filter({ hasText: `${LIA} printed it` })).toHaveCount(1);
  await expect(lines(page).filter({ hasText: `${LIA} opened it` })).toHaveCount(1);
  await expect(lines(page).filter({ hasText: "You opened it" })).toHaveCount(1);
  await page.getByLabel("Who", { exact: true }).selectOption(LIA);
  await expect(lines(page).filter({ hasText: "You opened it" })).toHaveCount(0);
  await print(page);
  await page.getByLabel("Who", { exact: true }).selectOption("Everybody");
  await expect(lines(page).filter({ hasText: "You printed this list" })).toHaveCount(1);
  await expect(page.getByText("This list does not hold")).toHaveCount(0);
  await looksRight(page);
  await sent(page, context);

  await visit(page, world, PIA, "/more");
  await page.getByRole("link", { name: "Who opened which file" }).click();
  await expect(lines(page).filter({ hasText: `${LIA} printed it` })).toContainText(`${file} · Child`);
  await expect(lines(page).filter({ hasText: `${DAVI} printed this list` })).toHaveCount(1);
  await expect(page.getByText("BN-SHEET")).toHaveCount(0);
  await looksRight(page);
  // She reads nobody's file, and not who did what in it but by what its readers' devices wrote down.
  for (const refused of [path, path.replace("/records/", "/opened/")]) {
    await goTo(page, refused);
    await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  }

  await visit(page, world, MARA, "/opened");
  await expect(page.getByText("You have opened no file yet")).toBeVisible();
  await expect(page.getByText("You see your own lines.")).toBeVisible();
  await looksRight(page);
  await goTo(page, path.replace("/records/", "/opened/"));
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();

  await visit(page, world, "Ana Exemplo", "/opened");
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  expect(`${await page.title()} ${page.url()}`).not.toMatch(/Lia|Davi|BN-/);
});

test("lines that a server keeps back are missed by whoever looks, and said so", async ({ page, world, context }) => {
  test.setTimeout(180_000);
  await visit(page, world, LIA, "/");
  const path = await write(page, "/records/child/new", { Code: "BN-KEPT" });
  await print(page);
  await print(page);
  await sent(page, context);
  // Of whoever wrote the first line, only the last one comes.
  let whose: string | undefined;
  await page.route(/only=access-line/, async (route) => {
    const answer = await route.fetch();
    const { changes, ...rest } = (await answer.json()) as { changes: { envelope: { head: { author: string } } }[] };
    whose ??= changes[0]?.envelope.head.author;
    const last = changes.findLast(({ envelope }) => envelope.head.author === whose);
    const kept = changes.filter((one) => one === last || one.envelope.head.author !== whose);
    await route.fulfill({ response: answer, json: { ...rest, changes: kept } });
  });
  await openedBy(page, world, DAVI, path);
  await page.getByRole("link", { name: "Who opened this file" }).click();
  await expect(page.getByText("This list does not hold")).toBeVisible();
  await expect(page.getByText(`${LIA}: before the line of`)).toBeVisible();
  await looksRight(page);
});
