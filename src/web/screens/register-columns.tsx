// What each column of the file means: proposed by its heading, settled here, remembered for the next file with the same headings.

import { useState } from "react";
import { ASKED, type ColumnUse, LEFT_OUT, type Mapping } from "#core/register/mapping.ts";
import { readDayText } from "#core/register/read-day.ts";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import type { LayoutColumn, LayoutView } from "../register-layouts.ts";
import type { Choice } from "../register-talk.ts";
import type { ColumnView, SheetView } from "../register-view.ts";
import { isGiven, isOpen } from "../register-words.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./register-columns.module.css";

interface ColumnsParts {
  readonly sheet: SheetView;
  readonly layout: LayoutView;
  readonly choices: Choice;
  readonly decide: (change: (now: Choice) => Choice) => void;
}

export function RegisterColumns({ sheet, layout, choices, decide }: ColumnsParts) {
  const { t } = useWords();
  const missing = sheet.missing.filter((id) => !isGiven(sheet, id));
  const settled = sheet.missing.filter((id) => isGiven(sheet, id));
  // What somebody chose is shown at once, while the rows are still being looked at.
  const chosen = choices.mapping?.columns;
  const all = sheet.columns.map((column, index) => ({
    column: { ...column, use: chosen?.[index] ?? column.use },
    index,
  }));
  const open = all.filter(({ column }) => isOpen(column));
  const others = all.filter(({ column }) => !isOpen(column));
  const left = others.filter(({ column }) => column.use.is === LEFT_OUT).length;
  const settle = (change: (mapping: Mapping) => Mapping): void =>
    decide((now) => {
      const mapping = now.mapping ?? sheet.mapping;
      return mapping ? { ...now, mapping: change(mapping) } : now;
    });
  const use = (index: number, change: Partial<ColumnUse>): void =>
    settle((mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column, at) => {
        if (at !== index) return column;
        // Another meaning begins anew: how days or words were read belonged to the one before.
        return change.is === undefined ? { ...column, ...change } : { heading: column.heading, is: change.is };
      }),
    }));
  const one = ({ column, index }: (typeof all)[number]) => (
    <One key={column.letters} column={column} layout={layout} onUse={(change) => use(index, change)} />
  );
  const given = (id: string) => (
    <Missing
      key={id}
      column={columnOf(layout, id)}
      given={sheet.mapping?.given[id] ?? ""}
      onGiven={(value) => settle((mapping) => give(mapping, id, value))}
    />
  );
  return (
    <section id="columns" className={styles.columns} aria-labelledby="columns-head">
      <header>
        <h2 id="columns-head">{t("register.columns")}</h2>
        {open.length + missing.length > 0 && (
          <span className="meta">{t("register.column-to-decide-about", { count: open.length + missing.length })}</span>
        )}
      </header>
      {open.length + missing.length > 0 && (
        <ul className="card">
          {missing.map(given)}
          {open.map(one)}
        </ul>
      )}
      <details>
        <summary>
          {t("register.understood-and-left", { count: others.length - left + settled.length, left })}
          <Icon name="down" small />
        </summary>
        <ul className="card">
          {settled.map(given)}
          {others.map(one)}
        </ul>
      </details>
    </section>
  );
}

function One({
  column,
  layout,
  onUse,
}: {
  readonly column: ColumnView;
  readonly layout: LayoutView;
  readonly onUse: (change: Partial<ColumnUse>) => void;
}) {
  const { t } = useWords();
  const { letters, heading, examples, use, asked, fault, notice } = column;
  const meaning = layout.columns.find(({ id }) => id === use.is);
  const id = `column-${letters}`;
  return (
    <li data-open={isOpen(column) || undefined}>
      <div className={styles.heading}>
        <b>{heading}</b>
        <span className="meta">
          {t("register.column-head")} {letters}
          {examples.length > 0 && `: ${examples.join(", ")}`}
        </span>
      </div>
      <div className={styles.meaning}>
        <label htmlFor={id} className="unseen">
          {t("register.what-means", { heading })}
        </label>
        <select id={id} value={use.is} onChange={(event) => onUse({ is: event.target.value })}>
          {use.is === ASKED && <option value={ASKED}>{t("register.choose-what-it-means")}</option>}
          <option value={LEFT_OUT}>{t("register.leave-it-out")}</option>
          <optgroup label={t("register.it-means")}>
            {layout.columns.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </optgroup>
        </select>
        {meaning?.kind === "day" && (asked || use.order) && (
          <fieldset className={styles.ways}>
            <legend>{asked ? sayProblem(asked.problem) : t("register.which-comes-first")}</legend>
            {(["dmy", "mdy"] as const).map((order) => (
              <label key={order}>
                <input
                  type="radio"
                  name={`${id}-order`}
                  checked={use.order === order}
                  onChange={() => onUse({ order })}
                />
                {t(`register.order-${order}`)}
                {exampleIn(examples, order)}
              </label>
            ))}
          </fieldset>
        )}
        {meaning && meaning.kind !== "day" && asked && (
          <Words column={meaning} asked={asked} id={id} use={use} onUse={onUse} />
        )}
        {use.vocabulary !== undefined && !asked && (
          <button type="button" className={styles.again} onClick={() => onUse({ is: use.is })}>
            {t("register.ask-again-what-its-letters")}
          </button>
        )}
        {fault && <p className={styles.fault}>{sayProblem(fault)}</p>}
        {!fault && !asked && notice && <p className="meta">{sayProblem(notice)}</p>}
      </div>
    </li>
  );
}

/** What the first cell that can be read two ways would say in this order: ": 5 December 2016". */
function exampleIn(examples: readonly string[], order: "dmy" | "mdy"): string {
  for (const text of examples) {
    const reading = readDayText(text, 2100);
    const day = reading && !("day" in reading) && reading.dmy && reading.mdy ? reading[order] : undefined;
    if (day) return `: ${dayWords(day)}`;
  }
  return "";
}

/** Letters that mean one thing in one language and another in the next: each way is shown by what the letters would mean. */
function Words({
  column,
  asked,
  id,
  use,
  onUse,
}: {
  readonly column: LayoutColumn;
  readonly asked: NonNullable<ColumnView["asked"]>;
  readonly id: string;
  readonly use: ColumnUse;
  readonly onUse: (change: Partial<ColumnUse>) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className={styles.ways}>
      <legend>{sayProblem(asked.problem)}</legend>
      {asked.options.map((option) => {
        const words = column.vocabularies[option.vocabulary ?? -1] ?? {};
        const says = Object.entries(words)
          .slice(0, 2)
          .map(([meant, letters]) =>
            t("register.letters-mean", { letters: letters[0] ?? "", meant: column.options?.[meant] ?? meant }),
          );
        return (
          <label key={option.vocabulary}>
            <input
              type="radio"
              name={`${id}-words`}
              checked={use.vocabulary === option.vocabulary}
              onChange={() => onUse(option)}
            />
            {says.join(", ")}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Something every row needs and no column says: the same for all of them, or nothing is brought in. */
function Missing({
  column,
  given = "",
  onGiven,
}: {
  readonly column: LayoutColumn;
  readonly given?: string;
  readonly onGiven: (value: string) => void;
}) {
  const { t } = useWords();
  const id = `given-${column.id}`;
  const [typed, setTyped] = useState(given);
  return (
    <li data-open={given === "" || undefined}>
      <div className={styles.heading}>
        <b>{column.label}</b>
        <span className="meta">{t("register.no-column-holds-it-say")}</span>
      </div>
      <div className={styles.meaning}>
        <label htmlFor={id}>{t("register.for-all-rows")}</label>
        {column.options ? (
          <select id={id} value={given} onChange={(event) => onGiven(event.target.value)}>
            <option value="">{t("register.choose-one")}</option>
            {Object.entries(column.options).map(([option, label]) => (
              <option key={option} value={option}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          <input
            id={id}
            type={column.kind === "day" ? "date" : "text"}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => onGiven(typed)}
            onKeyDown={(event) => event.key === "Enter" && onGiven(typed)}
          />
        )}
      </div>
    </li>
  );
}

function columnOf(layout: LayoutView, id: string): LayoutColumn {
  return (
    layout.columns.find((column) => column.id === id) ?? {
      id,
      label: id,
      kind: "text",
      required: false,
      named: undefined,
      asks: [],
      options: undefined,
      fields: [],
      vocabularies: [],
    }
  );
}

function give(mapping: Mapping, column: string, value: string): Mapping {
  const { [column]: _, ...rest } = mapping.given;
  return { ...mapping, given: value === "" ? rest : { ...rest, [column]: value } };
}
