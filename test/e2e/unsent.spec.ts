// What is on this device only: told by record, in order and with why it waits; what was not accepted is mended, copied, handed over, or thrown
// away by somebody who was asked; a sealed copy is taken in by its author and by nobody else.
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { lookAgain } from "./entering.ts";
import { goTo, leaveNetwork } from "./page.ts";
import { add, write } from "./working.ts";
import { test, visit } from "./world.ts";

test.describe.configure({ mode: "serial" });

const waiting = (page: Page) => page.getByRole("region", { name: "Waiting to be sent" });
const refused = (page: Page) => page.getByRole("region", { name: "Not accepted" });

interface Pushed {
  readonly head: { readonly id: string; readonly type: string };
}

/** The server says of every change to a case that it is too large, as it does of one that is. */
async function refuseCases(page: Page): Promise<void> {
  const problem = { code: "change.too-large", status: 413, says: "This is too large." };
  await page.route("**/api/changes", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const body = route.request().postDataJSON() as { readonly changes: readonly Pushed[]; readonly aside?: true };
    if (body.aside) return route.fallback();
    const changes = body.changes.filter(({ head }) => head.type !== "case");
    const answer = changes.length > 0 && (await (await route.fetch({ postData: { ...body, changes } })).json());
    const outcomes = new Map(changes.map(({ head }, at) => [head.id, answer.outcomes[at]]));
    await route.fulfill({
      json: {
        outcomes: body.changes.map(({ head }) => outcomes.get(head.id) ?? { id: head.id, accepted: false, problem }),
      },
    });
  });
}

const DAY = {
  Title: "A day by the lake",
  "Held on": "2016-12-09",
  Country: "Brazil",
  "For whom": "Children",
  "What was taught": ["Safety online"],
};

test("what waits is told by record, in its order, and a copy of it is for its author alone", async ({
  page,
  context,
  world,
}) => {
  await visit(page, world, "Ana Exemplo", "/unsent");
  await expect(page.getByRole("heading", { name: "Everything you saved has reached the server" })).toBeVisible();
  await leaveNetwork(page);
  await write(page, "/records/training-day/new", DAY);
  await add(page, { Place: "Example bay" });
  await goTo(page, "/unsent");
  const lake = waiting(page).getByRole("listitem").filter({ hasText: "A day by the lake" });
  await expect(lake.getByRole("listitem")).toHaveText([/^Written down/, /^Corrected or added.*Place$/]);
  await expect(page.getByText("There is no connection")).toBeVisible();
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a copy" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("notes.json");
  const path = await saved.path();
  const copy = readFileSync(path, "utf8");
  expect(copy).toContain('"banyan": "unsent"');
  expect(copy).not.toMatch(/Exemplo|Ana/);
  await page.getByLabel("Take a copy in").setInputFiles(path);
  await expect(page.getByText("All of it was here already.")).toBeVisible();
  await page
    .getByLabel("Take a copy in")
    .setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.getByText("This is not such a file.")).toBeVisible();
  await context.setOffline(false);
  await lookAgain(page);

  await visit(page, world, "Rui Modelo", "/unsent");
  await page.getByLabel("Take a copy in").setInputFiles(path);
  await expect(page.getByText("This file is somebody else's. Only they can take it in.")).toBeVisible();
});

test("what was not accepted is copied, mended, thrown away after a question, or handed to whoever leads", async ({
  page,
  world,
  browser,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: world.url });
  await visit(page, world, "Lia Amostra", `/records/case/${world.ids.case}`);
  await refuseCases(page);
  await add(page, { "What the child wants": "To go back to the village school." });
  await goTo(page, "/unsent");
  const one = refused(page).getByRole("article");
  await expect(one).toContainText("too large");
  await expect(one).toContainText("To go back to the village school.");
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  await one.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied, readable")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("To go back to the village school.");

  // One touch throws nothing away.
  await one.getByRole("button", { name: "Throw away" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("To go back to the village school.");
  expect(await wrongOn(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Not now" }).click();
  await expect(one).toBeVisible();

  await one.getByRole("button", { name: "Mend it" }).click();
  await expect(page.getByLabel(/^What the child wants/)).toHaveValue("To go back to the village school.");
  await page.getByRole("button", { name: "Save" }).click();
  await goTo(page, "/unsent");
  await expect(one).toHaveCount(1);

  await one.getByRole("button", { name: "Hand it over" }).click();
  await dialog.getByRole("button", { name: "Hand it over" }).click();
  await expect(page.getByRole("heading", { name: "Everything you saved has reached the server" })).toBeVisible();
  await page.unrouteAll();

  const leads = await (await browser.newContext()).newPage();
  await visit(leads, world, "Davi Padrão", "/set-aside");
  const aside = leads.getByRole("region", { name: "Waiting for you" }).getByRole("article");
  await expect(aside).toContainText("They handed it over: it had not been accepted.");
  await expect(aside).toContainText("To go back to the village school.");
  await aside.getByRole("button", { name: /^Let in/ }).click();
  await leads.getByRole("dialog").getByRole("button", { name: "Let it in" }).click();
  await expect(leads.getByText("It is in the record now.")).toBeVisible();
  await leads.context().close();
  await lookAgain(page);
  await goTo(page, `/records/case/${world.ids.case}`);
  await expect(page.getByText("To go back to the village school.").first()).toBeVisible();
});

test("thrown away by somebody who was asked, it is gone, and nothing else is", async ({ page, world }) => {
  await visit(page, world, "Lia Amostra", `/records/case/${world.ids.case}`);
  await refuseCases(page);
  await add(page, { "What the child wants": "Nothing of this." });
  await goTo(page, "/unsent");
  await refused(page).getByRole("button", { name: "Throw away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Throw it away" }).click();
  await expect(page.getByRole("heading", { name: "Everything you saved has reached the server" })).toBeVisible();
});
