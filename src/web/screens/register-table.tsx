// Rows that need no hand, as they came, with the way to set one aside; and the file of those that were.

import { useRef } from "react";
import type { RowState } from "#core/register/planned.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { Work } from "../register-reading.ts";
import type { AsideReasons } from "../register-talk.ts";
import { stateWord } from "../register-words.ts";
import { sayProblem } from "../words/say-problem.ts";
import { type RowsParts, usePages, useRowsSaid } from "./register-pages.tsx";
import styles from "./register-rows.module.css";

/** Rows as they came, in the columns that are brought in. */
export function RowsTable({
  work,
  sheet,
  layout,
  rows,
  tab,
  reasons,
  onReasons,
  decide,
}: RowsParts & { readonly rows: readonly number[]; readonly tab: RowState }) {
  const { t } = useWords();
  const { page, at, pager } = usePages(rows);
  const said = useRowsSaid(work, sheet.name, page);
  const columns = sheet.columns.flatMap(({ letters, use }) => {
    const column = layout.columns.find(({ id }) => id === use.is);
    return column ? [{ letters, label: column.label }] : [];
  });
  const aside = tab === "set-aside";
  const table = useRef<HTMLElement>(null);
  const move = (row: number): void => {
    // The line and its button go; what was focused stays near.
    table.current?.focus();
    const { [row]: _, ...others } = reasons[sheet.name] ?? {};
    const why = sheet.rows.find((one) => one.row === row)?.problems.map(sayProblem) ?? [];
    onReasons({ ...reasons, [sheet.name]: aside ? others : { ...others, [row]: why } });
    decide((now) => ({
      ...now,
      setAside: aside ? (now.setAside ?? []).filter((one) => one !== row) : [...(now.setAside ?? []), row],
    }));
  };
  return (
    <div className={styles.panel}>
      {aside && <AsideFile work={work} reasons={reasons} count={rows.length} />}
      <section
        ref={table}
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={t("register.rows-shown", { kind: stateWord(tab), rows: at })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("register.row-head")}</th>
              {columns.map(({ letters, label }) => (
                <th key={letters} scope="col">
                  {label}
                </th>
              ))}
              {(aside || tab === "new" || tab === "changed") && (
                <td>
                  <span className="unseen">{t("register.act")}</span>
                </td>
              )}
            </tr>
          </thead>
          <tbody>
            {page.map((row) => (
              <tr key={row}>
                <th scope="row" className="num">
                  {row}
                </th>
                {columns.map(({ letters }) => (
                  <td key={letters}>{said.get(row)?.cells[letters] ?? ""}</td>
                ))}
                {(aside || tab === "new" || tab === "changed") && (
                  <td>
                    <Button tone="quiet" onClick={() => move(row)}>
                      {aside ? t("register.take-back-in") : t("register.set-aside")}
                      <span className="unseen">: {t("register.row-number", { row })}</span>
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {pager}
    </div>
  );
}

/** The rows set aside, to be mended in the file they came from and brought in again. */
function AsideFile({
  work,
  reasons,
  count,
}: {
  readonly work: Work;
  readonly reasons: AsideReasons;
  readonly count: number;
}) {
  const { t } = useWords();
  const download = async (): Promise<void> => {
    const address = URL.createObjectURL(await work.asideFile(reasons));
    const link = document.createElement("a");
    link.href = address;
    link.download = "rows-set-aside.xlsx";
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className={styles.aside}>
      <p>{t("register.row-is-not-brought-in", { count })}</p>
      <Button icon="register" onClick={() => void download()}>
        {t("register.download-row-xlsx", { count })}
      </Button>
    </div>
  );
}
