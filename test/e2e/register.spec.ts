// Bring in a register: a partner's file becomes records, row by row, and nothing is saved, left out or uploaded unseen.
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { readSheets } from "#core/sheet/read.ts";
import type { Sheet } from "#core/sheet/sheet.ts";
import { SEED } from "#server/demonstration/load.ts";
import { registersOf } from "#server/demonstration/registers-of.ts";
import { partnerYears } from "#server/demonstration/year.ts";
import { sizes, wrongOn } from "./axe.ts";
import { goTo, leaveNetwork } from "./page.ts";
import { test, visit } from "./world.ts";

const headings = "Nome completo,Sexo,Data de nascimento,Responsável,Comunidade,Data,Tema,Respondeu certo";
const sound = [
  "Ana Invento,F,14/02/2003,Mãe Invento,Vila Exemplo,13/05/2016,Reconhecer e denunciar,Sim",
  "Bia Invento,F,20/03/2004,Mãe Invento,Vila Exemplo,13/05/2016,Reconhecer e denunciar,Não",
  "Caio Invento,M,21/04/2002,Mãe Invento,Vila Exemplo,13/05/2016,Reconhecer e denunciar,Sim",
];

/** A list of children of a partner of the demonstration, as its generator writes it. */
function partnersFile(which: string): { readonly name: string; readonly buffer: Buffer } {
  const year = partnerYears().find(({ partner }) => partner.key === "br-north");
  const file = year && registersOf(year, SEED).find(({ name }) => name.includes(which));
  if (!file) throw new Error("the demonstration has no such file");
  return { name: file.name, buffer: Buffer.from(file.bytes) };
}

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

const csv = (...rows: readonly string[]): string => [headings, ...rows].join("\r\n");
const bar = (page: Page) => page.getByRole("region", { name: "Bring in" });
const row = (page: Page, number: number) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Row ${number}`, exact: false }) });

for (const [size, viewport] of Object.entries(sizes)) {
  test(`on a ${size} a partner's file comes in, and the same file again changes nothing`, async ({ page, world }) => {
    await page.setViewportSize(viewport);
    await visit(page, world, "Ana Exemplo", "/register");
    await expect(page.getByText("The file stays on this device.")).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(request.url());
    });
    const { name, buffer } = partnersFile(size === "phone" ? "children-2016-1" : "children-2016-2");
    await choose(page, name, buffer);
    await expect(bar(page)).toContainText(/Would be saved: .*training days?, \d+ participants and \d+ attendances/);
    expect(sent, "nothing goes anywhere before somebody says so").toEqual([]);
    expect(await wrongOn(page)).toEqual([]);
    await page.getByRole("button", { name: /^Bring in \d+ rows/ }).click();
    await expect(page.getByRole("heading", { name: /^\d+ rows are brought in/ })).toBeVisible();
    await expect(page.getByText(/^\d+ changes are sent\.$/)).toBeVisible({ timeout: 30_000 });

    await page.getByRole("button", { name: "Bring in another" }).click();
    await choose(page, name, buffer);
    await expect(bar(page)).toContainText("Nothing new");
    await expect(page.getByRole("button", { name: /^\d+ Here already/ })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Bring in/ })).toHaveCount(0);
  });

  test(`on a ${size} a row is mended in its place, another set aside and taken along, and a double is asked about`, async ({
    page,
    world,
  }) => {
    await page.setViewportSize(viewport);
    await visit(page, world, "Ana Exemplo", "/register");
    const list = csv(
      `Ana ${size} Um,F,31/02/2003,Mãe,Vila,13/05/2016,Reconhecer e denunciar,Sim`,
      `Bia ${size} Dois,F,20/03/2004,Mãe,Vila,13/05/2016,Dança,Sim`,
      `Caio ${size} Tres,M,21/04/2002,Mãe,Vila,13/05/2016,Reconhecer e denunciar,Sim`,
      `Caio ${size} Trez,M,21/04/2002,Mãe,Vila,14/06/2016,Reconhecer e denunciar,Sim`,
    );
    await choose(page, "lista.csv", `${list}\r\nTotal,4,,,,,,`);
    await expect(bar(page)).toContainText("2 rows to mend or set aside");
    await expect(bar(page).getByRole("button", { name: /^Bring in/ })).toBeDisabled();
    await expect(row(page, 2)).toContainText("is not a day of the calendar that we can read");
    await expect(row(page, 3)).toContainText("holds a word we do not know");
    expect(await wrongOn(page)).toEqual([]);

    await row(page, 2)
      .getByLabel(/^Data de nascimento/)
      .fill("2003-02-28");
    await row(page, 2)
      .getByLabel(/^Data de nascimento/)
      .press("Enter");
    await expect(row(page, 2)).toContainText("Mended");
    await page.getByRole("button", { name: /^Set aside ?: row 3/ }).click();
    await expect(page.getByRole("button", { name: /^1 Set aside/ })).toBeVisible();

    await page.getByRole("button", { name: /The same person\?/ }).click();
    await expect(page.getByText("The same birth date, and names that are one letter apart.")).toBeVisible();
    expect(await wrongOn(page)).toEqual([]);
    await page.getByLabel("The same person", { exact: true }).check();
    await expect(page.getByText("about 2 people")).toBeVisible();

    await page.getByRole("button", { name: /^1 Set aside/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download 1 row (XLSX)" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("rows-set-aside.xlsx");
    const [sheet] = readSheets(readFileSync(await download.path()), "x.xlsx") as readonly Sheet[];
    const texts = sheet?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
    expect(texts[0]?.at(-1)).toBe("What is wrong");
    expect(texts[1]?.[0]).toBe(`Bia ${size} Dois`);
    expect(texts[1]?.at(-1)).toContain("holds a word we do not know");

    await page.getByText("1 thing was done without asking").click();
    await expect(page.getByText("This row holds totals; it was left out.")).toBeVisible();
    await page.getByRole("button", { name: "Bring in 3 rows" }).click();
    await expect(page.getByText("1 row was set aside and is not among them.")).toBeVisible();
    await expect(page.getByText(/changes are sent\.$/)).toBeVisible();
  });
}

test("a file with a fault brings nothing in, and says in a sentence what to do", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/register");
  await choose(page, "lista.xlsx", "%PDF-1.7 and so on");
  await expect(page.getByRole("alert")).toContainText("is a PDF, not a spreadsheet. Send it as XLSX or CSV.");
  await expect(page.getByRole("alert")).toContainText("Nothing was brought in.");
  expect(await wrongOn(page)).toEqual([]);
  await choose(page, "vazio.csv", "");
  await expect(page.getByRole("alert")).toContainText("is empty");
  await choose(page, "receita.csv", "Flour,200\r\nSugar,100\r\nEggs,two\r\n");
  await expect(page.getByText(/No kind of register we know has headings like these|totals and no rows/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Bring in|Declare)/ })).toBeDisabled();
});

test("a column that is not known, and days that can be read two ways, are asked about and then remembered", async ({
  page,
  world,
}) => {
  await visit(page, world, "Ana Exemplo", "/register");
  const list = [
    `${headings.replace("Sexo", "Sexo,Cor preferida")}`,
    "Dora Invento,F,azul,14/02/2003,Mãe,Vila,05/04/2016,Reconhecer e denunciar,Sim",
    "Edu Invento,M,verde,20/03/2004,Mãe,Vila,06/04/2016,Reconhecer e denunciar,Sim",
  ].join("\r\n");
  await choose(page, "lista.csv", list);
  await expect(bar(page)).toContainText("2 columns to decide about");
  await page.getByLabel("What Cor preferida means").selectOption("Leave it out");
  await page.getByLabel("Day, month, year: 5 April 2016").check();
  await expect(bar(page)).toContainText("Would be saved");
  await page.getByRole("button", { name: "Bring in 2 rows" }).click();
  await expect(page.getByRole("heading", { name: "2 rows are brought in" })).toBeVisible();

  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).toContain("banyan register columns");
  expect(kept, "what columns mean, and no word of the file").not.toMatch(/Cor preferida|Dora|azul|14\/02/i);

  await page.getByRole("button", { name: "Bring in another" }).click();
  await choose(
    page,
    "lista-2.csv",
    `${list}\r\nFlor Invento,F,rosa,1/01/2004,Mãe,Vila,07/04/2016,Reconhecer e denunciar,Sim`,
  );
  await expect(bar(page)).toContainText("Would be saved: 1 training day, 1 participant and 1 attendance");
});

test("a row that changed becomes a correction, and one that is gone is asked about", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/register");
  await choose(page, "maio.csv", csv(...sound));
  await page.getByRole("button", { name: "Bring in 3 rows" }).click();
  await expect(page.getByText(/changes are sent\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Bring in another" }).click();
  await choose(page, "maio-2.csv", csv(sound[0] ?? "", (sound[1] ?? "").replace(/Não$/, "Sim")));
  await expect(page.getByRole("button", { name: /^1 Changed/ })).toBeVisible();
  await expect(bar(page)).toContainText("Would be saved: 1 correction");
  await page.getByRole("button", { name: /^1 Gone from the file/ }).click();
  await expect(page.getByRole("heading", { name: /Caio Invento/ })).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await page.getByLabel("Keep it").check();
  await expect(bar(page)).toContainText("Would be saved: 1 correction");
  await page.getByRole("button", { name: "Bring in 1 row" }).click();
  await expect(page.getByRole("heading", { name: "1 row is brought in" })).toBeVisible();
});

test("a list that numbers its rows anew is not taken for the one before without asking", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/register");
  const numbered = (...rows: readonly string[]): string =>
    [`Número do registro,${headings}`, ...rows.map((one, at) => `${at + 1},${one}`)].join("\r\n");
  const other = (name: string, day: string): string =>
    `${name} Invento,F,14/02/2003,Mãe,Vila,${day},Reconhecer e denunciar,Sim`;
  await choose(page, "junho.csv", numbered(other("Malu", "13/06/2016"), other("Nara", "13/06/2016")));
  await page.getByRole("button", { name: "Bring in 2 rows" }).click();
  await expect(page.getByText(/changes are sent\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Bring in another" }).click();
  await choose(page, "outubro.csv", numbered(other("Olga", "13/10/2016"), other("Pia", "13/10/2016")));
  await expect(page.getByText("Is it the same register?")).toBeVisible();
  await expect(bar(page).getByRole("button", { name: /^Bring in/ })).toBeDisabled();
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Another one with the same numbers" }).click();
  await page.getByRole("button", { name: "Bring in 2 rows" }).click();
  await expect(page.getByRole("heading", { name: "2 rows are brought in" })).toBeVisible();
});

test("a sheet with only totals is offered as declared, with who vouches for it", async ({ page, world }) => {
  await visit(page, world, "Rui Modelo", "/register");
  await choose(page, "cartaz.csv", "Resumo,Total\r\nMeninas,96\r\nMeninos,74\r\n");
  await expect(page.getByRole("heading", { name: "This sheet holds totals and no rows" })).toBeVisible();
  await page.getByLabel(/^96/).check();
  await page.getByLabel("Indicator").selectOption({ index: 1 });
  await page.getByLabel("What it comes from").fill("A poster");
  await page.getByLabel("How it was counted").fill("At the door");
  await page.getByLabel("Where the paper is kept").fill("Field office");
  await expect(page.getByText("Still needed: Declared by")).toBeVisible();
  await page.getByLabel("Declared by").fill("Coordinator");
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Offer as declared" }).click();
  await expect(bar(page)).toContainText("Would be saved: 1 declared figure");
  await page.getByRole("button", { name: "Declare 1 total" }).click();
  await expect(page.getByText("1 change is sent.")).toBeVisible();
});

test("leaving with a register half done asks first", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/register");
  await choose(page, "lista.csv", csv("Gilda Invento,F,14/02/2003,Mãe,Vila,13/07/2016,Reconhecer e denunciar,Sim"));
  await expect(bar(page)).toContainText("Would be saved");
  const nav = page.getByRole("navigation", { name: "Main" }).filter({ visible: true });
  await nav.getByRole("link", { name: "Today" }).click();
  const question = page.getByRole("dialog", { name: "Leave this register?" });
  await question.getByRole("button", { name: "Not now" }).click();
  await expect(bar(page)).toContainText("Would be saved");
  await page.goBack();
  await question.getByRole("button", { name: "Not now" }).click();
  await expect(bar(page)).toContainText("Would be saved");
  await nav.getByRole("link", { name: "Today" }).click();
  await question.getByRole("button", { name: "Leave, and bring nothing in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /2016/ })).toBeVisible();
});

test("headings in a language nobody taught it are told once, and known from then on", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/register");
  const list = (name: string): string =>
    ["Nomo,Sekso,Naskita,Tago,Temo", `${name} Invento,F,14/02/2003,13/08/2016,Reconhecer e denunciar`].join("\r\n");
  await choose(page, "listo.csv", list("Jana"));
  await page.getByLabel("This is a register of").selectOption("Children at a training, by name");
  await expect(page.getByRole("heading", { name: "Say what its headings mean" })).toBeVisible();
  const meanings = { Nomo: "Name", Sekso: "Sex", Naskita: "Born on", Tago: "Day", Temo: "What was taught" };
  for (const [heading, meaning] of Object.entries(meanings))
    await page.getByLabel(`What ${heading} means`).selectOption(meaning);
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Go on with 5 headings" }).click();
  await expect(bar(page)).toContainText("Would be saved: 1 training day, 1 participant and 1 attendance");
  await page.getByRole("button", { name: "Bring in 1 row" }).click();
  await expect(page.getByRole("heading", { name: "1 row is brought in" })).toBeVisible();

  await page.getByRole("button", { name: "Bring in another" }).click();
  await choose(page, "listo-2.csv", list("Karla"));
  await expect(bar(page)).toContainText("Would be saved: 1 participant and 1 attendance");
});

test("brought in without a connection, it waits in the tab and goes out by itself", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/register");
  await expect(page.getByRole("listitem").filter({ hasText: "Children at a training, by name" })).toBeVisible();
  await leaveNetwork(page);
  await choose(page, "lista.csv", csv("Lena Invento,F,14/02/2003,Mãe,Vila,13/09/2016,Reconhecer e denunciar,Sim"));
  await page.getByRole("button", { name: "Bring in 1 row" }).click();
  await expect(page.getByText(/^\d changes wait on this device for a connection\.$/)).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await page.context().setOffline(false);
  await expect(page.getByText(/^\d changes are sent\.$/)).toBeVisible({ timeout: 30_000 });
});

test("reading can be stopped", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/register");
  const many = Array.from(
    { length: 20_000 },
    (_, at) => `Hugo ${at} Invento,M,14/02/2003,Mãe ${at},Vila,13/07/2016,Reconhecer e denunciar,Sim`,
  );
  await choose(page, "muitos.csv", csv(...many));
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByLabel("Choose a file")).toBeAttached();
  await choose(page, "lista.csv", csv("Iris Invento,F,14/02/2003,Mãe,Vila,13/07/2016,Reconhecer e denunciar,Sim"));
  await expect(bar(page)).toContainText("Would be saved");
});

test("who may not bring anything in finds nothing, and nobody brings in what is somebody else's", async ({
  page,
  world,
}) => {
  await visit(page, world, "Lia Amostra", "/register");
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Bring in/ })).toHaveCount(0);

  await visit(page, world, "Ana Exemplo", "/register");
  await choose(
    page,
    "servicos.csv",
    "Record number,Child code,Date,Service given,Situation\r\n1,BN-001,2016-05-04,Shelter,Survivor\r\n",
  );
  await expect(page.getByText(/which is not yours to bring in/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Bring in/ })).toBeDisabled();
  await goTo(page, "/register");
});
