// What is wrong with a page by WCAG 2.2 AA, one line for each rule that is broken; and whether it is wider than its screen.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The screens everything is looked at on. */
export const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
} as const;

export async function wrongOn(page: Page): Promise<readonly string[]> {
  // One page without frames: axe need not open another page for each look.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(standards)
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
    ...(wide ? ["wider than the screen"] : []),
  ];
}
