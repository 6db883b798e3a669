// `coverage`: what was asked of the programme, and what of it serves each item. Needs no database: it is read from the definitions.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CoverageItem, coverageOf, coverageTable } from "#programme/coverage.ts";
import { programme } from "#programme/register.ts";
import { cloneFolder } from "../settings.ts";
import type { Out } from "./command.ts";

export const coverageHelp = `coverage [--json] [--write]
  What was asked of this programme, item by item: the record types, screens and indicators that serve it, and what is left for later.
  --write  keeps the table in docs/coverage.md`;

export interface CoverageAsked {
  readonly json: boolean;
  readonly write: boolean;
}

export function printCoverage({ json, write }: CoverageAsked, out: Out): void {
  if (write) writeFileSync(join(cloneFolder, "docs", "coverage.md"), coverageTable(programme));
  const coverage = coverageOf(programme);
  out.say(json ? `${JSON.stringify(coverage, null, 2)}\n` : `${coverage.map(lineOf).join("\n")}\n${sumOf(coverage)}\n`);
}

function lineOf({ item, title, types, screens = [], indicators, later }: CoverageItem): string {
  const served = [types, screens, indicators].map((names) => names.join(" ")).filter(Boolean);
  return [
    `${String(item).padStart(2)}  ${title}`,
    ...(served.length > 0 ? [`    ${served.join(" · ")}`] : []),
    ...(later ? [`    later: ${later}`] : []),
  ].join("\n");
}

function sumOf(items: readonly CoverageItem[]): string {
  const later = items.filter((item) => item.later !== undefined).length;
  return `${items.length} items: ${items.length - later} served, ${later} with something left for later`;
}
