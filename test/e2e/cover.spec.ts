// Who covers for whom: a child's file is its caseworker's and the supervisor's; a colleague is added, and taken out; one record is narrowed.
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { write } from "./working.ts";
import { test, visit } from "./world.ts";

const LIA = "Lia Amostra";
const MARA = "Mara Primjer";
const DAVI = "Davi Padrão";
const CODE = "BN-COVER";

const caseload = (page: Page, name: string) => page.getByRole("region", { name });

async function expectThere(page: Page, path: string, is: boolean): Promise<void> {
  await goTo(page, path);
  await expect(page.getByRole("heading", { name: is ? CODE : "We could not find that" })).toBeVisible();
}

test("a colleague who covers reads it all, and nothing any more when cover ends", async ({ page, world, context }) => {
  test.setTimeout(180_000);
  await visit(page, world, LIA, "/");
  const path = await write(page, "/records/child/new", { Code: CODE });
  await allSent(page);
  await visit(page, world, MARA, "/cover");
  await expect(caseload(page, "Your caseload")).toBeVisible();
  await expect(caseload(page, `The caseload of ${LIA}`)).toHaveCount(0);
  await expectThere(page, path, false);

  await visit(page, world, DAVI, "/more");
  await page.getByRole("link", { name: "Who covers for whom" }).click();
  const hers = caseload(page, `The caseload of ${LIA}`);
  await expect(hers.getByRole("listitem")).toHaveText([
    /Lia Amostra.*whose caseload it is/,
    /You.*supervisor of Case team/,
  ]);
  await hers.getByRole("button", { name: "Add somebody to cover" }).click();
  await page.getByRole("radio", { name: MARA }).check();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Let them read it" }).click();
  await expect(hers.getByRole("listitem")).toHaveCount(3);
  await expect(hers.getByRole("button", { name: `End cover by ${LIA}` })).toHaveCount(0);
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await leaveNetwork(page);
  await expect(page.getByText("Saying who covers needs a connection")).toBeVisible();
  await expect(hers.getByRole("button")).toHaveCount(0);
  await context.setOffline(false);

  await visit(page, world, MARA, "/");
  await expectThere(page, path, true);

  await visit(page, world, LIA, "/cover");
  await page.getByRole("button", { name: `End cover by ${MARA}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End cover" }).click();
  await expect(caseload(page, "Your caseload").getByRole("listitem")).toHaveCount(2);

  await visit(page, world, MARA, "/");
  await expectThere(page, path, false);
  expect(`${await page.title()} ${page.url()}`).not.toMatch(/Lia|Mara|BN-/);
});

test("one record is given to people one by one, and the supervisor whom it concerns is shut out", async ({
  page,
  world,
}) => {
  test.setTimeout(180_000);
  await visit(page, world, LIA, "/");
  const path = await write(page, "/records/child/new", { Code: CODE });
  await allSent(page);
  await goTo(page, path.replace("/records/", "/why/"));
  await page.getByRole("radio", { name: "Only these people" }).check();
  await page.getByRole("checkbox", { name: MARA }).check();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Let these read it" }).click();
  const readers = page
    .getByRole("main")
    .locator("section")
    .filter({ hasText: "Who can read it" })
    .getByRole("listitem");
  await expect(readers).toHaveCount(2);
  await expect(readers.filter({ hasText: /^MPMara Primjer/ })).toHaveCount(1);
  await allSent(page);

  await visit(page, world, DAVI, "/");
  await expectThere(page, path, false);
  await visit(page, world, MARA, "/");
  await expectThere(page, path, true);
});

test("who reads no case is told of no caseload", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/more");
  await expect(page.getByRole("link", { name: "Who can see what, and why" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Who covers for whom" })).toHaveCount(0);
  await goTo(page, "/cover");
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
});
