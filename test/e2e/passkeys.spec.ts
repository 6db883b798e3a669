// Passkeys in a browser, with an authenticator that Chromium plays: one that opens keys signs in and unlocks by itself; one that cannot is asked
// for after the password. Promise: what an authenticator works out to open keys is in no request.
import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { wrongOn } from "./axe.ts";
import {
  addOrganisation,
  found,
  invite,
  join,
  leaksIn,
  letIn,
  listen,
  lookAgain,
  newPhone,
  ownNumber,
  signIn,
  type Wire,
} from "./entering.ts";
import { allSent, goTo } from "./page.ts";
import { openPractice, type Practice } from "./practice.ts";
import { write } from "./working.ts";

const FOUNDER = { called: "Fern Avocet", name: "fern", password: "first password of fern" };
const SUPERVISOR = { called: "Clover Kingfisher", name: "clover", password: "first password of clover" };
const CHILD = "Wren Plover-Example";
const LABEL = "Red telephone";

test.describe.configure({ mode: "serial", timeout: 240_000 });

let practice: Practice;
/** A passkey is bound to a name. */
let url = "";
const wire: Wire = [];
/** What authenticators have worked out, as bytes. */
const workedOut: Buffer[] = [];

test.beforeAll(async () => {
  practice = await openPractice();
  url = practice.url.replace("127.0.0.1", "localhost");
});
test.afterAll(() => practice.close());
test.afterEach(() => {
  const inAnyForm = workedOut.flatMap((bytes) => [
    ...(["base64url", "base64", "hex"] as const).map((form) => bytes.toString(form)),
    bytes.join(),
  ]);
  expect(leaksIn(wire, [...inAnyForm, FOUNDER.password, SUPERVISOR.password, CHILD])).toEqual([]);
});

interface Authenticator {
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
}

/** A phone's own authenticator: it knows a finger, and touches itself. */
async function authenticatorOf(page: Page, hasPrf: boolean): Promise<Authenticator> {
  await page.exposeFunction("heardSecret", (bytes: number[]) => void workedOut.push(Buffer.from(bytes)));
  await page.addInitScript(() => {
    const { credentials } = navigator;
    const hear = (credential: Credential | null): Credential | null => {
      const { prf } = (credential as PublicKeyCredential | null)?.getClientExtensionResults() ?? {};
      const first = prf?.results?.first as ArrayBuffer | undefined;
      if (first) (window as never as { heardSecret(bytes: number[]): void }).heardSecret([...new Uint8Array(first)]);
      return credential;
    };
    const [create, get] = [credentials.create.bind(credentials), credentials.get.bind(credentials)];
    credentials.create = async (options) => hear(await create(options));
    credentials.get = async (options) => hear(await get(options));
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

async function add(page: Page, password: string): Promise<void> {
  await goTo(page, "/devices");
  const form = page.getByRole("region", { name: "Add a passkey" });
  await expect(form.getByText("Not on a phone that others use")).toBeVisible();
  await form.getByLabel("Your password now", { exact: true }).fill(password);
  await form.getByRole("button", { name: "Add a passkey" }).click();
  await expect(form.getByText("Say what you call it.")).toBeVisible();
  await form.getByLabel("What you call it").fill(LABEL);
  await form.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("region", { name: "Passkeys", exact: true }).getByText(LABEL)).toBeVisible();
}

const listed = (page: Page) => page.getByRole("region", { name: "Passkeys", exact: true }).getByRole("listitem");

/** To the door, past the list of who uses this device. */
async function signOut(page: Page): Promise<void> {
  await goTo(page, "/more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Somebody else" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

async function typeIn(page: Page, { name, password }: { readonly name: string; readonly password: string }) {
  await page.getByLabel("Sign-in name", { exact: true }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a passkey that opens keys signs in and unlocks by itself, and what is sealed is read", async ({
  page,
  browser,
}) => {
  listen(page, wire);
  await found(page, url, { organisation: "Example alliance", founder: FOUNDER });
  await addOrganisation(page, "Example partner north");
  const link = await invite(page, SUPERVISOR.called, "Supervisor", "Field team, Example partner north");
  expect(link.startsWith(url)).toBe(true);
  const phone = await newPhone(browser, wire);
  const mine = phone.page;
  await authenticatorOf(mine, true);
  await join(mine, link, SUPERVISOR);
  await letIn(page, SUPERVISOR.called, await ownNumber(mine));
  await lookAgain(mine);
  const child = await write(mine, "/records/child/new", { Code: "EX-001", Name: CHILD });
  await allSent(mine);

  await goTo(mine, "/devices");
  await expect(mine.getByText("You have none.")).toBeVisible();
  expect(await wrongOn(mine)).toEqual([]);
  await add(mine, SUPERVISOR.password);
  await expect(listed(mine)).toContainText("signs in alone");
  expect(await wrongOn(mine)).toEqual([]);

  await signOut(mine);
  const touch = mine.getByRole("button", { name: "Sign in with a passkey" });
  await expect(touch).toBeVisible();
  expect(await wrongOn(mine)).toEqual([]);
  await touch.click();
  await allSent(mine);
  await goTo(mine, child);
  await expect(mine.getByText(CHILD).first()).toBeVisible();

  await goTo(mine, "/more");
  await mine.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(mine.getByRole("heading", { name: `Locked for ${SUPERVISOR.called}` })).toBeVisible();
  expect(await wrongOn(mine)).toEqual([]);
  await phone.context.setOffline(true);
  await mine.getByRole("button", { name: "Unlock with a passkey" }).click();
  await expect(mine.getByRole("heading", { level: 1 })).not.toContainText("Locked");
  await goTo(mine, child);
  await expect(mine.getByText(CHILD).first()).toBeVisible();
  await phone.context.setOffline(false);

  // Signed out, and chosen from the list of who uses this device: one touch opens what lies there, and signs in.
  await signOut(mine);
  await mine.getByRole("button", { name: "Who uses this device" }).click();
  await mine.getByRole("list", { name: "Who uses this device" }).getByRole("button").click();
  await mine.getByRole("button", { name: "Unlock with a passkey" }).click();
  await allSent(mine);
  await goTo(mine, child);
  await expect(mine.getByText(CHILD).first()).toBeVisible();

  // The password alone signs in as before: this passkey is a way of its own.
  await signOut(mine);
  await typeIn(mine, SUPERVISOR);
  await allSent(mine);
  await goTo(mine, "/devices");
  await expect(listed(mine)).toContainText("last used");

  // Where others use the device, a passkey is not enough.
  await goTo(mine, "/more");
  await mine.getByLabel("Others use this device").check();
  await goTo(mine, "/devices");
  await expect(mine.getByText("None is added here: others use this device.")).toBeVisible();
  await signOut(mine);
  await expect(mine.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(touch).toHaveCount(0);
  expect(workedOut.length).toBeGreaterThanOrEqual(3);
  expect(workedOut.every((bytes) => bytes.length === 32 && bytes.equals(workedOut[0] ?? bytes))).toBe(true);
  await phone.context.close();
});

test("a passkey that cannot open keys is asked for after the password, until it is removed", async ({ page }) => {
  listen(page, wire);
  const { cdp, authenticatorId } = await authenticatorOf(page, false);
  const isUserVerified = (known: boolean) =>
    cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: known });
  await signIn(page, url, FOUNDER);
  await add(page, FOUNDER.password);
  await expect(listed(page)).toContainText("asked for after the password");
  await expect(page.getByText("your printed code signs in without it").first()).toBeVisible();
  await signOut(page);

  // Somebody else's finger.
  await isUserVerified(false);
  await typeIn(page, FOUNDER);
  await expect(page.getByRole("alert")).toHaveText("No passkey was used.");
  expect(await page.evaluate(async () => (await fetch("/api/me")).status)).toBe(401);
  await isUserVerified(true);
  await typeIn(page, FOUNDER);
  await allSent(page);

  await goTo(page, "/devices");
  await page.getByRole("button", { name: `Remove ${LABEL}` }).click();
  const form = page.getByRole("region", { name: `Remove ${LABEL}` });
  await form.getByLabel("Your password now", { exact: true }).fill("not the right one");
  await form.getByRole("button", { name: `Remove ${LABEL}` }).click();
  await expect(form.getByText("This is not your password.")).toBeVisible();
  await form.getByLabel("Your password now", { exact: true }).fill(FOUNDER.password);
  await form.getByRole("button", { name: `Remove ${LABEL}` }).click();
  await expect(page.getByText("You have none.")).toBeVisible();
  await signOut(page);
  await isUserVerified(false);
  await typeIn(page, FOUNDER);
  await allSent(page);
});

test("at an address that is a number, passkeys are not offered, and it is said where they are", async ({ page }) => {
  await page.goto(practice.url);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toHaveCount(0);
  await signIn(page, practice.url, FOUNDER);
  await goTo(page, "/devices");
  await expect(page.getByText(`Here they are not offered: they work only at ${url}.`)).toBeVisible();
  await expect(page.getByRole("region", { name: "Add a passkey" })).toHaveCount(0);
});
