// What only a person can answer: whether two who are nearly the same are one, and what becomes of rows that are gone from the file.
// Promise: nobody is merged and nothing is withdrawn without an answer; "later" is an answer too, and the figure carries its range.

import { findType } from "#core/programme.ts";
import type { Question } from "#core/register/planned.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { Told } from "#ui/told.tsx";
import { answerWords, dayWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import { lineOf, nameOf } from "../lines.ts";
import type { LayoutColumn } from "../register-layouts.ts";
import type { RowSaid } from "../register-view.ts";
import { sayOption, sayQuestion } from "../words/say-question.ts";
import { type RowsParts, usePages, useRowsSaid } from "./register-pages.tsx";
import styles from "./register-rows.module.css";

export function RegisterQuestions({ kind, ...parts }: RowsParts & { readonly kind: "same" | "vanished" }) {
  const { t } = useWords();
  const { work, sheet, choices, decide } = parts;
  // What somebody answered is shown at once, while the rows are still being looked at.
  const questions = sheet.questions
    .filter((question) => question.kind === kind)
    .map((question) => ({ ...question, answer: choices.decisions?.[question.id] }));
  const { page, pager } = usePages(questions);
  const said = useRowsSaid(work, sheet.name, [...new Set(page.flatMap(({ rows }) => rows))]);
  const answer = (id: string, value: string | undefined): void =>
    decide((now) => {
      const { [id]: _, ...others } = now.decisions ?? {};
      return { ...now, decisions: value === undefined ? others : { ...others, [id]: value } };
    });
  const open = questions.filter((question) => question.answer === undefined).length;
  return (
    <div className={styles.panel}>
      <div className={styles.aside}>
        <p>{kind === "same" ? t("register.nobody-is-made-one-with") : t("register.these-rows-came-in-before")}</p>
        {kind === "vanished" && questions.length > 1 && (
          <Button
            onClick={() =>
              decide((now) => ({
                ...now,
                decisions: { ...now.decisions, ...Object.fromEntries(questions.map(({ id }) => [id, "keep"])) },
              }))
            }
          >
            {t("register.keep-all", { count: questions.length })}
          </Button>
        )}
        {open > 0 && <span className="meta">{t("register.question-not-answered", { count: open })}</span>}
      </div>
      <ul className={styles.cards}>
        {page.map((question) => (
          <li key={question.id} className={styles.card}>
            <One {...parts} question={question} said={said} onAnswer={(value) => answer(question.id, value)} />
          </li>
        ))}
      </ul>
      {pager}
    </div>
  );
}

function One({
  question,
  said,
  onAnswer,
  ...parts
}: RowsParts & {
  readonly question: Question;
  readonly said: ReadonlyMap<number, RowSaid>;
  readonly onAnswer: (value: string | undefined) => void;
}) {
  const { t } = useWords();
  const options = [
    ...question.options.map((option) => ({ id: option.id, label: sayOption(question, option) })),
    { id: "", label: question.kind === "same" ? t("register.later") : t("register.not-now-keep-it-as") },
  ];
  const known = question.kind === "vanished" ? options.slice(0, -1) : options;
  return (
    <div className={styles.whole}>
      {question.kind === "same" ? (
        <Two {...parts} question={question} said={said} />
      ) : (
        <Gone id={question.records[0] ?? ""} />
      )}
      <fieldset className={styles.answers}>
        <legend>{question.kind === "same" ? sayQuestion(question) : t("register.what-becomes-of-it")}</legend>
        {known.map(({ id, label }) => (
          <label key={id}>
            <input
              type="radio"
              name={question.id}
              checked={(question.answer ?? "") === id}
              onChange={() => onAnswer(id === "" ? undefined : id)}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** The two, beside each other, by what they are compared. */
function Two({
  layout,
  question,
  said,
}: RowsParts & { readonly question: Question; readonly said: ReadonlyMap<number, RowSaid> }) {
  const { t } = useWords();
  const { store, programme } = useApp();
  const columns = new Map(layout.columns.map((column) => [column.id, column]));
  const sides = [
    ...question.records.map((id) => ({
      head: t("register.here-already"),
      words: (field: string, type: string) => {
        const held = store.find(id);
        const of = findType(programme, type)?.fields[field];
        return held && of ? answerWords(of, held.answers[field], (_, other) => nameOf(store, other)) : "";
      },
    })),
    ...question.rows.map((row) => ({
      head: t("register.row-number", { row }),
      words: (_field: string, _type: string, column: string) =>
        valueWords(columns.get(column), said.get(row)?.values[column]),
    })),
  ];
  return (
    <div className={styles.compared}>
      <table>
        <thead>
          <tr>
            <td />
            {sides.map(({ head }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the sides stand in one order
              <th key={at} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.compared.map(({ field, type, column }) => {
            const words = sides.map((side) => side.words(field, type, column));
            if (words.every((word) => word === "")) return null;
            const differs = new Set(words).size > 1;
            return (
              <tr key={field} data-differs={differs || undefined}>
                <th scope="row">{columns.get(column)?.label ?? field}</th>
                {words.map((word, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the sides stand in one order
                  <td key={at}>{word || "–"}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function valueWords(column: LayoutColumn | undefined, value: unknown): string {
  if (value === undefined) return "";
  if (column?.options)
    return [value]
      .flat()
      .map((option) => column.options?.[String(option)] ?? String(option))
      .join(", ");
  return column?.kind === "day" ? dayWords(String(value)) : String(value);
}

function Gone({ id }: { readonly id: string }) {
  const { store } = useApp();
  const held = store.find(id);
  return (
    <h3>
      {held ? <Told say={() => lineOf(store, held)} /> : "A record"} <small className="meta">{held?.type.label}</small>
    </h3>
  );
}
