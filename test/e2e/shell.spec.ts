// The frame of the app as people meet it: signing in, what is offered and what is not, working without a network.
import { expect } from "@playwright/test";
import { goTo, leaveNetwork } from "./page.ts";
import { test, visit } from "./world.ts";

test("the door lists invented people and what they do, and lets one in", async ({ page, world }) => {
  await page.goto(world.url);
  await expect(
    page.getByText("The seven totals are as published in 2017. Every part of them is invented."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /Ana Exemplo/ })).toContainText("Trainer");
  await page.getByRole("button", { name: /Ana Exemplo/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Monday, 12 December 2016" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Everything is sent/ })).toBeVisible();
});

test("a trainer is offered learners and no case; whoever asks for a case by its address finds nothing", async ({
  page,
  world,
}) => {
  await visit(page, world, "Ana Exemplo", "/records");
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "Participants" })).toBeVisible();
  await expect(main.getByRole("link", { name: "Cases", exact: true })).toHaveCount(0);
  await page.goto(`${world.url}/records/case`);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  await page.goto(`${world.url}/records/case/${world.ids.case}`);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
});

test("a caseworker may not withdraw, and is not asked to", async ({ page, world }) => {
  await visit(page, world, "Lia Amostra", `/records/case/${world.ids.case}`);
  await expect(page.getByRole("heading", { level: 1, name: "BN-001" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
  await visit(page, world, "Davi Padrão", `/records/case/${world.ids.case}`);
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible();
});

test("work goes on without a network: what was saved is kept, said to be unsent, and sent when the network is back", async ({
  page,
  context,
  world,
}) => {
  await visit(page, world, "Bia Esboço", "/records/committee/new");
  await page.getByRole("button", { name: "Save" }).waitFor();
  await leaveNetwork(page);
  await expect(page.getByRole("link", { name: /Working offline/ })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Committee without a network");
  await page.getByLabel("Youth committee").check();
  await page.getByLabel("Country", { exact: true }).selectOption("Brazil");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Committee without a network" })).toBeVisible();
  await expect(page.getByRole("link", { name: /1 change is kept on this device/ })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("link", { name: /Everything is sent/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Committee without a network" })).toBeVisible();
});

test("a change that is refused says so, blocks nothing, and can be mended", async ({ page, world }) => {
  await visit(page, world, "Bia Esboço", "/records/committee/new");
  let refusals = 1;
  await page.route("**/api/changes", async (route) => {
    if (route.request().method() !== "POST" || refusals === 0) return route.continue();
    refusals -= 1;
    const { changes } = route.request().postDataJSON();
    const problem = { code: "change.not-valid", status: 422, says: "Some answers are missing or not possible." };
    return route.fulfill({ json: { outcomes: [{ id: changes[0].head.id, accepted: false, problem }] } });
  });
  await page.getByLabel("Name", { exact: true }).fill("Committee to be mended");
  await page.getByLabel("Youth committee").check();
  await page.getByLabel("Country", { exact: true }).selectOption("Brazil");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "A change was not accepted" })).toBeVisible();
  await page.getByRole("link", { name: "See and mend" }).click();
  await page.getByRole("button", { name: "Mend it" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Committee to be mended");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Committee to be mended" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Everything is sent/ })).toBeVisible();
});

test("a screen that breaks says so and takes no other with it", async ({ page, world }) => {
  await page.route(/\/assets\/unsent-[\w-]{8}\.js$/, (route) => route.abort());
  await visit(page, world, "Ana Exemplo", "/unsent");
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await page.getByRole("link", { name: "Today" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Monday, 12 December 2016" })).toBeVisible();
});

test("every screen opens without a network once the app has started", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/");
  await leaveNetwork(page);
  await goTo(page, "/records/curriculum/new");
  await expect(page.getByRole("heading", { level: 1, name: "New curriculum" })).toBeVisible();
  await goTo(page, "/report");
  await expect(page.getByText("This page is not on the device yet")).toHaveCount(0);
});

test("a browser that cannot run the app is told what to do, in the page itself", async ({ request, world }) => {
  const html = await (await request.get(world.url)).text();
  expect(html).toContain("Banyan cannot start here");
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
});

test("where not one word arrives, the help that stands in the page itself stays", async ({ page, world }) => {
  await page.route("**/assets/english-*.js", (route) => route.abort());
  await page.goto(world.url);
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("heading", { name: "Banyan cannot start here" })).toBeVisible();
});

test("of two languages the one chosen last is spoken, also where the other arrives later", async ({ page, world }) => {
  await page.goto(world.url);
  const released = Promise.withResolvers<void>();
  await page.route("**/assets/nl-*.js", async (route) => {
    await released.promise;
    await route.continue();
  });
  const language = page.getByRole("combobox").first();
  await language.selectOption("nl");
  await language.selectOption("es");
  await expect(language).toHaveValue("es");
  const late = page.waitForResponse(/assets\/nl-.*\.js/);
  released.resolve();
  await late;
  await page.waitForLoadState("networkidle");
  await expect(language).toHaveValue("es");
});

test("a screen that brings words of its own says them in the language of now, whichever was chosen before and after", async ({
  page,
  world,
}) => {
  await visit(page, world, "Ana Exemplo", "/more");
  const main = page.getByRole("main");
  const speak = async (language: string): Promise<void> => {
    await goTo(page, "/more");
    await page.getByRole("main").getByRole("combobox").selectOption(language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await goTo(page, "/register");
  };
  await speak("nl");
  await expect(main).toContainText("Het bestand blijft op dit apparaat.");
  await speak("es");
  await expect(main).toContainText("El archivo queda en este dispositivo.");
  await speak("en");
  await expect(main).toContainText("The file stays on this device.");
  for (const path of ["/results", "/register", "/report"]) {
    await goTo(page, path);
    await expect(main.getByRole("heading").first()).toBeVisible();
    await expect(main, "no word is shown by its id").not.toContainText(/\b(results|register|report-page)\.[a-z]/);
  }
});

test("everything can be reached by keyboard, beginning with a way past the menu", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the next person on the same device sees nothing of the one before", async ({ page, world }) => {
  await visit(page, world, "Lia Amostra", "/more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: /Ana Exemplo/ }).click();
  await expect(page.getByRole("link", { name: /Everything is sent/ })).toBeVisible();
  await page.goto(`${world.url}/records/child`);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
    "BN-001",
  );
});
