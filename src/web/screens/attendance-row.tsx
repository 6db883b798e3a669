// One person on the list of a day: the whole line is the button, so that nobody has to aim.
import { memo } from "react";
import { Icon } from "#ui/icon.tsx";
import { Held } from "#ui/told.tsx";
import styles from "./attendance.module.css";

interface RowParts {
  readonly id: string;
  /** How they are told, and what shows while the line is held. */
  readonly instead: string;
  readonly words: string;
  readonly sub: string;
  readonly state: "here" | "not" | undefined;
  readonly says: string;
  readonly marks: boolean;
  readonly onMark: (id: string) => void;
}

/** Drawn again only when it changed itself: thirty taps draw thirty lines. */
export const Row = memo(function Row({ id, instead, words, sub, state, says, marks, onMark }: RowParts) {
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-state={state}
        aria-pressed={state === "here"}
        disabled={!marks}
        onClick={() => onMark(id)}
        onKeyDown={stepThrough}
      >
        <span className={styles.who}>
          <strong>
            <Held instead={instead} words={words} />
          </strong>
          <small className="num">{sub}</small>
        </span>
        <span className={styles.mark}>
          {says}
          <span className={styles.box}>{state && <Icon name={state === "here" ? "check" : "cross"} small />}</span>
        </span>
      </button>
    </li>
  );
});

/** Up and down go from line to line, so that a list is marked with three keys. */
function stepThrough(event: React.KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const rows = [...document.querySelectorAll<HTMLButtonElement>(`.${styles.row}`)];
  rows[rows.indexOf(event.currentTarget) + step]?.focus();
}
