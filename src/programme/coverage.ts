// What was asked of this programme, in 58 items, and what serves each: record types, screens of their own, indicators; and what is left
// for later, said as plainly. Every record type also has its form, its list and its timeline, which no item has to name.
// Promise: a name here is one that exists, and a record type or an indicator that serves nothing does not pass the tests.
import type { Programme } from "#core/programme.ts";
import { indicatorsOf, typesOf } from "#core/programme.ts";
import { itemsOfTheInterview } from "./coverage-interview.ts";
import type { CoverageItem } from "./coverage-item.ts";
import { itemsOfYearOne } from "./coverage-year-one.ts";

export const coverage: readonly CoverageItem[] = [...itemsOfYearOne, ...itemsOfTheInterview];

/** What is wrong with a table: names that are none, and what serves nothing. Empty is right. */
export function faultsIn(
  items: readonly CoverageItem[],
  programme: Programme,
  paths: readonly string[],
): readonly string[] {
  const kinds = [
    ["record type", "types", typesOf(programme).map(({ id }) => id)],
    ["indicator", "indicators", indicatorsOf(programme).map(({ code }) => code)],
    ["screen", "screens", paths],
  ] as const;
  return kinds.flatMap(([kind, member, known]) => {
    const named = items.flatMap((item) => item[member].map((name) => ({ name, item: item.item })));
    return [
      ...named
        .filter(({ name }) => !known.includes(name))
        .map(({ name, item }) => `item ${item} names a ${kind} that does not exist: ${name}`),
      ...known
        .filter((name) => kind !== "screen" && !named.some((one) => one.name === name))
        .map((name) => `${kind} ${name} serves no item`),
    ];
  });
}

/** The table as the page docs/coverage.md holds it. */
export function coverageTable(items: readonly CoverageItem[], programme: Programme): string {
  const labels = new Map(typesOf(programme).map(({ id, label }) => [id, label]));
  const rows = items.map(({ item, title, types, screens, indicators, later }) =>
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
    "(`src/programme/coverage.ts`); a test fails when it is stale. Every record type has its form, its list and its timeline besides the",
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
