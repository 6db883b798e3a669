// The printed report: real pages, from data that can never be read as markup.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { annualReport } from "#core/report/annual.ts";
import { workshopCut } from "#test/bicycles/cut.ts";
import { renderPdf } from "./pdf.ts";
import { drawingToSvg } from "./svg.ts";

const pagesIn = (pdf: Uint8Array): number =>
  Number(
    /\/Type\s*\/Pages[^>]*\/Count\s+(\d+)|\/Count\s+(\d+)/
      .exec(Buffer.from(pdf).toString("latin1"))
      ?.slice(1)
      .find(Boolean),
  );

describe("the report as PDF", () => {
  it("has the cover and a sheet for every page", () => {
    const report = annualReport(workshopCut, "nl", (_, source) => source);
    const pdf = renderPdf(report);
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), "%PDF-");
    assert.equal(pagesIn(pdf), report.pages.length + 1);
  });

  it("sets words that look like markup, quotes or code as words", () => {
    const says = '#panic("no") $x$ *bold* <script> "quoted" \\ // & #read("annual.typ")';
    const cut = { ...workshopCut, outcomes: [{ country: "BE", year: 2016, says }] };
    assert.ok(renderPdf(annualReport(cut, "en", (_, source) => source)).length > 10_000);
    assert.match(
      drawingToSvg({
        width: 1,
        height: 1,
        says: "",
        shapes: [{ kind: "text", x: 0, y: 0, text: says, tone: "ink", anchor: "start" }],
      }),
      /&lt;script&gt; &quot;quoted&quot;/,
    );
  });
});
