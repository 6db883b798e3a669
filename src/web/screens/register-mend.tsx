// Rows with something wrong, each whole, the wrong cells marked in their place: typed anew, or the row set aside by choice.
// Promise: a row that was mended stays where it is, so that nothing jumps under the fingers; what stood in the file stays in sight.

import { useState } from "react";
import type { Problem } from "#core/problem.ts";
import { foldText } from "#core/register/fold-text.ts";
import type { RowState } from "#core/register/planned.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Tag } from "#ui/tag.tsx";
import type { LayoutColumn } from "../register-layouts.ts";
import type { RowSaid } from "../register-view.ts";
import { sayProblem } from "../words/say-problem.ts";
import { MendCell } from "./register-cell.tsx";
import { type RowsParts, usePages, useRowsSaid } from "./register-pages.tsx";
import styles from "./register-rows.module.css";

export function RegisterMend(parts: RowsParts) {
  const { t, tx } = useWords();
  const { work, sheet, choices, decide, reasons, onReasons } = parts;
  const touched = new Set([
    ...Object.keys(choices.mended ?? {}).map((cell) => Number(cell.split("/")[0])),
    ...Object.keys(reasons[sheet.name] ?? {}).map(Number),
  ]);
  const rows = sheet.rows.filter(({ row, state }) => state === "faulty" || touched.has(row));
  const faulty = rows.filter(({ state }) => state === "faulty");
  const { page, pager } = usePages(rows);
  const said = useRowsSaid(
    work,
    sheet.name,
    page.map(({ row }) => row),
  );
  const setAside = (those: readonly { readonly row: number; readonly problems: readonly Problem[] }[]): void => {
    const why = Object.fromEntries(those.map(({ row, problems }) => [row, problems.map(sayProblem)]));
    onReasons({ ...reasons, [sheet.name]: { ...reasons[sheet.name], ...why } });
    decide((now) => ({ ...now, setAside: [...new Set([...(now.setAside ?? []), ...those.map(({ row }) => row)])] }));
  };
  const takeBack = (row: number): void => {
    const { [row]: _, ...others } = reasons[sheet.name] ?? {};
    onReasons({ ...reasons, [sheet.name]: others });
    decide((now) => ({ ...now, setAside: (now.setAside ?? []).filter((one) => one !== row) }));
  };
  return (
    <div className={styles.panel}>
      {faulty.length > 0 && (
        <div className={styles.aside}>
          <p>{t("register.type-anew-what-is-wrong")}</p>
          {faulty.length > 1 && (
            <Button onClick={() => setAside(faulty)}>
              {t("register.set-all-row-aside", { count: faulty.length })}
            </Button>
          )}
        </div>
      )}
      <ul className={styles.cards}>
        {page.map(({ row, state, problems }) => (
          <li key={row} className={styles.card} data-state={state}>
            <RowCard
              {...parts}
              row={row}
              problems={state === "set-aside" ? [] : problems}
              said={said.get(row)}
              state={state}
            />
            {state === "faulty" ? (
              <Button onClick={() => setAside([{ row, problems }])}>
                {tx("register.set-aside-row", { unseen: (words) => <span className="unseen">{words}</span> }, { row })}
              </Button>
            ) : (
              state === "set-aside" && (
                <Button onClick={() => takeBack(row)}>
                  {tx(
                    "register.take-back-in-row",
                    { unseen: (words) => <span className="unseen">{words}</span> },
                    { row },
                  )}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {pager}
    </div>
  );
}

function RowCard({
  sheet,
  layout,
  choices,
  decide,
  row,
  problems,
  said,
  state,
}: RowsParts & {
  readonly row: number;
  readonly problems: readonly Problem[];
  readonly said: RowSaid | undefined;
  readonly state: RowState;
}) {
  const { t, tx } = useWords();
  const [all, setAll] = useState(false);
  const cells = cellsOf(sheet, layout, choices.mended ?? {}, row, problems, said);
  const ofCells = new Set(cells.flatMap(({ mine }) => mine));
  // A row that does not say whom it is about: what it leaves empty is what is missing.
  const unclear = problems.some(({ code }) => code === "register.nobody");
  const mend = (column: LayoutColumn, typed: string | undefined): void =>
    decide((now) => {
      const { [`${row}/${column.id}`]: _, ...others } = now.mended ?? {};
      return { ...now, mended: typed === undefined ? others : { ...others, [`${row}/${column.id}`]: typed } };
    });
  /** The same word in every row of this column means this, in this file. */
  const mendWord = (column: LayoutColumn, word: string, option: string): void =>
    decide((now) => {
      const mapping = now.mapping ?? sheet.mapping;
      if (!mapping) return now;
      const columns = mapping.columns.map((use) =>
        use.is === column.id ? { ...use, words: { ...use.words, [foldText(word)]: option } } : use,
      );
      return { ...now, mapping: { ...mapping, columns } };
    });
  return (
    <div className={styles.whole}>
      <h3>
        {t("register.row-head")} {row}{" "}
        {state === "set-aside" ? (
          <Tag tone="plain">{t("register.set-aside")}</Tag>
        ) : (
          state !== "faulty" && <Tag tone="pine">{t("register.mended")}</Tag>
        )}
      </h3>
      {problems
        .filter((one) => !ofCells.has(one))
        .map((problem) => (
          <p key={problem.code} className={styles.wrong}>
            <Icon name="warn" small />
            {sayProblem(problem)}
          </p>
        ))}
      <dl className={styles.cells}>
        {cells.map(({ column, heading, text, mine, mended }) => (
          <div
            key={column.id}
            data-wrong={mine.length > 0 || undefined}
            data-mended={mended !== undefined || undefined}
          >
            <dt>{heading}</dt>
            <dd>{text || "–"}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.inputs}>
        {cells
          .filter(
            ({ mine, mended, text }) => mine.length > 0 || mended !== undefined || all || (unclear && text === ""),
          )
          .map(({ column, letters, use, text, mine, mended, heading }) => (
            <MendCell
              key={column.id}
              id={`row-${row}-${column.id}`}
              column={column}
              use={use}
              heading={heading}
              letters={letters}
              text={text}
              mended={mended}
              problems={mine}
              onMend={(typed) => mend(column, typed)}
              onWord={(option) => mendWord(column, text, option)}
            />
          ))}
      </div>
      {!all && state !== "set-aside" && (
        <Button tone="quiet" onClick={() => setAll(true)}>
          {tx(
            "register.mend-another-cell-of-row",
            { unseen: (words) => <span className="unseen">{words}</span> },
            { row },
          )}
        </Button>
      )}
    </div>
  );
}

/** The cells of a row that are brought in, in the order of the file, and those that a problem or a person added. */
function cellsOf(
  { columns }: RowsParts["sheet"],
  layout: RowsParts["layout"],
  mended: { readonly [cell: string]: string },
  row: number,
  problems: readonly Problem[],
  said: RowSaid | undefined,
) {
  const rank = (id: string): number => (columns.findIndex(({ use }) => use.is === id) + 1000) % 1000;
  return layout.columns
    .map((column) => {
      const held = columns.filter(({ use }) => use.is === column.id);
      const [first] = held;
      return {
        column,
        letters: first?.letters,
        use: first?.use,
        heading: first?.heading ?? column.label,
        text: held
          .map(({ letters }) => said?.cells[letters] ?? "")
          .join(" ")
          .trim(),
        mine: problems.filter(({ field }) => field === column.id || column.fields.includes(field ?? "")),
        mended: mended[`${row}/${column.id}`],
      };
    })
    .filter(({ letters, mine, mended: typed }) => letters !== undefined || mine.length > 0 || typed !== undefined)
    .sort((a, b) => rank(a.column.id) - rank(b.column.id));
}
