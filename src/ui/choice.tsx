// One of a few, one of many, several of some: radios, a native select, checkboxes. Each whole line can be pressed.

import { optionsOf } from "#core/record/field.ts";
import styles from "./choice.module.css";
import inputs from "./input.module.css";
import type { InputParts } from "./input.tsx";
import { useWords } from "./say.tsx";

/** Pressing the chosen one's "Take back" empties the answer: no question traps who pressed by mistake. */
export function Radios({
  id,
  field,
  value,
  onChange,
  "aria-invalid": invalid,
  "aria-describedby": described,
}: InputParts) {
  const { tx } = useWords();
  const options = Object.entries(optionsOf(field) ?? {});
  const short = options.every(([, label]) => label.length < 14) && options.length <= 4;
  return (
    <div className={short ? styles.row : styles.column}>
      {options.map(([option, label], at) => (
        <label key={option} className={styles.line}>
          <input
            type="radio"
            id={at === 0 ? id : undefined}
            name={id}
            value={option}
            checked={value === option}
            onChange={() => onChange(option)}
            aria-invalid={invalid}
            aria-describedby={described}
          />
          <span>{label}</span>
        </label>
      ))}
      {!field.required && value !== undefined && value !== "" && (
        <button type="button" className={styles.back} onClick={() => onChange(undefined)}>
          {tx("ui.take-back", { unseen: (words) => <span className="unseen">{words}</span> }, { label: field.label })}
        </button>
      )}
    </div>
  );
}

export function Pick({ field, value, onChange, ...more }: InputParts) {
  const { t } = useWords();
  return (
    <select
      {...more}
      className={inputs.select}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{t("ui.choose-one")}</option>
      {Object.entries(optionsOf(field) ?? {}).map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  );
}

export function Checkboxes({
  id,
  field,
  value,
  onChange,
  "aria-invalid": invalid,
  "aria-describedby": described,
}: InputParts) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const press = (option: string): void =>
    onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]);
  return (
    <div className={styles.column}>
      {Object.entries(optionsOf(field) ?? {}).map(([option, label], at) => (
        <label key={option} className={styles.line}>
          <input
            type="checkbox"
            id={at === 0 ? id : undefined}
            checked={chosen.includes(option)}
            onChange={() => press(option)}
            aria-invalid={invalid}
            aria-describedby={described}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
