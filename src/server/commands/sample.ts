// `sample`: records drawn by lot, for whoever comes to hold figures against papers; and, for a colleague, which record a code stands for.
// Promise: nobody chooses what is looked at, and the list names no person: codes, days, and where the signed sheet is kept.
import { isCodeOf, MOST_DRAWN } from "#core/access/sample.ts";
import { isProblem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { relevant } from "#core/record/answers.ts";
import { foldRecord } from "#core/record/fold.ts";
import { findPeriod } from "#core/result/period.ts";
import { programme } from "#programme/register.ts";
import { drawFor, lineOf } from "../draw.ts";
import type { House } from "../house.ts";
import type { KeyHolder } from "../key-holder.ts";
import { inHouse, type Out, Wrong } from "./command.ts";
import { actAs } from "./importer.ts";
import { readKey } from "./key-file.ts";
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

export function sample(given: SampleGiven, out: Out): Promise<void> {
  return inHouse(out, (house) => sampleIn(house, given, out));
}

export async function sampleIn(house: House, given: SampleGiven, out: Out): Promise<void> {
  const holder = await actAs(house, programme, readKey(given.as), Date.now());
  if (given.code !== undefined) return sayWhose(house, holder, String(given.code), out);

  const type = findType(programme, String(given.type ?? ""));
  if (!type) throw new Wrong("--type names no record type: say, for example, training-day or attendance.");
  if (typeof given.seed !== "string" || given.seed === "")
    throw new Wrong("--seed is missing: any number will do, written down beforehand.");
  const count = Number(given.count);
  if (!Number.isInteger(count) || count < 1 || count > MOST_DRAWN)
    throw new Wrong(`--count is how many to draw, from 1 to ${MOST_DRAWN}.`);
  const period = given.period === undefined ? undefined : findPeriod(String(given.period));
  if (given.period !== undefined && !period) throw new Wrong(`${given.period} is not a period: use 2016 or 2016-H1.`);
  const organisation = given.organisation === undefined ? undefined : String(given.organisation);
  const { person, on } = holder;
  const drawn = await drawFor(
    { ...house, programme },
    person,
    { type, seed: given.seed, count, period, organisation },
    on,
  );
  if (isProblem(drawn)) throw new Wrong(`There is nothing of this kind that you may draw from on ${on}.`);
  const { rows, drawnFrom } = drawn;
  if (given.json === true) {
    out.say(`${JSON.stringify(drawn, null, 2)}\n`);
    return;
  }
  out.say(`${rows.length} of ${drawnFrom} ${type.plural.toLowerCase()}, drawn with the seed ${given.seed} on ${on}\n`);
  for (const [index, row] of rows.entries()) {
    const sheet = row.keptAt ? `sheet: ${row.keptAt}` : "nobody said where the sheet is kept";
    const told = [row.code, row.on ?? "no day", row.organisation, ...(row.line ? [row.line] : []), sheet];
    out.say(`${String(index + 1).padStart(3)}  ${told.join(" · ")}\n`);
  }
}

/** What a code stands for, among what this person can open. */
async function sayWhose({ keeper }: House, holder: KeyHolder, code: string, out: Out): Promise<void> {
  for (const tenant of new Set((await keeper.streamsOf(holder.person)).map((one) => one.tenant))) {
    for (const { changes } of (await pullKnown(keeper, holder, tenant)).known) {
      const head = changes[0]?.head;
      const type = head && isCodeOf(code, head.record) ? findType(programme, head.type) : undefined;
      if (!type) continue;
      const folded = foldRecord(changes, type);
      const line = folded ? lineOf(type, relevant(folded, type)) : "";
      out.say(`${type.label}: ${line}\n`);
      return;
    }
  }
  throw new Wrong("This code stands for nothing that you may read.");
}
