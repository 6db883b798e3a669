// One figure: what it counts, how it is split, and, among working figures, the way from every number to its facts.
import { Link } from "wouter";
import { drawBars, drawStacks, type Tone } from "#core/report/drawing.ts";
import type { SplitBy } from "#core/result/tally.ts";
import { Chart } from "#ui/chart.tsx";
import { countWords } from "#ui/words.ts";
import { useTitle } from "../app.ts";
import styles from "./results.module.css";
import { cellsOf, type Figure, labelOf, periodWords, splitNames, totalOf, valueAt } from "./results-data.ts";
import { type Room, Value } from "./results-overview.tsx";

const tones: readonly Tone[] = ["pine-600", "pine-200", "pine-400", "sand", "pine-900"];

export function ResultsFigure({
  figure,
  room,
  period,
}: {
  readonly figure: Figure;
  readonly room: Room;
  readonly period: string;
}) {
  const { indicator } = figure;
  useTitle(`${indicator.code}, results`);
  const splits = indicator.by.filter((split) => cellsOf(figure, split).length > 0);
  return (
    <div className={styles.page}>
      <Link href={room.to("")} className="link">
        All results
      </Link>
      <header className={styles.head}>
        <div>
          <span className="eyebrow">
            {indicator.code}, {periodWords(period)}
          </span>
          <h1>{indicator.says}</h1>
          <p className={styles.big}>
            <Opens room={room} code={indicator.code} at={{}}>
              <Value value={totalOf(figure)} percent={indicator.measure === "ratio"} />
            </Opens>
          </p>
          <p>{room.says}</p>
        </div>
      </header>
      <div className={styles.grid}>
        {splits.map((split) => (
          <Split key={split} figure={figure} split={split} period={period} />
        ))}
      </div>
      {indicator.by.includes("country") && indicator.by.includes("sex") && <Crossed figure={figure} room={room} />}
      {!room.released && <Ways figure={figure} room={room} splits={splits} />}
      <Passport figure={figure} />
    </div>
  );
}

function Split({
  figure,
  split,
  period,
}: {
  readonly figure: Figure;
  readonly split: SplitBy;
  readonly period: string;
}) {
  const cells = cellsOf(figure, split);
  const says = `${figure.indicator.says}, by ${splitNames[split]}`;
  const table = { head: [splitNames[split], "number"], rows: cells.map((cell) => [cell.label, textOf(cell.value)]) };
  const known = cells.filter((cell) => cell.value !== null && cell.value > 0);
  const drawing =
    split === "sex" && known.length > 0
      ? drawStacks(
          [
            {
              label: figure.indicator.code,
              end: "",
              parts: known.map((cell, at) => ({
                value: cell.value ?? 0,
                text: textOf(cell.value),
                tone: tones[at] ?? "sand",
              })),
            },
          ],
          known.map((cell, at) => ({ label: cell.label, tone: tones[at] ?? "sand" })),
          says,
        )
      : drawBars(
          cells.map((cell) => ({ label: cell.label, value: cell.value, text: textOf(cell.value) })),
          says,
        );
  return (
    <Chart
      title={finding(cells, split)}
      under={`By ${splitNames[split]}, ${periodWords(period)}`}
      drawing={drawing}
      table={table}
    />
  );
}

/** What the numbers say by themselves: where most are. Nothing is claimed while a number is withheld. */
function finding(cells: readonly { readonly label: string; readonly value: number | null }[], split: SplitBy): string {
  const [first, second] = cells;
  const name = `By ${splitNames[split]}`;
  if (!first || first.value === null || cells.some((cell) => cell.value === null)) return name;
  if (!second) return `All of them: ${first.label}`;
  return (first.value ?? 0) > (second.value ?? 0) ? `Most: ${first.label}, ${countWords(first.value)}` : name;
}

function Crossed({ figure, room }: { readonly figure: Figure; readonly room: Room }) {
  const countries = cellsOf(figure, "country");
  const sexes = cellsOf(figure, "sex").map((cell) => cell.id);
  if (countries.length === 0) return null;
  return (
    <section className={styles.crossed} aria-label="By country and sex">
      <h2>By country and sex</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Table by country and sex">
        <table>
          <thead>
            <tr>
              <th scope="col">Country</th>
              {sexes.map((sex) => (
                <th key={sex} scope="col">
                  {labelOf("sex", sex)}
                </th>
              ))}
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {countries.map((country) => (
              <tr key={country.id}>
                <th scope="row">{country.label}</th>
                {sexes.map((sex) => {
                  const value = valueAt(figure, country.id, sex);
                  return (
                    <td key={sex}>
                      {value === undefined ? (
                        "0"
                      ) : (
                        <Opens room={room} code={figure.indicator.code} at={{ country: country.id, sex }}>
                          <Value value={value} />
                        </Opens>
                      )}
                    </td>
                  );
                })}
                <td>
                  <Opens room={room} code={figure.indicator.code} at={{ country: country.id }}>
                    <Value value={country.value} />
                  </Opens>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Every number of every split, as a way to its facts. */
function Ways({
  figure,
  room,
  splits,
}: {
  readonly figure: Figure;
  readonly room: Room;
  readonly splits: readonly SplitBy[];
}) {
  return (
    <section className={styles.ways} aria-label="Open a number">
      <h2>Open a number</h2>
      <dl>
        {splits.map((split) => (
          <div key={split}>
            <dt>By {splitNames[split]}</dt>
            {cellsOf(figure, split).map((cell) => (
              <dd key={cell.id}>
                <Opens room={room} code={figure.indicator.code} at={{ [split]: cell.id }}>
                  {cell.label}: <Value value={cell.value} />
                </Opens>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A working number opens its facts; a released one is only read. */
function Opens({
  room,
  code,
  at,
  children,
}: {
  readonly room: Room;
  readonly code: string;
  readonly at: { readonly [split: string]: string };
  readonly children: React.ReactNode;
}) {
  if (room.released) return <span className="num">{children}</span>;
  return (
    <Link href={room.to(`/${code}/facts`, at)} className={`${styles.opens} num`}>
      {children}
    </Link>
  );
}

function Passport({ figure: { indicator, headcount } }: { readonly figure: Figure }) {
  return (
    <section className={styles.passport} aria-label="What this figure counts">
      <h2>What this figure counts</h2>
      <dl>
        <dt>Counts</dt>
        <dd>{indicator.passport.counts}</dd>
        <dt>Does not count</dt>
        <dd>{indicator.passport.doesNotCount}</dd>
        <dt>For example</dt>
        <dd>{indicator.passport.example}</dd>
        {headcount !== null && headcount > 0 && (
          <>
            <dt>Without names</dt>
            <dd>{countWords(headcount)} of them were counted without names and said to be new this year.</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function textOf(value: number | null): string {
  return value === null ? "not for release" : countWords(value);
}
