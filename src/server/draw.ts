// Records drawn by lot for one person, as the command and the API give them. Promise: no person is named; codes, days, what the record
// itself says where that may be read, and where the paper is kept.
import { tenantsWhere } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { codeOf, type Drawn, drawSample } from "#core/access/sample.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { optionsOf } from "#core/record/field.ts";
import type { RecordType } from "#core/record/type.ts";
import { isIn, type Period } from "#core/result/period.ts";
import type { Store } from "./store/database.ts";
import { readDrawable, type SampledRecord } from "./store/sample.ts";

export interface Draw {
  readonly type: RecordType;
  readonly seed: string;
  /** From 1 to MOST_DRAWN. */
  readonly count: number;
  readonly period?: Period | undefined;
  /** The name of one organisation. */
  readonly organisation?: string | undefined;
}

/** A Problem where this person may draw nothing of this kind on that day: nothing there, and nothing there for you, are the same. */
export async function drawFor(
  { store, programme }: { readonly store: Store; readonly programme: Programme },
  person: Person,
  { type, seed, count, period, organisation }: Draw,
  on: string,
): Promise<Drawn | Problem> {
  if (tenantsWhere(programme.roles, person, "sample", type.id, on).length === 0) return problem("door.not-found");
  const all = await readDrawable(store, programme, person, type, on);
  const from = all.filter(
    (one) =>
      (organisation === undefined || one.organisation === organisation) &&
      (period === undefined || isIn(period, dayOf(one)?.slice(0, 7) ?? "")),
  );
  const rows = drawSample(from, seed, count).map((one) => ({
    code: codeOf(one.record),
    record: one.record,
    opens: one.told?.type === type,
    organisation: one.organisation,
    on: dayOf(one) ?? null,
    line: one.told ? lineOf(one.told.type, one.told.answers) : null,
    keptAt: one.told ? (keptAt(one.told.answers) ?? null) : null,
  }));
  return { type: type.id, seed, on, drawnFrom: from.length, rows };
}

const dayOf = ({ told }: SampledRecord): string | undefined => {
  const day = told?.type.when === undefined ? undefined : told.answers[told.type.when];
  return typeof day === "string" ? day : undefined;
};

/** Where the paper is: the answer to the question that ends so in its name. */
function keptAt(answers: Answers): string | undefined {
  const [, said] = Object.entries(answers).find(([name, value]) => name.endsWith("KeptAt") && value !== "") ?? [];
  return typeof said === "string" ? said : undefined;
}

/** What a record says of itself by its title, without its day and whatever it names. */
export function lineOf(type: RecordType, answers: Answers): string {
  return type.title
    .filter((name) => name !== type.when && type.fields[name]?.kind !== "reference")
    .flatMap((name) => {
      const said = answers[name];
      const field = type.fields[name];
      return said === undefined || !field ? [] : [optionsOf(field)?.[String(said)] ?? String(said)];
    })
    .join(", ");
}
