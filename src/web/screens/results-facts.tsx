// A number opened: the facts it was counted from, each with the way to its record. What one may not read stays a fact.

import { useState } from "react";
import { Link } from "wouter";
import { type Dimension, dimensions, UNKNOWN } from "#core/fact/fact.ts";
import { isProblem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import type { Indicator } from "#core/result/indicator.ts";
import { findPeriod } from "#core/result/period.ts";
import { countingRows } from "#core/result/tally.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { Tag } from "#ui/tag.tsx";
import { Told } from "#ui/told.tsx";
import { monthWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import { lineOf } from "../lines.ts";
import { recordPath } from "../navigation.ts";
import type { Store } from "../store.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./results.module.css";
import { type Figure, labelOf, periodWords, useRead } from "./results-data.ts";
import type { Room } from "./results-parts.tsx";

interface FactRow {
  readonly tenant: string;
  readonly record: string;
  readonly type: string;
  readonly kind: string;
  readonly key?: string;
  readonly month: string;
  readonly dims: { readonly [dimension in Dimension]?: string };
  readonly basis: string;
  readonly quantity: number;
}

interface OpenedNumber {
  readonly rows: readonly FactRow[];
  readonly total: number;
}

const PAGE = 100;
/** The most a keeper opens at once. */
const MOST = 1000;

export function ResultsFacts({
  figure,
  room,
  period,
  at,
}: {
  readonly figure: Figure;
  readonly room: Room;
  readonly period: string;
  readonly at: { readonly [split: string]: string };
}) {
  const { t } = useWords();
  const { person, store } = useApp();
  const { indicator } = figure;
  const [limit, setLimit] = useState(PAGE);
  useTitle(`${indicator.code}: ${t("results.facts-behind-this-number")}`);
  const read = useRead<OpenedNumber>(room.rows ? undefined : factsPath(indicator.code, period, at, limit));
  const own = room.rows && ownFacts(store, room.rows, indicator, period, at);
  const loaded = own ? { rows: own.slice(0, limit), total: own.length } : read.loaded;
  // What all of these facts say need not be said with each.
  const { where: asked = {} } = indicator.among;
  const known = new Set([...Object.keys(at), ...dimensions.filter((dimension) => asked[dimension]?.length === 1)]);
  const where = Object.entries(at).map(([split, id]) =>
    split === "organisation"
      ? (person.streams.find(({ tenant }) => tenant === id)?.organisation ?? "")
      : labelOf(split as Dimension, id),
  );
  return (
    <div className={styles.page}>
      <Link href={room.to(`/${indicator.code}`)} className={styles.back}>
        <Icon name="back" small />
        {indicator.code}
      </Link>
      <header className={styles.head}>
        <div>
          <span className="eyebrow">{[indicator.code, periodWords(period), ...where].join(", ")}</span>
          <h1>{t("results.what-this-number-was-counted")}</h1>
          <p>{t("results.a-fact-says-what-may", { figure: indicator.says })}</p>
        </div>
      </header>
      {!loaded ? (
        <div className={styles.counting}>
          <Progress says={t("results.opening")} done={0} />
        </div>
      ) : isProblem(loaded) ? (
        <Nothing
          icon={loaded.status === 0 ? "cloud" : "info"}
          title={loaded.status === 0 ? t("results.opening-a-number-needs-a") : sayProblem(loaded)}
          act={<Button onClick={read.again}>{t("results.try-again")}</Button>}
        />
      ) : loaded.rows.length === 0 ? (
        <Nothing icon="search" title={t("results.no-fact-counts-here")} />
      ) : (
        <section className={styles.opened} aria-label={t("results.facts-behind-this-number")}>
          <p className="meta">
            {t("results.fact", { count: loaded.total })}
            {loaded.rows.length < loaded.total && t("results.the-first-shown", { count: loaded.rows.length })}
          </p>
          <ul className={styles.facts}>
            {loaded.rows.map((row) => (
              <One key={`${row.record} ${row.kind} ${row.key ?? ""} ${row.month}`} row={row} known={known} />
            ))}
          </ul>
          {loaded.rows.length < loaded.total && limit < MOST && (
            <Button onClick={() => setLimit(MOST)}>
              {t("results.show-up-to", { most: Math.min(MOST, loaded.total) })}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

function One({ row, known }: { readonly row: FactRow; readonly known: ReadonlySet<string> }) {
  const { t } = useWords();
  const { programme, store } = useApp();
  const type = findType(programme, row.type);
  const held = store.find(row.record);
  const words = (
    <span>
      <b>{held ? <Told say={() => lineOf(store, held)} /> : (type?.label ?? row.kind)}</b>
      <small>{[held && type?.label, ...saidBy(row, known)].filter(Boolean).join(" · ")}</small>
    </span>
  );
  const aside = <small className="num">{monthWords(row.month)}</small>;
  if (type && (held || type.open))
    return (
      <li>
        <Link href={recordPath(type, row.record)}>
          {words}
          {aside}
          <Icon name="forth" small />
        </Link>
      </li>
    );
  return (
    <li>
      <div>
        {words}
        {aside}
        <Tag icon="lock">{t("results.sealed")}</Tag>
      </div>
    </li>
  );
}

function saidBy({ dims, basis, quantity }: FactRow, known: ReadonlySet<string>): readonly string[] {
  const { t } = spoken();
  const said = dimensions.flatMap((dimension) =>
    dims[dimension] === undefined || known.has(dimension) ? [] : [labelOf(dimension, dims[dimension])],
  );
  const how =
    basis === "headcount"
      ? t("results.counted-without-names")
      : basis === "declared"
        ? t("results.declared-as-a-total")
        : "";
  return [...said, how, quantity === 1 ? "" : t("results.stands-for", { count: quantity })];
}

/** The same of one's own, which are all here. */
function ownFacts(
  store: Store,
  rows: NonNullable<Room["rows"]>,
  indicator: Indicator,
  period: string,
  at: { readonly [split: string]: string },
): readonly FactRow[] {
  const span = findPeriod(period);
  const isAt = (row: (typeof rows)[number]): boolean =>
    Object.entries(at).every(([split, id]) => (row.dims[split as Dimension] ?? UNKNOWN) === id);
  return (span ? countingRows(indicator, rows, span) : [])
    .filter(isAt)
    .map((row) => ({ ...row, type: store.find(row.record)?.type.id ?? "" }));
}

/** The facts of an indicator, with the splits of the number that was opened. */
function factsPath(code: string, period: string, at: { readonly [split: string]: string }, limit: number): string {
  return `/api/facts?${new URLSearchParams({ ...at, figure: code, period, limit: String(limit) })}`;
}
