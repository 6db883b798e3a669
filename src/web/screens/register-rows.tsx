// The rows of a sheet by what would become of them: those that need a hand first, then every other, in sight and never silently.

import { useId, useState } from "react";
import type { RowState } from "#core/register/planned.ts";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { countWords } from "#ui/words.ts";
import type { Choice } from "../register-talk.ts";
import type { SheetView } from "../register-view.ts";
import { rowStates, stateWord } from "../register-words.ts";
import { RegisterMend } from "./register-mend.tsx";
import type { RowsParts } from "./register-pages.tsx";
import { RegisterQuestions } from "./register-questions.tsx";
import styles from "./register-rows.module.css";
import { RowsTable } from "./register-table.tsx";

interface Tab {
  readonly id: RowState | "same" | "vanished";
  readonly label: string;
  readonly count: number;
  /** Waits for a person. */
  readonly waits?: boolean;
}

export function RegisterRows(parts: RowsParts) {
  const { t } = useWords();
  const { sheet, choices } = parts;
  const tabs = tabsOf(sheet, choices);
  const [wanted, setWanted] = useState<Tab["id"]>();
  const tab = tabs.find(({ id }) => id === wanted) ?? tabs.find(({ waits }) => waits) ?? tabs[0];
  const panel = useId();
  if (!tab) return null;
  return (
    <section id="rows" className={styles.rows} aria-labelledby="rows-head">
      <header>
        <h2 id="rows-head">{t("register.rows")}</h2>
        <span className="meta">{aboutWords(sheet)}</span>
      </header>
      <fieldset className={styles.tabs}>
        <legend className="unseen">{t("register.which-rows")}</legend>
        {tabs.map(({ id, label, count, waits }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === tab.id}
            aria-controls={panel}
            data-waits={waits || undefined}
            onClick={() => setWanted(id)}
          >
            <span className="num">{countWords(count)}</span> {label}
          </button>
        ))}
      </fieldset>
      <div id={panel}>
        <Panel key={tab.id} tab={tab.id} {...parts} />
      </div>
    </section>
  );
}

/** "46 rows about 41 to 43 people". */
function aboutWords({ rows, people }: SheetView): string {
  const { t } = spoken();
  const all = t("register.row-count", { count: rows.length });
  if (!people || people.most === 0) return all;
  const { least, most } = people;
  return least === most
    ? t("register.about-person", { rows: all, count: most })
    : t("register.about-to-people-it-depends", { rows: all, least, most });
}

function Panel({ tab, ...parts }: RowsParts & { readonly tab: Tab["id"] }) {
  const { sheet } = parts;
  if (tab === "faulty") return <RegisterMend {...parts} />;
  if (tab === "same" || tab === "vanished") return <RegisterQuestions kind={tab} {...parts} />;
  const rows = sheet.rows.filter(({ state }) => state === tab).map(({ row }) => row);
  return <RowsTable {...parts} rows={rows} tab={tab} />;
}

function tabsOf(sheet: SheetView, choices: Choice): readonly Tab[] {
  const { t } = spoken();
  const { counts, questions } = sheet;
  if (!counts) return [];
  const asked = (kind: string): number => questions.filter((question) => question.kind === kind).length;
  const open = (kind: string): boolean =>
    questions.some((question) => question.kind === kind && question.answer === undefined);
  const mended = Object.keys(choices.mended ?? {}).length > 0;
  const states = rowStates.map((id): Tab => ({ id, label: stateWord(id), count: counts[id] }));
  const [faulty, ...others] = states;
  return [
    ...(faulty && (faulty.count > 0 || mended) ? [{ ...faulty, waits: faulty.count > 0 }] : []),
    ...(asked("same") > 0
      ? [{ id: "same" as const, label: t("register.the-same-person"), count: asked("same"), waits: open("same") }]
      : []),
    ...(asked("vanished") > 0
      ? [
          {
            id: "vanished" as const,
            label: t("register.gone-from-the-file"),
            count: asked("vanished"),
            waits: open("vanished"),
          },
        ]
      : []),
    ...others.filter(({ count }) => count > 0),
  ];
}
