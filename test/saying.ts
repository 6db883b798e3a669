// What invented people say in tests of the programme: a record made of a few acts, the facts it states, a figure counted from facts.
import { stateFacts } from "#core/fact/fact.ts";
import { type FactOf, joinFacts } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { findIndicator, rulesOf } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";
import { findPeriod } from "#core/result/period.ts";
import { type Result, type SplitBy, tally } from "#core/result/tally.ts";
import { programme } from "#programme/register.ts";
import { act, newDevice, see, uuid } from "./bicycles/devices.ts";

export const tenant = uuid(1);
const NOON = Date.UTC(2016, 11, 12, 12);

/** The facts of a record of this organisation with these answers, after these moves, each made by another colleague. */
export function said(
  type: RecordType,
  record: string,
  answers: Answers,
  moves: readonly string[] = [],
): readonly FactOf[] {
  const device = newDevice(1);
  act(device, type, record, "create", answers, NOON);
  for (const [index, move] of moves.entries()) act(device, type, record, `move:${move}`, {}, NOON, uuid(900 + index));
  const folded = see(device, type);
  if (!folded) throw new TypeError("nothing was said");
  return stateFacts(rulesOf(programme), type, folded).map((fact) => ({ ...fact, tenant, record }));
}

/** The cells of a figure in a year, the total when it is not split. */
export function figures(
  code: string,
  facts: readonly FactOf[],
  by: readonly SplitBy[] = [],
  year = "2016",
): readonly Result[] {
  const [indicator, period] = [findIndicator(programme, code), findPeriod(year)];
  if (!indicator || !period) throw new TypeError("no such figure");
  const results = tally(indicator, joinFacts(facts), period, by);
  if (isProblem(results)) throw new TypeError(results.code);
  return results;
}

/** The total of a figure. */
export function figure(code: string, ...facts: readonly (readonly FactOf[])[]): number | null | undefined {
  return figures(code, facts.flat())[0]?.value;
}
