// Two browsers that had not seen each other's answers: both stay, somebody settles them, keeps both, or asks; whoever may not correct the
// record sees it and can change nothing; whoever does not read it hears nothing of it.
import { type Browser, expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { lookAgain } from "./entering.ts";
import { openKeeper } from "./keeper.ts";
import { goTo, leaveNetwork } from "./page.ts";
import { state, write } from "./working.ts";
import { test, visit, type World } from "./world.ts";

test.describe.configure({ mode: "serial" });

// What they disagree on is a day that others visit too: a world of its own.
let world: World & { readonly close: () => Promise<void> };
test.beforeAll(async () => {
  world = await openKeeper();
});
test.afterAll(() => world.close());

const dayOf = (): string => `/records/training-day/${world.ids.day}`;
const card = (page: Page, label: string) => page.getByRole("region", { name: `Two answers to ${label}` });

async function at(browser: Browser, name: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await visit(page, world, name, path);
  return page;
}

/** Both have the form open before either saves. */
async function disagree(anas: Page, ruis: Page, label: RegExp, said: readonly [string, string]) {
  for (const page of [anas, ruis]) await goTo(page, `${dayOf()}/edit`);
  for (const [at, page] of [anas, ruis].entries())
    await page
      .getByLabel(label)
      .first()
      .fill(said[at] ?? "");
  for (const page of [anas, ruis]) {
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "How it came to be" }).waitFor();
  }
  for (const page of [anas, ruis]) await lookAgain(page);
}

test("two browsers disagree, one asks, the other answers and settles; the list tells both until then", async ({
  browser,
}) => {
  const anas = await at(browser, "Ana Exemplo", "/conflicts");
  await expect(anas.getByRole("heading", { name: "No answers wait for a decision" })).toBeVisible();
  const ruis = await at(browser, "Rui Modelo", "/");
  await disagree(anas, ruis, /^Place/, ["Example bay", "Example hill"]);

  for (const page of [anas, ruis]) {
    await goTo(page, "/");
    await page.getByRole("link", { name: "See the one record" }).click();
    const line = page.getByRole("main").getByRole("listitem");
    await expect(line).toHaveCount(1);
    await expect(line).toContainText(/Place: (You and (Rui Modelo|Ana Exemplo)|(Rui Modelo|Ana Exemplo) and You)/);
    await expect(line).not.toContainText(/bay|hill/);
  }
  await anas.getByRole("main").getByRole("listitem").getByRole("link").click();
  const place = card(anas, "Place");
  await expect(place).toContainText("Example bay");
  await expect(place).toContainText("Example hill");
  // Nothing else waits for it.
  await anas.getByRole("link", { name: "Correct or add" }).click();
  await anas.getByLabel("Title", { exact: true }).fill("What exploitation is, again");
  await anas.getByRole("button", { name: "Save" }).click();
  await expect(anas.getByRole("heading", { level: 1, name: /again/ })).toBeVisible();
  await expect(place).toContainText("Example hill");
  await leaveNetwork(anas);
  await place.getByRole("button", { name: "Ask Rui Modelo" }).click();
  await anas.getByLabel("What do you want to say?").fill("Was it not the bay?");
  expect(await wrongOn(anas)).toEqual([]);
  await anas.getByRole("button", { name: "Say it" }).click();
  await expect(place.getByRole("listitem").filter({ hasText: "Was it not the bay?" })).toContainText("You");
  await anas.context().setOffline(false);
  await lookAgain(anas);

  await lookAgain(ruis);
  await goTo(ruis, "/conflicts");
  await expect(ruis.getByRole("main").getByRole("listitem")).toContainText("Ana Exemplo asks you");
  for (const size of Object.values(sizes)) {
    await ruis.setViewportSize(size);
    expect(await wrongOn(ruis)).toEqual([]);
  }
  await goTo(ruis, dayOf());
  await card(ruis, "Place").getByRole("button", { name: "Answer Ana Exemplo" }).click();
  await ruis.getByLabel("What do you want to say?").fill("It was.");
  await ruis.getByRole("button", { name: "Say it" }).click();
  await goTo(ruis, "/conflicts");
  await expect(ruis.getByText("asks you")).toHaveCount(0);
  await goTo(ruis, dayOf());
  for (const size of Object.values(sizes)) {
    await ruis.setViewportSize(size);
    expect(await wrongOn(ruis)).toEqual([]);
  }
  await card(ruis, "Place")
    .getByRole("button", { name: /Keep this one.*Ana Exemplo/ })
    .click();
  await expect(card(ruis, "Place")).toHaveCount(0);
  await lookAgain(ruis);
  await lookAgain(anas);
  await goTo(anas, dayOf());
  await expect(card(anas, "Place")).toHaveCount(0);
  await expect(anas.getByRole("main").locator("dl").first()).toContainText("Example bay");
  await expect(anas.getByRole("listitem").filter({ hasText: "It was." })).toBeVisible();
  await goTo(anas, "/conflicts");
  await expect(anas.getByRole("heading", { name: "No answers wait for a decision" })).toBeVisible();
  for (const page of [anas, ruis]) await page.context().close();
});

test("a long text is kept twice, with who said which", async ({ browser }) => {
  const anas = await at(browser, "Ana Exemplo", "/");
  const ruis = await at(browser, "Rui Modelo", "/");
  await disagree(anas, ruis, /^Notes/, ["They asked a lot.", "It rained."]);
  await goTo(anas, dayOf());
  await card(anas, "Notes").getByRole("button", { name: "Keep both, one after the other" }).click();
  await expect(card(anas, "Notes")).toHaveCount(0);
  const notes = anas.getByRole("main").locator("dl").filter({ hasText: "They asked a lot." }).first();
  await expect(notes).toContainText("It rained.");
  await expect(notes).toContainText(/Rui Modelo, .*:/);
  await lookAgain(anas);
  for (const page of [anas, ruis]) await page.context().close();
});

test("may the wrong person settle it? Whoever only reads sees it; whoever does not read hears nothing of it", async ({
  browser,
}) => {
  const anas = await at(browser, "Ana Exemplo", "/");
  const ruis = await at(browser, "Rui Modelo", "/");
  await disagree(anas, ruis, /^Place/, ["Example wood", "Example field"]);
  const leads = await at(browser, "Otto Entwurf", "/conflicts");
  await leads.getByRole("main").getByRole("listitem").getByRole("link").click();
  await expect(card(leads, "Place")).toContainText("Choosing is for whoever may correct this record");
  await expect(card(leads, "Place").getByRole("button")).toHaveCount(0);
  const lias = await at(browser, "Lia Amostra", "/conflicts");
  await expect(lias.getByRole("heading", { name: "No answers wait for a decision" })).toBeVisible();
  await goTo(lias, dayOf());
  await expect(lias.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  const joke = await at(browser, "Joke Voorbeeld", "/conflicts");
  await expect(joke.getByText("Example wood")).toHaveCount(0);
  await leaveNetwork(lias);
  await goTo(lias, "/");
  await goTo(lias, "/conflicts");
  await expect(lias.getByText("What colleagues wrote since it was last connected is not among it.")).toBeVisible();
  for (const page of [anas, ruis, leads, lias, joke]) await page.context().close();
});

test("two moves: the state before them stands until somebody who saw both makes one of them", async ({ browser }) => {
  const anas = await at(browser, "Ana Exemplo", "/");
  const path = await write(anas, "/records/commitment/new", {
    "What was promised": "Light at the stop",
    Country: "Brazil",
    "Promised by": "Municipality",
    "Asked on": "2016-11-01",
    "Promised on": "2016-11-20",
    "Refused on": "2016-11-21",
    "Why it was refused": "There was no money.",
  });
  await lookAgain(anas);
  const bias = await at(browser, "Bia Esboço", path);
  await bias.getByRole("button", { name: "It was promised" }).waitFor();
  await leaveNetwork(bias);
  await bias.getByRole("button", { name: "It was promised" }).click();
  await goTo(anas, path);
  await anas.getByRole("button", { name: "It was refused" }).click();
  await lookAgain(anas);
  await bias.context().setOffline(false);
  for (const page of [bias, anas]) await lookAgain(page);
  for (const page of [bias, anas]) await goTo(page, path);
  const moves = card(anas, "Two people moved this on in different ways");
  await expect(moves).toContainText("Until one is chosen it stays as it was: Asked.");
  await expect(moves.getByRole("listitem").filter({ hasText: "It was promised" }).first()).toContainText("Bia Esboço");
  await expect(moves.getByRole("listitem").filter({ hasText: "It was refused" }).first()).toContainText("You");
  for (const size of Object.values(sizes)) {
    await anas.setViewportSize(size);
    expect(await wrongOn(anas)).toEqual([]);
  }
  await moves.getByRole("button", { name: /Keep this one.*Bia/ }).click();
  await expect(moves).toHaveCount(0);
  await expect(state(anas, "Promised").first()).toBeVisible();
  for (const page of [anas, bias]) await lookAgain(page);
  await goTo(bias, path);
  await expect(state(bias, "Promised").first()).toBeVisible();
  for (const page of [anas, bias]) await page.context().close();
});
