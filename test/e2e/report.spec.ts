// The annual report: read on the page in two languages, taken along as PDF and as a spreadsheet, every number from one released cut.
import { readFileSync } from "node:fs";
import { type Download, expect, test } from "@playwright/test";
import { isRefused, readSheets } from "#core/sheet/read.ts";
import type { Sheet } from "#core/sheet/sheet.ts";
import { sizes, wrongOn } from "./axe.ts";
import { visitDemonstration } from "./demonstration.ts";

for (const [size, viewport] of Object.entries(sizes)) {
  test(`on a ${size} the report is read in English and in Dutch, with the same numbers`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visitDemonstration(page, "Donor", "/report");
    await expect(page.getByRole("heading", { level: 1, name: "The year 2016, counted" })).toBeVisible();
    await expect(page.getByText("3,667", { exact: true }).first()).toBeVisible();
    await page.getByText("India", { exact: true }).last().click();
    expect(await wrongOn(page)).toEqual([]);

    await page.getByRole("combobox", { name: "Language of the report" }).selectOption({ label: "Nederlands" });
    await expect(page.getByRole("heading", { level: 1, name: "Het jaar 2016, geteld" })).toBeVisible();
    await expect(page.getByRole("article")).toHaveAttribute("lang", "nl");
    for (const number of ["3.667", "2.102", "909", "36", "31", "95", "1.745"])
      await expect(page.getByRole("article").getByText(number, { exact: true }).first()).toBeVisible();
    await expect(
      page.getByRole("article").getByText("De zeven totalen zijn zoals gepubliceerd in 2017."),
    ).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Het jaar 2016, geteld" })).toBeVisible();
  });
}

test("it is taken along as PDF and as a spreadsheet, in the language it is read in", async ({ page }) => {
  await visitDemonstration(page, "Donor", "/report?lang=nl");
  const taken = async (name: string): Promise<Download> => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name, exact: true }).click(),
    ]);
    return download;
  };
  const pdf = await taken("PDF");
  expect(pdf.suggestedFilename()).toMatch(/^DEMO-.*-2016-nl-v1\.pdf$/);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");

  const xlsx = await taken("XLSX");
  expect(xlsx.suggestedFilename()).toMatch(/^DEMO-.*-2016-nl-v1\.xlsx$/);
  const sheets = readSheets(readFileSync(await xlsx.path()), "report.xlsx");
  expect(isRefused(sheets)).toBe(false);
  const cells = (sheets as readonly Sheet[]).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  for (const total of [3667, 2102, 909, 36, 31, 95, 1745])
    expect(
      cells.some((cell) => cell.kind === "number" && cell.number === total),
      `${total} is in it`,
    ).toBe(true);
});

test("a place of the report is reached from its contents", async ({ page }) => {
  await visitDemonstration(page, "Donor", "/report");
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "How we counted" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "How we counted" })).toBeInViewport();
});

test("without a connection it says so, and comes when there is one", async ({ page }) => {
  await visitDemonstration(page, "Donor", "/");
  await page.route("**/api/released*", (route) => route.abort());
  await page
    .getByRole("link", { name: /report/i })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "The report needs a connection" })).toBeVisible();
  await page.unroute("**/api/released*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The year 2016, counted" })).toBeVisible();
});
