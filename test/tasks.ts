// Tasks of the programme on its demonstration's day, for tests: which rule, due when, how many days late.
import { typesOf } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { type DueRecord, tasksOf } from "#core/record/due.ts";
import { programme } from "#programme/register.ts";

export const TODAY = "2016-12-12";

export const record = (type: string, id: string, answers: Answers, state?: string): DueRecord => ({
  id,
  type,
  state,
  withdrawn: false,
  answers,
});

/** What is due of the first of these records, as the others show what was done. */
export function tasks(records: readonly DueRecord[], today = TODAY): readonly (readonly [string, string, number])[] {
  return tasksOf(typesOf(programme), records, today)
    .filter(({ record: of }) => of === records[0]?.id)
    .map(({ rule, on, lateDays }) => [rule.id, on, lateDays]);
}
