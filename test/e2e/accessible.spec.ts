// Every screen, on a phone and on a desk, against WCAG 2.2 AA; and no title, path or console line that names a person.
import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { goTo, test, visit } from "./world.ts";

const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  narrow: { width: 360, height: 740 },
} as const;
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

for (const [size, viewport] of Object.entries(sizes)) {
  test(`every screen of a ${size} is accessible, and neither title nor log names anybody`, async ({ page, world }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    const trouble: string[] = [];
    page.on("console", (line) => void (line.type() === "error" && trouble.push(line.text())));
    page.on("pageerror", (error) => void trouble.push(error.message));

    await page.goto(world.url);
    await page.getByRole("button", { name: /Ana Exemplo/ }).waitFor();
    expect(await wrongOn(page)).toEqual([]);

    const { ids } = world;
    const visits: readonly (readonly [who: string, paths: readonly string[]])[] = [
      [
        "Ana Exemplo",
        [
          "/",
          "/records",
          "/more",
          "/unsent",
          "/nowhere",
          "/records/training-day",
          `/records/training-day/${ids.day}`,
          "/records/training-day/new",
          "/records/participant",
          "/records/curriculum",
          "/register",
        ],
      ],
      [
        "Lia Amostra",
        ["/records/case", `/records/case/${ids.case}`, `/records/case/${ids.case}/edit`, `/records/child/${ids.child}`],
      ],
      ["Rui Modelo", ["/results"]],
      ["Joke Voorbeeld", ["/", "/report"]],
    ];
    for (const [who, paths] of visits) {
      await visit(page, world, who, "/");
      for (const path of paths) {
        await goTo(page, path);
        await page.getByRole("main").getByRole("heading").first().waitFor();
        expect(await wrongOn(page), path).toEqual([]);
        expect(await page.title(), path).not.toMatch(/Exemplo|Amostra|Modelo|BN-001/);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `${path} is no wider than the screen`,
        ).toBeLessThanOrEqual(viewport.width);
      }
    }
    expect(world.log.join("\n")).not.toMatch(/Exemplo|Amostra|Modelo|BN-00/);
    // The one line a browser writes by itself: nobody was signed in when it asked.
    expect(trouble.filter((line) => !line.includes("401"))).toEqual([]);
  });
}

async function wrongOn(page: import("@playwright/test").Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}
