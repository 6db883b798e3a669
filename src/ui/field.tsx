// One question of a form: its words, its input, its hint and what is wrong with it, linked for eyes and ears alike.
// Promise: every kind of field can be answered here; what cannot be understood is kept as typed and said to be wrong.

import { lazy, memo, type ReactNode, Suspense } from "react";
import type { Field } from "#core/record/field.ts";
import { optionsOf } from "#core/record/field.ts";
import { Checkboxes, Pick, Radios } from "./choice.tsx";
import styles from "./field.module.css";
import { Icon } from "./icon.tsx";
import { DayInput, type InputParts, LineInput, MoneyInput, MonthInput, NumberInput, TextInput } from "./input.tsx";
import { Reference } from "./reference.tsx";
import { useWords } from "./say.tsx";

interface QuestionParts {
  readonly id: string;
  readonly address: string;
  readonly field: Field;
  readonly value: unknown;
  readonly wrong: string | undefined;
  readonly onAnswer: (address: string, value: unknown) => void;
}

// Few forms ask for a file.
const FileInput = lazy(() => import("./file-input.tsx").then((input) => ({ default: input.FileInput })));

const MANY = 6;

/** Drawn again only when its own answer or problem changed: a form of 150 questions stays quick under the fingers. */
export const Question = memo(function Question({ id, address, field, value, wrong, onAnswer }: QuestionParts) {
  const described = [field.hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  const parts: InputParts = {
    id,
    field,
    value,
    onChange: (answer) => onAnswer(address, answer),
    "aria-describedby": described || undefined,
    "aria-invalid": wrong ? true : undefined,
    "aria-required": field.required ? true : undefined,
  };
  const many = asksOneOfFew(field) || field.kind === "choices" || field.kind === "month";
  const words = <Words field={field} />;
  const notes = <Notes id={id} field={field} wrong={wrong} />;
  if (many) {
    return (
      <fieldset className={wrong ? styles.wrongField : styles.field} aria-describedby={described || undefined}>
        <legend>{words}</legend>
        {notes}
        <Input {...parts} />
      </fieldset>
    );
  }
  return (
    <div className={wrong ? styles.wrongField : styles.field}>
      <label htmlFor={id}>{words}</label>
      {notes}
      <Input {...parts} />
    </div>
  );
});

/** A calculated answer, as it stands now. */
export function Worked({
  id,
  field,
  children,
}: {
  readonly id: string;
  readonly field: Field;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        <Words field={field} />
      </label>
      <output id={id} className={`${styles.worked} num`}>
        {children}
      </output>
    </div>
  );
}

function Input(parts: InputParts) {
  const { field } = parts;
  if (asksOneOfFew(field)) return <Radios {...parts} />;
  switch (field.kind) {
    case "choice":
      return <Pick {...parts} />;
    case "choices":
      return <Checkboxes {...parts} />;
    case "longText":
      return <TextInput {...parts} />;
    case "number":
      return <NumberInput {...parts} />;
    case "money":
      return <MoneyInput {...parts} />;
    case "date":
      return <DayInput {...parts} />;
    case "month":
      return <MonthInput {...parts} />;
    case "file":
      return (
        <Suspense fallback={null}>
          <FileInput {...parts} />
        </Suspense>
      );
    case "reference":
      return <Reference {...parts} />;
    default:
      return <LineInput {...parts} />;
  }
}

function asksOneOfFew(field: Field): boolean {
  const options = optionsOf(field);
  return options !== undefined && field.kind !== "choices" && Object.keys(options).length <= MANY;
}

function Words({ field }: { readonly field: Field }) {
  const { t } = useWords();
  return (
    <span className={styles.label}>
      {field.label}
      {!field.required && <span className={styles.optional}> {t("ui.if-known")}</span>}
    </span>
  );
}

function Notes({
  id,
  field,
  wrong,
}: {
  readonly id: string;
  readonly field: Field;
  readonly wrong: string | undefined;
}) {
  return (
    <>
      {field.hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {field.hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          <Icon name="warn" small />
          {wrong}
        </p>
      )}
    </>
  );
}
