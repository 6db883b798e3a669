// Every indicator of the programme over one year of a million counted rows, with all splits, beside one plain scan of the same table.
// Nothing is stored between two counts. What the database's own process used is said beside what the clock says.
import { indicatorsOf } from "#core/programme.ts";
import { latticeOf } from "#core/result/cut.ts";
import { findPeriod, type Period } from "#core/result/period.ts";
import { programme } from "#programme/register.ts";
import { asCounter, asOwner, type Sql } from "#server/store/database.ts";
import { countResults } from "#server/store/results.ts";
import { median, millis, type Timed, tell } from "./measure.ts";
import { addMillionFacts } from "./million-facts.ts";
import { cpuMillisOf, inOwnDatabase } from "./own-database.ts";

const TURNS = 5;
const period = findPeriod("2016") as Period;
const indicators = indicatorsOf(programme);

await inOwnDatabase(async ({ store }) => {
  const rows = await addMillionFacts(store);
  await asOwner(store, (sql) => sql("ANALYZE counted"));
  let results = 0;
  const count = async (sql: Sql) => {
    results = (await countResults(sql, indicators, latticeOf, { period })).length;
  };
  // In one process, as counting is: otherwise helpers that are not seen here would do part of the work.
  const scan = async (sql: Sql) => {
    await sql("SET LOCAL max_parallel_workers_per_gather = 0");
    await sql("SELECT count(*), sum(quantity) FROM counted");
  };
  const turns = { count: [] as Timed[], scan: [] as Timed[] };
  for (let turn = -1; turn < TURNS; turn += 1) {
    const counted = await asCounter(store, (sql) => timedInDatabase(sql, count));
    const scanned = await asCounter(store, (sql) => timedInDatabase(sql, scan));
    if (turn < 0) continue;
    turns.count.push(counted);
    turns.scan.push(scanned);
  }
  const [counted, scanned] = [medians(turns.count), medians(turns.scan)];
  tell([
    {
      what: `${indicators.length} indicators, one year of ${rows.toLocaleString("en")} rows, all splits`,
      measured: `${millis(counted)}, ${results} cells`,
      bar: "1 s",
      beside: `one plain scan ${millis(scanned)}: ${(counted.cpu / scanned.cpu).toFixed(1)} of them`,
    },
  ]);
});

async function timedInDatabase(sql: Sql, work: (sql: Sql) => Promise<void>): Promise<Timed> {
  const [{ pid } = { pid: 0 }] = await sql<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const from = { wall: performance.now(), cpu: cpuMillisOf(pid) };
  await work(sql);
  return { wall: performance.now() - from.wall, cpu: cpuMillisOf(pid) - from.cpu };
}

function medians(times: readonly Timed[]): Timed {
  return { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) };
}
