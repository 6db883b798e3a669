// Results in two rooms: working figures open down to their records; released ones are everybody's, with what is too small marked.
import { expect, test } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { visitDemonstration } from "./demonstration.ts";
import { goTo, leaveNetwork } from "./page.ts";

const published = { C1: "3,667", C2: "2,102", C4: "909", F3: "36", P2: "31", P4: "95", G0: "1,745" };

for (const [size, viewport] of Object.entries(sizes)) {
  test(`on a ${size} the released figures are the published ones, each with its target and how complete it is`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Donor", "/results");
    await expect(page.getByRole("heading", { level: 1, name: "Results, 2016" })).toBeVisible();
    for (const [code, value] of Object.entries(published))
      await expect(page.getByRole("link", { name: new RegExp(`^${code} `) })).toContainText(value);
    await expect(page.getByRole("link", { name: /^C1 / })).toContainText("of the target, 3,500");
    await expect(page.getByText("Complete: all 25 partners have records in this period")).toBeVisible();
    const table = page.getByRole("region", { name: "Table of figures by country" });
    await expect(table.getByRole("row", { name: /^India/ })).toContainText("518");
    expect(await wrongOn(page)).toEqual([]);

    await page.getByRole("link", { name: /^C4 / }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^Survivors helped/ })).toBeVisible();
    const crossed = page.getByRole("region", { name: "Table by country and sex" });
    await expect(crossed.getByText("not for release").first()).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
  });

  test(`on a ${size} a working number opens to its facts, and a fact to its record`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Results officer", "/results");
    await expect(page.getByText(/^Working figures of Example Partner/)).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);

    await page.getByRole("link", { name: /^C1 / }).click();
    await expect(page.getByRole("heading", { name: "What this figure counts" })).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
    const girls = page.getByRole("row", { name: /^Girl or woman/ }).getByRole("link");
    const number = Number(await girls.textContent());
    await girls.click();

    await expect(page.getByRole("heading", { level: 1, name: "What this number was counted from" })).toBeVisible();
    await expect(page.getByText(/^C1, 2016, Girl or woman$/)).toBeVisible();
    const facts = page.getByRole("region", { name: "Facts behind this number" });
    const said = (await facts.getByText(/facts/).first().textContent()) ?? "";
    expect(
      Number(said.match(/[\d,]+/)?.[0].replace(",", "")),
      "somebody who came twice has two facts, so there are at least as many as people",
    ).toBeGreaterThanOrEqual(number);
    expect(await wrongOn(page)).toEqual([]);
    await facts.getByRole("link").first().click();
    await expect(page).toHaveURL(/\/records\/attendance\//);
    await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("working figures of several organisations are told apart, and each opens", async ({ page }) => {
  await visitDemonstration(page, "Country lead", "/results/C1");
  const card = page.getByRole("figure").filter({ hasText: "By organisation" });
  await expect(card.getByRole("row")).toHaveCount(4);
  await card.getByRole("link").first().click();
  await expect(page.getByText(/^C1, 2016, Example Partner India/)).toBeVisible();
  await expect(page.getByText("sealed").first(), "whoever counts does not read").toBeVisible();
});

test("who may not count sees no working figure and no way to one", async ({ page }) => {
  await visitDemonstration(page, "Donor", "/results?room=working&period=2016");
  await expect(page.getByText(/^Released figures, version 1/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Working", exact: true })).toHaveCount(0);
  await goTo(page, "/results/C1/facts?period=2016");
  await expect(page.getByRole("heading", { level: 1, name: /^Children who know/ })).toBeVisible();
  await expect(page.getByText("What this number was counted from")).toHaveCount(0);
  await expect(page.locator('main a[href*="/facts"]'), "no number opens").toHaveCount(0);
  for (const path of ["/api/results?period=2016", "/api/facts?figure=C1&period=2016"])
    expect((await page.request.get(path)).status(), path).toBe(404);
});

test("a choice of room and period has an address, and going back undoes it", async ({ page }) => {
  await visitDemonstration(page, "Results officer", "/results");
  await page.getByRole("link", { name: "Released" }).click();
  await expect(page.getByRole("link", { name: /^C1 / })).toContainText(published.C1);
  await page.goBack();
  await expect(page.getByText(/^Working figures of/)).toBeVisible();
  await page.getByLabel("Period").selectOption("January to June 2016");
  await expect(page.getByRole("heading", { level: 1, name: "Results, January to June 2016" })).toBeVisible();
  await expect(page).toHaveURL(/period=2016-H1/);
});

test("nothing released, and no connection, are said as they are", async ({ page }) => {
  await visitDemonstration(page, "Donor", "/results?room=released&period=2015");
  await expect(page.getByRole("heading", { name: "Nothing has been released for 2015 yet" })).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);

  await page.route("**/api/released*", (route) => route.abort());
  await goTo(page, "/");
  await goTo(page, "/results");
  await expect(page.getByRole("heading", { name: "Results need a connection" })).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await page.unroute("**/api/released*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("link", { name: /^C1 / })).toContainText(published.C1);
});

for (const [size, viewport] of Object.entries(sizes)) {
  test(`on a ${size} one's own figures are counted without a connection, and open to their records`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Trainer", "/results");
    await expect(page.getByText(/^Released figures, version 1/)).toBeVisible();
    await leaveNetwork(page);
    await goTo(page, "/");
    await goTo(page, "/results");
    await expect(page.getByRole("heading", { name: "Results need a connection" })).toBeVisible();
    await page.getByRole("link", { name: "Your own figures need none." }).click();
    await expect(page.getByText(/^Your own figures: what you wrote down yourself/)).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);

    const one = page.getByRole("region", { name: "What is counted" }).getByRole("link").first();
    const number = Number((await one.textContent())?.match(/[\d,]+$/)?.[0].replace(",", ""));
    expect(number).toBeGreaterThan(0);
    await one.click();
    await expect(page.getByRole("heading", { name: "What this figure counts" })).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
    await page
      .getByRole("banner")
      .or(page.locator("main header"))
      .getByRole("link", { name: number.toLocaleString("en"), exact: true })
      .click();
    const facts = page.getByRole("region", { name: "Facts behind this number" });
    await expect(facts.getByText(/facts?/).first()).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
    await facts.getByRole("link").first().click();
    await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toBeVisible();
    // Of nobody's work but one's own.
    await goTo(page, "/results?room=own&period=2015");
    await expect(page.getByRole("heading", { name: "Nothing you wrote down counts in this period yet" })).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
  });
}

test("who writes nothing down has no figures of their own, by no path", async ({ page }) => {
  await visitDemonstration(page, "Donor", "/results?room=own&period=2016");
  await expect(page.getByText(/^Released figures, version 1/)).toBeVisible();
  await expect(page.getByRole("link", { name: "My own" })).toHaveCount(0);
});
