// Erasing from the app: somebody who leads the team proposes, a second person approves, and there is a certificate. May the wrong person do
// it? The same one may not, and to whoever erases nothing there is no such page. A colleague's open page says gently that the record is gone.
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { answer, write } from "./working.ts";
import { test, visit } from "./world.ts";

const [LIA, DAVI, PIA, MARA] = ["Lia Amostra", "Davi Padrão", "Pia Esempio", "Mara Primjer"];
const CODE = "BN-GONE";

const fetchNow = async (page: Page): Promise<void> => {
  await page.evaluate(() => dispatchEvent(new Event("online")));
};

async function looksRight(page: Page): Promise<void> {
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
}

test("a record is proposed, approved by a second person, and gone everywhere; its certificate stays", async ({
  page,
  world,
  browser,
}) => {
  test.setTimeout(240_000);
  await visit(page, world, LIA, "/");
  const path = await write(page, "/records/child/new", { Code: CODE });
  await allSent(page);
  const id = path.split("/").at(-1) ?? "";

  // Whoever erases nothing has no such page, and no such button.
  await expect(page.getByRole("link", { name: "Propose to erase" })).toHaveCount(0);
  for (const at of ["/erase", `/erase/propose/${id}`, `/erase/certificate/${id}`]) {
    await goTo(page, at);
    await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  }

  // The caseworker has the form open, and types.
  await goTo(page, `${path}/edit`);
  await answer(page, { "Name the child wants to be called by": "Wren" });

  const leading = await (await browser.newContext()).newPage();
  await visit(leading, world, DAVI, path);
  await leading.getByRole("link", { name: "Propose to erase" }).click();
  await expect(leading.getByRole("heading", { name: `Propose to erase ${CODE}?` })).toBeVisible();
  await looksRight(leading);
  await leading.getByRole("button", { name: "Propose", exact: true }).click();
  const waiting = leading.getByRole("region", { name: "Waiting for a second person" });
  await expect(waiting.getByRole("listitem")).toContainText(CODE);
  await expect(waiting).toContainText("Kept 7 years after the last entry");
  await expect(waiting).toContainText("You proposed it. Somebody else has to approve it.");
  await expect(waiting.getByRole("button")).toHaveCount(0);
  await looksRight(leading);
  // Not by another way either.
  const own = await leading.request.post(`${world.url}/api/erasures/approve`, { data: await named(leading, id) });
  expect(own.status()).toBe(403);

  const approving = await (await browser.newContext()).newPage();
  await visit(approving, world, PIA, "/more");
  await approving.getByRole("link", { name: "Erasing" }).click();
  const line = approving.getByRole("region", { name: "Waiting for a second person" }).getByRole("listitem");
  await expect(line).toHaveCount(1);
  await expect(line).not.toContainText(CODE);
  await expect(line).toContainText(DAVI);

  // Held back for a reason, seen by both, and lifted.
  await line.getByRole("button", { name: /^Hold back/ }).click();
  await approving.getByLabel("Why").fill("A court asks for it");
  await leaveNetwork(approving);
  await approving.evaluate(() => dispatchEvent(new Event("offline")));
  const dialog = approving.getByRole("dialog");
  await expect(dialog).toContainText("This needs a connection");
  await expect(dialog.getByRole("button", { name: "Hold back" })).toBeDisabled();
  await approving.context().setOffline(false);
  await fetchNow(approving);
  await expect(dialog.getByLabel("Why")).toHaveValue("A court asks for it");
  await dialog.getByRole("button", { name: "Hold back" }).click();
  await expect(line).toContainText("not erased before the hold is lifted");
  const held = approving.getByRole("region", { name: "Held back" });
  await expect(held).toContainText("A court asks for it");
  await looksRight(approving);
  await held.getByRole("button", { name: /^Lift/ }).click();
  await approving.getByRole("dialog").getByRole("button", { name: "Lift" }).click();
  await expect(held).toContainText("Nothing is held back.");

  await line.getByRole("button", { name: /^Approve/ }).click();
  for (const says of ["What goes", "What stays", "anonymous number", "next contact", "30 days"])
    await expect(approving.getByRole("dialog")).toContainText(says);
  await looksRight(approving);
  await approving.getByRole("dialog").getByRole("button", { name: "Erase for good" }).click();
  await expect(line).toHaveCount(0);
  await approving.getByRole("link", { name: "Certificate" }).click();
  await expect(approving.getByRole("heading", { name: "Certificate of erasure" })).toBeVisible();
  const sheet = approving.getByRole("article");
  for (const says of [id, "Child", DAVI, "12 December 2016", "Somebody asked for it."])
    await expect(sheet).toContainText(says);
  await expect(sheet).not.toContainText(CODE);
  await looksRight(approving);

  // The page that stood open tells it, and what was typed is not lost.
  await fetchNow(page);
  await expect(page.getByRole("heading", { name: "This record was erased" })).toBeVisible();
  await expect(page.getByText("It was erased on 12 December 2016")).toBeVisible();
  await expect(page.getByRole("region", { name: "What you had typed and not saved" })).toContainText("Wren");
  await looksRight(page);
  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(page.getByText("Wren")).toHaveCount(0);
  await goTo(page, path);
  await expect(page.getByRole("heading", { name: "This record was erased" })).toBeVisible();
  await goTo(leading, path);
  await fetchNow(leading);
  await expect(leading.getByRole("heading", { name: "This record was erased" })).toBeVisible();
  // To whom it was never shown it says nothing.
  const other = await (await browser.newContext()).newPage();
  await visit(other, world, MARA, path);
  await expect(other.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  for (const one of [leading, approving, other]) await one.context().close();
});

test("how long a kind is kept is said by whoever approves, and by nobody else", async ({ page, world }) => {
  await visit(page, world, PIA, "/erase");
  const classes = page.getByRole("region", { name: "How long each kind is kept" });
  await classes.getByRole("button", { name: "Change how long Stories is kept" }).click();
  const years = page.getByRole("dialog").getByLabel("Years after the last entry");
  await years.fill("0");
  await expect(page.getByRole("dialog")).toContainText("A whole number of years from 1 to 100.");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Keep so long" })).toBeDisabled();
  await years.fill("4");
  await page.getByRole("dialog").getByRole("button", { name: "Keep so long" }).click();
  await expect(classes.getByText("Stories: 4 years")).toBeVisible();
  await classes.getByRole("button", { name: "Change how long Stories is kept" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "As the programme and the country say" }).click();
  await expect(classes.getByText("Stories: 3 years")).toBeVisible();
  await visit(page, world, DAVI, "/erase");
  await expect(classes.getByText("Stories: 3 years")).toBeVisible();
  await expect(classes.getByRole("button")).toHaveCount(0);
});

/** The record and its organisation, as the keeper names them. */
async function named(page: Page, record: string): Promise<object> {
  const me = await page.evaluate(async () => (await fetch("/api/me")).json());
  return { tenant: (me as { grants: readonly { tenant: string }[] }).grants[0]?.tenant, record };
}
