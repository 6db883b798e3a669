// A sheet that holds totals and no rows: each may be declared, beside what is counted and never added to it, with who vouches for it.

import { useState } from "react";
import { indicatorsOf } from "#core/programme.ts";
import type { TotalDeclared } from "#core/register/totals.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { countWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import type { LayoutColumn } from "../register-layouts.ts";
import type { SheetParts } from "./register-sheet.tsx";
import styles from "./register-totals.module.css";

/** The columns of a declared figure that are asked of each total; the others are said once for all of them. */
const ofEach = ["indicator", "declaredSex"];
const VALUE = "value";

export function RegisterTotals({ work, sheet, decide }: SheetParts) {
  const { t } = useWords();
  const { today } = useApp();
  const layout = work.layouts.find(
    ({ columns }) => columns.some(({ id }) => id === VALUE) && columns.some(({ id }) => id === ofEach[0]),
  );
  const [chosen, setChosen] = useState<{ readonly [total: string]: { readonly [column: string]: string } }>({});
  const [common, setCommon] = useState<{ readonly [column: string]: string }>({ period: today.slice(0, 4) });
  if (!layout) return null;
  const shared = layout.columns.filter(({ id, kind }) => id !== VALUE && kind !== "owner" && !ofEach.includes(id));
  const own = layout.columns.filter(({ id }) => ofEach.includes(id));
  const declare = (): void => {
    const declared = sheet.totals.flatMap(({ row, column }): readonly TotalDeclared[] => {
      const answers = chosen[`${row} ${column}`];
      return answers ? [{ row, column, answers: spoken({ ...common, ...answers }) }] : [];
    });
    decide((now) => ({ ...now, declared }));
  };
  const count = Object.keys(chosen).length;
  const missing = [
    ...shared.filter(({ id, required }) => required && !common[id]?.trim()),
    ...Object.values(chosen).flatMap((answers) => own.filter(({ id, required }) => required && !answers[id])),
  ];
  return (
    <section id="totals" className={styles.totals} aria-labelledby="totals-head">
      <div>
        <h2 id="totals-head">{t("register.this-sheet-holds-totals-and")}</h2>
        <p>{t("register.a-total-cannot-be-counted")}</p>
      </div>
      <ul className="card">
        {sheet.totals.map(({ row, column, label, number }) => {
          const id = `${row} ${column}`;
          const answers = chosen[id];
          return (
            <li key={id}>
              <label className={styles.pick}>
                <input
                  type="checkbox"
                  checked={answers !== undefined}
                  onChange={({ target }) => {
                    const { [id]: _, ...others } = chosen;
                    setChosen(target.checked ? { ...others, [id]: {} } : others);
                  }}
                />
                <b className="num">{countWords(number)}</b>
                <span>
                  {label} <span className="meta">{t("register.row-column", { row, column })}</span>
                </span>
              </label>
              {answers && (
                <div className={styles.asked}>
                  {own.map((one) => (
                    <Asked
                      key={one.id}
                      column={one}
                      id={`${row}-${column}-${one.id}`}
                      value={answers[one.id] ?? ""}
                      onSay={(value) => setChosen({ ...chosen, [id]: { ...answers, [one.id]: value } })}
                    />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {count > 0 && (
        <div className={styles.asked}>
          {shared.map((column) => (
            <Asked
              key={column.id}
              column={column}
              id={`all-${column.id}`}
              value={common[column.id] ?? ""}
              onSay={(value) => setCommon({ ...common, [column.id]: value })}
            />
          ))}
        </div>
      )}
      <div className={styles.act}>
        <Button disabled={count === 0 || missing.length > 0} onClick={declare}>
          {sheet.rows.length > 0 ? t("register.take-these-answers") : t("register.offer-as-declared")}
        </Button>
        {count > 0 && missing.length > 0 && (
          <span className="meta">
            {t("register.still-needed", { labels: [...new Set(missing.map(({ label }) => label))].join(", ") })}
          </span>
        )}
      </div>
    </section>
  );
}

function Asked({
  column,
  id,
  value,
  onSay,
}: {
  readonly column: LayoutColumn;
  readonly id: string;
  readonly value: string;
  readonly onSay: (value: string) => void;
}) {
  const { t } = useWords();
  const { programme } = useApp();
  const options =
    column.id === ofEach[0]
      ? Object.fromEntries(indicatorsOf(programme).map(({ code, says }) => [code, `${code} ${says}`]))
      : column.options;
  return (
    <div>
      <label htmlFor={id}>
        {column.label}
        {!column.required && <span className="meta">{t("register.if-known")}</span>}
      </label>
      {options ? (
        <select id={id} value={value} onChange={({ target }) => onSay(target.value)}>
          <option value="">{column.required ? t("register.choose-one") : t("register.not-said")}</option>
          {Object.entries(options).map(([option, label]) => (
            <option key={option} value={option}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} type="text" autoComplete="off" value={value} onChange={({ target }) => onSay(target.value)} />
      )}
    </div>
  );
}

function spoken(answers: { readonly [column: string]: string }): TotalDeclared["answers"] {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value.trim() !== ""));
}
