// Records drawn by lot, for whoever comes to hold figures against papers. Promise: nobody chooses what is looked at, and no name stands
// here: codes, days, and where the paper is kept.
import { useState } from "react";
import { Link } from "wouter";
import { type Drawn, type DrawnRow, MOST_DRAWN } from "#core/access/sample.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { choice, number, required, text } from "#core/record/field.ts";
import { findPeriod } from "#core/result/period.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { NOBODY } from "#ui/reference.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { type Column, Table } from "#ui/table.tsx";
import { Told } from "#ui/told.tsx";
import { dayWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import { lineOf } from "../lines.ts";
import { recordPath, sampledBy } from "../navigation.ts";
import { sayProblem } from "../words/say-problem.ts";
import { NotFound } from "./not-found.tsx";
import { useRead } from "./results-data.ts";
import styles from "./sample.module.css";

export function Sample() {
  const app = useApp();
  const { t } = useWords();
  const kinds = sampledBy(app);
  const [asked, setAsked] = useState<string>();
  const { loaded, again } = useRead<Drawn>(asked);
  useTitle(t("sample.title"));
  if (kinds.length === 0) return <NotFound />;

  const fields = {
    type: required(choice(t("sample.kind"), Object.fromEntries(kinds.map(({ id, plural }) => [id, plural])))),
    seed: required(text(t("sample.seed"), { hint: t("sample.seed-hint") })),
    count: required(number(t("sample.count"), { least: 1, most: MOST_DRAWN })),
    period: text(t("sample.period"), { hint: t("sample.period-hint") }),
  };
  const draw = (answers: Answers): readonly Problem[] => {
    const { period } = answers;
    if (period !== undefined && period !== "" && !findPeriod(String(period)))
      return [problem("result.unknown-period", { field: "period" })];
    const said = Object.entries(answers).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
    const path = `/api/sample?${new URLSearchParams(said)}`;
    if (path === asked) again();
    setAsked(path);
    return [];
  };
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <header>
        <h1>{t("sample.title")}</h1>
        <p>{t("sample.lead")}</p>
      </header>
      <div data-print="no">
        <Form
          fields={fields}
          start={START}
          finder={NOBODY}
          newId={app.desk.newId}
          submit={t("sample.draw")}
          onDraft={() => {}}
          onSubmit={draw}
        />
      </div>
      {asked !== undefined && !loaded && <Progress says={t("sample.draw")} done={0} />}
      {isProblem(loaded) && (
        <Nothing
          icon={loaded.status === 0 ? "cloud" : "info"}
          title={loaded.status === 0 ? t("sample.away") : sayProblem(loaded)}
          act={<Button onClick={again}>{t("app.try-again")}</Button>}
        />
      )}
      {loaded && !isProblem(loaded) && <Rows drawn={loaded} />}
    </div>
  );
}

const START: Answers = { count: 20 };

function Rows({ drawn: { type, seed, on, drawnFrom, rows } }: { readonly drawn: Drawn }) {
  const { programme, store } = useApp();
  const { t } = useWords();
  const kind = findType(programme, type);
  if (rows.length === 0)
    return (
      <Nothing icon="search" title={t("sample.none")}>
        {t("sample.none-says")}
      </Nothing>
    );
  // In the words of this page, where the record is on this device.
  const lineHere = (id: string) => {
    const held = store.find(id);
    return held && <Told say={() => lineOf(store, held)} />;
  };
  const columns: readonly Column<DrawnRow>[] = [
    {
      id: "code",
      head: t("sample.code"),
      cell: ({ code, record, opens }) => (opens && kind ? <Link href={recordPath(kind, record)}>{code}</Link> : code),
    },
    { id: "on", head: t("sample.day"), cell: (row) => (row.on === null ? "–" : dayWords(row.on)) },
    { id: "organisation", head: t("sample.organisation"), cell: (row) => row.organisation },
    { id: "line", head: t("sample.line"), cell: (row) => lineHere(row.record) ?? row.line ?? "–" },
    { id: "kept", head: t("sample.kept-at"), cell: (row) => row.keptAt ?? t("sample.not-said") },
  ];
  return (
    <section className={styles.drawn}>
      <h2>{t("sample.drawn", { drawn: rows.length, from: drawnFrom, seed })}</h2>
      <p>{t("sample.drawn-on", { day: dayWords(on) })}</p>
      <Table
        caption={t("sample.drawn", { drawn: rows.length, from: drawnFrom, seed })}
        quietCaption
        columns={columns}
        rows={rows}
        keyOf={({ code }) => code}
      />
      <p className="meta">{t("sample.code-how")}</p>
      <p data-print="no">
        <Button icon="report" onClick={() => print()}>
          {t("sample.print")}
        </Button>
      </p>
    </section>
  );
}
