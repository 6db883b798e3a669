// The annual report read on the page: laid out here from the same cut, by the same code, as the printed one.
import { Link, useParams, useSearch } from "wouter";
import { isProblem } from "#core/problem.ts";
import { annualReport } from "#core/report/annual.ts";
import type { AnnualReport } from "#core/report/blocks.ts";
import { type ReportLanguage, reportWords } from "#core/report/words.ts";
import type { Cut } from "#core/result/cut.ts";
import { lookupIn } from "#programme/words/lookup.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useApp, useTitle } from "../app.ts";
import styles from "./report.module.css";
import { Blocks } from "./report-blocks.tsx";
import { type ReleasedName, useRead } from "./results-data.ts";

const languages: { readonly [language in ReportLanguage]: string } = { en: "English", nl: "Nederlands" };
const contents: { readonly [language in ReportLanguage]: string } = { en: "Contents", nl: "Inhoud" };

export function Report() {
  useTitle("Annual report");
  const wanted = useParams()["*"] ?? "";
  const language: ReportLanguage = new URLSearchParams(useSearch()).get("lang") === "nl" ? "nl" : "en";
  const names = useRead<readonly ReleasedName[]>("/api/released");
  const known = Array.isArray(names.loaded) ? (names.loaded as readonly ReleasedName[]).toSorted(newestFirst) : [];
  const name = wanted === "" ? known[0] : known.find(({ id }) => id === wanted);
  const cut = useRead<Cut>(name && `/api/released/${name.id}`);

  const trouble = [names, cut].find(({ loaded }) => isProblem(loaded));
  if (trouble && isProblem(trouble.loaded)) {
    const away = trouble.loaded.status === 0;
    return (
      <Nothing
        icon={away ? "cloud" : "info"}
        title={away ? "The report needs a connection" : "The report could not be shown"}
        act={<Button onClick={trouble.again}>Try again</Button>}
      >
        {away ? "It is made from what was released, and that is kept at the alliance." : trouble.loaded.says}
      </Nothing>
    );
  }
  if (names.loaded && !name)
    return (
      <Nothing icon="report" title="No report has been released yet">
        It appears here when the alliance releases a year.
      </Nothing>
    );
  if (!name || !cut.loaded || isProblem(cut.loaded))
    return (
      <div className={styles.waiting}>
        <Progress says="Fetching the report …" done={0} />
      </div>
    );
  return (
    <div className={styles.page}>
      <Bar name={name} known={known} language={language} />
      <Pages report={annualReport(cut.loaded, language, lookupIn(language))} language={language} />
    </div>
  );
}

/** Language, which release, and the files: each choice has an address of its own. */
function Bar({
  name,
  known,
  language,
}: {
  readonly name: ReleasedName;
  readonly known: readonly ReleasedName[];
  readonly language: ReportLanguage;
}) {
  const { go } = useApp();
  return (
    <div className={styles.bar} data-print="no">
      <nav className={styles.languages} aria-label="Language of the report">
        {Object.entries(languages).map(([id, word]) => (
          <Link key={id} href={`/report/${name.id}?lang=${id}`} lang={id} aria-current={id === language || undefined}>
            {word}
          </Link>
        ))}
      </nav>
      {known.length > 1 && (
        <select
          aria-label="Release"
          value={name.id}
          onChange={(event) => go(`/report/${event.target.value}?lang=${language}`)}
        >
          {known.map(({ id, period, version }) => (
            <option key={id} value={id}>
              {period}, version {version}
            </option>
          ))}
        </select>
      )}
      <span className={styles.files}>
        <a href={`/api/report/${name.id}?lang=${language}&as=pdf`} download>
          <Icon name="report" small />
          PDF
        </a>
        <a href={`/api/report/${name.id}?lang=${language}&as=xlsx`} download>
          <Icon name="register" small />
          XLSX
        </a>
      </span>
    </div>
  );
}

function Pages({ report, language }: { readonly report: AnnualReport; readonly language: ReportLanguage }) {
  const countries = report.pages.filter(({ id }) => id.startsWith("country-"));
  const before = report.pages.filter(({ id }) => !id.startsWith("country-") && id !== "method");
  const method = report.pages.filter(({ id }) => id === "method");
  const words = reportWords[language];
  return (
    <article lang={language} className={styles.report}>
      <header className={styles.cover}>
        <h1>{report.title}</h1>
        <p>{report.subtitle}</p>
        <dl>
          {report.cover.map((item) => (
            <div key={item.code}>
              <dt>{item.says}</dt>
              <dd>{item.value}</dd>
            </div>
          ))}
        </dl>
        {report.notice && <p className={styles.notice}>{report.notice}</p>}
      </header>
      <nav className={styles.contents} aria-label={contents[language]} data-print="no">
        {before.map(({ id, title }) => (
          <a key={id} href={`#${id}`} title={title}>
            {id.startsWith("figure-") ? id.slice("figure-".length) : title}
          </a>
        ))}
        <a href="#countries">{words.byCountry}</a>
        <a href="#method">{words.method}</a>
      </nav>
      {before.map((page) => (
        <Section key={page.id} page={page} language={language} />
      ))}
      <section className={styles.section} aria-labelledby="countries">
        <h2 id="countries">{words.byCountry}</h2>
        <div>
          {countries.map((page) => (
            <details key={page.id} className={styles.country}>
              <summary>
                {page.title}
                <Icon name="down" small />
              </summary>
              <Blocks blocks={page.blocks} language={language} />
            </details>
          ))}
        </div>
      </section>
      {method.map((page) => (
        <Section key={page.id} page={page} language={language} />
      ))}
    </article>
  );
}

function Section({
  page,
  language,
}: {
  readonly page: AnnualReport["pages"][number];
  readonly language: ReportLanguage;
}) {
  return (
    <section className={styles.section} aria-labelledby={page.id}>
      <h2 id={page.id}>{page.title}</h2>
      <Blocks blocks={page.blocks} language={language} />
    </section>
  );
}

function newestFirst(a: ReleasedName, b: ReleasedName): number {
  return a.period === b.period ? b.version - a.version : a.period < b.period ? 1 : -1;
}
