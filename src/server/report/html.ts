// The annual report as one page that needs nothing else: no script, no address elsewhere, readable by the oldest browser.
import type { AnnualReport, Block, Headline } from "#core/report/blocks.ts";
import { drawingToSvg, escapeXml } from "./svg.ts";

const style = `body{font:17px/1.55 "Source Sans 3",system-ui,sans-serif;color:#18231e;background:#f5f2eb;margin:0 auto;max-width:52rem;padding:2rem 1.25rem}
h1,h2,h3{font-family:"Source Serif 4",Georgia,serif;line-height:1.2;text-wrap:balance}h1{font-size:2.5rem;color:#10302a}h2{margin-top:3.5rem;border-top:1px solid #cdc6b6;padding-top:1.5rem;color:#10302a}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1.25rem}dd{margin:0;font:600 1.75rem/1.1 "Source Serif 4",Georgia,serif;color:#1b4f43}dt{font-size:.875rem;color:#46524c}dl>div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
table{border-collapse:collapse;width:100%;font-size:.9375rem}th,td{text-align:right;padding:.4rem .5rem;border-bottom:1px solid #e3ded2;font-weight:400}thead th{border-bottom:1px solid #18231e;font-weight:600}th:first-child{text-align:left}
svg{width:100%;height:auto}.note{font-size:.875rem;color:#5d6862}`;

export function renderHtml(report: AnnualReport): string {
  const notice = report.notice ? `<p class="note">${escapeXml(report.notice)}</p>` : "";
  const pages = report.pages.map((page) => `<h2>${escapeXml(page.title)}</h2>${page.blocks.map(blockToHtml).join("")}`);
  return `<!doctype html><html lang="${report.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeXml(report.title)}</title><style>${style}</style></head><body><h1>${escapeXml(report.title)}</h1><p>${escapeXml(report.subtitle)}</p>${headlines(report.cover)}${notice}${pages.join("")}${notice}</body></html>\n`;
}

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case "text":
      return `<p>${escapeXml(block.text)}</p>`;
    case "note":
      return `<p class="note">${escapeXml(block.text)}</p>`;
    case "headlines":
      return headlines(block.items);
    case "table":
      return `${block.title ? `<h3>${escapeXml(block.title)}</h3>` : ""}${table(block.head, block.rows)}`;
    case "chart":
      return `<h3>${escapeXml(block.title)}</h3><p class="note">${escapeXml(block.under)}</p>${drawingToSvg(block.drawing)}${table(block.table.head, block.table.rows)}`;
    case "outcomes":
      return `<ul>${block.items.map(({ where, says }) => `<li><b>${escapeXml(where)}</b> ${escapeXml(says)}</li>`).join("")}</ul>`;
    case "passports":
      return block.items
        .map(
          ({ code, says, lines }) =>
            `<h3>${escapeXml(`${code} ${says}`)}</h3>${lines.map(([label, text]) => `<p><b>${escapeXml(label)}:</b> ${escapeXml(text)}</p>`).join("")}`,
        )
        .join("");
  }
}

function headlines(items: readonly Headline[]): string {
  return `<dl>${items.map(({ value, says }) => `<div><dt>${escapeXml(says)}</dt><dd>${escapeXml(value)}</dd></div>`).join("")}</dl>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map(
    ([first = "", ...more]) =>
      `<tr><th scope="row">${escapeXml(first)}</th>${more.map((cell) => `<td>${escapeXml(cell)}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
