// The annual report read on the page: laid out here from the same cut, by the same code, as the printed one.

import { useEffect, useState } from "react";
import { useParams, useSearch } from "wouter";
import { isProblem } from "#core/problem.ts";
import { annualReport } from "#core/report/annual.ts";
import type { AnnualReport } from "#core/report/blocks.ts";
import { type Lookup, type ReportLanguage, type ReportWords, reportWordsIn } from "#core/report/words.ts";
import type { Cut } from "#core/result/cut.ts";
import { isLanguage, languages } from "#core/words/language.ts";
import { lookupOf, type Told } from "#programme/told.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useTitle } from "../app.ts";
import { reportToldIn } from "../words/catalogues.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./report.module.css";
import { Blocks } from "./report-blocks.tsx";
import { type ReleasedName, useRead } from "./results-data.ts";

export function Report() {
  const { t, lang } = useWords();
  useTitle(t("report-page.title"));
  const wanted = useParams()["*"] ?? "";
  const asked = new URLSearchParams(useSearch()).get("lang");
  const language: ReportLanguage = isLanguage(asked) ? asked : lang;
  const lookup = useLookup(language);
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
        title={away ? t("report-page.away") : t("report-page.not-shown")}
        act={<Button onClick={trouble.again}>{t("app.try-again")}</Button>}
      >
        {away ? t("report-page.kept-at") : sayProblem(trouble.loaded)}
      </Nothing>
    );
  }
  if (names.loaded && !name)
    return (
      <Nothing icon="report" title={t("report-page.none")}>
        {t("report-page.none-yet")}
      </Nothing>
    );
  if (!name || !cut.loaded || isProblem(cut.loaded) || !lookup)
    return (
      <div className={styles.waiting}>
        <Progress says={t("report-page.fetching")} done={0} />
      </div>
    );
  return (
    <div className={styles.page}>
      <Bar name={name} known={known} language={language} />
      <Pages report={annualReport(cut.loaded, language, lookup)} words={reportWordsIn(language, lookup)} />
    </div>
  );
}

/** What the programme calls things in a language; nothing while it is fetched. English where it cannot be. */
function useLookup(language: ReportLanguage): Lookup | undefined {
  const [found, setFound] = useState<{ readonly language: ReportLanguage; readonly lookup: Lookup }>();
  useEffect(() => {
    let isWanted = true;
    const take = (told: Told): void => {
      if (isWanted) setFound({ language, lookup: lookupOf(told) });
    };
    reportToldIn(language).then(take, () => take({}));
    return () => {
      isWanted = false;
    };
  }, [language]);
  return found?.language === language ? found.lookup : undefined;
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
  const { t } = useWords();
  return (
    <div className={styles.bar} data-print="no">
      <select
        aria-label={t("report-page.language")}
        value={language}
        onChange={(event) => go(`/report/${name.id}?lang=${event.target.value}`)}
      >
        {languages.map(({ id, name: word }) => (
          <option key={id} value={id} lang={id}>
            {word}
          </option>
        ))}
      </select>
      {known.length > 1 && (
        <select
          aria-label={t("report-page.release")}
          value={name.id}
          onChange={(event) => go(`/report/${event.target.value}?lang=${language}`)}
        >
          {known.map(({ id, period, version }) => (
            <option key={id} value={id}>
              {t("report-page.version", { period, version })}
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

function Pages({ report, words }: { readonly report: AnnualReport; readonly words: ReportWords }) {
  const countries = report.pages.filter(({ id }) => id.startsWith("country-"));
  const before = report.pages.filter(({ id }) => !id.startsWith("country-") && id !== "method");
  const method = report.pages.filter(({ id }) => id === "method");
  return (
    <article lang={report.lang} className={styles.report}>
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
      <nav className={styles.contents} aria-label={words.t("report.contents")} data-print="no">
        {before.map(({ id, title }) => (
          <a key={id} href={`#${id}`} title={title}>
            {id.startsWith("figure-") ? id.slice("figure-".length) : title}
          </a>
        ))}
        <a href="#countries">{words.t("report.by-country")}</a>
        <a href="#method">{words.t("report.method")}</a>
      </nav>
      {before.map((page) => (
        <Section key={page.id} page={page} words={words} />
      ))}
      <section className={styles.section} aria-labelledby="countries">
        <h2 id="countries">{words.t("report.by-country")}</h2>
        <div>
          {countries.map((page) => (
            <details key={page.id} className={styles.country}>
              <summary>
                {page.title}
                <Icon name="down" small />
              </summary>
              <Blocks blocks={page.blocks} words={words} />
            </details>
          ))}
        </div>
      </section>
      {method.map((page) => (
        <Section key={page.id} page={page} words={words} />
      ))}
    </article>
  );
}

function Section({ page, words }: { readonly page: AnnualReport["pages"][number]; readonly words: ReportWords }) {
  return (
    <section className={styles.section} aria-labelledby={page.id}>
      <h2 id={page.id}>{page.title}</h2>
      <Blocks blocks={page.blocks} words={words} />
    </section>
  );
}

function newestFirst(a: ReleasedName, b: ReleasedName): number {
  return a.period === b.period ? b.version - a.version : a.period < b.period ? 1 : -1;
}
