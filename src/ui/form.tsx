// A form made from a record type's fields. Promise: whatever was typed is kept until it is saved, understood or not.

import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Problem } from "#core/problem.ts";
import type { Answers } from "#core/record/condition.ts";
import type { Fields } from "#core/record/field.ts";
import { Button } from "./button.tsx";
import styles from "./form.module.css";
import { fieldOf, inputId, withAnswer, wrongIn } from "./form-answers.ts";
import { Questions } from "./questions.tsx";
import { type Finder, FinderContext } from "./reference.tsx";
import { useWords } from "./say.tsx";

interface FormParts {
  readonly fields: Fields;
  readonly start: Answers;
  readonly finder: Finder;
  readonly newId: () => string;
  readonly submit: string;
  /** Called with every change of an answer, so that a draft can be kept. */
  readonly onDraft: (answers: Answers) => void;
  /** Called only with answers in which nothing is wrong; gives back what was wrong after all. */
  readonly onSubmit: (answers: Answers) => readonly Problem[];
  /** Without it there is nowhere to go back to, and no button for it. */
  readonly onCancel?: () => void;
  /** Problems known from before: what was refused when it was sent. */
  readonly found?: readonly Problem[];
  /** The question to begin at. */
  readonly at?: string | undefined;
  readonly children?: ReactNode;
}

const NONE: readonly Problem[] = [];
const NOTHING_WRONG: ReadonlyMap<string, string> = new Map();

export function Form({
  fields,
  start,
  finder,
  newId,
  submit,
  onDraft,
  onSubmit,
  onCancel,
  found = NONE,
  at,
  children,
}: FormParts) {
  const { t } = useWords();
  const id = useId();
  const summary = useRef<HTMLDivElement>(null);
  const [answers, setAnswers] = useState(start);
  // Nothing is wrong before somebody has tried to save: nobody is told off while typing.
  const [tried, setTried] = useState(found.length > 0);
  const [refused, setRefused] = useState(found);
  const [tries, setTries] = useState(0);

  const onAnswer = useCallback((address: string, value: unknown) => {
    setAnswers((before) => withAnswer(before, address, value));
    setRefused((before) => before.filter(({ field }) => field !== address));
  }, []);
  useEffect(() => {
    if (answers !== start) onDraft(answers);
  }, [answers, start, onDraft]);
  useEffect(() => {
    if (at !== undefined) document.getElementById(inputId(id, at))?.focus();
  }, [id, at]);
  useEffect(() => {
    if (tries > 0) summary.current?.focus();
  }, [tries]);

  const wrong = useMemo(
    () => (tried ? wrongIn(fields, answers, refused) : NOTHING_WRONG),
    [tried, fields, answers, refused],
  );

  const trySubmit = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const problems = wrongIn(fields, answers).size > 0 ? undefined : onSubmit(answers);
    if (problems) setRefused(problems);
    if (problems?.length !== 0) setTries(tries + 1);
  };

  return (
    <FinderContext value={finder}>
      <form className={styles.form} onSubmit={trySubmit} noValidate>
        {wrong.size > 0 && (
          <div ref={summary} className={styles.summary} role="alert" tabIndex={-1} aria-labelledby={`${id}--wrong`}>
            <h2 id={`${id}--wrong`}>{t("ui.answers-need-another-look", { count: wrong.size })}</h2>
            <ul>
              {[...wrong].map(([address, says]) => (
                <li key={address}>
                  <a href={`#${inputId(id, address)}`} onClick={(event) => goTo(event, inputId(id, address))}>
                    {fieldOf(fields, address)?.label}
                  </a>
                  : {says}
                </li>
              ))}
            </ul>
          </div>
        )}
        {children}
        <Questions id={id} under="" fields={fields} answers={answers} wrong={wrong} onAnswer={onAnswer} newId={newId} />
        <div className={styles.acts}>
          <Button type="submit" tone="primary">
            {submit}
          </Button>
          {onCancel && <Button onClick={onCancel}>{t("ui.cancel")}</Button>}
        </div>
      </form>
    </FinderContext>
  );
}

/** To the input itself, so that typing can begin at once; the address of the page stays as it is. */
function goTo(event: React.MouseEvent, input: string): void {
  event.preventDefault();
  document.getElementById(input)?.focus();
}
