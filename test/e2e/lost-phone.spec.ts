// A drill: a phone is lost, and whoever leads its person cuts it off in well under three minutes. What is written with it later, by an app that
// does not listen to the log of keys, waits for the supervisor, who lets it in or leaves it out. May the wrong person cut anybody off?
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { openKeeper } from "./keeper.ts";
import { allSent, goTo } from "./page.ts";
import { answer, write } from "./working.ts";
import { test, visit, type World } from "./world.ts";

const [LIA, MARA, DAVI] = ["Lia Amostra", "Mara Primjer", "Davi Padrão"];
const [BEFORE, LATER, NOT_HERS] = ["BN-BEFORE", "BN-LATER", "BN-NOT-HERS"];

// What is cut off here stays so: a world of its own.
let world: World & { readonly close: () => Promise<void> };
test.beforeAll(async () => {
  world = await openKeeper();
});
test.afterAll(() => world.close());

async function looksRight(page: Page): Promise<void> {
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
}

/** From here on this app hears of no new entry in the log of keys, as one would that whoever has the phone has altered. */
async function goDeaf(page: Page): Promise<void> {
  const known = new Map<string, number>();
  await page.route("**/api/keys?*", async (route) => {
    const answered = await route.fetch();
    // Signed out: there is nothing to keep from it.
    if (!answered.ok()) return route.fulfill({ response: answered });
    const told = await answered.json();
    const tenant = String(told.tenant);
    if (!known.has(tenant))
      known.set(tenant, Number(new URL(route.request().url()).searchParams.get("after")) + told.entries.length);
    const most = known.get(tenant) ?? 0;
    const entries = told.entries.filter(({ entry }: { entry: { n: number } }) => entry.n < most);
    await route.fulfill({ response: answered, json: { ...told, entries } });
  });
  // An answer that was on its way already says nothing of what this page will be told.
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    expect(known.size).toBeGreaterThan(0);
  }).toPass({ intervals: [200] });
}

test("a phone is cut off, what it writes later waits, and the supervisor decides", async ({ page, browser }) => {
  test.setTimeout(300_000);
  // The phone, unlocked, in wrong hands.
  const phone = await (await browser.newContext()).newPage();
  await visit(phone, world, LIA, "/");
  await write(phone, "/records/child/new", { Code: BEFORE });
  await allSent(phone);
  await goDeaf(phone);

  // A colleague cuts nobody off, by no path.
  await visit(page, world, MARA, "/devices");
  await expect(page.getByRole("region", { name: "A phone of mine is lost" })).toContainText(DAVI);
  await looksRight(page);
  const { tenant, person } = await named(page, LIA);
  await goTo(page, `/lost/${tenant}/${person}`);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  const refused = await page.request.post(`${world.url}/api/devices/compromised`, { data: { tenant, person } });
  expect(refused.status()).toBe(403);
  await goTo(page, "/set-aside");
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();

  await visit(page, world, DAVI, "/");
  const began = performance.now();
  await goTo(page, "/team");
  await page.getByRole("button", { name: `The phone of ${LIA} is lost` }).click();
  await expect(page.getByRole("heading", { name: "A phone is lost or in wrong hands" })).toBeVisible();
  await looksRight(page);
  await page.getByRole("button", { name: "Cut it off now" }).click();
  await expect(page.getByRole("heading", { name: "It is cut off" })).toBeVisible();
  await expect(page.getByText(/New secrets have begun in [1-9]/)).toBeVisible();
  const read = page.getByRole("region", { name: "What that phone could read" });
  await expect(
    read
      .getByRole("row")
      .filter({ hasText: `caseload of ${LIA}` })
      .first(),
  ).toBeVisible();
  await expect(read.getByRole("row").filter({ hasText: "Children" }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Written in their name" })).toContainText(BEFORE);
  await expect(page.getByText("Nothing waits.")).toBeVisible();
  expect(performance.now() - began).toBeLessThan(180_000);
  await looksRight(page);
  expect(`${await page.title()} ${page.url()}`).not.toMatch(/Lia|BN-/);

  // The phone is signed out; whoever has it signs in once more, and writes.
  await goTo(phone, "/more");
  await phone.evaluate(() => dispatchEvent(new Event("online")));
  await expect(phone.getByRole("button", { name: new RegExp(LIA) })).toBeVisible();
  await phone.getByRole("button", { name: new RegExp(LIA) }).click();
  await allSent(phone);
  for (const code of [LATER, NOT_HERS]) {
    await goTo(phone, "/records/child/new");
    await answer(phone, { Code: code });
    await phone.getByRole("button", { name: "Save" }).click();
    await expect(phone.getByText(/kept aside until a supervisor/).first()).toBeVisible();
  }
  await phone.unrouteAll({ behavior: "ignoreErrors" });
  await phone.context().close();

  await visit(page, world, DAVI, "/");
  await expect(page.getByText(/changes are kept aside/)).toBeVisible();
  await looksRight(page);
  await page.getByRole("link", { name: "Look at it" }).click();
  // Beside what was written, the app kept a line that it was opened.
  const all = page.getByRole("region", { name: "Waiting for you" }).getByRole("listitem");
  const waiting = all.filter({ hasText: "A new record · Child ·" });
  await expect(waiting).toHaveCount(2);
  const one = waiting.filter({ hasText: LATER });
  await expect(one).toContainText(`${LIA}, received on 12 December 2016`);
  await expect(one).toContainText("Their phone had been cut off when it came.");
  const other = waiting.filter({ hasText: NOT_HERS });
  await expect(other).toHaveCount(1);
  await looksRight(page);
  // In no record before somebody has let it in.
  await goTo(page, "/records/child");
  await expect(page.getByText(LATER)).toHaveCount(0);
  await goTo(page, "/set-aside");
  await one.getByRole("button", { name: /^Let in/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Let it in" }).click();
  await expect(waiting).toHaveCount(1);
  await other.getByRole("button", { name: /^Leave out/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Leave it out for good" })).toBeDisabled();
  await dialog.getByLabel("Why").fill("Not theirs: they told me by telephone");
  await looksRight(page);
  await dialog.getByRole("button", { name: "Leave it out for good" }).click();
  await expect(page.getByRole("region", { name: "Looked at" })).toContainText("Not theirs: they told me by telephone");
  await goTo(page, "/records/child");
  await expect(page.getByText(LATER).first()).toBeVisible();
  await expect(page.getByText(NOT_HERS)).toHaveCount(0);

  // She has new keys, a colleague lets her in, and she goes on with what she wrote.
  await goTo(page, `/lost/${tenant}/${person}`);
  await page.getByRole("button", { name: "Give them new keys" }).click();
  await expect(page.getByText("They have new keys since.")).toBeVisible();
  await goTo(page, "/let-in");
  await page
    .locator("section")
    .filter({ hasText: LIA })
    .getByRole("button", { name: "It is the same: let in" })
    .click();
  await expect(page.getByText(`${LIA} is let in.`)).toBeVisible();
  const anew = await (await browser.newContext()).newPage();
  await visit(anew, world, LIA, "/records/child");
  await expect(anew.getByText(LATER).first()).toBeVisible();
  await write(anew, "/records/child/new", { Code: "BN-ANEW" });
  await allSent(anew);
  await anew.context().close();
});

/** A colleague and their organisation, as the keeper names them. */
async function named(page: Page, called: string): Promise<{ readonly tenant: string; readonly person: string }> {
  return page.evaluate(async (name) => {
    const people = (await (await fetch("/api/people")).json()) as readonly { id: string; name: string }[];
    const me = (await (await fetch("/api/me")).json()) as { grants: readonly { tenant: string }[] };
    return { tenant: me.grants[0]?.tenant ?? "", person: people.find((one) => one.name === name)?.id ?? "" };
  }, called);
}
