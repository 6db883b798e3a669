// Today: what this person should do now, what waits for somebody to decide, what they can write down, and what was last said.
// Promise: nothing here is stored or scored, and nobody is praised for closing anything.
import { lazy, Suspense, useMemo } from "react";
import { Link } from "wouter";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import { useAllRecords, useApp, useSync, useTitle, useUnsent, useVersion } from "../app.ts";
import { erasingAt } from "../erasing-at.ts";
import { needsDecision } from "../lines.ts";
import { domainsOf, listPath, waysOf } from "../navigation.ts";
import { NewerApp } from "../newer-app.tsx";
import { NOTHING_TO_DO, todosOf, type Waiting, waitingOf } from "../todo.ts";
import styles from "./today.module.css";
import { Lines, latestOf } from "./today-lines.tsx";
import { RecoveryLine } from "./today-recovery.tsx";
import { Tasks } from "./today-tasks.tsx";

const AsideLines = lazy(() => import("./today-aside.tsx").then((part) => ({ default: part.AsideLines })));

const FEW = 6;
const NONE: readonly Waiting[] = [];

export function Today() {
  const { t } = useWords();
  const app = useApp();
  const { person, today, hello } = app;
  const { ready, reached, receivedCount, progress } = useSync();
  const { todos, waiting } = useTodos();
  const records = useAllRecords();
  const conflicts = useMemo(() => records.filter(needsDecision), [records]);
  const latest = useMemo(() => latestOf(records, FEW), [records]);
  useTitle(t("today.title"));
  const teams =
    person.streams.length > 1 ? t("today.teams", { count: person.streams.length }) : person.streams[0]?.name;
  const count = todos.late.length + todos.today.length + todos.soon.length;
  const reads = domainsOf(app).length > 0;
  const isFetching = !ready && reached;
  const isNothing = count + waiting.length + conflicts.length === 0;
  const isPart = !ready && !reached;
  return (
    <div className={styles.today}>
      <header>
        <h1>{dayWords(today, "week")}</h1>
        <p>{[person.name, person.does, teams].filter(Boolean).join(" · ")}</p>
        {hello.today && <p className="meta">{t("today.demonstration")}</p>}
      </header>
      <Sending />
      <LettingIn />
      <RecoveryLine />
      <NewerApp />
      {(app.may("readmit", "membership") || erasingAt(app).length > 0) && (
        <Suspense>
          <AsideLines />
        </Suspense>
      )}
      {isFetching && (
        <div className={styles.fetching}>
          {!progress && <Progress says={t("today.fetching", { count: receivedCount })} done={0} />}
          <p className="meta">{t("today.fetching-more")}</p>
        </div>
      )}
      <div className={styles.columns}>
        <div>
          {isPart && reads && isNothing && (
            <Nothing icon="cloud" title={t("today.offline-empty")}>
              {t(records.length === 0 ? "today.offline-empty-more" : "record.not-all-here")}
            </Nothing>
          )}
          {ready && reads && isNothing && (
            <Nothing icon="check" title={t("today.clear")}>
              {t("today.clear-more")}
            </Nothing>
          )}
          {!reached && count > 0 && (
            <Banner tone="slate" icon="cloud" title={t("today.offline")}>
              {t("today.offline-more")}
            </Banner>
          )}
          <Tasks id="late" title={t("today.late")} todos={todos.late} first />
          <Tasks id="now" title={t("today.now")} todos={todos.today} first={todos.late.length === 0} />
          <Tasks
            id="soon"
            few={3}
            title={t("today.soon")}
            todos={todos.soon}
            first={todos.late.length + todos.today.length === 0}
          />
          {conflicts.length > 0 && (
            <section aria-labelledby="conflicts">
              <h2 id="conflicts">{t("today.conflicts")}</h2>
              <p className={styles.says}>{t("today.conflicts-more")}</p>
              <Lines records={conflicts.slice(0, FEW)} conflict />
              <p className={styles.says}>
                <Link href="/conflicts" className="link">
                  {t("conflict.see-all", { count: conflicts.length })}
                </Link>
              </p>
            </section>
          )}
          {waiting.length > 0 && <SecondPerson waiting={waiting} />}
          {reads && (latest.length > 0 || (ready && count > 0)) && (
            <section className={styles.last} aria-labelledby="last">
              <h2 id="last">{t("today.last")}</h2>
              {latest.length > 0 ? <Lines records={latest} /> : <p className={styles.says}>{t("today.last-none")}</p>}
            </section>
          )}
        </div>
        <div>
          <WriteDown />
          <section aria-labelledby="look-at">
            <h2 id="look-at">{t("today.look-at")}</h2>
            <ul className={`card ${styles.ways}`}>
              {waysOf(app)
                .slice(1)
                .map((way) => (
                  <li key={way.to}>
                    <Link href={way.to}>
                      <Icon name={way.icon} />
                      {way.label}
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
}

/** Worked out anew when the store changed, and not while the first fetch is under way: half of what is known would tell tasks that were done. */
function useTodos() {
  const { programme, person, may, today, store } = useApp();
  const { ready, reached } = useSync();
  const version = useVersion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means other records in the same store
  return useMemo(() => {
    if (!ready && reached) return { todos: NOTHING_TO_DO, waiting: NONE };
    const asks = { programme, person, may, today, store };
    const todos = todosOf(asks);
    const told = new Set([todos.late, todos.today, todos.soon].flat().map(({ held }) => held.id));
    return { todos, waiting: waitingOf(asks, told) };
  }, [programme, person, may, today, store, version, ready, reached]);
}

/** What was refused, and what has not gone out yet. */
function Sending() {
  const { t } = useWords();
  const { reached } = useSync();
  const unsent = useUnsent();
  const refused = unsent.filter((entry) => entry.refused).length;
  const waits = unsent.length - refused;
  if (refused > 0)
    return (
      <Banner
        tone="clay"
        icon="warn"
        title={t("today.refused", { count: refused })}
        act={<LinkButton to="/unsent">{t("today.see-and-mend")}</LinkButton>}
      >
        {t("today.refused-more")}
      </Banner>
    );
  if (waits === 0 || reached) return null;
  return (
    <Banner
      tone="ochre"
      icon="cloud"
      title={t("today.unsent", { count: waits })}
      act={<LinkButton to="/unsent">{t("today.see-unsent")}</LinkButton>}
    >
      {t("today.unsent-more")}
    </Banner>
  );
}

/** Somebody waits for this person, or this person for a colleague: until then nothing of the team opens. */
function LettingIn() {
  const { t } = useWords();
  const { keys } = useSync();
  const count = keys.waiting.length;
  if (keys.isWaiting)
    return (
      <Banner
        tone="ochre"
        icon="lock"
        title={t("keys.own-title")}
        act={<LinkButton to="/let-in">{t("keys.see-number")}</LinkButton>}
      />
    );
  if (count === 0) return null;
  return (
    <Banner
      tone="ochre"
      icon="shield"
      title={t("keys.waiting", { count })}
      act={<LinkButton to="/let-in">{t("keys.see-who")}</LinkButton>}
    >
      {t("keys.waiting-more")}
    </Banner>
  );
}

function SecondPerson({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="second">
      <h2 id="second">{t("today.second")}</h2>
      <ul className={`card ${styles.ways}`}>
        {waiting.map(({ type, move, mine, records }) => (
          <li key={`${type.id} ${move} ${mine}`}>
            <Link href={records.length === 1 ? `${listPath(type)}/${records[0]?.id}` : listPath(type)}>
              <Icon name={mine ? "eye" : "people"} />
              <span className={styles.pair}>
                <strong>
                  {t("today.second-move", { type: type.plural, move: type.workflow?.moves[move]?.label ?? move })}
                </strong>
                <small>{t(mine ? "today.second-mine" : "today.second-others", { count: records.length })}</small>
              </span>
              <Icon name="forth" small />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The kinds this person writes down, those of their own domains first. */
function WriteDown() {
  const { t } = useWords();
  const app = useApp();
  const kinds = domainsOf(app).flatMap((domain) =>
    domain.types.filter((type) => app.may("create", type.id)).map((type) => ({ type, icon: domain.icon })),
  );
  if (kinds.length === 0) return null;
  return (
    <section aria-labelledby="write-down">
      <h2 id="write-down">{t("today.write")}</h2>
      <ul className={`card ${styles.ways}`}>
        {kinds.slice(0, FEW).map(({ type, icon }) => (
          <li key={type.id}>
            <Link href={`${listPath(type)}/new`}>
              <Icon name={icon} />
              {type.label}
              <Icon name="plus" small />
            </Link>
          </li>
        ))}
        {kinds.length > FEW && (
          <li>
            <Link href="/records">
              <Icon name="folder" />
              {t("today.more-kinds", { count: kinds.length - FEW })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
