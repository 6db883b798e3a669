// The blocks of a report page as a page shows them: paper's drawings become bars that are sharp at every width, from the same table.
// Promise: a number is printed as the report wrote it; only the length of its bar is worked out here.
import type { Block } from "#core/report/blocks.ts";
import type { ReportWords } from "#core/report/words.ts";
import { Bars, Shares, Stacks } from "#ui/bars.tsx";
import { Table } from "#ui/table.tsx";
import { numberFrom } from "#ui/words.ts";
import styles from "./report.module.css";

type Of<Kind extends Block["kind"]> = Extract<Block, { readonly kind: Kind }>;

export function Blocks({ blocks, words }: { readonly blocks: readonly Block[]; readonly words: ReportWords }) {
  const charts = blocks.filter((block) => block.kind === "chart");
  const table = blocks.find((block) => block.kind === "table");
  return (
    <div className={styles.blocks}>
      {blocks.map((block, at) => {
        if (block.kind !== "chart") return <One key={keyOf(block, at)} block={block} words={words} />;
        if (block !== charts[0]) return null;
        return (
          <div key={keyOf(block, at)} className={styles.charts}>
            {charts.map((chart) => (
              <Drawn key={chart.under} chart={chart} table={table} words={words} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function One({ block, words }: { readonly block: Exclude<Block, Of<"chart">>; readonly words: ReportWords }) {
  switch (block.kind) {
    case "text":
      return <p>{block.text}</p>;
    case "note":
      return <p className={styles.note}>{block.text}</p>;
    case "headlines":
      return (
        <dl className={styles.headlines}>
          {block.items.map((item) => (
            <div key={item.code}>
              <dt>{item.says}</dt>
              <dd>{item.value}</dd>
            </div>
          ))}
        </dl>
      );
    case "table":
      return (
        <Table
          caption={block.title || words.t("report.summary")}
          quietCaption
          rows={block.rows}
          keyOf={(row) => row[0] ?? ""}
          columns={block.head.map((head, column) => ({
            id: head,
            head,
            number: column > 0,
            cell: (row: readonly string[]) => row[column],
          }))}
        />
      );
    case "outcomes":
      return (
        <ul className={styles.outcomes}>
          {block.items.map((item) => (
            <li key={item.says}>
              <b>{item.where}</b> {item.says}
            </li>
          ))}
        </ul>
      );
    case "passports":
      return (
        <dl className={styles.passports}>
          {block.items.map((item) => (
            <div key={item.code}>
              <dt>
                <b>{item.code}</b> {item.says}
              </dt>
              {item.lines.map(([label, text]) => (
                <dd key={label}>
                  <span>{label}:</span> {text}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      );
  }
}

/** A chart by what its table says: lines by length, parts of one whole, or, for a country, figures of people by sex. */
function Drawn({
  chart,
  table,
  words,
}: {
  readonly chart: Of<"chart">;
  readonly table: Of<"table"> | undefined;
  readonly words: ReportWords;
}) {
  const { title, under } = chart;
  const [label = "", number = ""] = chart.table.head;
  const unknown = words.t("report.unknown");
  const rows = chart.table.rows.map(([line = "", text = ""]) => ({
    id: line,
    label: line,
    value: numberIn(text),
    shown: text,
  }));
  const card = { title, under, head: [label, number] as const };
  if (label === words.t("report.by-sex")) return <Shares {...card} rows={rows} unknown={unknown} />;
  if (label !== words.t("report.figure") || !table) return <Bars {...card} rows={rows} />;
  const sexes = table.head.slice(2);
  const stacks = rows.map(({ id }) => {
    const said = table.rows.find(([figure]) => figure?.startsWith(`${id}  `)) ?? [];
    return {
      id,
      label: id,
      parts: sexes.map((sex, at) => ({ id: sex, label: sex, value: numberIn(said[at + 2] ?? "") ?? 0 })),
    };
  });
  return <Stacks {...card} rows={stacks} unknown={unknown} />;
}

/** The number a text of the report says; null for the word that it is not for release. */
function numberIn(text: string): number | null {
  return numberFrom(text) ?? null;
}

function keyOf(block: Block, at: number): string {
  return `${block.kind} ${at}`;
}
