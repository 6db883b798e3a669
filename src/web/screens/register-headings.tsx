// A sheet whose headings are not known: which row holds them, and what each means. Said once; the next file with them is understood.

import { useState } from "react";
import { fingerprintOf } from "#core/register/find-table.ts";
import type { SheetRow } from "#core/sheet/sheet.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { LayoutView } from "../register-layouts.ts";
import type { Choice } from "../register-talk.ts";
import styles from "./register-columns.module.css";

interface HeadingsParts {
  readonly layout: LayoutView;
  readonly rows: readonly SheetRow[];
  readonly decide: (change: (now: Choice) => Choice) => void;
}

export function RegisterHeadings({ layout, rows, decide }: HeadingsParts) {
  const { t } = useWords();
  const [at, setAt] = useState(rows[0]?.row);
  const [means, setMeans] = useState<{ readonly [letters: string]: string }>({});
  const row = rows.find((one) => one.row === at);
  const said = row?.cells.filter(({ column }) => means[column]).length ?? 0;
  const below = (letters: string): string =>
    rows
      .filter((one) => row && one.row > row.row)
      .flatMap(({ cells }) => cells.find(({ column }) => column === letters)?.text ?? [])
      .slice(0, 3)
      .join(", ");
  const use = (): void => {
    if (!row) return;
    const columns = row.cells.map(({ column }) => means[column] ?? "");
    decide((now) => ({ ...now, told: { fingerprint: fingerprintOf(row.cells), layout: layout.id, columns } }));
  };
  return (
    <section className={styles.columns} aria-labelledby="headings-head">
      <header>
        <h2 id="headings-head">{t("register.say-what-its-headings-mean")}</h2>
        <span className="meta">{t("register.it-is-remembered-for-the")}</span>
      </header>
      <fieldset className={styles.ways}>
        <legend>{t("register.in-which-row-do-the")}</legend>
        {rows.map(({ row: number, cells }) => (
          <label key={number}>
            <input type="radio" name="heading-row" checked={number === at} onChange={() => setAt(number)} />
            <span>
              {t("register.row-with-cells", { row: number, cells: cells.map(({ text }) => text).join(" · ") })}
            </span>
          </label>
        ))}
      </fieldset>
      {row && (
        <ul className="card">
          {row.cells.map(({ column, text }) => (
            <li key={column}>
              <div className={styles.heading}>
                <b>{text}</b>
                <span className="meta">
                  {t("register.column-head")} {column}
                  {below(column) && `: ${below(column)}`}
                </span>
              </div>
              <div className={styles.meaning}>
                <label htmlFor={`told-${column}`} className="unseen">
                  {t("register.what-means", { heading: text })}
                </label>
                <select
                  id={`told-${column}`}
                  value={means[column] ?? ""}
                  onChange={(event) => setMeans({ ...means, [column]: event.target.value })}
                >
                  <option value="">{t("register.not-said-yet")}</option>
                  {layout.columns.map(({ id, label }) => (
                    <option key={id} value={id}>
                      {label}
                    </option>
                  ))}
                </select>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button disabled={said < 2} onClick={use}>
          {said < 2 ? t("register.say-what-at-least-two") : t("register.go-on-with-heading", { count: said })}
        </Button>
      </div>
    </section>
  );
}
