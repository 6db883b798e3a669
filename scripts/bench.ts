// `npm run bench [NAME …]`: each measure of bench/ in a process of its own, one after the other, as one table with the peer's figure beside.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BenchRow } from "#bench/measure.ts";

const folder = join(import.meta.dirname, "..", "bench");
const MOST_MILLIS = 1_500_000;

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(".bench.ts", ""));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(1);
}

const rows: BenchRow[] = [];
for (const name of names.filter((one) => wanted.length === 0 || wanted.includes(one))) {
  process.stderr.write(`measuring ${name} …\n`);
  rows.push(...(await measure(name)));
}
print(rows);
process.exitCode = rows.some((row) => row.measured.startsWith("could not")) ? 1 : 0;

function measure(name: string): Promise<readonly BenchRow[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--expose-gc", join(folder, `${name}.bench.ts`)], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: MOST_MILLIS,
    });
    let out = "";
    let trouble = "";
    child.stdout.on("data", (piece) => (out += piece));
    child.stderr.on("data", (piece) => (trouble = `${trouble}${piece}`.slice(-2000)));
    child.on("close", (code) => {
      const said = code === 0 ? rowsIn(out) : undefined;
      if (!said) process.stderr.write(trouble);
      resolve(
        said ?? [{ what: name, measured: `could not be measured (exit ${code ?? "none"})`, bar: "", beside: "" }],
      );
    });
  });
}

function rowsIn(out: string): readonly BenchRow[] | undefined {
  const line = out.trim().split("\n").at(-1) ?? "";
  return line.startsWith("[") ? (JSON.parse(line) as readonly BenchRow[]) : undefined;
}

function print(table: readonly BenchRow[]): void {
  const head: BenchRow = { what: "what", measured: "measured", bar: "bar", beside: "beside" };
  const columns = ["what", "measured", "bar", "beside"] as const;
  const widths = columns.map((column) => Math.max(...[head, ...table].map((row) => row[column].length)));
  const line = (row: BenchRow): string =>
    `| ${columns.map((column, at) => row[column].padEnd(widths[at] ?? 0)).join(" | ")} |`;
  console.log(line(head));
  console.log(`|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  for (const row of table) console.log(line(row));
}
