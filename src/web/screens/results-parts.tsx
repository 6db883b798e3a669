// What stands with a figure wherever it is shown: its number, its target, how complete it is. One wording for all of them.

import { Link } from "wouter";
import type { Counted } from "#core/fact/join.ts";
import { type Completeness, isComplete } from "#core/result/completeness.ts";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { countWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import styles from "./results.module.css";
import { type Figure, shareGone, totalOf } from "./results-data.ts";

/** Which room one stands in, and the way to a path in it. */
export interface Room {
  readonly released: boolean;
  /** Nothing where the figures are one's own: they are all that is on this device. */
  readonly completeness: Completeness | undefined;
  /** What one's own figures were counted from, on this device. */
  readonly rows?: readonly Counted[];
  readonly says: string;
  readonly to: (path: string, more?: { readonly [name: string]: string }) => string;
}

export function Value({ value, percent = false }: { readonly value: number | null; readonly percent?: boolean }) {
  const { t } = useWords();
  if (value === null)
    return (
      <span className={styles.withheld}>{percent ? t("results.not-measured") : t("results.not-for-release")}</span>
    );
  return (
    <>
      {countWords(value)}
      {percent && <small>%</small>}
    </>
  );
}

/** A working number opens its facts; a released one is only read. */
export function Opens({
  room,
  figure,
  at,
  value,
}: {
  readonly room: Room;
  readonly figure: Figure;
  readonly at: { readonly [split: string]: string };
  readonly value: number | null;
}) {
  const { code, measure } = figure.indicator;
  const number = <Value value={value} percent={measure === "ratio"} />;
  if (room.released || !value) return <span className="num">{number}</span>;
  return (
    <Link href={room.to(`/${code}/facts`, at)} className={`${styles.opens} num`}>
      {number}
    </Link>
  );
}

/** How far the target has been reached; what falls behind an even pace is said so, where higher is better. */
export function Target({ figure, period }: { readonly figure: Figure; readonly period: string }) {
  const { t, tx } = useWords();
  const { today } = useApp();
  const { target, indicator } = figure;
  const value = totalOf(figure);
  if (value === null || target === null || target <= 0) return null;
  const share = value / target;
  const gone = shareGone(period, today);
  const late = indicator.passport.good === "higher" && share < 1 && share < gone;
  return (
    <span className={styles.target}>
      <progress value={Math.min(value, target)} max={target} aria-hidden="true" className={late ? styles.late : ""} />
      <span>
        {tx(
          "results.of-target",
          { b: (words) => <b className={late ? styles.late : ""}>{words}</b> },
          { share: Math.round(share * 100), target },
        )}
        {late &&
          (gone < 1
            ? t("results.with-of-the-time-gone", { share: Math.round(gone * 100) })
            : t("results.and-the-time-is-over"))}
      </span>
    </span>
  );
}

/** What stands beside the number and is never added to it; with `to`, the way to a figure that stands there. */
export function Beside({
  figure,
  beside,
  to,
}: {
  readonly figure: Figure;
  readonly beside: readonly Figure[];
  readonly to?: (path: string) => string;
}) {
  const { t } = useWords();
  const { indicator, participations, declared } = figure;
  return (
    <span className={styles.more}>
      <Doubles figure={figure} />
      {indicator.measure === "people" && participations !== null && (
        <span>{t("results.time-in-all", { count: participations })}</span>
      )}
      {beside.map((one) => {
        const number = totalOf(one) === null ? t("results.a-number-not-for-release") : countWords(totalOf(one) ?? 0);
        const { code } = one.indicator;
        return (
          <span key={code}>
            {to ? (
              <Link href={to(`/${code}`)} className={styles.opens}>
                {number}
              </Link>
            ) : (
              number
            )}{" "}
            {one.indicator.besideAs ?? code}
          </span>
        );
      })}
      {declared !== 0 && (
        <span>{t("results.and-declared", { count: declared ?? t("results.a-withheld-number") })}</span>
      )}
    </span>
  );
}

/** The range a number of people has while questions about doubles are open; nothing where none is. */
function Doubles({ figure }: { readonly figure: Figure }) {
  const { t } = useWords();
  const { unsure } = figure;
  const value = totalOf(figure);
  if (unsure === 0 || value === null) return null;
  if (unsure === null) return <span>{t("results.a-few-may-be-doubles")}</span>;
  return <span>{t("results.person-may-be-a-double", { least: value - unsure, most: value, count: unsure })}</span>;
}

export function Complete({ completeness }: Pick<Room, "completeness">) {
  const { t } = useWords();
  if (!completeness) return null;
  const { partners, partnersReporting, toRecount, waiting } = completeness;
  if (isComplete(completeness))
    return (
      <p className={styles.complete}>
        <Icon name="check" small />
        {t("results.all-have-records", { partners })}
      </p>
    );
  const silent = partners - partnersReporting;
  const gaps = [
    silent > 0 && {
      short: t("results.of-partner", { partnersReporting, count: partners }),
      says: t("results.partner-has-no-record-in", { count: silent }),
    },
    toRecount > 0 && {
      short: t("results.record-to-recount", { count: toRecount }),
      says: t("results.sealed-record-was-changed-by", { count: toRecount }),
    },
    waiting > 0 && {
      short: `${t("results.entry-waits", { count: waiting })}`,
      says: t("results.entry-names-a-training-day", { count: waiting }),
    },
  ].filter((gap) => gap !== false);
  return (
    <details className={styles.incomplete}>
      <summary>
        <Icon name="info" small />
        <span>
          <b>{t("results.not-complete-yet")}</b> {gaps.map(({ short }) => short).join(", ")}
        </span>
        <Icon name="down" small />
      </summary>
      <ul>
        {gaps.map(({ says }) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
    </details>
  );
}
