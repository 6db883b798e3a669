// `figures`: counts the indicators from the facts, now; nothing is read from a cut.
import { indicatorsOf } from "#core/programme.ts";
import { findPeriod } from "#core/result/period.ts";
import type { SplitBy } from "#core/result/tally.ts";
import { programme } from "#programme/register.ts";
import { asCounter } from "../store/database.ts";
import { countResults } from "../store/results.ts";
import { inHouse, type Out, Wrong } from "./command.ts";

export const figuresHelp = `figures --year 2016 [--period 2016-H1] [--by country,sex] [--json]
  Counts every indicator of a period over all organisations, from the facts.
  --by    also split, by country, sex, ageBand, audience, topic, code or organisation; an indicator without that split is left out`;

export interface FiguresAsked {
  readonly period: string;
  readonly by: readonly string[];
  readonly json: boolean;
}

export async function figures({ period: wanted, by, json }: FiguresAsked, out: Out): Promise<void> {
  const period = findPeriod(wanted);
  if (!period)
    throw new Wrong(`${wanted} is not a period: use a year, a half, a quarter or a month, such as 2016 or 2016-H1.`);
  const known = new Set<string>(["organisation", ...indicatorsOf(programme).flatMap((indicator) => indicator.by)]);
  const strange = by.filter((split) => !known.has(split));
  if (strange.length > 0) throw new Wrong(`There is no split ${strange.join(", ")}: use ${[...known].join(", ")}.`);

  const asked = by as readonly SplitBy[];
  const indicators = indicatorsOf(programme).filter((indicator) =>
    asked.every((split) => split === "organisation" || indicator.by.includes(split)),
  );
  const results = await inHouse(out, ({ store }) =>
    asCounter(store, (sql) => countResults(sql, indicators, () => [asked], { period })),
  );
  const rows = results.map(({ code, value, ...result }) => {
    const { unit, says } = indicators.find((indicator) => indicator.code === code) ?? { unit: "", says: "" };
    return { code, value, unit, ...result, says };
  });
  if (json) out.say(`${JSON.stringify(rows, null, 2)}\n`);
  else
    for (const row of rows) {
      const at = Object.values(row.at).join(", ");
      const range = row.unsure
        ? ` (${Number(row.value) - row.unsure}–${row.value}: ${row.unsure} may be doubles, not answered yet)`
        : "";
      const beside = row.declared > 0 ? ` (+ ${row.declared} declared)` : "";
      out.say(
        `${row.code.padEnd(4)} ${String(row.value ?? "–").padStart(8)}${range}${beside}  ${at ? `${at}: ` : ""}${row.says}\n`,
      );
    }
}
