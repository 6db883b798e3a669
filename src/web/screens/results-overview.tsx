// The first screen of results: the figures, their targets, how complete they are, and what is late.
import { Link } from "wouter";
import type { Completeness } from "#core/result/completeness.ts";
import { isComplete } from "#core/result/completeness.ts";
import { Banner } from "#ui/banner.tsx";
import { countOf, countWords } from "#ui/words.ts";
import styles from "./results.module.css";
import { type Figure, periodWords, totalOf } from "./results-data.ts";

/** Which room one stands in, and the way to a path in it. */
export interface Room {
  readonly released: boolean;
  readonly completeness: Completeness;
  readonly says: string;
  readonly to: (path: string, more?: { readonly [name: string]: string }) => string;
}

export function ResultsOverview({
  figures,
  room,
  period,
  rooms,
}: {
  readonly figures: readonly Figure[];
  readonly room: Room;
  readonly period: string;
  readonly rooms: React.ReactNode;
}) {
  const main = figures.filter(({ indicator }) => indicator.beside === undefined);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>Results, {periodWords(period)}</h1>
          <p>{room.says}</p>
        </div>
        {rooms}
      </header>
      <Complete completeness={room.completeness} />
      <ul className={styles.figures}>
        {main.map((figure) => (
          <li key={figure.indicator.code}>
            <Headline
              figure={figure}
              beside={figures.filter(({ indicator }) => indicator.beside === figure.indicator.code)}
              to={room.to(`/${figure.indicator.code}`)}
            />
          </li>
        ))}
      </ul>
      <p className={styles.foot}>
        A person counts once in the period at an organisation, however often she or he came. A child at two partners
        counts twice: partners share no names.
      </p>
    </div>
  );
}

function Headline({
  figure,
  beside,
  to,
}: {
  readonly figure: Figure;
  readonly beside: readonly Figure[];
  readonly to: string;
}) {
  const { indicator, target, participations, declared } = figure;
  return (
    <Link href={to} className={styles.figure}>
      <span className={styles.says}>{indicator.says}</span>
      <span className={styles.value}>
        <Value value={totalOf(figure)} percent={indicator.measure === "ratio"} />
      </span>
      {target !== null && <Target value={totalOf(figure)} target={target} />}
      <span className={styles.more}>
        {indicator.measure === "people" && participations !== null && (
          <span>took part {countOf(participations, "time")}</span>
        )}
        {beside.map((one) => (
          <span key={one.indicator.code}>
            beside it {totalOf(one) === null ? "a number not for release" : countWords(totalOf(one) ?? 0)} trained, not
            checked
          </span>
        ))}
        {declared > 0 && <span>and {countWords(declared)} declared, not added</span>}
      </span>
    </Link>
  );
}

/** How far the target has been reached, as a line and in words. */
function Target({ value, target }: { readonly value: number | null; readonly target: number }) {
  if (value === null || target <= 0) return null;
  const share = Math.round((value / target) * 100);
  return (
    <span className={styles.target}>
      <progress value={Math.min(value, target)} max={target} aria-hidden="true" />
      <span>
        {share} % of the target of {countWords(target)}
      </span>
    </span>
  );
}

export function Value({ value, percent = false }: { readonly value: number | null; readonly percent?: boolean }) {
  if (value === null) return <span className={styles.withheld}>{percent ? "not measured" : "not for release"}</span>;
  return (
    <>
      {countWords(value)}
      {percent && <small> %</small>}
    </>
  );
}

export function Complete({ completeness }: { readonly completeness: Completeness }) {
  const { partners, partnersReporting, toRecount, waiting } = completeness;
  const gaps = [
    partnersReporting < partners &&
      `${countWords(partnersReporting)} of ${countOf(partners, "partner")} have records in this period`,
    toRecount > 0 &&
      `${countOf(toRecount, "record")} to be counted anew by a device that can read ${toRecount === 1 ? "it" : "them"}`,
    waiting > 0 && `${countOf(waiting, "entry", "entries")} whose training day has not arrived`,
  ].filter((gap) => gap !== false);
  if (isComplete(completeness))
    return (
      <p className={styles.complete}>
        Complete: {partners === 1 ? "the partner has" : `all ${countWords(partners)} partners have`} records in this
        period, and nothing waits.
      </p>
    );
  return (
    <Banner tone="ochre" icon="info" title="Not complete yet">
      {gaps.join("; ")}.
    </Banner>
  );
}
