// A split as a table that is also its own chart: each line has its words, its bar and its number. Sharp at every width, read aloud
// as a table, and every number can be a way. Promise: a number that is not for release has a hatched stub, never a length.

import type { ReactNode } from "react";
import styles from "./bars.module.css";
import { useWords } from "./say.tsx";
import { countWords } from "./words.ts";

export interface BarRow {
  readonly id: string;
  readonly label: string;
  /** Null: not for release. */
  readonly value: number | null;
  /** The number as it is shown: words, or a way to what it was counted from. */
  readonly shown: ReactNode;
}

export interface BarsParts {
  readonly title: string;
  readonly under: string;
  /** What the lines are, and what is counted: read aloud at the head of the table. */
  readonly head: readonly [label: string, number: string];
  readonly rows: readonly BarRow[];
  readonly note?: ReactNode;
}

/** Lines by length, the first the darkest. */
export function Bars({ rows, ...card }: BarsParts) {
  const most = Math.max(1, ...rows.map(({ value }) => value ?? 0));
  return (
    <Card {...card}>
      {rows.map((row, at) => (
        <tr key={row.id}>
          <th scope="row">{row.label}</th>
          <td>
            <div className={styles.line}>
              <span
                className={row.value === null ? styles.stub : at === 0 ? styles.first : styles.bar}
                style={row.value === null ? undefined : { inlineSize: `calc((100% - 5.5rem) * ${row.value / most})` }}
              />
              {row.shown}
            </div>
          </td>
        </tr>
      ))}
    </Card>
  );
}

/** The tones of the parts of a whole, from the first on, and of parts that have an order, from light to dark. What is not known is sand. */
const tones = ["pine", "leaf", "moss", "deep", "mist"] as const;
const steps = ["mist", "leaf", "moss", "pine", "deep"] as const;

/** Parts of a whole: one strip, and under it a line for each part. The strip is left out while a part of it is not for release. */
export function Shares({
  rows,
  unknown,
  ...card
}: BarsParts & { /** The line that says nobody knows. */ readonly unknown?: string }) {
  const whole = rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const told = whole > 0 && rows.every(({ value }) => value !== null);
  const toneOf = (row: BarRow, at: number): string =>
    `${styles[row.id === unknown ? "sand" : (tones[at % tones.length] ?? "moss")]}`;
  return (
    <Card
      {...card}
      over={
        told && (
          <div className={styles.strip} aria-hidden="true">
            {rows.map((row, at) => (
              <span key={row.id} className={toneOf(row, at)} style={{ flexGrow: row.value ?? 0 }} />
            ))}
          </div>
        )
      }
    >
      {rows.map((row, at) => (
        <tr key={row.id} className={styles.part}>
          <th scope="row">
            {told && <span className={`${styles.swatch} ${toneOf(row, at)}`} />}
            {row.label}
          </th>
          <td>
            {row.shown}
            {told && <small>{percent(row.value ?? 0, whole)}</small>}
          </td>
        </tr>
      ))}
    </Card>
  );
}

export interface StackRow {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly { readonly id: string; readonly label: string; readonly value: number | null }[];
}

/** Several wholes, each as a strip of its parts under one key. A whole with a part that is not for release has words instead. */
export function Stacks({
  rows,
  unknown,
  ordered = false,
  ...card
}: Omit<BarsParts, "rows"> & {
  readonly rows: readonly StackRow[];
  readonly unknown?: string;
  /** The parts go from less to more, as ages do. */
  readonly ordered?: boolean;
}) {
  const { t } = useWords();
  const named = [...new Map(rows.flatMap(({ parts }) => parts.map(({ id, label }) => [id, label])))];
  const sorted = ordered ? named.toSorted(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10)) : named;
  const key = [...sorted.filter(([id]) => id !== unknown), ...sorted.filter(([id]) => id === unknown)];
  const toneOf = (id: string): string => {
    const at = key.filter(([one]) => one !== unknown).findIndex(([one]) => one === id);
    return `${styles[id === unknown ? "sand" : ((ordered ? steps : tones)[at % tones.length] ?? "moss")]}`;
  };
  const rank = new Map(key.map(([id], at) => [id, at]));
  return (
    <Card
      {...card}
      over={
        <p className={styles.key} aria-hidden="true">
          {key.map(([id, label]) => (
            <span key={id}>
              <span className={`${styles.swatch} ${toneOf(id)}`} />
              {label}
            </span>
          ))}
        </p>
      }
    >
      {rows.map(({ id, label, parts }) => (
        <tr key={id} className={styles.stack}>
          <th scope="row">{label}</th>
          <td>
            {parts.some(({ value }) => value === null) ? (
              <span className={styles.note}>{t("ui.not-all-for-release")}</span>
            ) : (
              <div className={styles.strip}>
                {inOrder(parts, rank).map((part) => (
                  <span key={part.id} className={toneOf(part.id)} style={{ flexGrow: part.value ?? 0 }}>
                    <span className="unseen">{part.label} </span>
                    <span className={styles.inside}>{countWords(part.value ?? 0)} </span>
                  </span>
                ))}
              </div>
            )}
          </td>
        </tr>
      ))}
    </Card>
  );
}

/** The parts of every whole in the order of the key, so that one tone stands below the other. */
function inOrder(parts: StackRow["parts"], rank: ReadonlyMap<string, number>): StackRow["parts"] {
  return parts.toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
}

function Card({
  title,
  under,
  head,
  note,
  over,
  children,
}: Omit<BarsParts, "rows"> & { readonly over?: ReactNode; readonly children: ReactNode }) {
  return (
    <figure className={styles.card}>
      <figcaption>
        <h2>{title}</h2>
        <p>{under}</p>
      </figcaption>
      {over}
      <table className={styles.table}>
        <caption className="unseen">{under}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col">{head[1]}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {note && <p className={styles.note}>{note}</p>}
    </figure>
  );
}

function percent(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return share > 0 && share < 1 ? "under 1%" : `${countWords(Math.round(share))}%`;
}
