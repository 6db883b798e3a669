// What a results page takes from open records: targets, read as a person who may read them.
import { isProblem } from "#core/problem.ts";
import type { Period } from "#core/result/period.ts";
import type { Keeper, OpenRecord } from "./keeper.ts";
import type { Visitor } from "./visitors.ts";

type Reader = Pick<Visitor, "id" | "grants">;

/** Targets of a period by indicator, of the whole where one was agreed, else the countries' added up. */
export async function readTargets(
  keeper: Keeper,
  person: Reader,
  period: Period,
): Promise<{ readonly [code: string]: number }> {
  const targets = (await readAll(keeper, person, "target")).filter(({ answers }) => answers["period"] === period.text);
  const codes = [...new Set(targets.map(({ answers }) => String(answers["indicator"])))];
  return Object.fromEntries(
    codes.map((code) => {
      const of = targets.filter(({ answers }) => answers["indicator"] === code);
      const whole = of.filter(({ answers }) => answers["country"] === undefined);
      return [
        code,
        (whole.length > 0 ? whole : of).reduce((sum, { answers }) => sum + Number(answers["value"] ?? 0), 0),
      ];
    }),
  );
}

async function readAll(keeper: Keeper, person: Reader, type: string): Promise<readonly OpenRecord[]> {
  const all: OpenRecord[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await keeper.openRecords(person, { type, limit: 500, ...(after !== undefined && { after }) });
    if (isProblem(page)) return all;
    all.push(...page.records.filter(({ withdrawn }) => !withdrawn));
    after = page.next;
  }
  return all;
}
