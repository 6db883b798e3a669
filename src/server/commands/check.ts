// `check`: folds the whole log anew and compares records, facts, the counted table and the figures with what is stored. Of sealed records
// it verifies hashes, numbers, signatures and keys; what is inside them it reads only with somebody's key file, as far as they may.
import { isDeepStrictEqual } from "node:util";
import { type Counted, joinFacts } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { indicatorsOf } from "#core/programme.ts";
import { findPeriod, type Period } from "#core/result/period.ts";
import { tally } from "#core/result/tally.ts";
import { programme } from "#programme/register.ts";
import { dayAt } from "../day.ts";
import type { House } from "../house.ts";
import { asCounter, asOwner, inTenants, type Store } from "../store/database.ts";
import { readCounted } from "../store/facts.ts";
import { countResults } from "../store/results.ts";
import { countChunks } from "./check-files.ts";
import { checkOpened, checkSeals, grantsAt } from "./check-seals.ts";
import { inHouse, type Out, Wrong } from "./command.ts";
import { foldTenant } from "./fold-log.ts";
import { actAs } from "./importer.ts";
import { readKey } from "./key-file.ts";

export const checkHelp = `check [--as KEYFILE] [--json]
  Folds the whole log anew and compares records, facts and figures with what is stored; verifies key logs, signatures, and that what is
  sealed has its keys. Ends with 1 when anything differs.
  --as         opens what this person can read as well, and compares what it counts with what is stated`;

interface Checked {
  readonly organisations: number;
  readonly changes: number;
  readonly records: number;
  readonly facts: number;
  readonly counted: number;
  readonly figures: number;
  readonly fileChunks: number;
  readonly fileChunksOfNoRecord: number;
}

type Difference = { readonly what: string; readonly organisation: string; readonly record?: string };

export interface CheckGiven {
  readonly as?: string | undefined;
  readonly json: boolean;
}

export function check(given: CheckGiven, out: Out): Promise<void> {
  return inHouse(out, (house) => checkIn(house, given, out));
}

export async function checkIn(house: House, { as, json }: CheckGiven, out: Out): Promise<void> {
  const holder = as === undefined ? undefined : await actAs(house, programme, readKey(as), Date.now());
  const { checked, differences: found, figures } = await checkAll(house, out);
  const seals = holder && (await checkOpened(house, programme, holder));
  const differences: readonly Difference[] = [...found, ...(seals?.differences ?? [])];
  const ok = differences.length === 0;
  const opened = seals && { opened: seals.opened, shut: seals.shut, files: seals.files };
  if (json) out.say(`${JSON.stringify({ ok, ...checked, ...opened, differences, totals: figures }, null, 2)}\n`);
  else {
    out.say(
      `${checked.changes} changes of ${checked.records} records in ${checked.organisations} organisations were folded anew.\n`,
    );
    out.say(
      `${checked.facts} facts and ${checked.counted} counted rows, ${checked.figures} figures: ${ok ? "all as stored" : `${differences.length} differ`}.\n`,
    );
    if (checked.fileChunks > 0)
      out.say(`${checked.fileChunks} chunks of files, ${checked.fileChunksOfNoRecord} of them of no record.\n`);
    if (seals) out.say(`${seals.opened} sealed records were opened, ${seals.shut} stay shut.\n`);
    if (seals && checked.fileChunks > 0)
      out.say(
        `${seals.files.opened} files were opened, ${seals.files.away} are named and not there, ${seals.files.unnamed} are there and no record names them.\n`,
      );
    for (const { code, period, folded, stored } of figures)
      out.say(`  ${code} ${period}: ${folded} folded anew, ${stored} by the database\n`);
    for (const { what, organisation, record } of differences.slice(0, 20))
      out.say(`  ${what}: organisation ${organisation}${record ? `, record ${record}` : ""}\n`);
  }
  if (!ok)
    throw new Wrong(
      differences.length === 1 ? "One difference was found." : `${differences.length} differences were found.`,
    );
}

interface Figure {
  readonly code: string;
  readonly period: string;
  readonly folded: number | null;
  readonly stored: number | null;
}

async function checkAll(
  { store, today }: House,
  out: Out,
): Promise<{ checked: Checked; differences: readonly Difference[]; figures: readonly Figure[] }> {
  const tenants = await asOwner(store, (sql) => sql<{ tenant: string }>("SELECT tenant FROM tenant ORDER BY tenant"));
  const differences: Difference[] = [];
  const sums = { changes: 0, records: 0, facts: 0, counted: 0, fileChunks: 0, fileChunksOfNoRecord: 0 };
  const rows: Counted[] = [];
  for (const [index, { tenant }] of tenants.entries()) {
    const folded = await inTenants(store, [tenant], (sql) => foldTenant(sql, programme, tenant));
    const granted = await asOwner(store, (sql) => grantsAt(sql, tenant));
    const on = dayAt(today, Date.now());
    const seals = await inTenants(store, [tenant], (sql) => checkSeals(sql, { programme, tenant, on, granted }));
    const stored = await inTenants(store, [tenant], (sql) => readCounted(sql, programme.rules));
    const { chunks, ofNoRecord } = await inTenants(store, [tenant], (sql) => countChunks(sql, tenant));
    sums.fileChunks += chunks;
    sums.fileChunksOfNoRecord += ofNoRecord;
    const joined = joinFacts(folded.facts);
    for (const { what, record } of [...folded.differences, ...seals])
      differences.push({ what, organisation: tenant, ...(record !== undefined && { record }) });
    if (!isDeepStrictEqual(joined, stored)) differences.push({ what: "the counted table", organisation: tenant });
    rows.push(...joined);
    sums.changes += folded.changes;
    sums.records += folded.records;
    sums.facts += folded.facts.length;
    sums.counted += stored.length;
    out.tell(`checked ${index + 1} of ${tenants.length} organisations`);
  }
  const figures = await compareFigures(store, rows);
  for (const { code, folded, stored } of figures)
    if (folded !== stored) differences.push({ what: `the figure ${code}`, organisation: "all" });
  return { checked: { organisations: tenants.length, ...sums, figures: figures.length }, differences, figures };
}

/** Each indicator's total of each year there is, counted by the pure tally and by SQL. */
async function compareFigures(store: Store, rows: readonly Counted[]): Promise<readonly Figure[]> {
  const years = [...new Set(rows.map(({ month }) => month.slice(0, 4)))].sort();
  const figures: Figure[] = [];
  for (const period of years.map((year) => findPeriod(year)).filter((found): found is Period => found !== undefined)) {
    const stored = await asCounter(store, (sql) => countResults(sql, indicatorsOf(programme), () => [[]], { period }));
    for (const indicator of indicatorsOf(programme)) {
      const folded = tally(indicator, rows, period, []);
      figures.push({
        code: indicator.code,
        period: period.text,
        folded: isProblem(folded) ? null : (folded[0]?.value ?? null),
        stored: stored.find(({ code }) => code === indicator.code)?.value ?? null,
      });
    }
  }
  return figures;
}
