// One sheet: what kind of register it is, what its columns mean, its rows by what becomes of them, and what has to be asked.

import { useState } from "react";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { LayoutView } from "../register-layouts.ts";
import type { Work } from "../register-reading.ts";
import type { AsideReasons, Choice } from "../register-talk.ts";
import type { SheetView } from "../register-view.ts";
import { sayProblem } from "../words/say-problem.ts";
import { sayOption, sayQuestion } from "../words/say-question.ts";
import styles from "./register.module.css";
import { RegisterColumns } from "./register-columns.tsx";
import { RegisterHeadings } from "./register-headings.tsx";
import { RegisterRows } from "./register-rows.tsx";
import { RegisterTotals } from "./register-totals.tsx";

export interface SheetParts {
  readonly work: Work;
  readonly sheet: SheetView;
  readonly layouts: readonly LayoutView[];
  readonly choices: Choice;
  readonly decide: (change: (now: Choice) => Choice) => void;
  readonly reasons: AsideReasons;
  readonly onReasons: (reasons: AsideReasons) => void;
}

export function RegisterSheet(parts: SheetParts) {
  const { t } = useWords();
  const { sheet, layouts, choices, decide } = parts;
  const layout = layouts.find(({ id }) => id === sheet.layout);
  const told = layouts.find(({ id }) => id === choices.layout);
  const faults = sheet.faults.filter(({ code }) => code !== "register.totals-only" && code !== "register.ask-register");
  const asked = sheet.questions.filter(({ kind }) => kind === "register");
  return (
    <>
      {(sheet.is === "rows" || sheet.is === "unknown") && (
        <div className={styles.kind}>
          <label htmlFor="kind">{t("register.this-is-a-register-of")}</label>
          <select
            id="kind"
            value={choices.layout ?? layout?.id ?? ""}
            onChange={(event) => decide(() => (event.target.value === "" ? {} : { layout: event.target.value }))}
          >
            {!layout && <option value="">{t("register.we-cannot-tell")}</option>}
            {layouts.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
          {sheet.above.length > 0 && (
            <p className="meta">{t("register.above-the-rows-stands", { cells: sheet.above.join(" · ") })}</p>
          )}
        </div>
      )}
      {(faults.length > 0 || asked.length > 0) && (
        <div id="faults" className={styles.faults}>
          {faults.map((fault) => (
            <Banner key={fault.code} tone="ochre" icon="warn" title={sayProblem(fault)}>
              {t("register.while-this-stands-nothing-of")}
            </Banner>
          ))}
          {asked.map((question) => (
            <Banner
              key={question.id}
              tone="ochre"
              icon="info"
              title={sayQuestion(question)}
              act={question.options.map((option) => (
                <Button
                  key={option.id}
                  aria-pressed={(choices.decisions?.[question.id] ?? question.answer) === option.id}
                  onClick={() =>
                    decide((now) => ({ ...now, decisions: { ...now.decisions, [question.id]: option.id } }))
                  }
                >
                  {sayOption(question, option)}
                </Button>
              ))}
            />
          ))}
        </div>
      )}
      {sheet.is === "unknown" && told && sheet.first.length > 0 && (
        <RegisterHeadings key={told.id} layout={told} rows={sheet.first} decide={decide} />
      )}
      {sheet.is === "totals" && <RegisterTotals {...parts} />}
      {sheet.is === "rows" && layout && (
        <>
          <RegisterColumns {...parts} layout={layout} choices={choices} />
          <RegisterRows {...parts} layout={layout} />
        </>
      )}
      <Notices sheet={sheet} />
    </>
  );
}

const FEW = 8;

/** What was done without being asked, each with its row: left out in sight, never silently. */
function Notices({ sheet: { notices } }: { readonly sheet: SheetView }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? notices : notices.slice(0, FEW);
  if (notices.length === 0) return null;
  return (
    <details className={styles.notices}>
      <summary>{t("register.thing-was-done-without-asking", { count: notices.length })}</summary>
      <ul>
        {shown.map((notice) => {
          const { code, says, at } = notice;
          return (
            <li key={`${code} ${at?.row} ${at?.column} ${says}`}>
              {at?.row !== undefined && <b>{t("register.row-number", { row: at.row })}.</b>} {sayProblem(notice)}
            </li>
          );
        })}
      </ul>
      {shown.length < notices.length && (
        <Button tone="quiet" onClick={() => setAll(true)}>
          {t("register.show-all", { count: notices.length })}
        </Button>
      )}
    </details>
  );
}
