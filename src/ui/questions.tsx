// The questions that are asked under the present answers, in their order; those a condition hides are not there at all.

import { Fragment, memo, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { relevantAmong } from "#core/record/answers.ts";
import { type Answers, holds } from "#core/record/condition.ts";
import type { Field, Fields } from "#core/record/field.ts";
import { Button } from "./button.tsx";
import { Question, Worked } from "./field.tsx";
import groups from "./group.module.css";
import styles from "./questions.module.css";
import { FinderContext } from "./reference.tsx";
import { useWords } from "./say.tsx";
import { answerWords } from "./words.ts";

export interface QuestionsParts {
  readonly id: string;
  /** "" at the top of a form, `group/rowId/` in a row. */
  readonly under: string;
  readonly fields: Fields;
  readonly answers: Answers;
  /** What is wrong, by address. */
  readonly wrong: ReadonlyMap<string, string>;
  readonly onAnswer: (address: string, value: unknown) => void;
  readonly newId: () => string;
}

const NO_ROWS: readonly Answers[] = [];

const NO_FIELDS: Fields = {};

/** Drawn again only when one of its own answers changed: of thirty rows, the one that is typed in. */
export const Questions = memo(function Questions({
  id,
  under,
  fields,
  answers,
  wrong,
  onAnswer,
  newId,
}: QuestionsParts) {
  const { nameOf } = useContext(FinderContext);
  const counts = relevantAmong(fields, answers);
  const asked = askedOf(fields, counts);
  const ask = (name: string, field: Field): ReactNode => {
    const address = under + name;
    const at = `${id}-${name}`;
    if (field.kind === "calculated") {
      return (
        <Worked id={at} field={field}>
          {answerWords(field, counts[name], nameOf) || "–"}
        </Worked>
      );
    }
    if (field.kind === "group") {
      const rows = Array.isArray(answers[name]) ? (answers[name] as readonly Answers[]) : NO_ROWS;
      return (
        <Group id={at} address={address} field={field} rows={rows} wrong={wrong} onAnswer={onAnswer} newId={newId} />
      );
    }
    return (
      <Question
        id={at}
        address={address}
        field={field}
        value={answers[name]}
        wrong={wrong.get(address)}
        onAnswer={onAnswer}
      />
    );
  };
  return (
    <div className={styles.questions}>
      {asked.map(({ name, field, section }, at) => (
        <Fragment key={name}>
          {section !== undefined && section !== asked[at - 1]?.section && <h2>{section}</h2>}
          {ask(name, field)}
        </Fragment>
      ))}
    </div>
  );
});

interface Asked {
  readonly name: string;
  readonly field: Field;
  readonly section: string | undefined;
}

/** What is asked, each with the heading it stands under, also where the first question of that heading is not asked. */
function askedOf(fields: Fields, counts: Answers): readonly Asked[] {
  let section: string | undefined;
  return Object.entries(fields).flatMap(([name, field]) => {
    section = field.section ?? section;
    return field.kept || (field.when && !holds(field.when, counts)) ? [] : [{ name, field, section }];
  });
}

interface GroupParts {
  readonly id: string;
  readonly address: string;
  readonly field: Field;
  readonly rows: readonly Answers[];
  readonly wrong: ReadonlyMap<string, string>;
  readonly onAnswer: (address: string, value: unknown) => void;
  /** A new row's id; chance is passed in. */
  readonly newId: () => string;
}

/** A repeat group: rows that each have an id of their own, so that two people can add rows at once and none is lost. */
const Group = memo(function Group({ id, address, field, rows, wrong, onAnswer, newId }: GroupParts) {
  const { tx } = useWords();
  // A row taken out by mistake comes back with all that was typed in it.
  const [taken, setTaken] = useState<{ readonly row: Answers; readonly at: number }>();
  const first = Object.keys(field.fields ?? {})[0];

  const add = (): void => {
    const row = newId();
    flushSync(() => onAnswer(address, [...rows, { id: row }]));
    document.getElementById(`${id}-${row}-${first}`)?.focus();
  };
  // The same for every key in a row, so that the other rows are not drawn anew.
  const standing = useRef(rows);
  useEffect(() => {
    standing.current = rows;
  }, [rows]);
  const takeOut = useCallback(
    (row: Answers, at: number): void => {
      setTaken({ row, at });
      onAnswer(
        address,
        standing.current.filter((one) => one !== row),
      );
      document.getElementById(id)?.focus();
    },
    [id, address, onAnswer],
  );
  const putBack = (): void => {
    if (taken) onAnswer(address, rows.toSpliced(taken.at, 0, taken.row));
    setTaken(undefined);
    document.getElementById(id)?.focus();
  };
  return (
    <fieldset className={groups.group} aria-describedby={field.hint ? `${id}-hint` : undefined}>
      <legend>{field.label}</legend>
      {field.hint && (
        <p id={`${id}-hint`} className={groups.hint}>
          {field.hint}
        </p>
      )}
      {wrong.has(address) && <p className={groups.wrong}>{wrong.get(address)}</p>}
      <ol className={groups.rows}>
        {rows.map((row, at) => (
          <Row
            key={String(row["id"])}
            id={id}
            address={address}
            field={field}
            row={row}
            at={at}
            wrong={wrong}
            onAnswer={onAnswer}
            newId={newId}
            onTakeOut={takeOut}
          />
        ))}
      </ol>
      <p role="status" className={groups.taken}>
        {taken &&
          tx("ui.row-taken-out-put-it", {
            button: (words) => (
              <Button tone="quiet" icon="undo" onClick={putBack}>
                {words}
              </Button>
            ),
          })}
      </p>
      <Button id={id} icon="plus" onClick={add}>
        {tx("ui.add-a-row-to", { unseen: (words) => <span className="unseen">{words}</span> }, { label: field.label })}
      </Button>
    </fieldset>
  );
});

interface RowParts extends Omit<GroupParts, "rows"> {
  readonly row: Answers;
  readonly at: number;
  readonly onTakeOut: (row: Answers, at: number) => void;
}

const Row = memo(function Row({ id, address, field, row, at, wrong, onAnswer, newId, onTakeOut }: RowParts) {
  const { tx } = useWords();
  const rowId = String(row["id"]);
  return (
    <li className={groups.row}>
      <div className={groups.head}>
        <span className="eyebrow num">{`${field.label}, ${at + 1}`}</span>
        <Button tone="quiet" icon="cross" onClick={() => onTakeOut(row, at)}>
          {tx(
            "ui.take-out-row-of",
            { unseen: (words) => <span className="unseen">{words}</span> },
            { row: at + 1, label: field.label },
          )}
        </Button>
      </div>
      <Questions
        id={`${id}-${rowId}`}
        under={`${address}/${rowId}/`}
        fields={field.fields ?? NO_FIELDS}
        answers={row}
        wrong={wrong}
        onAnswer={onAnswer}
        newId={newId}
      />
    </li>
  );
});
