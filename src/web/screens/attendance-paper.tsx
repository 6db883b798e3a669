// What stands on the paper sheet, typed in with few keys: the rows of those who were there, then a letter a question, row by row.
// Promise: what cannot be understood is kept as typed and says what would be right; nobody who is marked here is unmarked by it.
import { useMemo, useState } from "react";
import type { Answers } from "#core/record/condition.ts";
import { readRows, writeRows } from "#core/register/typed-rows.ts";
import { Nothing } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { edit } from "../acts.ts";
import { useApp } from "../app.ts";
import { type AttendanceParts, isHere, saySeat } from "../attendance-list.ts";
import { type EntryParts, proposedRows, rowId, rowsToKeep, type SheetRow, sheetRowsOf } from "../attendance-rows.ts";
import styles from "./attendance.module.css";
import { AnswersEntry } from "./attendance-answers.tsx";
import { useDraft } from "./attendance-draft.ts";
import { NewPerson } from "./attendance-new.tsx";

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
            {mayEdit && <NewRow {...parts} rows={rows} />}
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

/** Somebody wrote themselves on an empty row: the row becomes theirs. */
function NewRow({ day, rows }: EntryParts) {
  const { t } = useWords();
  const { desk, may, store } = useApp();
  const [adding, setAdding] = useState(false);
  const number = (rows.at(-1)?.number ?? 0) + 1;
  if (!may("create", "participant", day.folded)) return null;
  const onAdded = (id: string): void => {
    const now = store.find(day.id) ?? day;
    const standing = (now.answers["sheetRows"] as readonly Answers[] | undefined) ?? [];
    edit(desk, now, { sheetRows: [...standing, { id: rowId(number), participant: id }] });
    setAdding(false);
  };
  return adding ? (
    <NewPerson day={day} name="" onAdded={onAdded} onCancel={() => setAdding(false)} />
  ) : (
    <p>
      <Button icon="plus" onClick={() => setAdding(true)}>
        {t("attendance.paper.newRow", { row: number })}
      </Button>
    </p>
  );
}

const sentences = {
  "no-number": "attendance.paper.noNumber",
  "not-on-sheet": "attendance.paper.notOnSheet",
  backwards: "attendance.paper.backwards",
} as const;
