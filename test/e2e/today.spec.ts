// Today, countries and partners: each person sees what is theirs to do and to know, and nothing of another's.
import { expect, type Page, test } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { visitDemonstration } from "./demonstration.ts";
import { goTo, leaveNetwork } from "./page.ts";

const CASES = /\/records\/(child|case|consent|risk-assessment|assessment|plan|plan-step|service-delivered|concern)\//;
const TRAININGS = /\/records\/(training-day|participant|attendance|proposal|commitment|promise-check)\//;

/** Where the tasks on the first screen lead. */
async function tasksOf(page: Page): Promise<readonly string[]> {
  const tasks = page.getByRole("region", { name: /^(Late|For today|This week)/ }).getByRole("listitem");
  return tasks.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}

for (const [size, viewport] of Object.entries(sizes)) {
  test(`on a ${size} a caseworker sees what is late and due in the cases of the team, and begins`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Caseworker", "/");
    await expect(page.getByRole("heading", { level: 1, name: /^Monday,? 12 December 2016$/ })).toBeVisible();
    await expect(page).toHaveTitle("Today · Banyan");
    const late = page.getByRole("region", { name: /^Late/ });
    await expect(late.getByText(/days? late$/).first()).toBeVisible();
    const ways = await tasksOf(page);
    expect(ways.length).toBeGreaterThan(0);
    expect(ways.filter((way) => TRAININGS.test(way))).toEqual([]);
    expect(await wrongOn(page)).toEqual([]);

    await late.getByRole("listitem").getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 }).last()).toBeVisible();
    await expect(page.getByText("We could not find that")).toHaveCount(0);
    expect(await wrongOn(page)).toEqual([]);
  });

  test(`on a ${size} a trainer is told of promises and days, and of no case`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Trainer", "/");
    await expect(page.getByRole("heading", { name: "Write down" })).toBeVisible();
    const ways = await tasksOf(page);
    expect(ways.length).toBeGreaterThan(0);
    expect(ways.filter((way) => CASES.test(way))).toEqual([]);
    expect(await wrongOn(page)).toEqual([]);
  });

  test(`on a ${size} a country lead goes from the desk to a country and to a partner`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Country lead", "/");
    expect((await tasksOf(page)).filter((way) => CASES.test(way) || TRAININGS.test(way))).toEqual([]);
    expect(await wrongOn(page)).toEqual([]);

    await goTo(page, "/places");
    const desk = page.getByRole("region", { name: "How the partners stand, 2016" }).last();
    await expect(desk.getByRole("row")).toHaveCount(4);
    expect(await wrongOn(page)).toEqual([]);

    await desk.getByRole("link", { name: "India", exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "India" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Map of India" })).toBeVisible();
    await expect(page.getByText("Working figures, counted just now")).toBeVisible();
    await expect(page.getByRole("row", { name: /^C1 / })).toContainText("518");
    await expect(page.getByText("3 of 3 partners have records in 2016")).toBeVisible();
    await expect(page.getByRole("row", { name: /^Training days/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /^Cases/ }), "whoever counts does not read").toHaveCount(0);
    expect(await wrongOn(page)).toEqual([]);

    await page.getByRole("link", { name: "Example Partner India North" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Example Partner India North" })).toBeVisible();
    await expect(page, "no name in a title").toHaveTitle("Partner · Banyan");
    await expect(page.getByRole("row", { name: /^C1 / })).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
  });

  test(`on a ${size} a donor has no task, and sees of a country what was released`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Donor", "/");
    expect(await tasksOf(page)).toEqual([]);
    expect(await wrongOn(page)).toEqual([]);
    await goTo(page, "/results");
    await page
      .getByRole("region", { name: "Table of figures by country" })
      .getByRole("link", { name: "India" })
      .click();
    await expect(page).toHaveURL(/\/places\/IN/);
    await expect(page.getByText(/^Released figures, version 1/)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Work going on" })).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "What is late" })).toHaveCount(0);
    expect(await wrongOn(page)).toEqual([]);
  });
}

test("who asks for a partner or a country that is not theirs, or is none, is told that it was not found", async ({
  page,
}) => {
  await visitDemonstration(page, "Country lead", "/places");
  const north = page
    .getByRole("region", { name: "Partners", exact: true })
    .getByRole("link", { name: "Example Partner India North" });
  const other = (await north.getAttribute("href")) ?? "";
  expect(other).toMatch(/^\/partners\/[0-9a-f-]{36}$/);

  await visitDemonstration(page, "Caseworker", "/");
  for (const path of [other, "/partners/nobody", "/places/NL", "/places/constructor"]) {
    await goTo(page, path);
    await expect(page.getByRole("heading", { name: "We could not find that" }), path).toBeVisible();
  }
  for (const path of ["/api/partners?period=2016", "/api/partners/all?period=2016"])
    expect((await page.request.get(path)).status(), path).toBe(404);
  await goTo(page, "/places");
  await expect(page.getByRole("heading", { level: 1, name: "Countries and partners" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^How the partners stand/ })).toHaveCount(0);

  await visitDemonstration(page, "Trainer", "/places");
  await expect(page.getByRole("heading", { name: /^How the partners stand/ })).toHaveCount(0);
  await page.getByRole("region", { name: "Partners", exact: true }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Example Partner India East" })).toBeVisible();
  await expect(page.getByText("Figures of one partner are seen by those who count for it.")).toBeVisible();
});

test("the desk sees how every partner stands, and no figure and no record of any", async ({ page }) => {
  await visitDemonstration(page, "Alliance desk", "/places");
  const desk = page.getByRole("region", { name: "How the partners stand, 2016" }).last();
  await expect(desk.getByRole("row", { name: /^Example Partner/ })).not.toHaveCount(0);
  await expect(desk.getByRole("link", { name: /^Example Partner/ })).toHaveCount(0);
  expect(await wrongOn(page)).toEqual([]);
});

test("without a connection the tasks are still there, and it is said what they come from", async ({ page }) => {
  await visitDemonstration(page, "Caseworker", "/");
  const before = await tasksOf(page);
  await leaveNetwork(page);
  await expect(page.getByText("These tasks come from what is on this device.")).toBeVisible();
  expect(await tasksOf(page)).toEqual(before);
  await page.context().setOffline(false);
});
