// Inputs one types into. What is typed is kept as typed until it can be understood; nothing is corrected under the fingers.

import { useState } from "react";
import type { Field, Money } from "#core/record/field.ts";
import styles from "./input.module.css";
import { useWords } from "./say.tsx";
import { monthNames, numberFrom } from "./words.ts";

/** What every input is given. `onChange` receives the answer, or the text as typed where it is not one yet, or nothing. */
export interface InputParts {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-required": true | undefined;
}

/** Of an input that stands by itself, in no form: its heading says all there is to say. */
export const ALONE = { "aria-describedby": undefined, "aria-invalid": undefined, "aria-required": undefined } as const;

export function LineInput({ field, value, onChange, ...more }: InputParts) {
  return (
    <input
      {...more}
      className={styles.input}
      type="text"
      autoComplete="off"
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
      data-kind={field.kind}
    />
  );
}

export function TextInput({ field: _, value, onChange, ...more }: InputParts) {
  return (
    <textarea
      {...more}
      className={styles.area}
      rows={4}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function NumberInput({ field, value, onChange, ...more }: InputParts) {
  const [typed, setTyped] = useTyped(textOf(value), (text) => understood(text, field.decimals), value);
  const onType = (text: string): void => {
    setTyped(text);
    onChange(understood(text, field.decimals));
  };
  return (
    <input
      {...more}
      className={styles.short}
      type="text"
      inputMode={field.decimals ? "decimal" : "numeric"}
      autoComplete="off"
      value={typed}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

const usual = ["EUR", "USD"] as const;

export function MoneyInput({ field, value, onChange, ...more }: InputParts) {
  const { t } = useWords();
  const known = isMoney(value) ? value : undefined;
  const currencies = field.currencies ?? usual;
  const [currency, setCurrency] = useState(known?.currency ?? currencies[0] ?? "EUR");
  const moneyFrom = (text: string, of: string): unknown => {
    const amount = numberFrom(text, 2);
    return text.trim() === ""
      ? undefined
      : amount === undefined
        ? text
        : { minor: Math.round(amount * 100), currency: of };
  };
  const [typed, setTyped] = useTyped(
    known ? String(known.minor / 100) : textOf(value),
    (text) => moneyFrom(text, currency),
    value,
  );
  const say = (text: string, of: string): void => {
    setTyped(text);
    setCurrency(of);
    onChange(moneyFrom(text, of));
  };
  return (
    <div className={styles.pair}>
      <input
        {...more}
        className={styles.short}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        onChange={(event) => say(event.target.value, currency)}
      />
      <select
        className={styles.select}
        aria-label={t("ui.currency-of", { label: field.label })}
        value={currency}
        onChange={(event) => say(typed, event.target.value)}
      >
        {currencies.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  );
}

export function DayInput({ field: _, value, onChange, ...more }: InputParts) {
  return (
    <input
      {...more}
      className={styles.day}
      type="date"
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A month as a name and a year: the browser's own month field is missing in half of them. */
export function MonthInput({ id, field, value, onChange, ...more }: InputParts) {
  const { t } = useWords();
  const [year = "", month = ""] = textOf(value).split("-");
  const say = (nextYear: string, nextMonth: string): void =>
    onChange(nextYear === "" && nextMonth === "" ? undefined : `${nextYear}-${nextMonth}`);
  return (
    <div className={styles.pair}>
      <select
        {...more}
        id={id}
        className={styles.select}
        aria-label={t("ui.month-of", { label: field.label })}
        value={month}
        onChange={(event) => say(year, event.target.value)}
      >
        <option value="">{t("ui.month")}</option>
        {monthNames().map((name, at) => (
          <option key={name} value={String(at + 1).padStart(2, "0")}>
            {name}
          </option>
        ))}
      </select>
      <input
        className={styles.year}
        type="text"
        inputMode="numeric"
        maxLength={4}
        placeholder={t("ui.year")}
        aria-label={t("ui.year-of", { label: field.label })}
        value={year}
        onChange={(event) => say(event.target.value.trim(), month)}
      />
    </div>
  );
}

/** Text of one's own while typing; taken anew when the answer was changed from elsewhere. */
function useTyped(
  from: string,
  meant: (text: string) => unknown,
  value: unknown,
): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(from);
  const same = JSON.stringify(meant(typed) ?? null) === JSON.stringify(value ?? null);
  return [same ? typed : from, setTyped];
}

function understood(text: string, decimals: number | undefined): unknown {
  return text.trim() === "" ? undefined : (numberFrom(text, decimals) ?? text);
}

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "minor" in value && "currency" in value;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
