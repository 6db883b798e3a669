// A register of 5,000 rows, from the bytes of the file to the changes it becomes, and the same register brought in again.
import { readSheets } from "#core/sheet/read.ts";
import type { Sheet } from "#core/sheet/sheet.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { afterwards, bringSheets, HEADINGS } from "#test/bicycles/bring.ts";
import { peakMegabytes, tell } from "./measure.ts";

const ROWS = 5_000;

const rows = Array.from({ length: ROWS }, (_, row) => {
  const born = `${1 + (row % 28)}/${1 + (row % 12)}/${1995 + (row % 20)}`;
  const name = `Invented Rider ${String.fromCharCode(65 + (row % 26))}${row}`;
  return [
    name,
    `M-${row}`,
    row % 2 ? "red" : "blue",
    born,
    "Dyke",
    `${13 + (row % 15)}/${1 + (row % 11)}/2016`,
    `Route ${row % 40}`,
    row % 3 ? "yes" : "no",
  ];
});
const pieces = [...writeXlsx([{ name: "Rides", columns: HEADINGS.map(() => ({})), headings: [HEADINGS], rows }])];
const file = Buffer.concat(pieces);

const from = performance.now();
const cpu = process.cpuUsage();
const sheets = readSheets(file, "rides.xlsx") as readonly Sheet[];
const read = performance.now();
const brought = bringSheets(sheets);
const planned = performance.now();
const used = process.cpuUsage(cpu);
const again = bringSheets(sheets, afterwards([], brought));
const counts = brought.sheets[0]?.plan?.counts;
if (counts?.new !== ROWS || again.sheets[0]?.plan?.counts.unchanged !== ROWS)
  throw new Error(`the register did not come in whole: ${JSON.stringify(counts)}`);

tell([
  {
    what: "register of 5,000 rows: read and turned into changes",
    measured: `${Math.round(read - from)} + ${Math.round(planned - read)} ms (CPU ${Math.round((used.user + used.system) / 1000)} ms), ${brought.changes.length} changes, peak ${peakMegabytes()} MB`,
    bar: "",
    beside: "",
  },
  {
    what: "the same register again: every row recognised",
    measured: `${Math.round(performance.now() - planned)} ms, ${again.changes.length} changes`,
    bar: "",
    beside: "",
  },
]);
