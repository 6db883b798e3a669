// What the people of a case do: the next step of a case, a referral there and back, a concern that is looked at by the right person.
import { expect } from "@playwright/test";
import { allSent, goTo } from "./page.ts";
import { add, answer, counted, make, move, save, tasks, write } from "./working.ts";
import { test, visit } from "./world.ts";

const CASEWORKER = "Lia Amostra";
const SUPERVISOR = "Davi Padrão";
const TRAINER = "Ana Exemplo";

test("children: a caseworker assesses how safe a child is, the task leaves the day, and help is counted", async ({
  page,
  world,
}) => {
  const before = await counted(world, "C4");
  await visit(page, world, CASEWORKER, "/");
  const assess = (await tasks(page, "Assess how safe the child is")).and(
    page.locator(`[href$="=${world.ids.nextCase}"]`),
  );
  await expect(assess).toHaveCount(1);
  await assess.click();
  await answer(page, { "Made on": "2016-12-12", Risk: "Low", "How safe the child feels": "Mostly safe" });
  await save(page);
  await tasks(page, "See or call the child");
  await expect(assess).toHaveCount(0);

  await write(page, `/records/service-delivered/new?case=${world.ids.nextCase}`, {
    Child: "BN-002",
    Service: "Health care",
    "Given on": "2016-12-09",
    Situation: "Survivor",
  });
  await allSent(page);
  await expect.poll(() => counted(world, "C4")).toBe(before + 1);
});

test("referrals: a child is referred only with its agreement, and is asked how it went", async ({ page, world }) => {
  const before = await counted(world, "R4");
  await visit(page, world, CASEWORKER, "/");
  const path = await write(page, `/records/referral/new?case=${world.ids.nextCase}`, {
    "For what": "Health care",
    "Or its name, if it is not in the directory": "Example clinic",
    "How soon": "Within three days",
    "Asked on": "2016-12-05",
  });
  await expect(move(page, "Send")).toHaveCount(0);
  await add(page, { "The child agreed to this referral": "Yes", "What is shared": ["Code", "Language"] });
  await make(page, "Send", "Sent");

  // Three days have gone by.
  const call = (await tasks(page, "is there an answer to the referral?")).and(page.locator(`[href^="${path}"]`));
  await call.click();
  // The task leads to what is asked first: the day.
  await answer(page, { "Answered on": "2016-12-08" });
  await save(page);
  await make(page, "It was accepted", "Accepted");
  await add(page, { "Help given on": "2016-12-09" });
  await make(page, "Help was given", "Help was given");
  await expect(move(page, "The child was asked how it went"), "nobody has asked the child").toHaveCount(0);
  await add(page, {
    "What the child says about it": "They were kind, and I may come again.",
    "Asked on": "2016-12-12",
  });
  await make(page, "The child was asked how it went", "The child was asked how it went");
  await allSent(page);
  await expect.poll(() => counted(world, "R4")).toBe(before + 1);

  await visit(page, world, TRAINER, path);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
});

test("concerns: a supervisor writes one down and decides only after saying that it is not about them", async ({
  page,
  world,
}) => {
  await visit(page, world, SUPERVISOR, "/");
  const path = await write(page, "/records/concern/new", {
    "Raised on": "2016-12-10",
    "How it reached us": "Telephone",
    About: "A child they saw",
    "What they said": "Somebody is worried about a child and asks what to do.",
    "A child is in danger now": "No",
  });
  const look = (await tasks(page, "Look at a concern")).and(page.locator(`[href^="${path}"]`));
  await look.click();
  await answer(page, { "First looked at on": "2016-12-12", "How urgent": "Within three days" });
  await save(page);
  await make(page, "I have read it", "Read");
  await expect(move(page, "Answered")).toHaveCount(0);
  await add(page, {
    "I have nothing to do with whom or what this is about": "Yes",
    "Passed to": ["Helpline"],
    "Passed on on": "2016-12-12",
  });
  await make(page, "Pass on", "Passed on");
  await tasks(page, "Answer whoever raised a concern");
  await expect(look).toHaveCount(0);
  await allSent(page);

  for (const other of [CASEWORKER, TRAINER]) {
    await visit(page, world, other, path);
    await expect(page.getByRole("heading", { name: "We could not find that" }), other).toBeVisible();
    await goTo(page, "/records");
    await expect(page.getByRole("link", { name: "Concerns" }), other).toHaveCount(0);
  }
});
