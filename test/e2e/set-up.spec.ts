// A newcomer sets Banyan up from nothing, through the browser; then one of the people invited joins by the link and writes a training day.
import { expect, type Page, test } from "@playwright/test";
import { wrongOn } from "./axe.ts";
import { chooseAccount, haveIt, join, letIn, linkOf, lookAgain, newPhone, ownNumber } from "./entering.ts";
import { allSent, goTo } from "./page.ts";
import { openPractice, type Practice } from "./practice.ts";

let practice: Practice;
test.beforeAll(async () => {
  practice = await openPractice();
});
test.afterAll(() => practice.close());

const saved = (page: Page) => expect(page.getByText("Saved.").first()).toBeVisible();

test("an empty place is set up from nothing, and somebody who joined writes a training day", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await page.goto(practice.url);
  await expect(page.getByRole("heading", { name: "Set up Banyan" })).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  // Nothing is made before it is whole: what is missing is said at its place.
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText("Please write this down.")).toHaveCount(3);
  await expect(page.getByText("10 characters more, at least.")).toBeVisible();
  await page.getByLabel("Your name", { exact: true }).fill("Fern Avocet");
  await page.getByLabel("What you do").fill("Coordinator");
  await page.getByLabel("Your organisation").fill("Example alliance");
  await chooseAccount(page, { name: "fern", password: "four words that hold" }, "Begin");
  await expect(page.getByText("You founded this Banyan")).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await haveIt(page);

  await expect(page.getByRole("heading", { level: 1, name: "Set up" })).toBeVisible();
  await expect(page.getByText("For practice.")).toHaveCount(0);
  expect(await wrongOn(page)).toEqual([]);

  await page.getByRole("link", { name: "Go on: Programme" }).click();
  await page.getByLabel("Name of the programme").fill("Example programme");
  await page.getByLabel("From").fill("2016-01-01");
  await page.getByRole("button", { name: "Save" }).click();
  await saved(page);

  await page.getByRole("link", { name: "Next: Countries" }).click();
  await page.getByLabel("Brazil").check();
  await page.getByLabel("Thailand").check();
  await page.getByRole("button", { name: "Save the countries" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Thailand" }).first()).toBeVisible();

  await page.getByRole("link", { name: "Next: Organisations" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Example partner north");
  await page.getByLabel(/^Country/).selectOption("Brazil");
  await page.getByLabel("Other names it goes by").fill("EPN, Parceiro exemplo");
  await page.getByRole("button", { name: "Add the organisation" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Example partner north" })).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);

  await page.getByRole("link", { name: "Next: Teams" }).click();
  await page.getByLabel("Name of the team").fill("Case team");
  await page.getByRole("button", { name: "Add the team" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Case team" })).toBeVisible();

  await page.getByRole("link", { name: "Next: People" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Clover Kingfisher");
  await page.getByLabel("What they do").fill("Holds training days");
  await page.getByLabel("Role", { exact: true }).selectOption("Trainer");
  await page.getByLabel("Field team, Example partner north").check();
  // The keeper lets the person in, and its answer is lost on the way: said again, it is still one person.
  await page.route(
    "**/api/set-up/people",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByRole("button", { name: "Add and invite" }).click();
  await expect(page.getByText("There is no connection right now.").first()).toBeVisible();
  await page.getByRole("button", { name: "Add and invite" }).click();
  const clover = page.getByRole("listitem").filter({ hasText: "Clover Kingfisher" });
  await expect(clover).toHaveCount(1);
  expect(await wrongOn(page)).toEqual([]);
  const link = await linkOf(page, "Clover Kingfisher");

  // A colleague comes for a visit too: without its last day there is no such role.
  await page.getByRole("radio", { name: "Clover Kingfisher, Example partner north" }).check();
  await page.getByLabel("Role", { exact: true }).selectOption("Auditor");
  await page.getByLabel("All teams of the organisation, Example partner north").check();
  await page.getByRole("button", { name: "Add and invite" }).click();
  await expect(page.getByRole("alert")).toContainText("Until");
  await page.getByLabel(/^Until/).fill("2099-12-31");
  await page.getByRole("button", { name: "Add and invite" }).click();
  await expect(clover.getByText(/Auditor, until 31 Dec(ember)? 2099/)).toBeVisible();
  await expect(page.getByRole("link", { name: /Everything is sent/ })).toBeVisible();

  // Come back later: what was done stands there.
  await goTo(page, "/set-up");
  await expect(page.getByRole("heading", { name: "Everything is there" })).toBeVisible();
  await goTo(page, "/records/organisation");
  await expect(page.getByText("Example partner north").first()).toBeVisible();

  const phone = await newPhone(browser, []);
  await join(phone.page, link, { name: "clover", password: "other words that hold" });
  await letIn(page, "Clover Kingfisher", await ownNumber(phone.page));
  await lookAgain(phone.page);
  await expect(phone.page.getByRole("link", { name: "Set up", exact: true })).toHaveCount(0);
  await goTo(phone.page, "/set-up");
  await expect(phone.page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  await goTo(phone.page, "/records/training-day/new");
  await phone.page.getByLabel("Title", { exact: true }).fill("A first training day");
  await phone.page.getByLabel(/^Held on/).fill("2016-05-10");
  await phone.page.getByLabel("Country", { exact: true }).selectOption("Brazil");
  await phone.page.getByLabel("For whom", { exact: true }).selectOption("Children");
  await phone.page.getByLabel("What exploitation is and how to report it").check();
  await phone.page.getByRole("button", { name: "Save" }).click();
  await expect(phone.page.getByRole("heading", { level: 1, name: "A first training day" })).toBeVisible();
  await allSent(phone.page);
  await phone.context.close();

  // A role that ends, ends: said in the signed list, and at once.
  await goTo(page, "/set-up/people");
  await page.getByRole("button", { name: "End Auditor of Clover Kingfisher" }).click();
  await expect(clover.getByText(/Auditor/)).toHaveCount(0);
});
