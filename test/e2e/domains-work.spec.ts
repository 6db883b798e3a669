// What programme officers and trainers do with those around a child: committees, promises, companies, officials, courses, training days.
import { expect } from "@playwright/test";
import { allSent, goTo } from "./page.ts";
import { add, answer, counted, make, move, save, tasks, write } from "./working.ts";
import { test, visit } from "./world.ts";

const OFFICER = "Bia Esboço";
const TRAINER = "Ana Exemplo";
const RESULTS = "Rui Modelo";

test("communities: a committee meets with children and enough members to decide", async ({ page, world }) => {
  await visit(page, world, OFFICER, `/records/committee/${world.ids.committee}`);
  await page.getByRole("article").getByRole("link", { name: "Group meeting", exact: true }).click();
  await answer(page, { "Held on": "2016-12-09", "What it was about": "Lights on the way to school" });
  await page.getByRole("button", { name: "Add a row to Who was there" }).click();
  await answer(page, {
    Group: "Children",
    "How many": "6",
    "Were children present?": "Yes",
    "Were enough members there to decide?": "Yes",
    "Did children say what they think?": "Yes",
  });
  await save(page);
  await expect(page.getByRole("row", { name: /Children/ })).toContainText("6");
  await goTo(page, `/records/committee/${world.ids.committee}`);
  await expect(page.getByRole("complementary").getByRole("link", { name: /9 Dec 2016/ })).toBeVisible();
});

test("communities: a promise is kept when it is known how, and then the children are to be told", async ({
  page,
  world,
}) => {
  const before = await counted(world, "M3");
  await visit(page, world, TRAINER, "/");
  const path = await write(page, "/records/commitment/new", {
    "What was promised": "Six street lights by the school",
    Country: "Brazil",
    "Promised by": "Municipality of Example district",
    "Promised on": "2016-10-03",
    "To be kept by": "2016-12-01",
    "The children were told of the promise on": "2016-10-10",
  });
  await make(page, "It was promised", "Promised");
  const due = (await tasks(page, "The promise is due")).and(page.locator(`[href^="${path}"]`));
  await due.click();
  await answer(page, { "Kept on": "2016-11-20" });
  await save(page);
  await expect(move(page, "The promise was kept"), "nobody says how it is known").toHaveCount(0);
  await add(page, { "How we know": "Seen by ourselves on 21 November" });
  await make(page, "The promise was kept", "Kept");
  await expect(
    (await tasks(page, "Tell the children that it was kept")).and(page.locator(`[href^="${path}"]`)),
  ).toHaveCount(1);
  await expect(due).toHaveCount(0);
  await allSent(page);
  await expect.poll(() => counted(world, "M3")).toBe(before + 1);
});

test("companies: an officer leads a company up the ladder with a policy, and does not verify it", async ({
  page,
  world,
}) => {
  const [helped, adopted] = [await counted(world, "P2"), await counted(world, "P7")];
  await visit(page, world, OFFICER, "/");
  const company = await write(page, "/records/company/new", {
    Name: "Pousada Invented",
    Kind: "Company (legal entity)",
    Sector: "Hotels and lodging",
    Country: "Brazil",
    Staff: "1 to 9",
    "Where staff report what worries them": "To a helpline",
    "Signed The Code, or adopted its policy, on": "2016-11-01",
  });
  const policy = { Company: "Pousada Invented", "Did we help with it?": "Yes", "What the help was": ["Workshop"] };
  await write(page, "/records/company-policy/new", {
    "How far": "Being helped to draw it up",
    On: "2016-09-01",
    ...policy,
  });
  await write(page, "/records/company-policy/new", {
    "How far": "Adopted",
    On: "2016-11-01",
    "What it says": ["Duties of staff", "How to report"],
    ...policy,
  });
  await goTo(page, company);
  await make(page, "A policy is being drawn up", "Policy being drawn up");
  await make(page, "Policy adopted, or The Code signed", "Policy adopted, or The Code signed");
  await make(page, "Its way of reporting works", "Has a way of reporting that works");
  await make(page, "It reported on the year", "Reports on itself every year");
  await expect(move(page, "Verified on the spot"), "for somebody who was not there").toHaveCount(0);
  await allSent(page);
  await expect.poll(() => counted(world, "P2")).toBe(helped + 1);
  await expect.poll(() => counted(world, "P7")).toBe(adopted + 1);
  await visit(page, world, RESULTS, company);
  await make(page, "Verified on the spot", "Verified");
});

test("governments: an outcome is harvested, somebody who knows is asked, and another officer stands for it", async ({
  page,
  world,
}) => {
  const before = await counted(world, "G8");
  await visit(page, world, OFFICER, "/");
  const path = await write(page, "/records/harvested-outcome/new", {
    "Who changed what": "The municipality pays for a second social worker since August.",
    Country: "Brazil",
    "Since when": "2016-08-15",
    "Who changed": "Government, police, judiciary",
    "Which institution": "Municipality of Example",
    "Our part": "Some",
    "Is there money for it in a budget?": "Yes",
  });
  // Three months have gone by since the change.
  const ask = (await tasks(page, "Ask somebody who knows")).and(page.locator(`[href^="${path}"]`));
  await ask.click();
  await answer(page, { "Somebody was asked on": "2016-12-12" });
  await save(page);
  await make(page, "Ask somebody who knows", "Being checked");
  await tasks(page, "Ask somebody who knows");
  await expect(ask).toHaveCount(0);
  await goTo(page, `${path}/edit`);
  await page.getByRole("button", { name: "Add a row to Checked by people who know" }).click();
  await answer(page, { "Function and institution of whoever checked": "Lecturer, of a university", Agrees: "Fully" });
  await save(page);
  await expect(move(page, "Substantiated"), "nobody substantiates a story of their own").toHaveCount(0);
  await allSent(page);

  await visit(page, world, RESULTS, path);
  await make(page, "Substantiated", "Substantiated");
  await allSent(page);
  await expect.poll(() => counted(world, "G8")).toBe(before + 1);
});

test("learning: a day is planned, and starts only when the safety of children was checked", async ({ page, world }) => {
  await visit(page, world, TRAINER, "/");
  await write(page, "/records/training-day/new", {
    Title: "Rights of the child, first day",
    "Planned for": "2016-12-12",
    "Held on": "2016-12-12",
    Country: "Brazil",
    "For whom": "Children",
    "What was taught": ["Safety online"],
  });
  await expect(move(page, "Start the day")).toHaveCount(0);
  await add(page, {
    "Were children present?": "Yes",
    "Was the safety of children checked beforehand?": "No",
  });
  await expect(move(page, "Start the day")).toHaveCount(0);
  await add(page, { "Was the safety of children checked beforehand?": "Yes" });
  await make(page, "Start the day", "Under way");
  await expect(move(page, "Checked against the sheet"), "for a second pair of eyes").toHaveCount(0);
});

test("livelihoods: nobody is placed unchecked, and the follow-up of three months is made", async ({ page, world }) => {
  const before = await counted(world, "V8");
  await visit(page, world, OFFICER, "/");
  await write(page, "/records/placement/new", {
    Learner: "Tomé Inventado",
    Employer: "Example bakery",
    "Check of the employer": "Example bakery",
    Kind: "Job",
    From: "2016-12-01",
    "The learner wants it, and knows the hours, the pay and the way there": "Yes",
    "Old enough by law for this work": "Yes",
  });
  await expect(move(page, "Starts work"), "the employer was not checked").toHaveCount(0);
  await add(page, { "The employer was checked: safe, legal, no old ties": "Yes" });
  await make(page, "Starts work", "At work");

  const asks = (await tasks(page, "Follow-up 3 months after the course")).and(
    page.locator(`[href$="=${world.ids.learner}"]`),
  );
  await asks.click();
  await answer(page, {
    After: "3 months",
    On: "2016-12-12",
    How: "Visit",
    Now: ["Employed"],
    Income: "About the minimum wage",
  });
  await save(page);
  await tasks(page, "Follow-up");
  await expect(asks).toHaveCount(0);
  await allSent(page);
  await expect.poll(() => counted(world, "V8")).toBe(before + 1);
});
