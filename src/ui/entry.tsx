// One line asked for outside a record: a name to sign in with, a password, a code. Promise: it is kept nowhere, in no draft and no field of
// a record; whoever typed it sees it when they ask to, and only then.
import { type ChangeEvent, type ComponentProps, useId, useState } from "react";
import styles from "./entry.module.css";
import field from "./field.module.css";
import { Icon } from "./icon.tsx";
import input from "./input.module.css";
import { useWords } from "./say.tsx";

interface EntryParts extends Pick<ComponentProps<"input">, "autoComplete" | "autoFocus" | "readOnly"> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** Dots until one asks to see it. */
  readonly secret?: boolean;
  /** Letters and digits copied from paper. */
  readonly code?: boolean;
  /** So many lines high, for what is too long for one. */
  readonly rows?: number;
}

export function Entry({ label, hint, wrong, value, onType, secret = false, code = false, rows, ...more }: EntryParts) {
  const { t } = useWords();
  const id = useId();
  const [isSeen, setSeen] = useState(false);
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  const line = {
    ...more,
    id,
    autoCapitalize: code ? "characters" : "none",
    autoCorrect: "off",
    spellCheck: false,
    "aria-required": true,
    "aria-invalid": wrong ? true : undefined,
    "aria-describedby": described || undefined,
    value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onType(event.target.value),
  } as const;
  return (
    <div className={wrong ? field.wrongField : field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className={field.wrong}>
          <Icon name="warn" small />
          {wrong}
        </p>
      )}
      <div className={styles.line}>
        {rows === undefined ? (
          <input
            {...line}
            className={`${input.input} ${code ? styles.code : ""}`}
            type={secret && !isSeen ? "password" : "text"}
          />
        ) : (
          <textarea {...line} className={`${input.area} ${code ? styles.code : ""}`} rows={rows} />
        )}
        {secret && (
          <button
            type="button"
            className={styles.eye}
            aria-pressed={isSeen}
            aria-label={t("ui.show-what-i-type", { label })}
            onClick={() => setSeen(!isSeen)}
          >
            <Icon name="eye" />
          </button>
        )}
      </div>
    </div>
  );
}
