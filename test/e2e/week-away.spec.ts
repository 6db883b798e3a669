// A trainer goes to a village for a week, with a phone and without a network: lists are kept, a register is brought in, pages are printed and
// one's own figures counted; the phone is switched off and on. Back in range nothing was lost, doubled or reordered.
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { sizes } from "./axe.ts";
import { addOrganisation, found, invite, join, letIn, lookAgain, newPhone, ownNumber, signIn } from "./entering.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { openPractice, type Practice } from "./practice.ts";
import { open } from "./sharing.ts";
import { answer, write } from "./working.ts";

const FOUNDER = { called: "Fern Avocet", name: "fern", password: "first password of fern" };
const TRAINER = { called: "Ana Exemplo", name: "ana.exemplo", password: "first password of ana" };
const COLLEAGUE = { called: "Rui Modelo", name: "rui.modelo", password: "first password of rui" };
const TEAM = "Field team, Example partner north";
/** This installation is nobody's demonstration: it lives today. */
const [YEAR, MONTH, DAY] = new Date().toISOString().slice(0, 10).split("-");
const HELD = `${DAY}/${MONTH}/${YEAR}`;
const REGISTER = [
  "Nome completo,Sexo,Data de nascimento,Responsável,Comunidade,Data,Tema,Respondeu certo",
  `Bia Invento,F,20/03/${Number(YEAR) - 12},Mãe Invento,Vila Exemplo,${HELD},Reconhecer e denunciar,Sim`,
  `Caio Invento,M,21/04/${Number(YEAR) - 13},Mãe Invento,Vila Exemplo,${HELD},Reconhecer e denunciar,Sim`,
].join("\r\n");

test.describe.configure({ timeout: 150_000 });

let practice: Practice;
test.beforeAll(async ({ browser }) => {
  practice = await openPractice();
  const founder = await newPhone(browser, []);
  await found(founder.page, practice.url, { organisation: "Example alliance", founder: FOUNDER });
  await addOrganisation(founder.page, "Example partner north");
  const toTrainer = await invite(founder.page, TRAINER.called, "Trainer", TEAM);
  const toColleague = await invite(founder.page, COLLEAGUE.called, "Trainer", TEAM);
  const trainer = await newPhone(browser, []);
  await join(trainer.page, toTrainer, TRAINER);
  await letIn(founder.page, TRAINER.called, await ownNumber(trainer.page));
  await lookAgain(trainer.page);
  const colleague = await newPhone(browser, []);
  await join(colleague.page, toColleague, COLLEAGUE);
  await letIn(trainer.page, COLLEAGUE.called, await ownNumber(colleague.page));
  await lookAgain(colleague.page);
  for (const { context } of [founder, trainer, colleague]) await context.close();
});
test.afterAll(() => practice.close());

/** The phone is switched off and on: another page, from a link, and the password once more. */
async function restart(context: BrowserContext, page: Page, path: string): Promise<Page> {
  await page.close();
  const anew = await context.newPage();
  await anew.setViewportSize(sizes.phone);
  await anew.goto(`${practice.url}${path}`);
  await open(anew, "A. E.", TRAINER.password);
  await goTo(anew, path);
  return anew;
}

const waiting = (page: Page) => page.getByRole("link", { name: /^Offline, \d+ to send/ });

test("a week away: attendance, a mapping exercise, a register, a print and one's own figures", async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: "allow", viewport: sizes.phone });
  let page = await context.newPage();
  await signIn(page, practice.url, TRAINER);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await leaveNetwork(page);

  // Monday: a day is planned, held, and its list kept.
  const day = await write(page, "/records/training-day/new", {
    Title: "Workshop of the bay",
    Country: "Brazil",
    "For whom": "Children",
    "What was taught": ["What exploitation is and how to report it"],
  });
  page = await restart(context, page, day);
  await page.getByRole("link", { name: "Mark attendance" }).click();
  for (const asked of [/Were children present/, /safety of children/])
    await page.getByRole("group", { name: asked }).getByLabel("Yes").check();
  await page.getByRole("button", { name: "Start the day" }).click();
  for (const [name, age, sex] of [
    ["Zélia Exemplo", "13", "Girl or woman"],
    ["Davi Exemplo", "12", "Boy or man"],
  ] as const) {
    await page.getByRole("searchbox").fill(name);
    await page.getByRole("button", { name: `Add “${name}”` }).click();
    await page.getByRole("group", { name: /Sex/ }).getByLabel(sex).check();
    await page.getByLabel(/Or age in years/).fill(age);
    await page.getByRole("button", { name: "Add and mark here" }).click();
  }
  await expect(page.getByTestId("here")).toHaveText("2");

  // Wednesday: what children say of places.
  await goTo(page, "/records/mapping-exercise/new");
  await answer(page, { Community: "Example bay", Country: "Brazil" });
  page = await saved(page);

  // Thursday: a paper list that somebody typed, brought in from a file on the phone.
  await goTo(page, "/register");
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "lista.csv", mimeType: "text/csv", buffer: Buffer.from(REGISTER) });
  await page.getByRole("button", { name: "Bring in 2 rows" }).click();
  await expect(page.getByRole("heading", { name: "2 rows are brought in" })).toBeVisible();

  // Friday: a page on paper; and what the week comes to, counted here.
  await goTo(page, day);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect((await page.pdf()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  page = await restart(context, page, `/results?room=own&period=${YEAR}`);
  await expect(page.getByRole("link", { name: /^C1 / })).toContainText("2");
  await expect(waiting(page)).toBeVisible();

  // Back in range: all of it goes, and a colleague finds it, once.
  await context.setOffline(false);
  await lookAgain(page);
  await goTo(page, "/unsent");
  await expect(page.getByText("Nothing waits on this device", { exact: false })).toBeVisible();
  await context.close();
  const other = await newPhone(browser, []);
  await signIn(other.page, practice.url, COLLEAGUE);
  await allSent(other.page);
  await goTo(other.page, "/records/participant");
  for (const name of ["Zélia Exemplo", "Davi Exemplo", "Bia Invento", "Caio Invento"])
    await expect(other.page.getByRole("link", { name: new RegExp(name) })).toHaveCount(1);
  await goTo(other.page, "/records/mapping-exercise");
  await expect(other.page.getByRole("link", { name: /Example bay/ })).toHaveCount(1);
  await goTo(other.page, day);
  await expect(other.page.getByRole("heading", { level: 1, name: /Workshop of the bay/ })).toBeVisible();
  await other.context.close();
});

async function saved(page: Page): Promise<Page> {
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "How it came to be" }).waitFor();
  return page;
}
