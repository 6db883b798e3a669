// Results: the figures of a period, in one of two rooms. Working figures are one's own organisation's and open to their records;
// released figures are everybody's, and a number that is not for release is marked, never shown.

import type { ReactNode } from "react";
import { Link, useParams, useSearch } from "wouter";
import { isProblem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { dayWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./results.module.css";
import {
  type Figure,
  figuresOfCut,
  figuresOfWorking,
  type Loaded,
  periodsOf,
  periodWords,
  useRead,
  useReleased,
  type WorkingFigures,
} from "./results-data.ts";
import { ResultsFacts } from "./results-facts.tsx";
import { ResultsFigure } from "./results-figure.tsx";
import { ResultsOverview } from "./results-overview.tsx";
import type { Room } from "./results-parts.tsx";

export function Results() {
  const { t } = useWords();
  const { may, today } = useApp();
  const search = new URLSearchParams(useSearch());
  const mayCount = may("count", "*");
  const period = search.get("period") ?? today.slice(0, 4);
  useTitle(t("results.results"));
  if (!mayCount || search.get("room") === "released")
    return <Released period={period.slice(0, 4)} mayCount={mayCount} />;
  return <Working period={period} />;
}

function Working({ period }: { readonly period: string }) {
  const { t } = useWords();
  const { today, programme } = useApp();
  const { loaded, again } = useRead<WorkingFigures>(`/api/results?period=${encodeURIComponent(period)}`);
  const choose = <Choose mayCount room="working" period={period} periods={periodsOf(today)} />;
  if (!loaded || isProblem(loaded)) return <Waiting loaded={loaded} again={again} period={period} choose={choose} />;
  const room: Room = {
    released: false,
    completeness: loaded.completeness,
    to: (path, more) => `/results${path}?${new URLSearchParams({ period, ...more })}`,
    says: t("results.working-figures-of-counted-just", { scope: named(loaded.scope) }),
  };
  return <InRoom figures={figuresOfWorking(loaded, programme)} room={room} period={period} choose={choose} />;
}

function Released({ period, mayCount }: { readonly period: string; readonly mayCount: boolean }) {
  const { t } = useWords();
  const { programme } = useApp();
  const { names, isNone, loaded, again } = useReleased(period);
  const periods = [...new Set([period, ...names.map((one) => one.period)])].sort().reverse();
  const choose = <Choose mayCount={mayCount} room="released" period={period} periods={periods} />;
  if (isNone)
    return (
      <Page period={period} choose={choose}>
        <Nothing icon="results" title={t("results.nothing-has-been-released-for", { period })}>
          {t("results.figures-appear-here-when-the")}
        </Nothing>
      </Page>
    );
  if (!loaded || isProblem(loaded)) return <Waiting loaded={loaded} again={again} period={period} choose={choose} />;
  const room: Room = {
    released: true,
    completeness: loaded.completeness,
    to: (path, more) => `/results${path}?${new URLSearchParams({ room: "released", period, ...more })}`,
    says: t("results.released-figures-version-from-records", {
      version: loaded.version,
      day: dayWords(loaded.cutOffOn),
    }),
  };
  return <InRoom figures={figuresOfCut(loaded, programme)} room={room} period={period} choose={choose} />;
}

function InRoom({
  figures,
  room,
  period,
  choose,
}: {
  readonly figures: readonly Figure[];
  readonly room: Room;
  readonly period: string;
  readonly choose: ReactNode;
}) {
  const [code = "", open = ""] = (useParams()["*"] ?? "").split("/");
  const search = [...new URLSearchParams(useSearch())];
  const figure = figures.find(({ indicator }) => indicator.code === code);
  if (!figure)
    return (
      <Page period={period} choose={choose} says={room.says}>
        <ResultsOverview figures={figures} room={room} period={period} />
      </Page>
    );
  if (open === "facts" && !room.released) {
    const at = Object.fromEntries(search.filter(([split]) => split !== "period" && split !== "room"));
    return <ResultsFacts figure={figure} room={room} period={period} at={at} />;
  }
  const beside = figures.filter(({ indicator }) => indicator.beside === code);
  return <ResultsFigure figure={figure} beside={beside} room={room} period={period} />;
}

function Page({
  period,
  choose,
  says,
  children,
}: {
  readonly period: string;
  readonly choose: ReactNode;
  readonly says?: string;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t("results.results-2", { period: periodWords(period) })}</h1>
          {says && <p>{says}</p>}
        </div>
        {choose}
      </header>
      {children}
    </div>
  );
}

/** Which figures and of which period: ways, so that each choice has an address of its own and going back undoes it. */
function Choose({
  mayCount,
  room,
  period,
  periods,
}: {
  readonly mayCount: boolean;
  readonly room: "working" | "released";
  readonly period: string;
  readonly periods: readonly string[];
}) {
  const { t } = useWords();
  const { go } = useApp();
  const to = (of: "working" | "released", at: string): string =>
    `/results?${new URLSearchParams({ ...(of === "released" ? { room: of, period: at.slice(0, 4) } : { period: at }) })}`;
  return (
    <div className={styles.choose}>
      {mayCount && (
        <nav className={styles.rooms} aria-label={t("results.which-figures")}>
          <Link href={to("working", period)} aria-current={room === "working" ? "true" : undefined}>
            {t("results.working")}
          </Link>
          <Link href={to("released", period)} aria-current={room === "released" ? "true" : undefined}>
            {t("results.released")}
          </Link>
        </nav>
      )}
      <label className={styles.period}>
        <span>{t("results.period")}</span>
        <select value={period} onChange={(event) => go(to(room, event.target.value))}>
          {[...new Set([period, ...periods])].map((one) => (
            <option key={one} value={one}>
              {periodWords(one)}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </label>
    </div>
  );
}

/** Loading, offline, refused: what stands in place of figures. */
function Waiting({
  loaded,
  again,
  period,
  choose,
}: {
  readonly loaded: Loaded<unknown>;
  readonly again: () => void;
  readonly period: string;
  readonly choose: ReactNode;
}) {
  const { t } = useWords();
  const retry = <Button onClick={again}>{t("results.try-again")}</Button>;
  return (
    <Page period={period} choose={choose}>
      {!isProblem(loaded) ? (
        <div className={styles.counting}>
          <Progress says={t("results.counting")} done={0} />
        </div>
      ) : loaded.status === 0 ? (
        <Nothing icon="cloud" title={t("results.results-need-a-connection")} act={retry}>
          {t("results.they-are-counted-by-the")}
        </Nothing>
      ) : loaded.status === 404 ? (
        <Nothing icon="search" title={t("results.we-could-not-find-that")} />
      ) : (
        <Nothing icon="info" title={t("results.the-figures-could-not-be")} act={retry}>
          {sayProblem(loaded)}
        </Nothing>
      )}
    </Page>
  );
}

const MOST_NAMED = 3;

/** "A, B and 9 more". */
function named(organisations: readonly string[]): string {
  const { t } = spoken();
  const more = organisations.length - MOST_NAMED;
  if (more > 1) return t("results.and-more", { names: organisations.slice(0, MOST_NAMED).join(", "), more });
  return new Intl.ListFormat(spoken().locale).format(organisations);
}
