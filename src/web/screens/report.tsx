// The annual report read on the page: laid out here from the same cut, by the same code, as the printed one.
import { useState } from "react";
import { isProblem } from "#core/problem.ts";
import { annualReport } from "#core/report/annual.ts";
import type { AnnualReport, Block } from "#core/report/blocks.ts";
import { type ReportLanguage, reportWords } from "#core/report/words.ts";
import type { Cut } from "#core/result/cut.ts";
import { lookupIn } from "#programme/words/lookup.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Chart } from "#ui/chart.tsx";
import { Table } from "#ui/table.tsx";
import { useTitle } from "../app.ts";
import styles from "./report.module.css";
import { type ReleasedName, useRead } from "./results-data.ts";

const languages: { readonly [language in ReportLanguage]: string } = { en: "English", nl: "Nederlands" };
const seeTable: { readonly [language in ReportLanguage]: string } = { en: "See the table", nl: "Bekijk de tabel" };

export function Report() {
  useTitle("Annual report");
  const [language, setLanguage] = useState<ReportLanguage>("en");
  const names = useRead<readonly ReleasedName[]>("/api/released");
  const latest = Array.isArray(names.loaded)
    ? (names.loaded as readonly ReleasedName[]).toSorted((a, b) =>
        b.period === a.period ? b.version - a.version : b.period < a.period ? -1 : 1,
      )[0]
    : undefined;
  const cut = useRead<Cut>(latest && `/api/released/${latest.id}`);

  const trouble = [names, cut].find(({ loaded }) => isProblem(loaded));
  if (trouble && isProblem(trouble.loaded)) {
    const away = trouble.loaded.status === 0;
    return (
      <Nothing
        icon={away ? "cloud" : "info"}
        title={away ? "The report needs a connection" : trouble.loaded.says}
        act={<Button onClick={trouble.again}>Try again</Button>}
      />
    );
  }
  if (names.loaded && !latest)
    return (
      <Nothing icon="report" title="No report has been released yet">
        It appears here when the alliance releases a year.
      </Nothing>
    );
  if (!latest || !cut.loaded || isProblem(cut.loaded)) return <Progress says="Fetching the report…" done={0} />;

  const report = annualReport(cut.loaded, language, lookupIn(language));
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <fieldset className={styles.languages}>
          <legend className="unseen">Language of the report</legend>
          {Object.entries(languages).map(([id, name]) => (
            <label key={id} lang={id}>
              <input
                type="radio"
                name="language"
                checked={id === language}
                onChange={() => setLanguage(id as ReportLanguage)}
              />{" "}
              {name}
            </label>
          ))}
        </fieldset>
        <a className="link" href={`/api/report/${latest.id}?lang=${language}&as=pdf`} download>
          PDF
        </a>
        <a className="link" href={`/api/report/${latest.id}?lang=${language}&as=xlsx`} download>
          XLSX
        </a>
      </div>
      <Pages report={report} language={language} />
    </div>
  );
}

function Pages({ report, language }: { readonly report: AnnualReport; readonly language: ReportLanguage }) {
  const [chosen, ...rest] = [
    report.pages.filter((page) => !page.id.startsWith("country-")),
    report.pages.filter((page) => page.id.startsWith("country-")),
  ];
  const countries = rest.flat();
  return (
    <article lang={language} className={styles.report}>
      <header className={styles.cover}>
        <h1>{report.title}</h1>
        <p>{report.subtitle}</p>
        <dl>
          {report.cover.map((item) => (
            <div key={item.code}>
              <dd>{item.value}</dd>
              <dt>{item.says}</dt>
            </div>
          ))}
        </dl>
        {report.notice && <p className={styles.notice}>{report.notice}</p>}
      </header>
      {(chosen ?? [])
        .filter((page) => page.id !== "method")
        .map((page) => (
          <Section key={page.id} title={page.title} blocks={page.blocks} language={language} />
        ))}
      <section className={styles.section} aria-label={reportWords[language].byCountry}>
        <h2>{reportWords[language].byCountry}</h2>
        {countries.map((page) => (
          <details key={page.id} className={styles.country}>
            <summary>{page.title}</summary>
            <Blocks blocks={page.blocks} language={language} />
          </details>
        ))}
      </section>
      {(chosen ?? [])
        .filter((page) => page.id === "method")
        .map((page) => (
          <Section key={page.id} title={page.title} blocks={page.blocks} language={language} />
        ))}
    </article>
  );
}

function Section({
  title,
  blocks,
  language,
}: {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly language: ReportLanguage;
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      <Blocks blocks={blocks} language={language} />
    </section>
  );
}

function Blocks({ blocks, language }: { readonly blocks: readonly Block[]; readonly language: ReportLanguage }) {
  return (
    <div className={styles.blocks}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page have no other name and are never reordered
        <One key={at} block={block} language={language} />
      ))}
    </div>
  );
}

function One({ block, language }: { readonly block: Block; readonly language: ReportLanguage }) {
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
              <dd>{item.value}</dd>
              <dt>{item.says}</dt>
            </div>
          ))}
        </dl>
      );
    case "table":
      return (
        <Table
          caption={block.title || reportWords[language].summary}
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
    case "chart":
      return (
        <Chart
          title={block.title}
          under={block.under}
          drawing={block.drawing}
          table={block.table}
          tableWord={seeTable[language]}
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
