// What stands on the paper sheet, typed in with few keys: the rows of those who were there, then a letter a question, row by row.
// Promise: what cannot be understood is kept as typed and says what would be right; nobody who is marked here is unmarked by it.
import { useMemo, useState } from "react";
import { type AnswerLetters, readAnswerLine, readRows, writeRows } from "#core/register/typed-rows.ts";
import { Nothing } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { Say } from "#ui/spoken.ts";
import { edit } from "../acts.ts";
import { useApp } from "../app.ts";
import { type AttendanceParts, isHere, type Listed, saySeat } from "../attendance-list.ts";
import { proposedRows, rowsToKeep, type SheetRow, sheetRowsOf } from "../attendance-rows.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./attendance.module.css";
import { type Phase, phases, questionsOf } from "./attendance-knows.tsx";

export function Paper(parts: AttendanceParts) {
  const { day, list, marks } = parts;
  const { t, lang } = useWords();
  const { desk, may, say } = useApp();
  const rows = sheetRowsOf(day, list);
  const mayEdit = may("edit", day.type.id, day.folded);
  const kept = day.type.fields["sheetKeptAt"];
  return (
    <section className={styles.knows}>
      <h2>{t("attendance.paper.title")}</h2>
      <p className={styles.startActs}>
        <LinkButton to={`/attendance/${day.id}/sheet`} icon="report">
          {t("attendance.paper.print")}
        </LinkButton>
        {rows.length === 0 && marks && mayEdit && (
          <Button onClick={() => edit(desk, day, { sheetRows: rowsToKeep(proposedRows(day, list, lang)) })}>
            {t("attendance.paper.number")}
          </Button>
        )}
      </p>
      {rows.length === 0 ? (
        <Nothing icon="register" title={t("attendance.paper.none")}>
          {t("attendance.paper.noneMore")}
        </Nothing>
      ) : (
        marks && (
          <>
            <RowsEntry {...parts} rows={rows} />
            <AnswersEntry {...parts} rows={rows} />
          </>
        )
      )}
      {kept && mayEdit && (
        <div className={styles.line}>
          <label htmlFor="kept-at">{t("attendance.paper.kept")}</label>
          <p id="kept-at-hint" className="meta">
            {t("attendance.paper.keptHint")}
          </p>
          <input
            id="kept-at"
            key={String(day.answers["sheetKeptAt"] ?? "")}
            type="text"
            autoComplete="off"
            aria-describedby="kept-at-hint"
            defaultValue={String(day.answers["sheetKeptAt"] ?? "")}
            onBlur={({ target }) => {
              if (edit(desk, day, { sheetKeptAt: target.value.trim() || undefined }))
                say(t("attendance.paper.keptSaved"));
            }}
          />
        </div>
      )}
    </section>
  );
}

interface EntryParts extends AttendanceParts {
  readonly rows: readonly SheetRow[];
}

function RowsEntry({ day, list, rows }: EntryParts) {
  const { t } = useWords();
  const { desk, say } = useApp();
  const draft = useDraft(`rows of ${day.id}`);
  const [text, setText] = useState(() => draft.start);
  const last = rows.at(-1)?.number ?? 0;
  const read = useMemo(() => readRows(text, last), [text, last]);
  const meant = new Set(read.rows);
  const isSat = ({ person }: SheetRow): boolean => isHere(person && list.seats.get(person.id));
  const missing = rows.filter((row) => !meant.has(row.number) && !isSat(row)).map(({ number }) => number);
  const already = rows.filter((row) => !meant.has(row.number) && isSat(row)).map(({ number }) => number);
  const onSubmit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (read.misread.length > 0) {
      document.getElementById("rows-there")?.focus();
      return;
    }
    const people = rows.filter((row) => meant.has(row.number)).flatMap(({ person }) => person ?? []);
    for (const person of people) {
      const seat = list.seats.get(person.id);
      if (!isHere(seat)) saySeat(desk, day, person, seat, { present: "yes" });
    }
    say(t("attendance.paper.marked", { count: people.length }));
    draft.drop();
    // Their lines are drawn first.
    requestAnimationFrame(() => document.getElementById("answers-after-1")?.focus());
  };
  return (
    <form className={styles.line} onSubmit={onSubmit} noValidate>
      <label htmlFor="rows-there">{t("attendance.paper.rows")}</label>
      <p id="rows-hint" className="meta">
        {t("attendance.paper.rowsHint")}
      </p>
      <input
        id="rows-there"
        type="text"
        autoComplete="off"
        value={text}
        aria-describedby="rows-hint rows-says"
        aria-invalid={read.misread.length > 0 || undefined}
        onChange={(event) => {
          setText(event.target.value);
          draft.keep(event.target.value);
        }}
      />
      <div id="rows-says" role="status">
        {read.misread.map(({ part, why }) => (
          <p key={part} className={styles.wrong}>
            {t(sentences[why], { part, last })}
          </p>
        ))}
        {read.rows.length > 0 && (
          <p className="num">
            {t("attendance.paper.preview", { count: read.rows.length, last })}
            {missing.length > 0 && ` · ${t("attendance.paper.missing", { rows: writeRows(missing) })}`}
            {already.length > 0 && ` · ${t("attendance.paper.already", { rows: writeRows(already) })}`}
          </p>
        )}
      </div>
      <Button type="submit" tone="primary" disabled={read.rows.length === 0}>
        {t("attendance.paper.mark")}
      </Button>
    </form>
  );
}

const sentences = {
  "no-number": "attendance.paper.noNumber",
  "not-on-sheet": "attendance.paper.notOnSheet",
  backwards: "attendance.paper.backwards",
} as const;

function AnswersEntry({ day, list, rows }: EntryParts) {
  const { t } = useWords();
  const { store } = useApp();
  const count = questionsOf(store, day, list.seats).questions.length;
  const letters = lettersOf(t);
  const here = rows.filter(({ person }) => isHere(person && list.seats.get(person.id)));
  if (here.length === 0) return null;
  const shown = day.answers["listBy"] === "code" ? "code" : "name";
  return (
    <section>
      <h3>{t("attendance.paper.answers")}</h3>
      <p className="meta">
        {t("attendance.paper.answersSays", { count, right: letters.right[0] ?? "", wrong: letters.wrong[0] ?? "" })}
      </p>
      <ol className={styles.list}>
        {here.map(({ number, person }, at) => {
          const seat = person && list.seats.get(person.id);
          return (
            seat && (
              <li key={number} className={styles.answers}>
                <span className={styles.who}>
                  <strong className="num">{t("attendance.paper.row", { row: number })}</strong>
                  <small>{shown === "code" ? person.code : person.name}</small>
                </span>
                {(["before", "after"] as const).map((phase) => (
                  <AnswerLine
                    key={phase}
                    day={day}
                    person={person}
                    seat={seat}
                    phase={phase}
                    count={count}
                    letters={letters}
                    id={`answers-${phase}-${at + 1}`}
                    next={`answers-${phase}-${at + 2}`}
                    label={`${t(`attendance.knows.${phase}`)}, ${t("attendance.paper.row", { row: number })}`}
                  />
                ))}
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}

interface AnswerLineParts {
  readonly day: HeldRecord;
  readonly person: Listed;
  readonly seat: HeldRecord;
  readonly phase: Phase;
  readonly count: number;
  readonly letters: AnswerLetters;
  readonly id: string;
  readonly next: string;
  readonly label: string;
}

function AnswerLine({ day, person, seat, phase, count, letters, id, next, label }: AnswerLineParts) {
  const { t } = useWords();
  const { desk, store } = useApp();
  const draft = useDraft(`${id} of ${seat.id}`);
  const { knows, score } = phases[phase];
  const stands =
    seat.answers[knows] === "yes" ? letters.right[0] : seat.answers[knows] === "no" ? letters.wrong[0] : "";
  const [text, setText] = useState(draft.start);
  const [wrong, setWrong] = useState(false);
  const save = (): boolean => {
    if (text.trim() === "") return true;
    const read = readAnswerLine(text, count, letters);
    setWrong(!read);
    if (!read) return false;
    const now = store.find(seat.id) ?? seat;
    saySeat(desk, day, person, now, { [knows]: read.knows, [score]: read.score });
    draft.drop();
    return true;
  };
  return (
    <label>
      <span className="unseen">{label}</span>
      <small aria-hidden="true">{t(`attendance.knows.${phase}`)}</small>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={stands}
        value={text}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          draft.keep(event.target.value);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (save()) document.getElementById(next)?.focus();
        }}
      />
      {wrong && (
        <span id={`${id}-wrong`} className={styles.wrong} role="alert">
          {t("attendance.paper.wrongLine", { count, right: letters.right[0] ?? "", wrong: letters.wrong[0] ?? "" })}
        </span>
      )}
    </label>
  );
}

/** The letters of this language first, and those that mean the same everywhere. */
function lettersOf(t: Say): AnswerLetters {
  return {
    right: `${t("attendance.paper.letterRight")}1✓+`,
    wrong: `${t("attendance.paper.letterWrong")}0x✗`,
    unasked: "-._?",
  };
}

/** What is typed and not yet said, in the memory of this tab alone: it is about people whose records are sealed. */
function useDraft(key: string): {
  readonly start: string;
  readonly keep: (text: string) => void;
  readonly drop: () => void;
} {
  const { drafts, programme } = useApp();
  const type = programme.domains.flatMap(({ types }) => types).find(({ id }) => id === "attendance");
  return {
    start: String((type && drafts.find(key, type)?.["typed"]) ?? ""),
    keep: (text) => type && drafts.keep(key, type, { typed: text }),
    drop: () => drafts.drop(key),
  };
}
