// Every route on a phone, the main ones on a desk, against WCAG 2.2 AA, and five in Bengali; narrow screens and large text without scrolling
// sideways; and no title, path or console line that names a person.
import { expect, type Page } from "@playwright/test";
import { sizes, wrongOn } from "./axe.ts";
import { goTo } from "./page.ts";
import { test, visit, type World } from "./world.ts";

type Visits = readonly (readonly [who: string, paths: readonly string[]])[];

/** Each route once, as somebody whose route it is. */
const everyRoute = ({ ids }: World): Visits => [
  [
    "Ana Exemplo",
    [
      "/",
      "/records",
      "/more",
      "/unsent",
      "/search",
      "/first-response",
      "/nowhere",
      "/records/training-day",
      `/records/training-day/${ids.day}`,
      "/records/training-day/new",
      "/records/participant",
      "/records/curriculum",
      "/register",
      ...["", "/questions", "/counts", "/paper", "/sheet"].map((part) => `/attendance/${ids.day}${part}`),
    ],
  ],
  [
    "Lia Amostra",
    [
      "/records/case",
      `/records/case/${ids.case}`,
      `/records/case/${ids.case}/edit`,
      "/why",
      `/why/case/${ids.case}`,
      `/records/child/${ids.child}`,
      "/records/referral/new",
      "/out",
    ],
  ],
  ["Rui Modelo", ["/results", "/results/C1", "/results/C1/facts", "/records/period-submission/new"]],
  ["Vera Vorbild", ["/sample"]],
  ["Otto Entwurf", ["/", "/places", "/places/BR", `/partners/${ids.partner}`]],
  [
    "Cora Bozza",
    [
      "/set-up",
      "/set-up/teams",
      "/set-up/people",
      "/set-up/recovery",
      "/recovery",
      "/records/safeguarding-readiness/new",
    ],
  ],
  ["Joke Voorbeeld", ["/", "/report", "/results", "/places"]],
];

/** Where most of a day is spent. */
const mainRoutes = ({ ids }: World): Visits => [
  [
    "Ana Exemplo",
    [
      "/",
      "/records/training-day",
      `/records/training-day/${ids.day}`,
      "/records/training-day/new",
      "/search",
      `/attendance/${ids.day}`,
      `/attendance/${ids.day}/counts`,
      "/first-response",
      "/more",
      "/register",
    ],
  ],
  ["Lia Amostra", ["/", `/records/case/${ids.case}`, `/records/case/${ids.case}/edit`, "/out"]],
  ["Rui Modelo", ["/results", "/results/C1", "/places"]],
];

async function eachOf(page: Page, world: World, visits: Visits, look: (path: string) => Promise<void>): Promise<void> {
  for (const [who, paths] of visits) {
    await visit(page, world, who, "/");
    for (const path of paths) {
      await open(page, path);
      await look(path);
    }
  }
}

/** The screen itself, not the one before it, nor its waiting. */
async function open(page: Page, path: string): Promise<void> {
  await goTo(page, path);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.getByRole("main").getByRole("heading").first().waitFor();
}

for (const [size, routes] of [
  ["phone", everyRoute],
  ["desk", mainRoutes],
] as const) {
  test(`${size === "phone" ? "every" : "each main"} screen of a ${size} is accessible, and neither title nor log names anybody`, async ({
    page,
    world,
  }) => {
    test.setTimeout(180_000);
    await page.setViewportSize(sizes[size]);
    const trouble: string[] = [];
    page.on("console", (line) => void (line.type() === "error" && trouble.push(line.text())));
    page.on("pageerror", (error) => void trouble.push(error.message));

    await page.goto(world.url);
    await page.getByRole("button", { name: /Ana Exemplo/ }).waitFor();
    expect(await wrongOn(page)).toEqual([]);

    await eachOf(page, world, routes(world), async (path) => {
      expect.soft(await wrongOn(page), path).toEqual([]);
      expect.soft(await page.title(), path).not.toMatch(/Exemplo|Amostra|Modelo|BN-001/);
    });
    expect(world.log.join("\n")).not.toMatch(/Exemplo|Amostra|Modelo|BN-00/);
    // The one line a browser writes by itself: nobody was signed in when it asked.
    expect(trouble.filter((line) => !line.includes("401"))).toEqual([]);
  });
}

test("in Bengali five screens are as accessible, and speak it", async ({ page, world }) => {
  test.setTimeout(120_000);
  await page.setViewportSize(sizes.phone);
  await visit(page, world, "Ana Exemplo", "/more");
  await page.getByLabel("Language", { exact: true }).selectOption("bn");
  await expect(page.locator("html")).toHaveAttribute("lang", /^bn/);
  const { day } = world.ids;
  for (const path of ["/", "/more", `/records/training-day/${day}`, `/attendance/${day}`, "/first-response"]) {
    await open(page, path);
    await expect(
      page
        .getByRole("main")
        .getByText(/\p{Script=Bengali}/u)
        .filter({ visible: true }),
      path,
    ).not.toHaveCount(0);
    expect.soft(await wrongOn(page), path).toEqual([]);
  }
});

test("on 360 pixels nothing has to be scrolled sideways", async ({ page, world }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await eachOf(page, world, mainRoutes(world), async (path) => {
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  });
});

test("letters set twice as large in the browser need no scrolling sideways and are nowhere cut off", async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 900 });
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await eachOf(page, world, mainRoutes(world), async (path) => {
    const cut = await page.evaluate(() => {
      const words = [...document.querySelectorAll<HTMLElement>("h1, h2, h3, p, label, legend, button, a")];
      return {
        size: getComputedStyle(document.documentElement).fontSize,
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        hidden: words
          .filter((one) => !one.closest(".unseen") && one.checkVisibility())
          .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
          .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
          .map((one) => one.outerHTML.slice(0, 120)),
      };
    });
    expect.soft(cut, path).toEqual({ size: "32px", wider: 0, hidden: [] });
  });
});
