// Results: the figures of a period, in one of three rooms. Working figures are one's own organisation's and open to their records; released
// figures are everybody's, and a number that is not for release is marked, never shown; one's own are counted on this device, without a network.

import { type ReactNode, useMemo } from "react";
import { Link, useParams, useSearch } from "wouter";
import { isProblem } from "#core/problem.ts";
import { typesOf } from "#core/programme.ts";
import { findPeriod } from "#core/result/period.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { dayWords } from "#ui/words.ts";
import { type App, useAllRecords, useApp, useSync, useTitle } from "../app.ts";
import { ownResults, ownWork } from "../own-figures.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./results.module.css";
import {
  type Figure,
  figuresOfCut,
  figuresOfOwn,
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
  const app = useApp();
  const search = new URLSearchParams(useSearch());
  const rooms = roomsOf(app);
  const period = search.get("period") ?? app.today.slice(0, 4);
  useTitle(t("results.results"));
  const room = rooms.find((one) => one === search.get("room")) ?? rooms[0];
  if (room === "own") return <Own period={period} rooms={rooms} />;
  if (room === "working") return <Working period={period} rooms={rooms} />;
  return <Released period={period.slice(0, 4)} rooms={rooms} />;
}

type RoomName = "working" | "released" | "own";

/** Whoever may not count sees no working figure; whoever writes nothing down has none of their own. */
function roomsOf({ may, programme }: App): readonly RoomName[] {
  const writes = typesOf(programme).some(({ id, kept }) => !kept && may("create", id));
  return [...(may("count", "*") ? (["working"] as const) : []), "released", ...(writes ? (["own"] as const) : [])];
}

interface RoomParts {
  readonly period: string;
  readonly rooms: readonly RoomName[];
}

function Working({ period, rooms }: RoomParts) {
  const { t } = useWords();
  const { today, programme } = useApp();
  const { loaded, again } = useRead<WorkingFigures>(`/api/results?period=${encodeURIComponent(period)}`);
  const choose = <Choose rooms={rooms} room="working" period={period} periods={periodsOf(today)} />;
  if (!loaded || isProblem(loaded))
    return <Waiting loaded={loaded} again={again} period={period} rooms={rooms} choose={choose} />;
  const room: Room = {
    released: false,
    completeness: loaded.completeness,
    to: (path, more) => `/results${path}?${new URLSearchParams({ period, ...more })}`,
    says: t("results.working-figures-of-counted-just", { scope: named(loaded.scope) }),
  };
  return <InRoom figures={figuresOfWorking(loaded, programme)} room={room} period={period} choose={choose} />;
}

/** Counted here, from the records of this device: it needs no network, and says what it cannot know. */
function Own({ period, rooms }: RoomParts) {
  const { t } = useWords();
  const { today, programme, person } = useApp();
  const { ready, reached } = useSync();
  const records = useAllRecords();
  const work = useMemo(() => ownWork(programme, records, person.id), [programme, records, person.id]);
  const figures = useMemo(() => {
    const span = findPeriod(period);
    return span ? figuresOfOwn(ownResults(programme, work, span)) : [];
  }, [programme, work, period]);
  const choose = <Choose rooms={rooms} room="own" period={period} periods={periodsOf(today)} />;
  if (!ready && reached)
    return (
      <Page period={period} choose={choose}>
        <div className={styles.counting}>
          <Progress says={t("results.counting")} done={0} />
        </div>
      </Page>
    );
  if (figures.length === 0)
    return (
      <Page period={period} choose={choose}>
        <Nothing icon="results" title={t("results.own-nothing")}>
          {t("results.own-nothing-says")}
        </Nothing>
      </Page>
    );
  const room: Room = {
    released: false,
    completeness: undefined,
    rows: work.rows,
    to: (path, more) => `/results${path}?${new URLSearchParams({ room: "own", period, ...more })}`,
    says: [t("results.own-says"), work.waitingCount > 0 && t("results.own-waits", { count: work.waitingCount })]
      .filter(Boolean)
      .join(" "),
  };
  return <InRoom figures={figures} room={room} period={period} choose={choose} />;
}

function Released({ period, rooms }: RoomParts) {
  const { t } = useWords();
  const { programme } = useApp();
  const { names, isNone, loaded, again } = useReleased(period);
  const periods = [...new Set([period, ...names.map((one) => one.period)])].sort().reverse();
  const choose = <Choose rooms={rooms} room="released" period={period} periods={periods} />;
  if (isNone)
    return (
      <Page period={period} choose={choose}>
        <Nothing icon="results" title={t("results.nothing-has-been-released-for", { period })}>
          {t("results.figures-appear-here-when-the")}
        </Nothing>
      </Page>
    );
  if (!loaded || isProblem(loaded))
    return <Waiting loaded={loaded} again={again} period={period} rooms={rooms} choose={choose} />;
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
  rooms,
  room,
  period,
  periods,
}: RoomParts & {
  readonly room: RoomName;
  readonly periods: readonly string[];
}) {
  const { t } = useWords();
  const { go } = useApp();
  return (
    <div className={styles.choose}>
      {rooms.length > 1 && (
        <nav className={styles.rooms} aria-label={t("results.which-figures")}>
          {rooms.map((one) => (
            <Link key={one} href={roomPath(one, period)} aria-current={room === one ? "true" : undefined}>
              {t(`results.${one}`)}
            </Link>
          ))}
        </nav>
      )}
      <label className={styles.period}>
        <span>{t("results.period")}</span>
        <select value={period} onChange={(event) => go(roomPath(room, event.target.value))}>
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

/** Cuts are released for whole years. */
function roomPath(room: RoomName, period: string): string {
  const at = room === "released" ? period.slice(0, 4) : period;
  return `/results?${new URLSearchParams({ ...(room !== "working" && { room }), period: at })}`;
}

/** Loading, offline, refused: what stands in place of figures. */
function Waiting({
  loaded,
  again,
  period,
  rooms,
  choose,
}: RoomParts & {
  readonly loaded: Loaded<unknown>;
  readonly again: () => void;
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
          {rooms.includes("own") && (
            <>
              {" "}
              <Link href={roomPath("own", period)}>{t("results.own-need-none")}</Link>
            </>
          )}
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
