// The answers on a paper sheet, typed row by row: a letter a question, Enter to the next row.
// Promise: what is no answer stays as typed, and says what would be one; what was said is gone from its line, so that to pass it again says
// nothing over what a colleague has put right since.
import { useState } from "react";
import { type AnswerLetters, readAnswerLine } from "#core/register/typed-rows.ts";
import { useWords } from "#ui/say.tsx";
import type { Say } from "#ui/spoken.ts";
import { Held } from "#ui/told.tsx";
import { useApp } from "../app.ts";
import { isHere, type Listed, saySeat, tellOf } from "../attendance-list.ts";
import type { EntryParts } from "../attendance-rows.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./attendance.module.css";
import { useDraft } from "./attendance-draft.ts";
import { type Phase, phases, questionsOf } from "./attendance-knows.tsx";

export function AnswersEntry({ day, list, rows }: EntryParts) {
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
                  <small>
                    <Held {...tellOf(person, shown)} />
                  </small>
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
  const draft = useDraft(`answers ${phase} of ${seat.id}`);
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
    setText("");
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
