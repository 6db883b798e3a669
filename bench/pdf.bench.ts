// The annual report as PDF: the first in a fresh process, and every one after it.
import { annualReport } from "#core/report/annual.ts";
import { renderPdf } from "#server/report/pdf.ts";
import { workshopCut } from "#test/bicycles/cut.ts";
import { median, peakMegabytes, tell } from "./measure.ts";

const report = annualReport(workshopCut, "nl", (_, source) => source);
const times: number[] = [];
// What the process holds before it sets a page is the program itself, not the report.
const before = peakMegabytes();
for (let turn = 0; turn < 6; turn += 1) {
  const from = performance.now();
  renderPdf({ ...report, title: `${report.title} ${turn}` });
  times.push(performance.now() - from);
}
const [first = 0, ...more] = times;
tell([
  {
    what: "annual report as PDF, the first",
    measured: `${Math.round(first)} ms, ${peakMegabytes() - before} MB; peak of the process ${peakMegabytes()} MB`,
    bar: "2 s, 100 MB",
    beside: "",
  },
  { what: "annual report as PDF, each after it", measured: `${Math.round(median(more))} ms`, bar: "2 s", beside: "" },
]);
