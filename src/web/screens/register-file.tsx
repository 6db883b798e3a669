// The first step: for whom, and which file. Said before anything is chosen: where the file goes, which is nowhere.

import { useState } from "react";
import { Banner } from "#ui/banner.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import type { StreamOf } from "../api.ts";
import { useApp } from "../app.ts";
import { ANY_DAY, type Span } from "../register-ground.ts";
import type { LayoutView } from "../register-layouts.ts";
import styles from "./register-file.module.css";

interface ChooseFileParts {
  readonly onFile: (file: File) => void;
  readonly whom: React.ReactNode;
  readonly layouts: readonly LayoutView[];
}

export function ChooseFile({ onFile, whom, layouts }: ChooseFileParts) {
  const { t, tx } = useWords();
  const [over, setOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const take = (files: FileList | null): void => {
    setSeveral((files?.length ?? 0) > 1);
    if (files?.length === 1 && files[0]) onFile(files[0]);
  };
  return (
    <div className={styles.columns}>
      <div className={styles.first}>
        {whom}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the first is the labelled input in it */}
        <div
          className={styles.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files);
          }}
        >
          <Icon name="register" />
          <p>
            <strong>{t("register.drop-the-file-here")}</strong>
          </p>
          <label className={styles.choose}>
            {t("register.choose-a-file")}
            <input
              type="file"
              accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              onChange={(event) => {
                take(event.target.files);
                event.target.value = "";
              }}
            />
          </label>
          <p className="meta">{t("register.xlsx-or-csv-up-to")}</p>
        </div>
        {several && (
          <div role="alert">
            <Banner tone="ochre" icon="info" title={t("register.one-file-at-a-time")} />
          </div>
        )}
        <p className={styles.stays}>
          <Icon name="lock" />
          <span>{tx("register.the-file-stays-on-this", { b: (words) => <b>{words}</b> })}</span>
        </p>
      </div>
      <section className={styles.kinds} aria-labelledby="kinds">
        <h2 id="kinds">{t("register.registers-we-know")}</h2>
        <ul>
          {layouts.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
        <p className="meta">{t("register.columns-may-stand-in-any")}</p>
      </section>
    </div>
  );
}

interface ForWhomParts {
  readonly teams: readonly StreamOf[];
  readonly team: StreamOf | undefined;
  readonly onTeam: (team: StreamOf | undefined) => void;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
}

/** The team whose register it is, and the year its rows are about: a day outside it is most often a slip. */
export function ForWhom({ teams, team, onTeam, span, onSpan }: ForWhomParts) {
  const { t } = useWords();
  const { today } = useApp();
  const year = Number(today.slice(0, 4));
  return (
    <div className={styles.whom}>
      <label>
        <span>{t("register.for")}</span>
        <select
          value={team?.stream}
          onChange={(event) => onTeam(teams.find(({ stream }) => stream === event.target.value))}
        >
          {teams.map(({ stream, name, organisation }) => (
            <option key={stream} value={stream}>{`${name}, ${organisation}`}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("register.with-days-in")}</span>
        <select value={span} onChange={(event) => onSpan(event.target.value)}>
          {[year, year - 1, year - 2].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
          <option value={ANY_DAY}>{t("register.any-year-up-to-today")}</option>
        </select>
      </label>
    </div>
  );
}
