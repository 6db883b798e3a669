// Why can this person see this? By name and with reasons, from what is on the device; and not for whoever may not read it themselves.
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { goTo, leaveNetwork } from "./page.ts";
import { test, visit } from "./world.ts";

const group = (page: Page, name: string) => page.getByRole("main").locator("section").filter({ hasText: name });

test("whoever reads a case is told by name, and whoever one might think reads it, without a network", async ({
  page,
  world,
}) => {
  await visit(page, world, "Lia Amostra", `/records/case/${world.ids.case}`);
  await leaveNetwork(page);
  await page.getByRole("link", { name: "Everybody, by name" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Why can this person see this?" })).toBeVisible();
  const readers = group(page, "Who can read it").getByRole("listitem");
  await expect(readers).toHaveCount(3);
  await expect(readers.filter({ hasText: /^LAYou/ })).toContainText(/caseworker of Case team, since \d/);
  await expect(readers.filter({ hasText: /^DPDavi Padrão/ })).toContainText("supervisor of Case team");
  await expect(readers.filter({ hasText: /let in by|began the keys of this team/ })).toHaveCount(3);
  const others = group(page, "Who cannot read it").getByRole("listitem");
  for (const [name, reason] of [
    ["Cora Bozza", "reads no work"],
    ["Otto Entwurf", "reads nobody's file"],
    ["Ana Exemplo", "reads no case"],
    ["Alliance desk", "no record of a partner"],
    ["Donor", "what was released"],
    ["Whoever runs the server", "Opens nothing of it"],
  ] as const)
    await expect(others.filter({ hasText: name })).toContainText(reason);
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    expect(await wrongOn(page)).toEqual([]);
  }
  expect(`${await page.title()} ${page.url()}`).not.toMatch(/Lia|Davi|BN-001/);
});

test("of an open record it says so, and that the server's owner reads it; of what one alone reads, that nobody else does", async ({
  page,
  world,
}) => {
  await visit(page, world, "Davi Padrão", "/why/concern");
  await expect(page.getByText("Nobody but you.")).toBeVisible();
  await goTo(page, "/why/person");
  await expect(group(page, "Who can read it").getByText("Whoever runs the server can read it too")).toBeVisible();
});

test("nobody is told who reads what they do not read, nor that it is there", async ({ page, world }) => {
  await visit(page, world, "Ana Exemplo", "/more");
  await page.getByRole("link", { name: "Who can see what, and why" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "Training days" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Cases", exact: true })).toHaveCount(0);
  for (const path of ["/why/case", `/why/case/${world.ids.case}`, `/why/training-day/${world.ids.case}`, "/why/x"]) {
    await goTo(page, path);
    await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();
  }
});
