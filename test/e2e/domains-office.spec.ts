// What an office does: numbers to call and the safety of children by the administrator, and a period handed in under four eyes.
import { expect } from "@playwright/test";
import { allSent } from "./page.ts";
import { answer, make, move, save, tasks, write } from "./working.ts";
import { test, visit } from "./world.ts";

test("alliance: a helpline that is recorded stands before the door; safeguarding says what is still to do", async ({
  page,
  world,
}) => {
  await visit(page, world, "Cora Bozza", "/");
  await write(page, "/records/helpline/new", {
    Name: "Example line for children",
    Country: "Brazil",
    Telephone: "000 00 77",
    "When it answers": "Day and night",
    "Free to call": "Yes",
    "Called by us to check on": "2016-12-12",
  });
  const path = await write(page, "/records/safeguarding-readiness/new", {
    Organisation: "Example Partner Brazil North",
    "Checked on": "2016-12-12",
    "Has a child safeguarding policy": "Yes",
    "Everybody was trained in the past two years": "No",
    "Still to do": "Train the two new colleagues",
    "To be done by": "2016-12-11",
    "Ready to keep cases?": "Only with what is still to do",
  });
  const toDo = (await tasks(page, "What safeguarding still needs")).and(page.locator(`[href^="${path}"]`));
  await toDo.click();
  await answer(page, { "Done on": "2016-12-12" });
  await save(page);
  await tasks(page, "safeguarding");
  await expect(toDo).toHaveCount(0);
  await allSent(page);

  await page.context().clearCookies();
  await page.goto(`${world.url}/first-response`);
  await expect(page.getByRole("link", { name: /000 00 77/ })).toBeVisible();
});

test("framework: figures are prepared by one, approved by another, asked back and accepted", async ({
  page,
  world,
}) => {
  await visit(page, world, "Rui Modelo", "/");
  const path = await write(page, "/records/period-submission/new", {
    Organisation: "Example Partner Brazil North",
    Period: "2016-Q4",
    "Due on": "2016-12-14",
    "Prepared by": "Rui Modelo",
    "Checked by": "Nara Rascunho",
    "Looked at": ["People counted twice"],
  });
  const due = (await tasks(page, "Figures are due")).and(page.locator(`[href^="${path}"]`));
  await due.click();
  await make(page, "Ready for a colleague to approve", "Ready for a colleague to approve");
  await expect(move(page, "Approve and hand in"), "nobody approves their own work").toHaveCount(0);
  await allSent(page);

  await visit(page, world, "Nara Rascunho", "/");
  await (await tasks(page, "Approve a colleague's figures")).and(page.locator(`[href^="${path}"]`)).click();
  await make(page, "Approve and hand in", "Handed in");
  await allSent(page);

  await visit(page, world, "Otto Entwurf", `${path}/edit`);
  await page.getByRole("button", { name: "Add a row to Questions" }).click();
  await answer(page, { "Asked back on": "2016-12-12", Question: "Why are there more girls than in the spring?" });
  await save(page);
  await make(page, "Ask back", "Asked back");
  await allSent(page);

  await visit(page, world, "Nara Rascunho", `${path}/edit`);
  await answer(page, { Answer: "A school for girls joined." });
  await save(page);
  await make(page, "Ready for a colleague to approve", "Ready for a colleague to approve");
  await allSent(page);
  await visit(page, world, "Rui Modelo", path);
  await make(page, "Approve and hand in", "Handed in");
  await allSent(page);
  await visit(page, world, "Otto Entwurf", path);
  await make(page, "Accept", "Accepted");

  // Whoever releases figures reads nothing of how a partner came to them.
  await visit(page, world, "Joke Voorbeeld", path);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
});
