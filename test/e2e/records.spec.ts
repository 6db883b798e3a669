// Records made from their definitions: written down, corrected, disputed, settled, withdrawn, found again.
import { expect } from "@playwright/test";
import { goTo } from "./page.ts";
import { test, visit } from "./world.ts";

test("a record is written down, corrected, and its timeline says who did what", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/records/training-day");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await page.getByRole("button", { name: "Save" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("4 answers need another look");
  await summary.getByRole("link", { name: "Title" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toBeFocused();

  await page.keyboard.type("A day by the river");
  await page.getByLabel("Country", { exact: true }).selectOption("Brazil");
  await page.getByLabel("For whom", { exact: true }).selectOption("Children");
  await page.getByLabel("Safety online").check();
  await page.getByLabel(/^Held on/).fill("2016-12-09");
  await page.getByRole("button", { name: "Add a row to Companies whose staff took part" }).click();
  await page.getByRole("combobox", { name: "Company", exact: true }).fill("hotel ex");
  await page.keyboard.press("Enter");
  await page
    .getByLabel(/^Staff/)
    .last()
    .fill("twelve");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter digits only");
  await page
    .getByLabel(/^Staff/)
    .last()
    .fill("12");
  await page.getByRole("button", { name: "Save" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "A day by the river" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Hotel Example Norte/ })).toContainText("12");
  await page.getByRole("link", { name: "Correct or add" }).click();
  await page.getByLabel(/^Place/).fill("Example town");
  await page.getByRole("button", { name: "Save" }).click();
  const latest = page.getByRole("article").getByRole("listitem").filter({ hasText: "Corrected or added" });
  await expect(latest).toContainText("Place");
  await expect(latest).toContainText("Example town");
  await expect(latest).toContainText("You");
});

test("two answers that had not seen each other both stay until one is chosen", async ({ page, browser, world }) => {
  await visit(page, world, "Ana Exemplo", `/records/training-day/${world.ids.day}/edit`);
  const other = await (await browser.newContext()).newPage();
  await visit(other, world, "Rui Modelo", `/records/training-day/${world.ids.day}/edit`);
  await page.getByLabel(/^Place/).fill("Example bay");
  await other.getByLabel(/^Place/).fill("Example hill");
  await page.getByRole("button", { name: "Save" }).click();
  await other.getByRole("button", { name: "Save" }).click();

  const conflict = other.getByRole("region", { name: "Two answers to Place" });
  await expect(conflict).toContainText("Example bay");
  await expect(conflict).toContainText("Example hill");
  await goTo(other, "/");
  await expect(other.getByRole("heading", { name: "Waits for a decision" })).toBeVisible();
  await goTo(other, `/records/training-day/${world.ids.day}`);
  await conflict.getByRole("button", { name: /Keep this one.*Ana Exemplo/ }).click();
  await expect(conflict).toHaveCount(0);
  await expect(other.getByRole("main").locator("dl").first()).toContainText("Example bay");
  await other.context().close();
});

test("what was typed comes back after another page and after a reload; what is sealed never touches the disk", async ({
  page,
  world,
}) => {
  await visit(page, world, "Ana Exemplo", "/records/training-day/new");
  await page.getByLabel("Title", { exact: true }).fill("Half a thought");
  await goTo(page, "/more");
  await page.goto(`${world.url}/records/training-day/new`);
  await expect(page.getByText("What you typed earlier is back")).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");

  await goTo(page, "/records/participant/new");
  await page.getByLabel(/^Name/).fill("Canary Invented");
  await goTo(page, "/");
  await goTo(page, "/records/participant/new");
  await expect(page.getByLabel(/^Name/)).toHaveValue("Canary Invented");
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
    "Canary",
  );
});

test("a row taken out by mistake comes back with what was typed in it", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/records/curriculum/new");
  await page.getByRole("button", { name: "Add a row to Key questions" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Whom can you tell?");
  await page.getByRole("button", { name: /^Take out/ }).click();
  await expect(page.getByLabel(/^Question/)).toHaveCount(0);
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByLabel("Question", { exact: true })).toHaveValue("Whom can you tell?");
});

test("a record moves through its workflow, and is offered only the moves that its state and a role allow", async ({
  page,
  world,
}) => {
  await visit(page, world, "Lia Amostra", `/records/case/${world.ids.case}`);
  await expect(page.getByRole("button", { name: "Plan agreed" })).toHaveCount(0);
  await page.getByRole("button", { name: "Assessment done" }).click();
  await expect(page.getByRole("article").getByText("Assessed", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Assessment done" })).toHaveCount(0);
});

test("a withdrawn record says so and can be brought back", async ({ page, world }) => {
  await visit(page, world, "Rui Modelo", `/records/committee/${world.ids.committee}`);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw it" }).click();
  await expect(page.getByText("This record was withdrawn")).toBeVisible();
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("This record was withdrawn")).toHaveCount(0);
});

test("a long list is searched without accents and turned page by page", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/records/participant");
  await expect(page.getByText(/^1–50 of \d+$/)).toBeVisible();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByText(/^51–\d+ of \d+$/)).toBeVisible();
  await page.getByRole("searchbox", { name: "Search in Participants" }).fill("joao ficticio");
  await expect(page.getByRole("link", { name: /João Fictício/ }).first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Search in Participants" }).fill("nobody at all");
  await expect(page.getByText("Nothing here matches what you typed.")).toBeVisible();
});

test("another record is added to the one somebody looks at, already named in its form", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", `/records/training-day/${world.ids.day}`);
  await page.getByRole("link", { name: "Add Attendance" }).click();
  await expect(page.getByText("What exploitation is 1, 5 Jun 2016").last()).toBeVisible();
  await page.getByRole("combobox", { name: "Participant", exact: true }).fill("P-0007");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Hugo/ })).toBeVisible();
});

test("of several teams none is taken for granted for a sealed record", async ({ page, world }) => {
  await visit(page, world, "Nara Rascunho", "/records/participant/new");
  const asked = page.getByRole("group", { name: /^Which team keeps it/ });
  await expect(asked.getByRole("radio")).toHaveCount(2);
  await expect(asked.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.getByLabel(/^Name/).fill("Invented Learner");
  await page.getByLabel("Group", { exact: true }).selectOption("Children");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Which team keeps it");
  await asked.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Invented Learner/ })).toBeVisible();
});
