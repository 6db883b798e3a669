// Results: the figures of a period, in one of two rooms. Working figures are one's own organisation's and open to their records;
// released figures are everybody's, and a number that is not for release is marked, never shown.
import type { ReactNode } from "react";
import { Link, useParams, useSearch } from "wouter";
import { isProblem } from "#core/problem.ts";
import type { Cut } from "#core/result/cut.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { dayWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import styles from "./results.module.css";
import {
  type Figure,
  figuresOfCut,
  figuresOfWorking,
  type Loaded,
  periodsOf,
  periodWords,
  type ReleasedName,
  useRead,
  type WorkingFigures,
} from "./results-data.ts";
import { ResultsFacts } from "./results-facts.tsx";
import { ResultsFigure } from "./results-figure.tsx";
import { ResultsOverview } from "./results-overview.tsx";
import type { Room } from "./results-parts.tsx";

export function Results() {
  const { may, today } = useApp();
  const search = new URLSearchParams(useSearch());
  const mayCount = may("count", "*");
  const period = search.get("period") ?? today.slice(0, 4);
  useTitle("Results");
  if (!mayCount || search.get("room") === "released")
    return <Released period={period.slice(0, 4)} mayCount={mayCount} />;
  return <Working period={period} />;
}

function Working({ period }: { readonly period: string }) {
  const { today } = useApp();
  const { loaded, again } = useRead<WorkingFigures>(`/api/results?period=${encodeURIComponent(period)}`);
  const choose = <Choose mayCount room="working" period={period} periods={periodsOf(today)} />;
  if (!loaded || isProblem(loaded)) return <Waiting loaded={loaded} again={again} period={period} choose={choose} />;
  const room: Room = {
    released: false,
    completeness: loaded.completeness,
    to: (path, more) => `/results${path}?${new URLSearchParams({ period, ...more })}`,
    says: `Working figures of ${named(loaded.scope)}: counted just now from the records, nothing hidden. Every number opens.`,
  };
  return <InRoom figures={figuresOfWorking(loaded)} room={room} period={period} choose={choose} />;
}

function Released({ period, mayCount }: { readonly period: string; readonly mayCount: boolean }) {
  const names = useRead<readonly ReleasedName[]>("/api/released");
  const known = Array.isArray(names.loaded) ? (names.loaded as readonly ReleasedName[]) : [];
  const latest = known.filter((one) => one.period === period).toSorted((a, b) => b.version - a.version)[0];
  const cut = useRead<Cut>(latest && `/api/released/${latest.id}`);
  const periods = [...new Set([period, ...known.map((one) => one.period)])].sort().reverse();
  const choose = <Choose mayCount={mayCount} room="released" period={period} periods={periods} />;
  if (names.loaded && !isProblem(names.loaded) && !latest)
    return (
      <Page period={period} choose={choose}>
        <Nothing icon="results" title={`Nothing has been released for ${period} yet`}>
          Figures appear here when the alliance releases them.
        </Nothing>
      </Page>
    );
  const waits = isProblem(names.loaded) || !names.loaded ? names : cut;
  if (!cut.loaded || isProblem(cut.loaded))
    return <Waiting loaded={waits.loaded} again={waits.again} period={period} choose={choose} />;
  const room: Room = {
    released: true,
    completeness: cut.loaded.completeness,
    to: (path, more) => `/results${path}?${new URLSearchParams({ room: "released", period, ...more })}`,
    says: `Released figures, version ${cut.loaded.version}, from records up to ${dayWords(cut.loaded.cutOffOn)}. They never change; a correction is a new version.`,
  };
  return <InRoom figures={figuresOfCut(cut.loaded)} room={room} period={period} choose={choose} />;
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
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>Results, {periodWords(period)}</h1>
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
  const { go } = useApp();
  const to = (of: "working" | "released", at: string): string =>
    `/results?${new URLSearchParams({ ...(of === "released" ? { room: of, period: at.slice(0, 4) } : { period: at }) })}`;
  return (
    <div className={styles.choose}>
      {mayCount && (
        <nav className={styles.rooms} aria-label="Which figures">
          <Link href={to("working", period)} aria-current={room === "working" ? "true" : undefined}>
            Working
          </Link>
          <Link href={to("released", period)} aria-current={room === "released" ? "true" : undefined}>
            Released
          </Link>
        </nav>
      )}
      <label className={styles.period}>
        <span>Period</span>
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
  const retry = <Button onClick={again}>Try again</Button>;
  return (
    <Page period={period} choose={choose}>
      {!isProblem(loaded) ? (
        <div className={styles.counting}>
          <Progress says="Counting …" done={0} />
        </div>
      ) : loaded.status === 0 ? (
        <Nothing icon="cloud" title="Results need a connection" act={retry}>
          They are counted by the keeper from everybody’s records. Your own work goes on without it.
        </Nothing>
      ) : loaded.status === 404 ? (
        <Nothing icon="search" title="We could not find that" />
      ) : (
        <Nothing icon="info" title="The figures could not be shown" act={retry}>
          {loaded.says}
        </Nothing>
      )}
    </Page>
  );
}

const MOST_NAMED = 3;

/** "A, B and 9 more". */
function named(organisations: readonly string[]): string {
  const more = organisations.length - MOST_NAMED;
  if (more > 1) return `${organisations.slice(0, MOST_NAMED).join(", ")} and ${more} more`;
  return new Intl.ListFormat("en-GB").format(organisations);
}
