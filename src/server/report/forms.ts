// The forms a report is given out in, and what each is called. All of them come from one cut.
import { annualReport } from "#core/report/annual.ts";
import type { ReportLanguage } from "#core/report/words.ts";
import { reportCells, reportWorkbook } from "#core/report/workbook.ts";
import type { Cut } from "#core/result/cut.ts";
import { writeCsv } from "#core/sheet/write-csv.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { lookupIn } from "../words.ts";
import { renderHtml } from "./html.ts";
import { renderPdf } from "./pdf.ts";

export const reportMedia = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;
export type ReportForm = keyof typeof reportMedia;

/** The bytes of the annual report of a cut. */
export function reportBytes(cut: Cut, language: ReportLanguage, form: ReportForm): Uint8Array {
  const lookup = lookupIn(language);
  const report = annualReport(cut, language, lookup);
  switch (form) {
    case "pdf":
      return renderPdf(report);
    case "xlsx":
      return Buffer.concat([...writeXlsx(reportWorkbook(cut, report, lookup))]);
    case "csv":
      return Buffer.concat([...writeCsv(reportCells(cut))]);
    case "html":
      return Buffer.from(renderHtml(report));
    case "json":
      return Buffer.from(JSON.stringify({ report, cut }));
  }
}
