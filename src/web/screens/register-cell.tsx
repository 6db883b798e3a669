// One cell typed anew: the input its column asks for, what stood in the file, and the sentence that says what is wrong.

import { useState } from "react";
import type { Problem } from "#core/problem.ts";
import type { ColumnUse } from "#core/register/mapping.ts";
import { readDayText } from "#core/register/read-day.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import type { LayoutColumn } from "../register-layouts.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./register-rows.module.css";

interface MendCellParts {
  readonly id: string;
  readonly column: LayoutColumn;
  readonly heading: string;
  readonly letters: string | undefined;
  /** How days are read in its column. */
  readonly use: ColumnUse | undefined;
  readonly text: string;
  readonly mended: string | undefined;
  readonly problems: readonly Problem[];
  /** Nothing puts back what stood in the file. */
  readonly onMend: (typed: string | undefined) => void;
  readonly onWord: (option: string) => void;
}

export function MendCell(parts: MendCellParts) {
  const { t, tx } = useWords();
  const { id, column, heading, letters, use, text, mended, problems, onMend } = parts;
  const [typed, setTyped] = useState<string>();
  const wrong = problems.length > 0;
  const shown = typed ?? mended ?? (column.kind === "day" ? dayOf(text, use) : text);
  const commit = (): void => {
    if (typed !== undefined && typed !== mended) onMend(typed);
  };
  const described = `${id}-wrong`;
  return (
    <div className={styles.mend} data-wrong={wrong || undefined}>
      <label htmlFor={id}>
        {heading}
        {letters && <span className="unseen">, {t("register.column-at", { letters })}</span>}
      </label>
      {column.options ? (
        <Choice {...parts} described={described} wrong={wrong} />
      ) : (
        <input
          id={id}
          type={column.kind === "day" ? "date" : "text"}
          inputMode={column.kind === "people" || column.kind === "number" ? "numeric" : undefined}
          autoComplete="off"
          aria-invalid={wrong || undefined}
          aria-describedby={described}
          value={shown}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        />
      )}
      <p id={`${id}-wrong`} className={styles.wrong}>
        {wrong && (
          <>
            <Icon name="warn" small />
            {problems.map(sayProblem).join(" ")}
          </>
        )}
      </p>
      <p className={styles.came}>
        {mended !== undefined && (
          <Button
            tone="quiet"
            onClick={() => {
              setTyped(undefined);
              onMend(undefined);
            }}
          >
            {tx("register.put-back", { unseen: (words) => <span className="unseen">{words}</span> }, { heading })}
          </Button>
        )}
      </p>
    </div>
  );
}

/** A word that is not known: what it means, here or in every row that says the same. */
function Choice({
  id,
  column,
  text,
  mended,
  wrong,
  described,
  onMend,
  onWord,
}: MendCellParts & { readonly wrong: boolean; readonly described: string }) {
  const { t } = useWords();
  const [everywhere, setEverywhere] = useState(false);
  const canEverywhere = text !== "" && wrong && column.kind !== "choices";
  return (
    <>
      <select
        id={id}
        aria-invalid={wrong || undefined}
        aria-describedby={described}
        value={mended ?? ""}
        onChange={(event) => {
          const option = event.target.value;
          if (everywhere && canEverywhere && option !== "") onWord(option);
          else onMend(option === "" ? (column.required ? undefined : "") : option);
        }}
      >
        <option value="">{column.required ? t("register.choose-one") : t("register.leave-it-empty")}</option>
        {Object.entries(column.options ?? {}).map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
      {canEverywhere && (
        <label className={styles.everywhere}>
          <input type="checkbox" checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)} />
          {t("register.in-every-row-that-says")}
        </label>
      )}
    </>
  );
}

/** The day a text says, to begin with: only where it can be read one way. */
function dayOf(text: string, use: ColumnUse | undefined): string {
  const reading = readDayText(text, 2100);
  if (!reading) return "";
  if ("day" in reading) return reading.day;
  return (
    (use?.order
      ? reading[use.order]
      : (reading.dmy === undefined) !== (reading.mdy === undefined)
        ? (reading.dmy ?? reading.mdy)
        : "") ?? ""
  );
}
