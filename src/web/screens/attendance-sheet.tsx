// The sheet to print: numbered rows with codes or initials, boxes to tick, empty rows for whoever is new, and where it will be kept.
// Promise: full names stand on it only when somebody chose so; a row keeps its number, so that it can be typed in afterwards.
import { useState } from "react";
import { Link } from "wouter";
import { yearsBetween } from "#core/record/condition.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { Say } from "#ui/spoken.ts";
import { isVeiled, useVeil } from "#ui/veil.ts";
import { dayWords } from "#ui/words.ts";
import { edit } from "../acts.ts";
import { useApp } from "../app.ts";
import { type AttendanceParts, dayOfList, type Listed } from "../attendance-list.ts";
import { proposedRows, rowsToKeep } from "../attendance-rows.ts";
import { questionsOf } from "./attendance-knows.tsx";
import styles from "./attendance-sheet.module.css";

const EMPTY = 5;
const MOST_EMPTY = 60;

export function Sheet({ day, list, marks }: AttendanceParts) {
  const { t, lang } = useWords();
  const { desk, may, person, store, today } = useApp();
  const [names, setNames] = useState(false);
  useVeil();
  const rows = proposedRows(day, list, lang);
  const [empty, setEmpty] = useState(rows.length === 0 ? 30 : EMPTY);
  const { type, answers, folded } = day;
  const on = dayOfList(day).on;
  const team = person.streams.find(({ stream }) => stream === folded.stream);
  const option = (name: string): string | undefined => type.fields[name]?.options?.[String(answers[name])];
  const yesNo = (name: string): string =>
    answers[name] === "yes" ? t("attendance.sheet.yes") : answers[name] === "no" ? t("attendance.sheet.no") : "____";
  const last = rows.at(-1)?.number ?? 0;
  const questionCount = questionsOf(store, day, list.seats).questions.length;
  const all = [...rows, ...Array.from({ length: empty }, (_, at) => ({ number: last + at + 1, person: undefined }))];
  const onPrint = (): void => {
    // From now on a row is known by its number.
    if (marks && may("edit", type.id, folded)) edit(desk, day, { sheetRows: rowsToKeep(rows) });
    print();
  };
  return (
    <article className={styles.page}>
      <form className={styles.choices} data-print="no" onSubmit={(event) => event.preventDefault()}>
        <Link href={`/attendance/${day.id}/paper`} className="link">
          {t("attendance.paper.title")}
        </Link>
        <label className={styles.tick}>
          <input type="checkbox" checked={names} onChange={(event) => setNames(event.target.checked)} />
          <span>
            {t("attendance.sheet.names")}
            <small>{t("attendance.sheet.namesHint")}</small>
          </span>
        </label>
        <label className={styles.number}>
          {t("attendance.sheet.empty")}
          <input
            type="number"
            min={0}
            max={MOST_EMPTY}
            value={empty}
            onChange={(event) => setEmpty(Math.min(MOST_EMPTY, Math.max(0, Number(event.target.value))))}
          />
        </label>
        <Button tone="primary" icon="report" onClick={onPrint}>
          {t("attendance.sheet.print")}
        </Button>
      </form>
      <div className={styles.sheet}>
        <header>
          <p>{t("attendance.sheet.title")}</p>
          <h1>{String(answers["title"] ?? "")}</h1>
          <p>
            {[on && dayWords(on), answers["place"], option("audience"), team && `${team.name}, ${team.organisation}`]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <p>
            {t("attendance.sheet.safety", {
              children: yesNo("childrenPresent"),
              checked: yesNo("safeguardingChecked"),
            })}{" "}
            {t("attendance.sheet.questionsLine")}
          </p>
        </header>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("attendance.sheet.row")}</th>
              <th scope="col" className={styles.wide}>
                {t(names ? "attendance.sheet.name" : "attendance.sheet.code")}
              </th>
              <th scope="col">{t("attendance.sheet.here")}</th>
              <th scope="col">{t("attendance.sheet.before")}</th>
              <th scope="col">{t("attendance.sheet.after")}</th>
              <th scope="col" className={styles.wide}>
                {t("attendance.sheet.sign")}
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((row) => (
              <tr key={row.number}>
                <th scope="row" className="num">
                  {row.number}
                </th>
                <td>{row.person && whoIs(row.person, names, on ?? today, t)}</td>
                <td>
                  <Boxes count={1} />
                </td>
                <td>
                  <Boxes count={questionCount} />
                </td>
                <td>
                  <Boxes count={questionCount} />
                </td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <footer>
          <dl>
            {[
              [t("attendance.sheet.total"), ""],
              [t("attendance.sheet.trainer"), ""],
              [t("attendance.sheet.keptAt"), String(answers["sheetKeptAt"] ?? "")],
            ].map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p>{t("attendance.sheet.locked")}</p>
        </footer>
      </div>
    </article>
  );
}

function Boxes({ count }: { readonly count: number }) {
  return (
    <span className={styles.boxes} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes are alike and never change places
        <i key={at} />
      ))}
    </span>
  );
}

/** The age tells two with the same initials apart, and says less than a birth date. */
function whoIs(person: Listed, names: boolean, on: string, t: Say): string {
  // Names are on the paper, and not on a screen that others look at.
  if (names && !isVeiled()) return [person.name, person.held.answers["ownCode"]].filter(Boolean).join(", ");
  const { ownCode, bornOn, age } = person.held.answers;
  const years = typeof bornOn === "string" ? yearsBetween(bornOn, on) : age;
  return [person.code, !ownCode && typeof years === "number" && t("attendance.sheet.years", { age: years })]
    .filter(Boolean)
    .join(" · ");
}
