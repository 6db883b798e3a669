// A new phone: it stands on what a colleague's device made of each record, is at work before their changes have come, and looks at those when
// somebody asks how a record came to be, or when nothing else is to be done.
import { expect, type Page, type Request } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { signIn } from "./entering.ts";
import { CASEWORKER, openFieldTeam, SUPERVISOR } from "./field-team.ts";
import { allSent, goTo, leaveNetwork } from "./page.ts";
import { add, write } from "./working.ts";
import { test } from "./world.ts";

const history = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "How it came to be" }) });

/** What is fetched quietly, behind checkpoints: by pages of this size (behind-checkpoints.ts). */
const isBehind = (request: Request): boolean => request.url().includes("&limit=250&bytes=100000");

test("a new phone shows what a record says before its changes have come, and how it came to be when they can", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const practice = await openFieldTeam(browser);
  try {
    const first = await browser.newContext();
    const hers = await first.newPage();
    await signIn(hers, practice.url, SUPERVISOR);
    const path = await write(hers, "/records/child/new", { Code: "EX-501", Name: "Invented Example" });
    const made = hers.waitForResponse(
      async (answer) =>
        answer.url().endsWith("/api/checkpoints") &&
        (await answer.json()).outcomes.some(({ taken }: { taken: boolean }) => taken),
    );
    for (const code of ["EX-502", "EX-503", "EX-504", "EX-505", "EX-506"]) await add(hers, { Code: code });
    await made;
    await first.close();

    const second = await browser.newContext();
    const his = await second.newPage();
    const sealed: Request[] = [];
    his.on("request", (request) => request.url().includes("/api/checkpoints?") && sealed.push(request));
    await his.route("**/api/changes?*", (route) => (isBehind(route.request()) ? route.abort() : route.fallback()));
    await signIn(his, practice.url, CASEWORKER);
    expect(sealed.length).toBeGreaterThan(0);
    await leaveNetwork(his);
    await goTo(his, path);
    await expect(his.getByRole("heading", { level: 1, name: "EX-506" })).toBeVisible();
    await expect(history(his)).toContainText("What was said before is not on this device yet.");
    for (const size of Object.values(sizes)) {
      await his.setViewportSize(size);
      expect(await wrongOn(his)).toEqual([]);
    }
    // What is said without a network stands below it.
    await add(his, { Code: "EX-507" });
    await expect(history(his)).toContainText("EX-507");
    await expect(history(his)).not.toContainText("EX-503");

    await second.setOffline(false);
    await allSent(his);
    for (const code of ["EX-501", "EX-503", "EX-507"]) await expect(history(his)).toContainText(code);
    await expect(history(his)).not.toContainText("is not on this device yet");
    await second.close();
  } finally {
    await practice.close();
  }
});
