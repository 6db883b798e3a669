// The day on which nobody has keys any more, from the first split on: a key split among three people, proven, and used by two of them for
// somebody new. Promise: nothing of a share is in any request, in any address, or on the disk of any device.
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { base64, base64url, hex } from "@scure/base";
import { readShare } from "#core/seal/recovery.ts";
import { wrongOn } from "./axe.ts";
import {
  addOrganisation,
  found,
  invite,
  join,
  letIn,
  listen,
  lookAgain,
  newPhone,
  numberIn,
  ownNumber,
  type Wire,
} from "./entering.ts";
import { goTo } from "./page.ts";
import { openPractice, type Practice } from "./practice.ts";
import { write } from "./working.ts";

const FOUNDER = { called: "Fern Avocet", name: "fern", password: "first password of fern" };
const SUPERVISOR = { called: "Clover Kingfisher", name: "clover", password: "first password of clover" };
const CASEWORKER = { called: "Dale Heron", name: "dale", password: "first password of dale" };
const OTHER = { called: "Sorrel Dipper", name: "sorrel", password: "first password of sorrel" };
const NEWCOMER = { called: "Robin Wagtail", name: "robin", password: "first password of robin" };
const CHILD = "Wren Plover-Example";
const PARTNER = "Example partner north";
const TEAM = `Field team, ${PARTNER}`;

let practice: Practice;
test.beforeAll(async () => {
  practice = await openPractice();
});
test.afterAll(() => practice.close());

test("three people hold a key that nobody keeps; when all have lost theirs, two of them let somebody new in", async ({
  page,
  browser,
}) => {
  test.setTimeout(600_000);
  const wire: Wire = [];
  const shares: string[] = [];
  listen(page, wire);
  await found(page, practice.url, { organisation: "Example alliance", founder: FOUNDER });
  await addOrganisation(page, PARTNER);

  // One person alone: what to do until then is said, and nothing can be split.
  await openRecovery(page);
  await expect(page.getByText("Recovery needs at least two people who have joined")).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);

  const clover = await newPhone(browser, wire);
  await join(clover.page, await invite(page, SUPERVISOR.called, "Supervisor", TEAM), SUPERVISOR);
  await letIn(page, SUPERVISOR.called, await ownNumber(clover.page));
  await lookAgain(clover.page);

  // The only one who can open what the team has sealed does not leave: it is said why, and what comes first.
  await goTo(page, "/set-up/people");
  await page.getByRole("button", { name: `End Supervisor of ${SUPERVISOR.called}` }).click();
  const refused = page.getByRole("alert").filter({ hasText: `${SUPERVISOR.called} cannot leave this yet` });
  await expect(refused.getByRole("link")).toHaveCount(2);
  await expect(refused).toContainText("Field team · ");
  expect(await wrongOn(page)).toEqual([]);
  await refused.getByRole("link", { name: "Hold a drill of the recovery" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Recovery" })).toBeVisible();

  const others: { context: BrowserContext; page: Page }[] = [];
  for (const one of [CASEWORKER, OTHER]) {
    const phone = await newPhone(browser, wire);
    await join(phone.page, await invite(page, one.called, "Caseworker", TEAM), one);
    const number = await ownNumber(phone.page);
    await letIn(clover.page, one.called, number);
    await lookAgain(phone.page);
    others.push(phone);
  }
  const [dale, sorrel] = others as [(typeof others)[0], (typeof others)[0]];
  const child = await write(dale.page, "/records/child/new", { Code: "EX-001", Name: CHILD });
  await lookAgain(dale.page);

  // Who is no administrator sees that there is none, and no way to make one.
  await goTo(dale.page, "/recovery");
  await expect(dale.page.getByRole("heading", { name: "There is no recovery yet" })).toBeVisible();
  await expect(dale.page.getByRole("button", { name: "Split it" })).toHaveCount(0);

  await lookAgain(page);
  await goTo(page, "/");
  await expect(page.getByText(/nobody could open what .* has written/)).toBeVisible();
  await goTo(page, "/set-up");
  await page.getByRole("link", { name: /^Recovery/ }).click();
  await page.getByRole("link", { name: new RegExp(PARTNER) }).click();
  await choose(page, [SUPERVISOR.called, "Somebody outside, on paper", "Somebody outside, on paper"]);
  await expect(page.getByRole("alert")).toContainText("Only one share may be with somebody outside");
  await choose(page, [SUPERVISOR.called, SUPERVISOR.called, CASEWORKER.called]);
  await expect(page.getByRole("alert")).toContainText("This person holds another share already.");
  expect(await wrongOn(page)).toEqual([]);
  await choose(page, [SUPERVISOR.called, CASEWORKER.called, "Somebody outside, on paper"]);
  // The one outside is handed a sheet, once.
  await expect(page.getByRole("heading", { name: "One sheet to hand over" })).toBeVisible();
  const earlier = await lettersOn(page);
  shares.push(earlier);
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole("button", { name: "I have handed it over" }).click();
  await page.getByRole("button", { name: "Understood" }).click();
  await expect(page.locator("body")).not.toContainText(earlier.slice(0, 9));

  // Split anew, among the three: the first sheet is nothing from here on.
  await page.getByRole("button", { name: "Split it anew" }).click();
  await choose(page, [SUPERVISOR.called, CASEWORKER.called, OTHER.called]);
  await expect(page.getByText("It is split")).toBeVisible();
  await page.getByRole("button", { name: "Understood" }).click();
  await expect(page.getByRole("heading", { name: "You hold a share" })).toHaveCount(0);
  await expect(page.getByText("Not held yet. The first is due by")).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);

  // Each holder finds their own on their own phone, and puts it on paper.
  const papers = new Map<string, string>();
  for (const [phone, { called }] of [
    [clover, SUPERVISOR],
    [dale, CASEWORKER],
    [sorrel, OTHER],
  ] as const) {
    await lookAgain(phone.page);
    await goTo(phone.page, "/");
    await expect(phone.page.getByText(`You hold a share of the recovery of ${PARTNER}`)).toBeVisible();
    await phone.page.getByRole("link", { name: "See my share" }).click();
    await phone.page.getByRole("button", { name: "Show my share" }).click();
    await expect(phone.page.getByRole("heading", { name: `A share of the recovery of ${PARTNER}` })).toBeVisible();
    papers.set(called, await lettersOn(phone.page));
    // One real page, with the sheet and nothing else.
    expect((await phone.page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    expect(await wrongOn(phone.page)).toEqual([]);
    await phone.page.getByRole("button", { name: "I have it on paper: put it away" }).click();
    await expect(phone.page.getByRole("article")).toHaveCount(0);
  }
  const paperOf = ({ called }: { readonly called: string }): string => papers.get(called) ?? "";
  shares.push(...papers.values());
  expect(new Set(shares).size).toBe(4);

  // The team that has written already lets the pair in by its number, as a holder's sheet says it.
  const told = dale.page
    .locator("section")
    .filter({ has: dale.page.getByRole("heading", { name: "The number of the pair" }) });
  const number = await numberIn(told);
  await letIn(clover.page, "The recovery pair", number);
  // Caseworkers share a key that their supervisor has none to: one of them lets it in there.
  await letIn(dale.page, "The recovery pair", number);
  await lookAgain(sorrel.page);
  await lookAgain(clover.page);

  // A drill at Dale's: one share is not enough, a slip of the pen and a share of the first split are named, and then it is proven.
  await goTo(dale.page, "/recovery");
  await dale.page.getByRole("button", { name: "Bring shares together" }).click();
  const typed = dale.page.getByLabel("Share from paper, number 2");
  await dale.page.getByRole("button", { name: "Bring them together" }).click();
  await expect(dale.page.getByText("One more share is needed.")).toBeVisible();
  await typed.fill(paperOf(SUPERVISOR).replace(/.$/, (letter) => (letter === "0" ? "1" : "0")));
  await expect(dale.page.getByText("A letter is wrong or missing.")).toBeVisible();
  await typed.fill(earlier);
  await expect(dale.page.getByText("This is no share of this pair")).toBeVisible();
  await typed.fill(paperOf(CASEWORKER));
  await expect(dale.page.getByText("This share is here already.")).toBeVisible();
  expect(await wrongOn(dale.page)).toEqual([]);
  await typed.fill(paperOf(SUPERVISOR).toLowerCase().replaceAll("-", " "));
  await expect(dale.page.getByText(`The share of ${SUPERVISOR.called}`)).toBeVisible();
  await dale.page.getByRole("button", { name: "Bring them together" }).click();
  await expect(dale.page.getByText(/^All \d+ circles open|^The one circle opens/)).toBeVisible();
  await expect(dale.page.getByText("stays shut")).toHaveCount(0);
  expect(await wrongOn(dale.page)).toEqual([]);
  await dale.page.getByRole("button", { name: "Write down that the drill was held" }).click();
  await expect(dale.page.getByText("The drill of today stands in the log")).toBeVisible();
  await dale.page.getByRole("button", { name: "Put the shares away" }).click();
  await expect(dale.page.getByText(/Last held on .*The next is due by/)).toBeVisible();

  // Everybody of the team loses phone and password; what is left is paper. The disk of a phone holds nothing of it.
  for (const { page: phone, context: device } of [clover, dale, sorrel]) {
    const disk = await phone.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const share of shares) expect(traces(share).filter((trace) => disk.includes(trace))).toEqual([]);
    await device.close();
  }

  const robin = await newPhone(browser, wire);
  await join(robin.page, await invite(page, NEWCOMER.called, "Supervisor", TEAM), NEWCOMER);
  const own = await ownNumber(robin.page);
  await goTo(robin.page, child);
  await expect(robin.page.getByText(CHILD)).toHaveCount(0);

  // The administrator, who holds no share and reads no file, has two people type theirs.
  await lookAgain(page);
  await openRecovery(page);
  await page.getByRole("button", { name: "Bring shares together" }).click();
  await page.getByLabel("Share from paper, number 1").fill(paperOf(OTHER));
  await page.getByRole("button", { name: "Bring them together" }).click();
  await expect(page.getByText("One more share is needed.")).toBeVisible();
  await page.getByLabel("Share from paper, number 2").fill(paperOf(CASEWORKER));
  await page.getByRole("button", { name: "Bring them together" }).click();
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: NEWCOMER.called }) });
  await expect(card.last()).toContainText(own.split(" ").join(""));
  await card.last().getByRole("button", { name: "It is the same: let in" }).click();
  await expect(page.getByText(`${NEWCOMER.called} is let in.`)).toBeVisible();
  await goTo(page, "/");
  await expect(page.locator("body")).not.toContainText(paperOf(OTHER).slice(0, 9));

  await lookAgain(robin.page);
  await goTo(robin.page, child);
  await expect(robin.page.getByText(CHILD).first()).toBeVisible();
  // And may let others in from here on; the administrator still reads no file.
  await goTo(page, child);
  await expect(page.getByRole("heading", { name: "We could not find that" })).toBeVisible();

  // Nothing of a share left any browser, whole or in part, in whatever letters.
  expect(wire.length).toBeGreaterThan(100);
  for (const share of shares)
    for (const trace of traces(share)) expect(wire.filter((sent) => sent.includes(trace))).toEqual([]);
  // The same look finds what was sent: that there is a pair, and that it was proven.
  for (const says of ['"recovery"', '"drilled"']) expect(wire.some((sent) => sent.includes(says))).toBe(true);
});

async function openRecovery(page: Page): Promise<void> {
  await goTo(page, "/recovery");
  await page.getByRole("link", { name: new RegExp(PARTNER) }).click();
  await expect(page.getByText(PARTNER).first()).toBeVisible();
}

async function choose(page: Page, holders: readonly string[]): Promise<void> {
  for (const [at, holder] of holders.entries())
    await page
      .getByRole("group", { name: `Who holds share ${at + 1}` })
      .getByLabel(holder, { exact: true })
      .check();
  await page.getByRole("button", { name: "Split it", exact: true }).click();
}

async function lettersOn(page: Page): Promise<string> {
  const groups = page.getByRole("article").locator("p > span");
  await expect(groups).toHaveCount(14);
  return (await groups.allInnerTexts()).join("-");
}

/** All the letters in which a share could have gone out: as printed, as typed, and its bytes; a third of it is enough to be found. */
function traces(letters: string): readonly string[] {
  const plain = letters.replaceAll("-", "");
  const bytes = readShare(letters);
  if (!bytes) throw new Error("not a share");
  const part = bytes.slice(0, 12);
  return [
    letters.slice(0, 19),
    plain.slice(0, 16),
    plain.slice(0, 16).toLowerCase(),
    letters.slice(0, 19).toLowerCase().replaceAll("-", " "),
    base64url.encode(part),
    base64.encode(part),
    hex.encode(part),
    [...part].join(","),
  ];
}
