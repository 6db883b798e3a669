// One figure: its number and what stands beside it, how it is split, and, among working figures, the way from every number to its facts.

import { Link } from "wouter";
import { UNKNOWN } from "#core/fact/fact.ts";
import type { SplitBy } from "#core/result/tally.ts";
import { Bars, Shares } from "#ui/bars.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { useApp, useTitle } from "../app.ts";
import styles from "./results.module.css";
import { cellsOf, type Figure, labelOf, periodWords, splitName, totalOf, valueAt } from "./results-data.ts";
import { finding } from "./results-overview.tsx";
import { Beside, Complete, Opens, type Room, Target } from "./results-parts.tsx";

export function ResultsFigure({
  figure,
  beside,
  room,
  period,
}: {
  readonly figure: Figure;
  readonly beside: readonly Figure[];
  readonly room: Room;
  readonly period: string;
}) {
  const { t } = useWords();
  const { indicator } = figure;
  useTitle(`${indicator.code}: ${t("results.results")}`);
  const { person } = useApp();
  const splits = ([...indicator.by, "organisation"] as const).filter((split) => {
    const many = cellsOf(figure, split).length;
    // One place alone is no split.
    return split === "country" || split === "organisation" ? many > 1 : many > 0;
  });
  const nameOf = (id: string): string =>
    person.streams.find(({ tenant }) => tenant === id)?.organisation ?? t("results.another");
  return (
    <div className={styles.page}>
      <Link href={room.to("")} className={styles.back}>
        <Icon name="back" small />
        {t("results.all-results")}
      </Link>
      <header className={styles.head}>
        <div>
          <span className="eyebrow">
            {indicator.code}, {periodWords(period)}
          </span>
          <h1>{indicator.says}</h1>
        </div>
        <div className={styles.total}>
          <p className={styles.big}>
            <Opens room={room} figure={figure} at={{}} value={totalOf(figure)} />
          </p>
          <Target figure={figure} period={period} />
          <Beside figure={figure} beside={beside} to={room.to} />
        </div>
        <p>{room.says}</p>
      </header>
      <Complete completeness={room.completeness} />
      <div className={styles.grid}>
        {[splits.slice(0, 1), splits.slice(1)]
          .filter(({ length }) => length > 0)
          .map((column) => (
            <div key={column[0]}>
              {column.map((split) => (
                <Split key={split} figure={figure} split={split} room={room} period={period} nameOf={nameOf} />
              ))}
            </div>
          ))}
      </div>
      {indicator.by.includes("sex") && <Crossed figure={figure} room={room} />}
      <Passport figure={figure} />
    </div>
  );
}

function Split({
  figure,
  split,
  room,
  period,
  nameOf,
}: {
  readonly figure: Figure;
  readonly split: SplitBy;
  readonly room: Room;
  readonly period: string;
  /** The name of an organisation by its tenant. */
  readonly nameOf: (tenant: string) => string;
}) {
  const { t } = useWords();
  const cells = cellsOf(figure, split).map((cell) =>
    split === "organisation" ? { ...cell, label: nameOf(cell.id) } : cell,
  );
  const card = {
    under: t("results.by", { split: splitName(split), period: periodWords(period) }),
    head: [splitName(split), t("results.number")] as const,
    rows: cells.map((cell) => ({
      ...cell,
      shown: <Opens room={room} figure={figure} at={{ [split]: cell.id }} value={cell.value} />,
    })),
    note: cells.some(({ value }) => value === null) && t("results.not-for-release-too-few"),
  };
  if (split === "sex") return <Shares title={finding(cells)} unknown={UNKNOWN} {...card} />;
  return <Bars title={mostIn(cells, split)} {...card} />;
}

/** What the numbers say by themselves: where most are. Nothing is claimed while a number is withheld. */
function mostIn(cells: readonly { readonly label: string; readonly value: number | null }[], split: SplitBy): string {
  const { t } = spoken();
  const [first, second] = cells;
  const name = t("results.by-2", { split: splitName(split) });
  if (!first || first.value === null || cells.some((cell) => cell.value === null)) return name;
  if (!second) return t("results.all-of-them", { label: first.label });
  return first.value > (second.value ?? 0) ? t("results.most", { label: first.label, value: first.value }) : name;
}

function Crossed({ figure, room }: { readonly figure: Figure; readonly room: Room }) {
  const { t } = useWords();
  const countries = cellsOf(figure, "country");
  const sexes = cellsOf(figure, "sex").map((cell) => cell.id);
  if (countries.length < 2) return null;
  return (
    <section className={styles.crossed} aria-labelledby="crossed">
      <h2 id="crossed">{t("results.by-country-and-sex")}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("results.table-by-country-and-sex")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("results.country")}</th>
              {sexes.map((sex) => (
                <th key={sex} scope="col">
                  {labelOf("sex", sex)}
                </th>
              ))}
              <th scope="col">{t("results.total")}</th>
            </tr>
          </thead>
          <tbody>
            {countries.map((country) => (
              <tr key={country.id}>
                <th scope="row">{country.label}</th>
                {sexes.map((sex) => (
                  <td key={sex}>
                    <Opens
                      room={room}
                      figure={figure}
                      at={{ country: country.id, sex }}
                      value={valueAt(figure, country.id, sex)}
                    />
                  </td>
                ))}
                <td>
                  <Opens room={room} figure={figure} at={{ country: country.id }} value={country.value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Passport({ figure: { indicator, headcount, unsure } }: { readonly figure: Figure }) {
  const { t } = useWords();
  return (
    <section className={styles.passport} aria-labelledby="passport">
      <h2 id="passport">{t("results.what-this-figure-counts")}</h2>
      <dl>
        <div>
          <dt>{t("results.counts")}</dt>
          <dd>{indicator.passport.counts}</dd>
        </div>
        <div>
          <dt>{t("results.does-not-count")}</dt>
          <dd>{indicator.passport.doesNotCount}</dd>
        </div>
        <div>
          <dt>{t("results.for-example")}</dt>
          <dd>{indicator.passport.example}</dd>
        </div>
        {unsure !== null && unsure > 0 && (
          <div>
            <dt>{t("results.may-be-doubles")}</dt>
            <dd>{t("results.of-them-may-be-somebody", { count: unsure })}</dd>
          </div>
        )}
        {headcount !== null && headcount > 0 && (
          <div>
            <dt>{t("results.without-names")}</dt>
            <dd>{t("results.of-them-were-counted-without", { count: headcount })}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
