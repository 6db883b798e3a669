// What serves each of the things that were asked of this programme: record types and indicators, which say it of themselves, and screens
// of their own; and what is left for later, said as plainly. Every record type also has its form, its list and its timeline.
// Promise: a record type or an indicator that serves nothing, or something nobody asked for, does not pass the tests.
import type { Programme } from "#core/programme.ts";
import { indicatorsOf, typesOf } from "#core/programme.ts";
import { type Asked, asked } from "./asked.ts";

export interface CoverageItem extends Asked {
  /** Ids of record types. */
  readonly types: readonly string[];
  /** Codes of indicators. */
  readonly indicators: readonly string[];
}

export function coverageOf(programme: Programme): readonly CoverageItem[] {
  return asked.map((one) => ({
    ...one,
    types: typesOf(programme).flatMap(({ id, serves }) => (serves?.includes(one.item) ? [id] : [])),
    indicators: indicatorsOf(programme).flatMap(({ code, serves }) => (serves?.includes(one.item) ? [code] : [])),
  }));
}

/** What is wrong with what is said to serve what, given the paths of the screens there are. Empty is right. */
export function faultsIn(programme: Programme, paths: readonly string[]): readonly string[] {
  const items = new Set(asked.map(({ item }) => item));
  const serving = [
    ...typesOf(programme).map(({ id, serves = [] }) => ({ name: `record type ${id}`, serves })),
    ...indicatorsOf(programme).map(({ code, serves = [] }) => ({ name: `indicator ${code}`, serves })),
  ];
  return [
    ...serving.filter(({ serves }) => serves.length === 0).map(({ name }) => `${name} serves no item`),
    ...serving.flatMap(({ name, serves }) =>
      serves.filter((item) => !items.has(item)).map((item) => `${name} serves ${item}, which nobody asked for`),
    ),
    ...asked.flatMap(({ item, screens = [] }) =>
      screens
        .filter((path) => !paths.includes(path))
        .map((path) => `item ${item} names a screen that does not exist: ${path}`),
    ),
  ];
}

/** The table as the page docs/coverage.md holds it. */
export function coverageTable(programme: Programme): string {
  const items = coverageOf(programme);
  const labels = new Map(typesOf(programme).map(({ id, label }) => [id, label]));
  const rows = items.map(({ item, title, types, screens = [], indicators, later }) =>
    [
      String(item),
      title,
      types.map((id) => labels.get(id) ?? id).join(", "),
      screens.map((path) => `\`${path}\``).join(", "),
      indicators.join(", "),
      later ?? "",
    ].join(" | "),
  );
  const whole = items.filter(({ later }) => later === undefined).length;
  return [
    "# Coverage",
    "",
    "What was asked of this programme, and what serves it. Written by `npm run -s banyan -- coverage --write` from the definitions",
    "(`src/programme`); a test fails when it is stale. Every record type has its form, its list and its timeline besides the",
    "screens named here.",
    "",
    `${items.length} items: ${whole} served, ${items.length - whole} with something left for later.`,
    "",
    "| item | what was asked | record types | screens | indicators | later |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}
