// Bring in a register: one page from a partner's file to its records. Promise: nothing is saved before somebody has seen what would be,
// a fault of the file imports nothing, and no row is left out without being named.

import { useMemo, useRef, useState } from "react";
import { typesOf } from "#core/programme.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { StreamOf } from "../api.ts";
import { useApp, useSync, useTitle } from "../app.ts";
import { LeaveGuard } from "../leave-guard.tsx";
import { layoutsFor, type Span, teamsFor } from "../register-ground.ts";
import { useRegister } from "../register-reading.ts";
import { sayProblem } from "../words/say-problem.ts";
import { NotFound } from "./not-found.tsx";
import styles from "./register.module.css";
import { RegisterDone } from "./register-done.tsx";
import { ChooseFile, ForWhom } from "./register-file.tsx";
import { RegisterSheets } from "./register-sheets.tsx";

export function Register() {
  const { may, programme } = useApp();
  return typesOf(programme).some((type) => may("import", type.id)) ? <BringIn /> : <NotFound />;
}

/** What was brought in: the changes that have to go out, and how many rows they came from. */
export interface BroughtInNow {
  readonly rows: number;
  /** Rows that were left out by choice. */
  readonly aside: number;
  readonly changes: ReadonlySet<string>;
  readonly types: readonly string[];
}

function BringIn() {
  const { t } = useWords();
  const app = useApp();
  const { ready, reached } = useSync();
  // Once the records are here: which team brings what in shows by what it has.
  const teams = useMemo(() => (ready ? teamsFor(app) : []), [app, ready]);
  const [chosen, setTeam] = useState<StreamOf>();
  const team = chosen ?? teams[0];
  const [span, setSpan] = useState<Span>(app.today.slice(0, 4));
  const [done, setDone] = useState<BroughtInNow>();
  const work = useRegister(app, team, span);
  const head = useRef<HTMLHeadingElement>(null);
  const { reading } = work;
  useTitle(t("register.bring-in-a-register"));

  const open = (file: File): void => {
    setDone(undefined);
    work.open(file);
    head.current?.focus();
  };
  const whom = <ForWhom teams={teams} team={team} onTeam={setTeam} span={span} onSpan={setSpan} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={head} tabIndex={-1}>
          {t("register.bring-in-a-register")}
        </h1>
        {reading.at !== "open" && !done && <p>{t("register.a-list-you-keep-already")}</p>}
      </header>
      {done ? (
        <RegisterDone done={done} onNext={() => setDone(undefined)} />
      ) : !ready ? (
        <Records reached={reached} />
      ) : reading.at === "reading" ? (
        <div className={`card ${styles.reading}`}>
          <Progress says={t("register.reading", { file: reading.file })} done={0} />
          <Button onClick={work.putAway}>{t("register.stop")}</Button>
        </div>
      ) : reading.at === "open" && team ? (
        <RegisterSheets
          work={work}
          team={team}
          whom={whom}
          onDone={(what) => {
            work.putAway();
            setDone(what);
            head.current?.focus();
          }}
        />
      ) : (
        <>
          {reading.at === "refused" && (
            <div role="alert" className={styles.refused}>
              {reading.problems.map((problem) => (
                <Banner key={problem.says} tone="clay" icon="warn" title={sayProblem(problem)}>
                  {t("register.nothing-was-brought-in")}
                </Banner>
              ))}
            </div>
          )}
          <ChooseFile onFile={open} whom={whom} layouts={team ? layoutsFor(app, team, work.layouts) : []} />
        </>
      )}
      {(reading.at === "open" || reading.at === "reading") && !done && (
        <LeaveGuard title={t("register.leave-this-register")} leave={t("register.leave-and-bring-nothing-in")}>
          {t("register.what-you-decided-and-mended")}
        </LeaveGuard>
      )}
    </div>
  );
}

/** Rows can be told from what is here only once all of it is here. */
function Records({ reached }: { readonly reached: boolean }) {
  const { t } = useWords();
  if (reached)
    return (
      <div className={styles.reading}>
        <Progress says={t("register.fetching-the-records-that-are")} done={0} />
      </div>
    );
  return (
    <Nothing icon="cloud" title={t("register.a-register-needs-the-records")}>
      {t("register.they-have-not-arrived-on")}
    </Nothing>
  );
}
