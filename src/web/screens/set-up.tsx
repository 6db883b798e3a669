// Setting up: programme, countries, organisations, teams, people, in any order. Promise: what is done stays done; whatever was cut off
// between the server and the records is written down at the next visit.
import { useCallback, useEffect, useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { useApp, useSync, useTitle } from "../app.ts";
import { NotFound } from "./not-found.tsx";
import styles from "./set-up.module.css";
import { OrganisationsStep, TeamsStep } from "./set-up-organisations.tsx";
import {
  homeOf,
  SetUpContext,
  type SetUpState,
  type Staffed,
  type Step,
  type StepStanding,
  steps,
  stepsOf,
  useSetUp,
  useStandingRecords,
  writeDown,
} from "./set-up-parts.tsx";
import { PeopleStep } from "./set-up-people.tsx";
import { CountriesStep, ProgrammeStep } from "./set-up-programme.tsx";
import { RecoveryStep, useRecoveryStanding } from "./set-up-recovery.tsx";

const screens = {
  programme: ProgrammeStep,
  countries: CountriesStep,
  organisations: OrganisationsStep,
  teams: TeamsStep,
  people: PeopleStep,
  recovery: RecoveryStep,
} as const;

export function SetUp() {
  const app = useApp();
  const { t } = useWords();
  const [path] = useLocation();
  const [staff, setStaff] = useState<readonly Staffed[] | Problem>();
  // What others wrote down meanwhile is not written down twice.
  const { caughtUp } = useSync();
  const step = steps.find((one) => path === `/set-up/${one}`);
  useTitle(t("set-up.title"));

  const refresh = useCallback(async () => setStaff(await app.api.get<readonly Staffed[]>("/api/set-up")), [app.api]);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  useEffect(() => {
    if (caughtUp && staff && !isProblem(staff)) mend(app, staff);
  }, [app, caughtUp, staff]);

  const state = useMemo<SetUpState | undefined>(
    () => (staff && !isProblem(staff) ? { staff, lead: staff.find(({ partner }) => !partner), refresh } : undefined),
    [staff, refresh],
  );
  if (!app.may("admit", "membership") || (path !== "/set-up" && !step)) return <NotFound />;
  if (isProblem(staff)) {
    return (
      <Nothing
        icon="cloud"
        title={t("set-up.needs-connection")}
        act={
          <Button tone="primary" onClick={() => void refresh()}>
            {t("set-up.try-again")}
          </Button>
        }
      >
        {t("set-up.needs-connection-says")}
      </Nothing>
    );
  }
  if (!state || !caughtUp) return <Progress says={t("set-up.title")} done={0} />;
  if (step && !stepsOf(state).includes(step)) return <NotFound />;
  const Screen = step && screens[step];
  return (
    <SetUpContext value={state}>
      <div className={`${pages.page} ${styles.page}`}>
        {Screen ? <AtStep step={step} Screen={Screen} /> : <Overview />}
      </div>
    </SetUpContext>
  );
}

function AtStep({ step, Screen }: { readonly step: Step; readonly Screen: () => React.ReactNode }) {
  const { t } = useWords();
  const mine = stepsOf(useSetUp());
  const next = mine[mine.indexOf(step) + 1];
  return (
    <>
      <p className={styles.way}>
        <Link href="/set-up">
          <Icon name="back" small />
          {t("set-up.back")}
        </Link>
      </p>
      <h1>{t(`set-up.step-${step}`)}</h1>
      <Screen />
      <p className={styles.next}>
        <LinkButton to={next ? `/set-up/${next}` : "/set-up"} icon="arrow">
          {next ? t("set-up.next", { step: t(`set-up.step-${next}`) }) : t("set-up.back")}
        </LinkButton>
      </p>
    </>
  );
}

function Overview() {
  const { t } = useWords();
  const stands = useStanding();
  const mine = stepsOf(useSetUp());
  const next = mine.find((step) => !stands[step].isDone && !stands[step].waits);
  return (
    <>
      <h1>{t("set-up.title")}</h1>
      <p className={styles.lead}>{t("set-up.lead-in")}</p>
      <ol className={`card ${styles.steps}`}>
        {mine.map((step) => (
          <li key={step}>
            <Link href={`/set-up/${step}`}>
              <span className={styles.mark} data-done={stands[step].isDone}>
                {stands[step].isDone && <Icon name="check" small />}
              </span>
              <span>
                <strong>{t(`set-up.step-${step}`)}</strong>
                <small>{stands[step].says}</small>
              </span>
              {stands[step].isDone && <span className="unseen">{t("set-up.done")}</span>}
              <Icon name="forth" small />
            </Link>
          </li>
        ))}
      </ol>
      {next ? (
        <LinkButton tone="primary" to={`/set-up/${next}`}>
          {t("set-up.go-on", { step: t(`set-up.step-${next}`) })}
        </LinkButton>
      ) : (
        <section>
          <h2>{t("set-up.all-done")}</h2>
          <p>{t("set-up.all-done-says")}</p>
          <LinkButton tone="primary" to="/">
            {t("set-up.to-first")}
          </LinkButton>
        </section>
      )}
    </>
  );
}

/** How far each step is, in words: from the records and from the server, never from a mark of its own. */
function useStanding(): { readonly [step in Step]: StepStanding } {
  const { t } = useWords();
  const recovery = useRecoveryStanding();
  const { staff } = useSetUp();
  const programmes = useStandingRecords("programme");
  const countries = new Set(useStandingRecords("country-programme").map(({ answers }) => answers["country"])).size;
  const teams = staff.flatMap((one) => one.teams).length;
  const people = new Set(staff.flatMap((one) => one.people.map(({ id }) => id))).size;
  const name = programmes.at(0)?.answers["name"];
  return {
    programme: { isDone: programmes.length > 0, says: name ? String(name) : t("set-up.none-programme") },
    countries: {
      isDone: countries > 0,
      says: countries > 0 ? t("set-up.count-countries", { count: countries }) : t("set-up.none"),
    },
    organisations: {
      isDone: staff.length > 1,
      says: staff.length > 1 ? t("set-up.count-organisations", { count: staff.length }) : t("set-up.only-first"),
    },
    teams: { isDone: teams > staff.length || staff.length > 1, says: t("set-up.count-teams", { count: teams }) },
    people: { isDone: people > 1, says: t("set-up.count-people", { count: people }) },
    recovery,
  };
}

/** What the server knows and no record says yet, of organisations whose records this device has. */
function mend(app: ReturnType<typeof useApp>, staff: readonly Staffed[]): void {
  for (const one of staff) {
    const home = homeOf(one);
    if (!home || !app.person.streams.some(({ tenant }) => tenant === one.tenant)) continue;
    const { tenant, name, country, partner } = one;
    const kind = partner ? "partner" : "member";
    writeDown(app, "organisation", tenant, home, { name, kind, ...(country && { country }) });
    for (const team of one.teams)
      writeDown(
        app,
        "team",
        team.stream,
        { tenant, stream: team.stream },
        { name: team.name, organisation: tenant, ...(country && { country }) },
      );
    for (const person of one.people)
      writeDown(app, "person", person.id, home, { name: person.name, does: person.does, organisation: tenant });
  }
}
