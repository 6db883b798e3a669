// Coming in, as people do it in the browser: found a place, take an invitation, sign in, read a number to each other. And an ear on the wire.
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { allSent, goTo } from "./page.ts";

export interface Newcomer {
  readonly name: string;
  readonly password: string;
}

/** Everything that left a browser: addresses, headers and bodies, as text. */
export type Wire = string[];

export async function newPhone(browser: Browser, wire: Wire): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  listen(page, wire);
  return { context, page };
}

export function listen(page: Page, wire: Wire): void {
  page.on("request", (request) => {
    wire.push(
      [request.method(), request.url(), JSON.stringify(request.headers()), request.postData() ?? ""].join("\n"),
    );
  });
}

/**
 * What of these went out in any request, and what in an address looks like a key: nothing may. Told at once: thousands of expectations, one
 * for each, take a test runner minutes.
 */
export function leaksIn(wire: Wire, secrets: readonly string[]): readonly string[] {
  return wire.flatMap((sent) => {
    const [method = "", address = ""] = sent.split("\n");
    const { pathname, search, hash } = new URL(address);
    const isLong = pathname.startsWith("/api/") && /[A-Za-z0-9_-]{40}/.test(pathname + search);
    const found = secrets.flatMap((secret, at) => (sent.includes(secret) ? `secret ${at}` : []));
    const shown = [...(isLong ? ["a long word"] : []), ...(hash === "" ? [] : ["a fragment"])];
    return [...found, ...shown].map((what) => `${what} in ${method} ${pathname}`);
  });
}

/** Chooses a name and a password where they are asked for; the code of the sheet that is shown then. */
export async function chooseAccount(page: Page, { name, password }: Newcomer, press: string): Promise<string> {
  await page.getByLabel("Your name to sign in", { exact: true }).fill(name);
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("The same once more", { exact: true }).fill(password);
  await page.getByRole("button", { name: press, exact: true }).click();
  return printedCode(page);
}

export async function printedCode(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { name: "Your printed code" })).toBeVisible();
  const groups = await page.getByRole("article").locator("p > span").allInnerTexts();
  expect(groups).toHaveLength(8);
  return groups.join("-");
}

export async function haveIt(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I have printed it or written it down" }).click();
}

export interface Place {
  readonly organisation: string;
  readonly founder: Newcomer & { readonly called: string };
}

/** The first page of an empty installation, filled in; the founder's printed code. */
export async function found(page: Page, url: string, { organisation, founder }: Place): Promise<string> {
  await page.goto(url);
  await page.getByLabel("Your name", { exact: true }).fill(founder.called);
  await page.getByLabel("What you do").fill("Coordinator");
  await page.getByLabel("Your organisation").fill(organisation);
  const code = await chooseAccount(page, founder, "Begin");
  await haveIt(page);
  await expect(page.getByRole("heading", { level: 1, name: "Set up" })).toBeVisible();
  return code;
}

export async function addOrganisation(page: Page, name: string): Promise<void> {
  await goTo(page, "/set-up/organisations");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel(/^Country/).selectOption("Brazil");
  await page.getByRole("button", { name: "Add the organisation" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toBeVisible();
}

/** Adds a colleague to a team; the link to hand to them. */
export async function invite(page: Page, called: string, role: string, team: string): Promise<string> {
  await goTo(page, "/set-up/people");
  await page.getByLabel("Name", { exact: true }).fill(called);
  await page.getByLabel("What they do").fill(role);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByLabel(team, { exact: true }).check();
  await page.getByRole("button", { name: "Add and invite" }).click();
  return linkOf(page, called);
}

export async function linkOf(page: Page, called: string): Promise<string> {
  const shown = page.getByRole("region", { name: `The invitation of ${called}` });
  const link = await shown.getByLabel("Link", { exact: true }).inputValue();
  await shown.getByRole("button", { name: "Done" }).click();
  return link;
}

/** Takes an invitation to its end; the printed code. */
export async function join(page: Page, link: string, account: Newcomer): Promise<string> {
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "You are invited" })).toBeVisible();
  expect(page.url(), "the fragment is out of the address").not.toContain("#");
  const code = await chooseAccount(page, account, "Go on");
  await haveIt(page);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return code;
}

export async function signIn(page: Page, url: string, { name, password }: Newcomer): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Sign-in name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await allSent(page);
}

/** Asks the server for news now, as one does who does not want to wait. */
export async function lookAgain(page: Page): Promise<void> {
  await goTo(page, "/more");
  await page.getByRole("button", { name: "Fetch and send now" }).click();
  await allSent(page);
}

/** The number on somebody's own screen while they wait to be let in. */
export async function ownNumber(page: Page): Promise<string> {
  await goTo(page, "/let-in");
  await expect(page.getByRole("heading", { name: "A colleague of your team has to let you in" })).toBeVisible();
  return numberIn(page.locator("section").filter({ has: page.getByRole("heading", { name: "Your number" }) }));
}

/** The digits a card shows, as they are read aloud. */
export async function numberIn(card: ReturnType<Page["locator"]>): Promise<string> {
  return (await card.first().locator("p > span:not(.unseen)").allInnerTexts()).join(" ");
}

/** Compares the number somebody reads out with the one shown here, and lets them in where it is the same. */
export async function letIn(page: Page, called: string, read: string): Promise<void> {
  await lookAgain(page);
  await goTo(page, "/let-in");
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: called }) });
  await expect(card).toBeVisible();
  expect(await numberIn(card)).toBe(read);
  await card.getByRole("button", { name: "It is the same: let in" }).click();
  await expect(page.getByText(`${called} is let in.`)).toBeVisible();
}
