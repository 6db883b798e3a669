// A file that could be read: its sheets, what becomes of each, and the one button that saves. Everything above it is a dry run.

import { useState } from "react";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import type { StreamOf } from "../api.ts";
import { useApp } from "../app.ts";
import { layoutsFor } from "../register-ground.ts";
import { keepHeadings, keepMappings } from "../register-mappings.ts";
import type { Work } from "../register-reading.ts";
import type { AsideReasons, Choice } from "../register-talk.ts";
import type { SheetView } from "../register-view.ts";
import { type Blocker, blockersOf, bringWords, rowsToBring, savedWords, savesAnything } from "../register-words.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./register.module.css";
import type { BroughtInNow } from "./register.tsx";
import { RegisterSheet } from "./register-sheet.tsx";

interface SheetsParts {
  readonly work: Work;
  readonly team: StreamOf;
  readonly whom: React.ReactNode;
  readonly onDone: (done: BroughtInNow) => void;
}

export function RegisterSheets({ work, team, whom, onDone }: SheetsParts) {
  const { t } = useWords();
  const app = useApp();
  const { reading, choices } = work;
  const sheets = reading.at === "open" ? reading.sheets : [];
  const [chosen, setChosen] = useState<string>();
  const [reasons, setReasons] = useState<AsideReasons>({});
  const [again, setAgain] = useState(false);
  const sheet = sheets.find(({ name }) => name === chosen) ?? sheets.find(({ is }) => is !== "left-out") ?? sheets[0];
  if (reading.at !== "open" || !sheet) return null;

  const save = async (): Promise<void> => {
    const rows = rowsToBring(sheets);
    const changes = await work.carry();
    if (changes.length === 0) return setAgain(true);
    keepMappings(
      localStorage,
      sheets.flatMap(({ mapping }) => mapping ?? []),
    );
    keepHeadings(
      localStorage,
      Object.values(choices).flatMap(({ told }) => told ?? []),
    );
    app.store.keep(changes);
    void app.sync.now();
    onDone({
      rows,
      aside: sheets.reduce((all, { counts }) => all + (counts?.["set-aside"] ?? 0), 0),
      changes: new Set(changes.map(({ head }) => head.id)),
      types: [...new Set(changes.map(({ head }) => head.type))],
    });
  };
  const goTo = ({ sheet: name, at }: Blocker): void => {
    setChosen(name);
    // Once that sheet is on the page.
    requestAnimationFrame(() => {
      const place = document.getElementById(at);
      place?.scrollIntoView();
      place?.querySelector<HTMLElement>("button, select, input, summary")?.focus({ preventScroll: true });
    });
  };
  const decide = (change: (now: Choice) => Choice): void => {
    setAgain(false);
    work.decide(sheet.name, change);
  };
  return (
    <>
      <div className={`card ${styles.file}`}>
        <Icon name="register" />
        <p>
          <strong>{reading.file}</strong>
          <span className="meta">{t("register.read-on-this-device-nothing")}</span>
        </p>
        <Button onClick={work.putAway}>{t("register.another-file")}</Button>
        {whom}
      </div>
      {sheets.length > 1 && <SheetList work={work} sheets={sheets} chosen={sheet} onChoose={setChosen} />}
      {again && (
        <div role="alert">
          <Banner tone="ochre" icon="info" title={t("register.something-came-in-from-a")}>
            {t("register.the-rows-were-looked-at")}
          </Banner>
        </div>
      )}
      {sheet.is !== "left-out" && (
        <RegisterSheet
          key={sheet.name}
          work={work}
          sheet={sheet}
          layouts={layoutsFor(app, team, work.layouts)}
          choices={choices[sheet.name] ?? {}}
          decide={decide}
          reasons={reasons}
          onReasons={setReasons}
        />
      )}
      <ActBar work={work} sheets={sheets} onSave={() => void save()} onGo={goTo} />
    </>
  );
}

/** All sheets of the file, each taken in or left out by choice. */
function SheetList({
  work,
  sheets,
  chosen,
  onChoose,
}: {
  readonly work: Work;
  readonly sheets: readonly SheetView[];
  readonly chosen: SheetView;
  readonly onChoose: (name: string) => void;
}) {
  const { t } = useWords();
  return (
    <section id="sheets" className={styles.section} aria-labelledby="sheets-head">
      <h2 id="sheets-head">{t("register.sheet", { count: sheets.length })}</h2>
      <ul className={`card ${styles.sheets}`}>
        {sheets.map((sheet) => {
          const label = work.layouts.find(({ id }) => id === sheet.layout)?.label;
          const hidden = sheet.notices.find(
            ({ code }) => code === "register.hidden-sheet" || code === "register.empty-sheet",
          );
          return (
            <li key={sheet.name}>
              <button
                type="button"
                aria-pressed={sheet === chosen}
                disabled={sheet.is === "left-out"}
                onClick={() => onChoose(sheet.name)}
              >
                <strong>{sheet.name}</strong>
                <span className="meta">
                  {sheet.is === "left-out"
                    ? ((hidden && sayProblem(hidden)) ?? t("register.sheet-left-out"))
                    : sheet.is === "totals"
                      ? t("register.totals-without-rows")
                      : (label ?? t("register.not-known-yet"))}
                  {sheet.rows.length > 0 && `, ${t("register.row-count", { count: sheet.rows.length })}`}
                </span>
              </button>
              {!hidden && (
                <label>
                  <input
                    type="checkbox"
                    checked={work.choices[sheet.name]?.leaveOut !== true}
                    onChange={(event) => {
                      const { checked } = event.target;
                      work.decide(sheet.name, ({ leaveOut: _, ...now }) =>
                        checked ? now : { ...now, leaveOut: true },
                      );
                    }}
                  />
                  {t("register.bring-in")}
                  <span className="unseen">: {sheet.name}</span>
                </label>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What would be saved, what is still in the way, and the one button. */
function ActBar({
  work,
  sheets,
  onSave,
  onGo,
}: {
  readonly work: Work;
  readonly sheets: readonly SheetView[];
  readonly onSave: () => void;
  readonly onGo: (blocker: Blocker) => void;
}) {
  const { t } = useWords();
  const { programme } = useApp();
  const ready = work.reading.at === "open" && work.reading.ready;
  const [first, ...more] = blockersOf(sheets);
  const anything = savesAnything(sheets);
  return (
    <section className={styles.act} aria-label={t("register.bring-in")}>
      <p role="status">
        {work.busy ? (
          t("register.looking-at-it")
        ) : !ready ? (
          <>
            <b>{t("register.before-it-can-be-brought")}</b>{" "}
            {first && (
              <button type="button" onClick={() => onGo(first)}>
                {first.says}
              </button>
            )}
            {more.length > 0 && (
              <span className="meta">{t("register.and-more-thing-after-that", { count: more.length })}</span>
            )}
          </>
        ) : anything ? (
          <>
            <b>{t("register.would-be-saved")}</b> {savedWords(programme, sheets)}
          </>
        ) : (
          t("register.nothing-new-every-row-of")
        )}
      </p>
      {(!ready || anything) && (
        <Button tone="primary" disabled={!ready || work.busy} onClick={onSave}>
          {bringWords(sheets)}
        </Button>
      )}
    </section>
  );
}
