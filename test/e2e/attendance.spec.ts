// Attendance by hand: a trainer holds a day with thirty taps, and the figures grow by the people that are new and no others.
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { countedTwice } from "./working.ts";
import { test, visit, type World } from "./world.ts";

const TRAINER = "Ana Exemplo";

/** A training day for children, as a trainer plans it; the page is then at its attendance. */
async function planDay(page: Page, world: World, title: string): Promise<void> {
  await visit(page, world, TRAINER, "/records/training-day/new");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Country", { exact: true }).selectOption("Brazil");
  await page.getByLabel("Place", { exact: false }).first().fill("Example town");
  await page.getByLabel("For whom", { exact: true }).selectOption("Children");
  await page.getByLabel("What exploitation is and how to report it").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Mark attendance" }).click();
}

async function startDay(page: Page): Promise<void> {
  await page
    .getByRole("group", { name: /Were children present/ })
    .getByLabel("Yes")
    .check();
  await page
    .getByRole("group", { name: /safety of children/ })
    .getByLabel("Yes")
    .check();
  await page.getByRole("button", { name: "Start the day" }).click();
}

const row = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) });

test("a trainer marks a day by hand, and the year grows by those who are new to it", async ({ page, world }) => {
  await page.setViewportSize(sizes.phone);
  const before = await countedTwice(world, "C1");
  await planDay(page, world, "What exploitation is 13");

  // A day waits until the safety of children is said.
  const start = page.getByRole("button", { name: "Start the day" });
  await expect(start).toBeDisabled();
  await page
    .getByRole("group", { name: /Were children present/ })
    .getByLabel("Yes")
    .check();
  await page
    .getByRole("group", { name: /safety of children/ })
    .getByLabel("No", { exact: true })
    .check();
  await expect(start).toBeDisabled();
  await expect(page.getByText("The day waits until this is checked")).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await startDay(page);

  // The same group first; a second tap takes back, and undo takes that back.
  await expect(page.getByText("of 10 here")).toBeVisible();
  const group = page.getByRole("region", { name: "This group" }).getByRole("button");
  for (const at of [0, 1, 2]) await group.nth(at).click();
  await expect(page.getByTestId("here")).toHaveText("3");
  await group.nth(2).click();
  await expect(group.nth(2)).toContainText("Not here");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(group.nth(2)).toHaveAttribute("aria-pressed", "true");
  await expect(group.nth(0)).toContainText("counted once this year, 2 days");
  expect(await wrongOn(page)).toEqual([]);

  // Found by typing, marked by Enter; and somebody new in one line.
  const search = page.getByRole("searchbox");
  await search.fill("p-0031");
  await search.press("Enter");
  await expect(page.getByTestId("here")).toHaveText("4");
  await search.fill("Zélia Exemplo");
  await page.getByRole("button", { name: "Add “Zélia Exemplo”" }).click();
  await page.getByRole("group", { name: /Sex/ }).getByLabel("Girl or woman").check();
  await page.getByLabel(/Or age in years/).fill("13");
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Add and mark here" }).click();
  await expect(page.getByTestId("here")).toHaveText("5");
  await expect(row(page, "Zélia Exemplo")).toContainText("counted once this year, 1 day");
  await expect(page.getByText("5 people, 1 for the first time this year")).toBeVisible();

  // After the day: the new girl knows, and somebody who knew before knows again.
  await page.getByRole("link", { name: "Questions" }).click();
  await page.getByLabel("After").check();
  const known = page.getByRole("button", { name: /^Knows/ });
  await known.first().waitFor();
  await page.getByRole("button", { name: "Knows : Zélia Exemplo" }).click();
  expect(await wrongOn(page)).toEqual([]);
  await allSent(page);
  await expect.poll(() => countedTwice(world, "C1")).toEqual({ people: before.people + 1, times: before.times + 1 });

  // One of those who are known already: a participation more, and not one person.
  const others = await page.getByRole("button", { name: /^Knows : (?!Zélia)/ }).all();
  for (const one of others) await one.click();
  await allSent(page);
  const after = await countedTwice(world, "C1");
  expect(after.times).toBe(before.times + 1 + others.length);
  expect(after.people).toBeLessThan(before.people + 1 + others.length);
});

test("marks made without a network are kept, sent, and counted once", async ({ page, context, world }) => {
  await planDay(page, world, "Offline day");
  await startDay(page);
  await allSent(page);
  await leaveNetwork(page);
  const group = page.getByRole("region", { name: /This group|Others/ }).getByRole("button");
  for (const at of [0, 1, 2, 3]) await group.nth(at).click();
  await expect(page.getByTestId("here")).toHaveText("4");
  await expect(page.getByText("4 changes are kept on this device")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("Everything is sent")).toBeVisible();
});

test("a mark that is refused says so, and the other marks stand", async ({ page, world }) => {
  await planDay(page, world, "Refused day");
  await startDay(page);
  await allSent(page);
  let refusals = 1;
  await page.route("**/api/changes", async (route) => {
    if (route.request().method() !== "POST" || refusals === 0) return route.continue();
    refusals -= 1;
    const { changes } = route.request().postDataJSON();
    const problem = { code: "change.not-valid", status: 422, says: "Some answers are missing or not possible." };
    return route.fulfill({ json: { outcomes: [{ id: changes[0].head.id, accepted: false, problem }] } });
  });
  const group = page.getByRole("region", { name: /This group|Others/ }).getByRole("button");
  await group.nth(0).click();
  await expect(page.getByText("1 mark was not accepted")).toBeVisible();
  await expect(page.getByTestId("here")).toHaveText("0");
  await group.nth(1).click();
  await expect(page.getByTestId("here")).toHaveText("1");
  await expect(page.getByRole("link", { name: "See and mend" }).first()).toBeVisible();
});

test("a paper sheet is numbered, printed without names, and typed in by row", async ({ page, world }) => {
  await page.addInitScript(() => {
    Object.assign(window, { print: () => undefined });
  });
  await planDay(page, world, "Paper day");
  await startDay(page);
  await page.getByRole("link", { name: "On paper" }).click();
  await page.getByRole("link", { name: "The sheet to print" }).click();
  await expect(page.getByRole("row", { name: /P-00/ }).first()).toBeVisible();
  await expect(page.getByText("Exemplo", { exact: false }).filter({ hasText: "Aurora" })).toHaveCount(0);
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await page.getByRole("link", { name: "From the paper sheet" }).click();

  const rows = page.getByLabel("Rows of those who were there");
  await rows.fill("1-3, 5, x, 99");
  await expect(page.getByText("“x” is no row number")).toBeVisible();
  await expect(page.getByText(/“99” is not on this sheet/)).toBeVisible();
  await rows.press("Enter");
  await expect(rows).toHaveValue("1-3, 5, x, 99");
  await rows.fill("1-3, 5");
  await rows.press("Enter");
  await expect(page.getByText("4 people marked here.")).toBeVisible();

  const after = page.getByLabel("After, Row 1");
  await expect(after).toBeFocused();
  await page.keyboard.type("yyn");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("After, Row 2")).toBeFocused();
  // Passed again, a line that was said says nothing again.
  await expect(after).toHaveValue("");
  await expect(after).toHaveAttribute("placeholder", "n");
  await page.keyboard.type("yy");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Write 3 letters, or one for all")).toBeVisible();
  await page.keyboard.type("y");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("After, Row 3")).toBeFocused();
  // Somebody wrote herself on the first empty row.
  await page.getByRole("button", { name: /^Row \d+: somebody new/ }).click();
  await page.getByLabel(/^Name/).fill("Nova Exemplo");
  await page.getByRole("button", { name: "Add and mark here" }).click();
  await expect(page.getByText("Nova Exemplo")).toBeVisible();
  await page.getByLabel("Where the signed sheet is kept").fill("Locked cupboard, folder 2016");
  await page.keyboard.press("Tab");
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("link", { name: "Questions" }).click();
  await page.getByLabel("After").check();
  await expect(page.getByText("1 know, 1 do not, 3 not asked")).toBeVisible();
});

test("people without names are counted by sex and age, and only the new ones enter the number of people", async ({
  page,
  world,
}) => {
  await page.setViewportSize(sizes.phone);
  const before = await countedTwice(world, "C1n");
  await planDay(page, world, "Counted day");
  await startDay(page);
  await page.getByRole("link", { name: "Without names" }).click();
  await page.getByLabel("How many: Girl or woman, 12 to 14").fill("20");
  await page.keyboard.press("Enter");
  await expect(page.getByText("How many of them are new this year?")).toBeVisible();
  await page.getByLabel("New this year: Girl or woman, 12 to 14").fill("8");
  await page.keyboard.press("Enter");
  await expect(page.getByText("20 people counted, 8 of them new this year")).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await allSent(page);
  await expect.poll(() => countedTwice(world, "C1n")).toEqual({ people: before.people + 8, times: before.times + 20 });
});

test("codes stand where names are not shown, and names only while a key is held", async ({ page, world }) => {
  await planDay(page, world, "Quiet day");
  await startDay(page);
  await page.getByLabel("By code").check();
  await expect(row(page, "Aurora Exemplo")).toHaveCount(0);
  const hold = page.getByRole("button", { name: "Hold to see names" });
  await hold.focus();
  await page.keyboard.down(" ");
  await expect(row(page, "Aurora Exemplo").first()).toBeVisible();
  await page.keyboard.up(" ");
  await expect(row(page, "Aurora Exemplo")).toHaveCount(0);
});

test("a day that has been asks the same, and the wrong person marks nobody", async ({ page, world }) => {
  await visit(page, world, TRAINER, `/attendance/${world.ids.day}`);
  await page
    .getByRole("group", { name: /Were children present/ })
    .getByLabel("Yes")
    .check();
  await page
    .getByRole("group", { name: /safety of children/ })
    .getByLabel("No", { exact: true })
    .check();
  await expect(page.getByText("A day that has been is told as it was")).toBeVisible();
  await page.getByRole("button", { name: "It was held" }).click();
  await expect(page.getByText("5 people, 5 for the first time this year")).toBeVisible();
  await allSent(page);

  // Works with companies and committees: reads no list of names, and may count.
  await visit(page, world, "Bia Esboço", `/attendance/${world.ids.day}`);
  await expect(page.getByText("The list of this day is not for you to read")).toBeVisible();
  await expect(page.getByText("Aurora")).toHaveCount(0);
  // By an address typed in, too, there is no other part of it.
  for (const part of ["people", "questions", "paper"]) {
    await goTo(page, `/attendance/${world.ids.day}/${part}`);
    await expect(page.getByRole("link", { name: "Without names" })).toHaveAttribute("aria-current", "page");
  }
  await visit(page, world, "Lia Amostra", `/attendance/${world.ids.day}`);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  await goTo(page, "/attendance/nothing");
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
});
