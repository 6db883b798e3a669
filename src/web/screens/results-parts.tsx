// What stands with a figure wherever it is shown: its number, its target, how complete it is. One wording for all of them.
import { Link } from "wouter";
import { type Completeness, isComplete } from "#core/result/completeness.ts";
import { Icon } from "#ui/icon.tsx";
import { countOf, countWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import styles from "./results.module.css";
import { type Figure, shareGone, totalOf } from "./results-data.ts";

/** Which room one stands in, and the way to a path in it. */
export interface Room {
  readonly released: boolean;
  readonly completeness: Completeness;
  readonly says: string;
  readonly to: (path: string, more?: { readonly [name: string]: string }) => string;
}

export function Value({ value, percent = false }: { readonly value: number | null; readonly percent?: boolean }) {
  if (value === null) return <span className={styles.withheld}>{percent ? "not measured" : "not for release"}</span>;
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
  // The keeper takes `code` for the indicator, so a number by kind of help cannot be asked for yet.
  if (room.released || !value || "code" in at) return <span className="num">{number}</span>;
  return (
    <Link href={room.to(`/${code}/facts`, at)} className={`${styles.opens} num`}>
      {number}
    </Link>
  );
}

/** How far the target has been reached; what falls behind an even pace is said so, where higher is better. */
export function Target({ figure, period }: { readonly figure: Figure; readonly period: string }) {
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
        <b className={late ? styles.late : ""}>{Math.round(share * 100)}%</b> of the target, {countWords(target)}
        {late && (gone < 1 ? `, with ${Math.round(gone * 100)}% of the time gone` : ", and the time is over")}
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
  const { indicator, participations, declared } = figure;
  return (
    <span className={styles.more}>
      <Doubles figure={figure} />
      {indicator.measure === "people" && participations !== null && (
        <span>{countOf(participations, "time", "times")} in all</span>
      )}
      {beside.map((one) => {
        const number = totalOf(one) === null ? "a number not for release" : countWords(totalOf(one) ?? 0);
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
            trained and not checked, beside it
          </span>
        );
      })}
      {declared !== 0 && (
        <span>+ {declared === null ? "a withheld number" : countWords(declared)} declared, never added</span>
      )}
    </span>
  );
}

/** The range a number of people has while questions about doubles are open; nothing where none is. */
function Doubles({ figure }: { readonly figure: Figure }) {
  const { unsure } = figure;
  const value = totalOf(figure);
  if (unsure === 0 || value === null) return null;
  if (unsure === null) return <span>A few people may be doubles, not answered yet</span>;
  return (
    <span>
      {countWords(value - unsure)}–{countWords(value)}:{" "}
      {countOf(unsure, "person may be a double", "people may be doubles")}, not answered yet
    </span>
  );
}

export function Complete({ completeness }: { readonly completeness: Completeness }) {
  const { partners, partnersReporting, toRecount, waiting } = completeness;
  if (isComplete(completeness))
    return (
      <p className={styles.complete}>
        <Icon name="check" small />
        Complete: {partners === 1 ? "the partner has" : `all ${countWords(partners)} partners have`} records in this
        period, and nothing waits.
      </p>
    );
  const silent = partners - partnersReporting;
  const gaps = [
    silent > 0 && {
      short: `${countWords(partnersReporting)} of ${countOf(partners, "partner")}`,
      says: `${countOf(silent, "partner has", "partners have")} no record in this period yet.`,
    },
    toRecount > 0 && {
      short: `${countOf(toRecount, "record")} to recount`,
      says: `${countOf(toRecount, "sealed record was", "sealed records were")} changed by a device that could not state what they count. The next device that can read them does it by itself.`,
    },
    waiting > 0 && {
      short: `${countOf(waiting, "entry waits", "entries wait")}`,
      says: `${countOf(waiting, "entry names", "entries name")} a training day that has not been sent. It counts as soon as that day arrives.`,
    },
  ].filter((gap) => gap !== false);
  return (
    <details className={styles.incomplete}>
      <summary>
        <Icon name="info" small />
        <span>
          <b>Not complete yet:</b> {gaps.map(({ short }) => short).join(", ")}
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
