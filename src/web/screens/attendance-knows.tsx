// The knowledge check: the short questions, and for everybody who is here whether they knew, before the day and after it.
// Promise: what somebody said is never kept, only whether it was right; "not asked" is no answer and counts as none.
import { useState } from "react";
import type { Answers } from "#core/record/condition.ts";
import { keyQuestionsFor } from "#programme/learning/key-questions.ts";
import { Nothing } from "#ui/banner.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Held } from "#ui/told.tsx";
import { useApp } from "../app.ts";
import { type AttendanceParts, type DayList, isHere, type Listed, saySeat, tellOf } from "../attendance-list.ts";
import type { HeldRecord, Store } from "../store.ts";
import styles from "./attendance.module.css";

/** The questions of a day, and the words that come before them. */
interface Asked {
  /** Which wording it is; nothing where it is the curriculum's own. */
  readonly set: string | undefined;
  readonly before: string | undefined;
  readonly questions: readonly {
    readonly id: string;
    readonly asks: string;
    readonly rightAnswer?: string | undefined;
  }[];
}

/** The key questions of the day's curriculum; where it has none, the short set for its group, for younger children where most are young. */
export function questionsOf(store: Store, day: HeldRecord, seats: DayList["seats"]): Asked {
  const curriculum = store.find(String(day.answers["curriculum"] ?? ""));
  const own = ((curriculum?.answers["keyQuestions"] as readonly Answers[] | undefined) ?? []).flatMap((row) =>
    typeof row["asks"] === "string"
      ? [{ id: String(row["id"]), asks: row["asks"], rightAnswer: row["rightAnswer"] as string | undefined }]
      : [],
  );
  if (own.length > 0) return { set: undefined, before: undefined, questions: own };
  const here = [...seats.values()].filter(isHere);
  const young = here.filter(({ answers }) => answers["ageBand"] === "0-11").length * 2 > here.length;
  const short = keyQuestionsFor(day.answers["audience"] as string | undefined, young);
  return { set: short?.label, before: short?.before, questions: short?.questions ?? [] };
}

/** Whoever is here, in the order of their names. */
export function whoIsHere({ known, seats }: DayList, lang: string): readonly (readonly [Listed, HeldRecord])[] {
  const byName = new Intl.Collator(lang, { numeric: true });
  return known
    .flatMap((person) => {
      const seat = seats.get(person.id);
      return seat && isHere(seat) ? [[person, seat] as const] : [];
    })
    .sort(([a], [b]) => byName.compare(a.name, b.name));
}

/** The fields that hold each phase: whether they knew, and the share that was right where it was noted. */
export const phases = {
  before: { knows: "knewBefore", score: "scoreBefore" },
  after: { knows: "knows", score: "scoreAfter" },
} as const;
export type Phase = keyof typeof phases;

export function Knows({ day, list, marks }: AttendanceParts) {
  const { t, lang } = useWords();
  const { desk, store } = useApp();
  const [phase, setPhase] = useState<Phase>("before");
  const [people] = useState(() => whoIsHere(list, lang).map(([{ id }]) => id));
  const { set, before, questions } = questionsOf(store, day, list.seats);
  const here = people.flatMap((id) => {
    const person = list.knownById.get(id);
    const seat = list.seats.get(id);
    return person && seat && isHere(seat) ? [[person, seat] as const] : [];
  });
  const { knows, score } = phases[phase];
  const other = phase === "before" ? "after" : "before";
  const count = (answer: string): number => here.filter(([, { answers }]) => answers[knows] === answer).length;
  const shown = day.answers["listBy"] === "code" ? "code" : "name";
  return (
    <section className={styles.knows}>
      <h2>{t("attendance.knows.title")}</h2>
      <p>{t("attendance.knows.says")}</p>
      <details className={styles.set}>
        <summary>{t("attendance.knows.set")}</summary>
        {set && <p className="meta">{t("attendance.knows.short", { set })}</p>}
        {before && <p>{before}</p>}
        <ol>
          {questions.map(({ id, asks, rightAnswer }) => (
            <li key={id}>
              <strong>{asks}</strong>
              {rightAnswer && <p>{rightAnswer}</p>}
            </li>
          ))}
        </ol>
      </details>
      {here.length === 0 ? (
        <Nothing icon="people" title={t("attendance.knows.nobody")}>
          {t("attendance.knows.nobodyMore")}
        </Nothing>
      ) : (
        <>
          <div className={styles.bar}>
            <fieldset className={styles.shown}>
              <legend className="unseen">{t("attendance.knows.phase")}</legend>
              {(["before", "after"] as const).map((one) => (
                <label key={one}>
                  <input type="radio" name="phase" checked={phase === one} onChange={() => setPhase(one)} />
                  {t(`attendance.knows.${one}`)}
                </label>
              ))}
            </fieldset>
            <p className="num" role="status">
              {t("attendance.knows.sum", {
                yes: count("yes"),
                no: count("no"),
                none: here.length - count("yes") - count("no"),
              })}
            </p>
          </div>
          <ul className={styles.list}>
            {here.map(([person, seat]) => {
              const answer = seat.answers[knows];
              const was = seat.answers[phases[other].knows];
              const right = seat.answers[score];
              const press = (wanted: "yes" | "no"): void =>
                saySeat(desk, day, person, seat, {
                  [knows]: answer === wanted ? undefined : wanted,
                  [score]: undefined,
                });
              return (
                <li key={person.id} className={styles.asked}>
                  <span className={styles.who}>
                    <strong>
                      <Held {...tellOf(person, shown)} />
                    </strong>
                    <small className="num">
                      {[
                        (was === "yes" || was === "no") &&
                          t(other === "before" ? "attendance.knows.was" : "attendance.knows.wasAfter", {
                            answer: t(`attendance.knows.${was}`).toLocaleLowerCase(lang),
                          }),
                        typeof right === "number" && t("attendance.knows.score", { score: right }),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </span>
                  {(["yes", "no"] as const).map((one) => (
                    <button
                      key={one}
                      type="button"
                      data-answer={one}
                      aria-pressed={answer === one}
                      disabled={!marks}
                      onClick={() => press(one)}
                    >
                      <Icon name={one === "yes" ? "check" : "cross"} small />
                      {t(`attendance.knows.${one}`)}
                      <span className="unseen">: {tellOf(person, shown).instead}</span>
                    </button>
                  ))}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
