// The first screen of results: the figures, their targets, how complete they are, what is late; then where and among whom.

import { Link } from "wouter";
import { UNKNOWN } from "#core/fact/fact.ts";
import { Stacks } from "#ui/bars.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { useApp } from "../app.ts";
import styles from "./results.module.css";
import { cellsOf, type Figure, periodWords, splitName, totalOf } from "./results-data.ts";
import { Beside, Complete, Opens, type Room, Target, Value } from "./results-parts.tsx";

export function ResultsOverview({
  figures,
  room,
  period,
}: {
  readonly figures: readonly Figure[];
  readonly room: Room;
  readonly period: string;
}) {
  const { t } = useWords();
  const { main, others } = apart(figures);
  return (
    <>
      <Complete completeness={room.completeness} />
      {main.length > 0 && (
        <ul className={styles.figures}>
          {main.map((figure) => (
            <li key={figure.indicator.code}>
              <Headline
                figure={figure}
                beside={figures.filter(({ indicator }) => indicator.beside === figure.indicator.code)}
                period={period}
                to={room.to(`/${figure.indicator.code}`)}
              />
            </li>
          ))}
          <li className={styles.aside}>{t("results.a-person-counts-once-in")}</li>
        </ul>
      )}
      <Countries figures={main} room={room} period={period} />
      <People figures={main} period={period} />
      <Others figures={others} isAll={main.length === 0} room={room} period={period} />
    </>
  );
}

function Headline({
  figure,
  beside,
  period,
  to,
}: {
  readonly figure: Figure;
  readonly beside: readonly Figure[];
  readonly period: string;
  readonly to: string;
}) {
  const { indicator } = figure;
  return (
    <Link href={to} className={styles.figure}>
      <span className={styles.says}>
        <b>{indicator.code}</b> {indicator.says}
      </span>
      <span className={styles.value}>
        <Value value={totalOf(figure)} percent={indicator.measure === "ratio"} />
      </span>
      <Target figure={figure} period={period} />
      <Beside figure={figure} beside={beside} />
    </Link>
  );
}

/** Those of the first page, and all that neither stand there nor beside one of them. */
function apart(figures: readonly Figure[]): { readonly main: readonly Figure[]; readonly others: readonly Figure[] } {
  const main = figures.filter(({ indicator }) => indicator.headline);
  const codes = new Set(main.map(({ indicator }) => indicator.code));
  return {
    main,
    others: figures.filter(({ indicator }) => !codes.has(indicator.code) && !codes.has(indicator.beside ?? "")),
  };
}

/** What else is counted, domain by domain: a line each, open where something was counted. */
function Others({ figures, isAll, room, period }: PartParts & { readonly isAll: boolean }) {
  const { t } = useWords();
  const { programme } = useApp();
  const byDomain = programme.domains.flatMap(({ id, label, indicators }) => {
    const codes = new Set(indicators.map(({ code }) => code));
    const mine = figures.filter(({ indicator }) => codes.has(indicator.code));
    const counted = mine.filter((figure) => totalOf(figure) !== 0 || figure.declared !== 0);
    return mine.length === 0 ? [] : [{ id, label, mine, counted }];
  });
  if (byDomain.length === 0) return null;
  return (
    <section className={styles.others} aria-labelledby="others">
      <h2 id="others">{t(isAll ? "results.what-is-counted" : "results.what-else-is-counted")}</h2>
      {byDomain.map(({ id, label, mine, counted }) => (
        <details key={id} open={room.rows !== undefined}>
          <summary>
            {label}
            <span className="meta">{t("results.some-of-them", { counted: counted.length, all: mine.length })}</span>
          </summary>
          <ul>
            {mine.map((figure) => (
              <li key={figure.indicator.code}>
                <Link href={room.to(`/${figure.indicator.code}`)}>
                  <span>
                    <b>{figure.indicator.code}</b> {figure.indicator.says}
                  </span>
                  <Value value={totalOf(figure)} percent={figure.indicator.measure === "ratio"} />
                </Link>
                <Target figure={figure} period={period} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

interface PartParts {
  readonly figures: readonly Figure[];
  readonly room: Room;
  readonly period: string;
}

/** Every figure in every country, as one table; nothing where there is only one country. */
function Countries({ figures, room, period }: PartParts) {
  const { t, compare } = useWords();
  const split = figures.filter(({ indicator }) => indicator.by.includes("country"));
  const all = split.flatMap((figure) => cellsOf(figure, "country"));
  const countries = [...new Map(all.map(({ id, label }) => [id, label]))].sort(([, a], [, b]) => compare(a, b));
  if (countries.length < 2) return null;
  return (
    <section className={styles.crossed} aria-labelledby="by-country">
      <div>
        <h2 id="by-country">{t("results.in-countries", { count: countries.length })}</h2>
        <p className="meta">{t("results.each-figure-by-country", { period: periodWords(period) })}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("results.table-of-figures-by-country")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("results.country")}</th>
              {split.map(({ indicator }) => (
                <th key={indicator.code} scope="col">
                  <abbr title={indicator.says}>{indicator.code}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {countries.map(([id, label]) => (
              <tr key={id}>
                <th scope="row">
                  <CountryName id={id} label={label} period={period} />
                </th>
                {split.map((figure) => (
                  <td key={figure.indicator.code}>
                    <InCountry room={room} figure={figure} country={id} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** A country the programme knows has a page of its own. */
function CountryName({ id, label, period }: { readonly id: string; readonly label: string; readonly period: string }) {
  const { programme } = useApp();
  if (!Object.hasOwn(programme.countries, id)) return label;
  return (
    <Link href={`/places/${id}?${new URLSearchParams({ period })}`} className={styles.opens}>
      {label}
    </Link>
  );
}

/** A country in which nothing was recorded for a figure is not a zero that somebody counted. */
function InCountry({
  room,
  figure,
  country,
}: {
  readonly room: Room;
  readonly figure: Figure;
  readonly country: string;
}) {
  const { t } = useWords();
  const cell = cellsOf(figure, "country").find(({ id }) => id === country);
  if (cell) return <Opens room={room} figure={figure} at={{ country }} value={cell.value} />;
  return (
    <span className={styles.none}>
      <span aria-hidden="true">–</span>
      <span className="unseen">{t("results.nothing-recorded")}</span>
    </span>
  );
}

/** Figures of people by sex and by age, the unknown among them. */
function People({ figures, period }: Omit<PartParts, "room">) {
  const { t } = useWords();
  const people = figures.filter((figure) => figure.indicator.measure === "people" && (totalOf(figure) ?? 0) > 0);
  if (people.length === 0) return null;
  return (
    <div className={styles.grid}>
      {(["sex", "ageBand"] as const).map((split) => {
        const rows = people
          .map(({ indicator, ...figure }) => ({
            id: indicator.code,
            label: indicator.code,
            parts: cellsOf({ indicator, ...figure }, split),
          }))
          .filter(({ parts }) => parts.length > 0);
        return (
          <Stacks
            key={split}
            title={common(rows.map(({ parts }) => parts)) ?? t("results.by-2", { split: splitName(split) })}
            under={t("results.people-in-each-figure-by", { split: splitName(split), period: periodWords(period) })}
            head={[t("results.figure"), t("results.people")]}
            unknown={UNKNOWN}
            ordered={split === "ageBand"}
            rows={rows}
          />
        );
      })}
    </div>
  );
}

type Cells = ReturnType<typeof cellsOf>;

/** "7 in 10: girl or woman", where every part is known to us and its largest is not the unknown. */
export function finding(cells: Cells): string {
  const { t } = spoken();
  return common([cells]) ?? t("results.by-sex");
}

/** What holds for several figures at once: "7 to 8 in 10: girl or woman". */
function common(figures: readonly Cells[]): string | undefined {
  const { t } = spoken();
  const [first] = figures[0] ?? [];
  if (!first || first.id === UNKNOWN || figures.some((cells) => cells[0]?.id !== first.id)) return undefined;
  if (figures.flat().some(({ value }) => value === null)) return undefined;
  const tenths = figures.map((cells) => {
    const whole = cells.reduce((sum, { value }) => sum + (value ?? 0), 0);
    return Math.round(((cells[0]?.value ?? 0) / whole) * 10);
  });
  const [least, most] = [Math.min(...tenths), Math.max(...tenths)];
  return t("results.in-10", {
    tenths: least === most ? most : t("results.range", { least, most }),
    who: first.label.toLocaleLowerCase(spoken().locale),
  });
}
