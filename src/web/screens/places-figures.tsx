// Figures of a country or a partner against their targets: working ones for whoever counts there, released ones for everybody else.
import { Link } from "wouter";
import { isProblem } from "#core/problem.ts";
import { useWords } from "#ui/say.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { countWords, dayWords } from "#ui/words.ts";
import { useApp, useRecords } from "../app.ts";
import styles from "./places.module.css";
import { FewFirst, Waits } from "./places-parts.tsx";
import {
  type Figure,
  figuresOfCut,
  figuresOfWorking,
  periodWords,
  totalOf,
  useRead,
  useReleased,
  type WorkingFigures,
} from "./results-data.ts";

/** Of which country or which organisation. */
export type Of = { readonly country: string } | { readonly organisation: string };

export function WorkingOf({ of, period }: { readonly of: Of; readonly period: string }) {
  const { t } = useWords();
  const { programme } = useApp();
  const { loaded, again } = useRead<WorkingFigures>(`/api/results?period=${encodeURIComponent(period)}`);
  if (!loaded || isProblem(loaded)) return <Waits loaded={loaded} again={again} />;
  const alone = loaded.scope.length === 1;
  return (
    <>
      <p className={styles.says}>{t("places.results-working")}</p>
      <Figures
        figures={figuresOfWorking(loaded, programme)}
        of={of}
        period={period}
        valueAt={(figure) => cellOf(figure, of) ?? (alone && "organisation" in of ? totalOf(figure) : undefined)}
        to={(code) => `/results/${code}?${new URLSearchParams({ period })}`}
      />
    </>
  );
}

export function ReleasedOf({ country, period }: { readonly country: string; readonly period: string }) {
  const { t } = useWords();
  const { programme } = useApp();
  const { isNone, loaded, again } = useReleased(period);
  if (isNone) return <p className={styles.says}>{t("places.results-none", { period: periodWords(period) })}</p>;
  if (!loaded || isProblem(loaded)) return <Waits loaded={loaded} again={again} />;
  const of = { country };
  const { version, cutOffOn } = loaded;
  return (
    <>
      <p className={styles.says}>{t("places.results-released", { version, day: dayWords(cutOffOn) })}</p>
      <Figures
        figures={figuresOfCut(loaded, programme)}
        of={of}
        period={period}
        valueAt={(figure) => cellOf(figure, of)}
        to={(code) => `/results/${code}?${new URLSearchParams({ room: "released", period })}`}
      />
    </>
  );
}

/** The number at one place; null is withheld, nothing was not recorded. */
function cellOf(figure: Figure, of: Of): number | null | undefined {
  const [[split, id] = ["", ""]] = Object.entries(of);
  return figure.cells.find(({ at }) => {
    const [first, ...others] = Object.entries(at);
    return others.length === 0 && first?.[0] === split && first[1] === id;
  })?.value;
}

function Figures({
  figures,
  of,
  period,
  valueAt,
  to,
}: {
  readonly figures: readonly Figure[];
  readonly of: Of;
  readonly period: string;
  readonly valueAt: (figure: Figure) => number | null | undefined;
  readonly to: (code: string) => string;
}) {
  const { t } = useWords();
  const targets = useTargets(of, period);
  const main = figures.filter(
    (figure) =>
      figure.indicator.beside === undefined && (valueAt(figure) !== undefined || targets.has(figure.indicator.code)),
  );
  const targetColumn: Column<Figure> = {
    id: "target",
    head: t("places.target"),
    number: true,
    cell: (figure) => {
      const target = targets.get(figure.indicator.code);
      const value = valueAt(figure) ?? 0;
      if (target === undefined) return <small>{t("places.no-target")}</small>;
      const share = target > 0 ? Math.round((value / target) * 100) : 100;
      return t("places.share", { share, target: countWords(target) });
    },
  };
  if (main.length === 0) return <p className={styles.says}>{t("places.nothing-recorded")}</p>;
  return (
    <>
      {targets.size === 0 && <p className={styles.says}>{t("places.no-targets")}</p>}
      <FewFirst
        rows={main}
        table={(rows) => (
          <Table
            caption={t("places.results", { period: periodWords(period) })}
            quietCaption
            keyOf={({ indicator }) => indicator.code}
            rows={rows}
            columns={[
              {
                id: "figure",
                head: t("places.figure"),
                cell: ({ indicator }) => (
                  <Link href={to(indicator.code)} className={styles.name}>
                    <b>{indicator.code}</b> {indicator.says}
                  </Link>
                ),
              },
              {
                id: "value",
                head: t("places.value"),
                number: true,
                cell: (figure) => {
                  const value = valueAt(figure);
                  if (value === undefined) return <small>{t("places.nothing-recorded")}</small>;
                  if (value === null) return <small>{t("places.not-for-release")}</small>;
                  return figure.indicator.measure === "ratio" ? `${countWords(value)}%` : countWords(value);
                },
              },
              ...(targets.size > 0 ? [targetColumn] : []),
            ]}
          />
        )}
      />
    </>
  );
}

/** Targets that were agreed for this country; those of the whole programme are no country's. */
function useTargets(of: Of, period: string): ReadonlyMap<string, number> {
  const records = useRecords("target");
  return new Map(
    records
      .filter(({ folded, answers }) => !folded.withdrawn && answers["period"] === period)
      .filter(({ answers }) => "country" in of && answers["country"] === of.country)
      .map(({ answers }) => [String(answers["indicator"]), Number(answers["value"] ?? 0)]),
  );
}

/** May this person count what any of these organisations keep? */
export function useMayCount(tenants: ReadonlySet<string>): boolean {
  const { may, person } = useApp();
  return person.streams.some((stream) => tenants.has(stream.tenant) && may("count", "*", stream));
}
