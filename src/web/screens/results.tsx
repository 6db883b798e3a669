// Results: the figures of a period, in one of two rooms. Working figures are one's own organisation's and open to their records;
// released figures are everybody's, and a number that is not for release is marked, never shown.
import { useParams, useSearch } from "wouter";
import { isProblem } from "#core/problem.ts";
import type { Cut } from "#core/result/cut.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { dayWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import styles from "./results.module.css";
import {
  figuresOfCut,
  figuresOfWorking,
  type Loaded,
  periodWords,
  type ReleasedName,
  useRead,
  type WorkingFigures,
} from "./results-data.ts";
import { ResultsFacts } from "./results-facts.tsx";
import { ResultsFigure } from "./results-figure.tsx";
import { ResultsOverview, type Room } from "./results-overview.tsx";

const periods = ["2016", "2016-H1", "2016-H2", "2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4"];

export function Results() {
  const { may, go, today } = useApp();
  const [code = "", open = ""] = (useParams()["*"] ?? "").split("/");
  const search = new URLSearchParams(useSearch());
  const mayCount = may("count", "*");
  const isReleased = !mayCount || search.get("room") === "released";
  const period = search.get("period") ?? today.slice(0, 4);
  const working = useRead<WorkingFigures>(isReleased ? undefined : `/api/results?period=${encodeURIComponent(period)}`);
  const names = useRead<readonly ReleasedName[]>(isReleased ? "/api/released" : undefined);
  const name = Array.isArray(names.loaded)
    ? (names.loaded as readonly ReleasedName[])
        .filter((one) => one.period === period.slice(0, 4))
        .sort((a, b) => b.version - a.version)[0]
    : undefined;
  const cut = useRead<Cut>(name && `/api/released/${name.id}`);
  useTitle("Results");

  const to = (path: string, more: { readonly [name: string]: string } = {}): string =>
    `/results${path}?${new URLSearchParams({ ...(isReleased ? { room: "released" } : {}), period, ...more })}`;
  const rooms = (
    <RoomSwitch
      isReleased={isReleased}
      mayCount={mayCount}
      onRoom={(released) =>
        go(
          `/results?${new URLSearchParams({ ...(released ? { room: "released" } : {}), period: released ? period.slice(0, 4) : period })}`,
        )
      }
      period={period}
      onPeriod={(next) =>
        go(`/results?${new URLSearchParams({ ...(isReleased ? { room: "released" } : {}), period: next })}`)
      }
    />
  );

  if (isReleased) {
    if (isProblem(names.loaded)) return <Refused loaded={names.loaded} again={names.again} />;
    if (names.loaded && !name)
      return (
        <Page rooms={rooms}>
          <Nothing icon="results" title="Nothing has been released for this year yet">
            Figures appear here when the alliance releases them.
          </Nothing>
        </Page>
      );
    if (!cut.loaded || isProblem(cut.loaded)) return <Refused loaded={cut.loaded} again={cut.again} />;
    const figures = figuresOfCut(cut.loaded);
    const room: Room = {
      released: true,
      completeness: cut.loaded.completeness,
      to,
      says: `Released figures, version ${cut.loaded.version}, from records up to ${dayWords(cut.loaded.cutOffOn)}. They never change; a correction is a new version.`,
    };
    const figure = figures.find(({ indicator }) => indicator.code === code);
    return figure ? (
      <ResultsFigure figure={figure} room={room} period={period} />
    ) : (
      <ResultsOverview figures={figures} room={room} period={period} rooms={rooms} />
    );
  }
  if (!working.loaded || isProblem(working.loaded)) return <Refused loaded={working.loaded} again={working.again} />;
  const figures = figuresOfWorking(working.loaded);
  const room: Room = {
    released: false,
    completeness: working.loaded.completeness,
    to,
    says: `Working figures of ${working.loaded.scope.join(", ")}: counted just now from the records, nothing hidden. Every number opens.`,
  };
  const figure = figures.find(({ indicator }) => indicator.code === code);
  if (figure && open === "facts")
    return (
      <ResultsFacts
        figure={figure}
        room={room}
        period={period}
        at={Object.fromEntries([...search].filter(([split]) => split !== "period" && split !== "room"))}
      />
    );
  return figure ? (
    <ResultsFigure figure={figure} room={room} period={period} />
  ) : (
    <ResultsOverview figures={figures} room={room} period={period} rooms={rooms} />
  );
}

function RoomSwitch({
  isReleased,
  mayCount,
  onRoom,
  period,
  onPeriod,
}: {
  readonly isReleased: boolean;
  readonly mayCount: boolean;
  readonly onRoom: (released: boolean) => void;
  readonly period: string;
  readonly onPeriod: (period: string) => void;
}) {
  return (
    <div className={styles.filters}>
      {mayCount && (
        <fieldset className={styles.rooms}>
          <legend className="unseen">Which figures</legend>
          <label>
            <input type="radio" name="room" checked={!isReleased} onChange={() => onRoom(false)} /> Working
          </label>
          <label>
            <input type="radio" name="room" checked={isReleased} onChange={() => onRoom(true)} /> Released
          </label>
        </fieldset>
      )}
      <label className={styles.period}>
        <span>Period</span>
        <select value={period} onChange={(event) => onPeriod(event.target.value)}>
          {periods
            .filter((one) => !isReleased || one.length === 4)
            .map((one) => (
              <option key={one} value={one}>
                {periodWords(one)}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
}

function Page({ rooms, children }: { readonly rooms: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Results</h1>
        {rooms}
      </header>
      {children}
    </div>
  );
}

/** Loading, offline, refused: what stands in place of figures. */
export function Refused({ loaded, again }: { readonly loaded: Loaded<unknown>; readonly again: () => void }) {
  return (
    <div className={styles.page}>
      <h1>Results</h1>
      {!isProblem(loaded) ? (
        <Progress says="Counting…" done={0} />
      ) : loaded.status === 0 ? (
        <Nothing icon="cloud" title="Results need a connection" act={<Button onClick={again}>Try again</Button>}>
          They are counted by the keeper from everybody’s records. Your own work goes on without it.
        </Nothing>
      ) : loaded.status === 404 ? (
        <Nothing icon="search" title="We could not find that" />
      ) : (
        <Nothing icon="info" title="The figures could not be shown" act={<Button onClick={again}>Try again</Button>}>
          {loaded.says}
        </Nothing>
      )}
    </div>
  );
}
