// `sample`: records drawn by lot, for whoever comes to hold figures against papers; and, for a colleague, which record a code stands for.
// Promise: nobody chooses what is looked at, and the list names no person: codes, days, and where the signed sheet is kept.
import { tenantsWhere } from "#core/access/can.ts";
import { codeOf, drawSample, isCodeOf } from "#core/access/sample.ts";
import { findType } from "#core/programme.ts";
import { relevant } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { optionsOf } from "#core/record/field.ts";
import { foldRecord } from "#core/record/fold.ts";
import type { RecordType } from "#core/record/type.ts";
import { findPeriod, isIn } from "#core/result/period.ts";
import { programme } from "#programme/register.ts";
import { dayAt } from "../day.ts";
import type { House } from "../house.ts";
import { readDrawable, type SampledRecord } from "../store/sample.ts";
import { inHouse, type Out, Wrong } from "./command.ts";
import { findPerson, readKey } from "./importer.ts";
import { pullKnown } from "./known.ts";

export const sampleHelp = `sample --type training-day --seed 7 --count 20 --as KEYFILE [--period 2016] [--organisation NAME] [--json]
  Draws records by lot: the same seed draws the same for everybody. Names stand as codes; days and where signed sheets are kept stand beside.
  sample --code 7Q2M-XK4D --as KEYFILE
  Says which record a code stands for, to a colleague who may read it.`;

export interface SampleGiven {
  readonly as?: string | boolean | undefined;
  readonly type?: string | boolean | undefined;
  readonly seed?: string | boolean | undefined;
  readonly count?: string | boolean | undefined;
  readonly period?: string | boolean | undefined;
  readonly organisation?: string | boolean | undefined;
  readonly code?: string | boolean | undefined;
  readonly json?: string | boolean | undefined;
}

const MOST_DRAWN = 1000;

export function sample(given: SampleGiven, out: Out): Promise<void> {
  return inHouse(out, (house) => sampleIn(house, given, out));
}

export async function sampleIn(house: House, given: SampleGiven, out: Out): Promise<void> {
  const person = await findPerson(house.store, readKey(given.as).person);
  const on = dayAt(house.today, Date.now());
  if (given.code !== undefined) return sayWhose(house, person, String(given.code), out);

  const type = findType(programme, String(given.type ?? ""));
  if (!type) throw new Wrong("--type names no record type: say, for example, training-day or attendance.");
  if (typeof given.seed !== "string" || given.seed === "")
    throw new Wrong("--seed is missing: any number will do, written down beforehand.");
  const count = Number(given.count);
  if (!Number.isInteger(count) || count < 1 || count > MOST_DRAWN)
    throw new Wrong(`--count is how many to draw, from 1 to ${MOST_DRAWN}.`);
  const period = given.period === undefined ? undefined : findPeriod(String(given.period));
  if (given.period !== undefined && !period) throw new Wrong(`${given.period} is not a period: use 2016 or 2016-H1.`);
  // Nothing there, and nothing there for you, are the same to whoever asks.
  if (tenantsWhere(programme.roles, person, "sample", type.id, on).length === 0)
    throw new Wrong(`There is nothing of this kind that you may draw from on ${on}.`);

  const all = await readDrawable(house.store, programme, person, type, on);
  const from = all.filter(
    (one) =>
      (given.organisation === undefined || one.organisation === given.organisation) &&
      (period === undefined || isIn(period, dayOf(one)?.slice(0, 7) ?? "")),
  );
  const rows = drawSample(from, given.seed, count).map((one) => ({
    code: codeOf(one.record),
    record: one.record,
    organisation: one.organisation,
    on: dayOf(one) ?? null,
    line: one.told ? lineOf(one.told.type, one.told.answers) : null,
    keptAt: one.told ? (keptAt(one.told.answers) ?? null) : null,
  }));
  if (given.json === true) {
    out.say(`${JSON.stringify({ type: type.id, seed: given.seed, drawnFrom: from.length, on, rows }, null, 2)}\n`);
    return;
  }
  out.say(
    `${rows.length} of ${from.length} ${type.plural.toLowerCase()}, drawn with the seed ${given.seed} on ${on}\n`,
  );
  for (const [index, row] of rows.entries()) {
    const sheet = row.keptAt ? `sheet: ${row.keptAt}` : "nobody said where the sheet is kept";
    const told = [row.code, row.on ?? "no day", row.organisation, ...(row.line ? [row.line] : []), sheet];
    out.say(`${String(index + 1).padStart(3)}  ${told.join(" · ")}\n`);
  }
}

/** What a code stands for, among what this person can open. */
async function sayWhose(
  { keeper }: House,
  person: Awaited<ReturnType<typeof findPerson>>,
  code: string,
  out: Out,
): Promise<void> {
  for (const tenant of new Set((await keeper.streamsOf(person)).map((one) => one.tenant))) {
    for (const { changes } of await pullKnown(keeper, person, tenant)) {
      const record = foldRecord(changes);
      const type = record && findType(programme, record.type);
      if (!record || !type || !isCodeOf(code, record.id)) continue;
      const folded = foldRecord(changes, type);
      const line = folded ? lineOf(type, relevant(folded, type)) : "";
      out.say(`${type.label}: ${line}\n`);
      return;
    }
  }
  throw new Wrong("This code stands for nothing that you may read.");
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

function lineOf(type: RecordType, answers: Answers): string {
  return type.title
    .filter((name) => name !== type.when && type.fields[name]?.kind !== "reference")
    .flatMap((name) => {
      const said = answers[name];
      const field = type.fields[name];
      return said === undefined || !field ? [] : [optionsOf(field)?.[String(said)] ?? String(said)];
    })
    .join(", ");
}
