// Every kind of register the programme knows, with the words partners use, and how a record made from one is completed.
import type { CarryOutContext } from "#core/register/carry-out.ts";
import { type RegisterLayout, withWords } from "#core/register/layout.ts";
import type { DayOrder } from "#core/register/read-day.ts";
import { childrenRegisters } from "./children/registers.ts";
import { communitiesRegisters } from "./communities/registers.ts";
import { companiesRegisters } from "./companies/registers.ts";
import { declaredFigures } from "./framework/registers.ts";
import { keepAnswers } from "./keep.ts";
import { learningRegisters } from "./learning/registers.ts";
import { columnWords } from "./words/register-columns.ts";
import { leftOutHeadings } from "./words/register-words.ts";

const spoken = (layout: RegisterLayout): RegisterLayout =>
  withWords({ ...layout, leftOut: [...layout.leftOut, ...leftOutHeadings] }, columnWords);

export const registers: readonly RegisterLayout[] = [
  ...learningRegisters,
  ...childrenRegisters,
  ...communitiesRegisters,
  ...companiesRegisters,
  declaredFigures,
].map(spoken);

/** Which kind of register a total without rows becomes, and the column that holds its number. */
export const declaredTotals = { layout: spoken(declaredFigures), value: "value" } as const;

/** The order in which days are written where nothing in a column shows it; of the partners' countries only one puts the month first. */
export function dayOrderIn(country: string | null): DayOrder {
  return country === "PH" ? "mdy" : "dmy";
}

/** Fills in what the app keeps with a record, as a form does when it is saved. */
export function keepInImport(newId: () => string, country: string | undefined): NonNullable<CarryOutContext["keep"]> {
  return (type, answers, find) => keepAnswers(type, answers, { find: (_, id) => find(id), newId, country });
}
