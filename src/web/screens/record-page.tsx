// One record: what is known, what waits for a decision, what belongs with it, and how it came to be.

import { lazy, Suspense, useState } from "react";
import { Link, useSearch } from "wouter";
import { instantOf } from "#core/change/clock.ts";
import type { RecordType } from "#core/record/type.ts";
import { offeredMoves } from "#core/record/workflow.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/say.tsx";
import { Tag } from "#ui/tag.tsx";
import { Told } from "#ui/told.tsx";
import { dayWords, lower, momentWords } from "#ui/words.ts";
import { move, restore, withdraw } from "../acts.ts";
import { useApp, useHeld, useSync, useTitle, useUnsent } from "../app.ts";
import { fetchAhead } from "../fetch-ahead.ts";
import { HelplineLine } from "../helpline-line.tsx";
import { dayOf, needsDecision, wordsOf } from "../lines.ts";
import { openedPath, recordPath, standingPath, whyPath, workWay } from "../navigation.ts";
import type { HeldRecord } from "../store.ts";
import { rolesAt } from "../todo.ts";
import { sayProblem } from "../words/say-problem.ts";
import { AnswerList } from "./answer-list.tsx";
import { Belonging } from "./belonging.tsx";
import { NotFound } from "./not-found.tsx";
import styles from "./record-page.module.css";
import { RecordTimeline } from "./record-timeline.tsx";
import { WhoReads } from "./who-reads.tsx";

const loadConflicts = () => import("./conflicts.tsx").then((part) => ({ default: part.Conflicts }));
const Conflicts = lazy(loadConflicts);
// Beside the page: it is settled without a network too.
fetchAhead(loadConflicts);

export function RecordPage({ type, id }: { readonly type: RecordType; readonly id: string }) {
  const { t } = useWords();
  const held = useHeld(id);
  const { ready, reached } = useSync();
  const refused = useUnsent().find((entry) => entry.refused && entry.envelope.head.record === id);
  useTitle(type.label);
  if (held?.type === type) return <Page held={held} />;
  if (refused) {
    return (
      <Nothing
        icon="warn"
        title={t("record.this-was-not-accepted")}
        act={<LinkButton to="/unsent">{t("record.see-and-mend")}</LinkButton>}
      >
        {t("record.what-you-wrote-is-kept", { why: refused.refused ? sayProblem(refused.refused) : "" })}
      </Nothing>
    );
  }
  if (!ready && reached) return <Progress says={t("record.looking-for-it")} done={0} />;
  return <NotFound />;
}

function Page({ held }: { readonly held: HeldRecord }) {
  const { t } = useWords();
  const { store, person, programme, nameOfPerson } = useApp();
  const { type, folded } = held;
  const refused = useUnsent().filter(({ envelope, refused: why }) => why && envelope.head.record === held.id);
  const day = dayOf(held);
  const team = person.streams.find(({ stream }) => stream === folded.stream);
  const state = folded.workflow && type.workflow?.states[folded.workflow.state];
  return (
    <article className={styles.record}>
      <header className={styles.head}>
        <div>
          <h1>
            <Told say={() => wordsOf(store, held).head} />
          </h1>
          <p className={styles.facts}>
            {[type.label, day && dayWords(day), team && `${team.name}, ${team.organisation}`]
              .filter(Boolean)
              .join(" · ")}
            <br />
            {t("record.written-down-by", {
              who: folded.createdBy === person.id ? lower(t("app.you")) : nameOfPerson(folded.createdBy),
              when: momentWords(instantOf(folded.firstStamp)),
            })}
          </p>
          <p className={styles.tags}>
            {state && <Tag tone="slate">{state}</Tag>}
            {folded.withdrawn && <Tag tone="clay">{t("record.withdrawn")}</Tag>}
            {held.unsentCount > 0 && <Tag tone="ochre">{t("record.not-sent-yet")}</Tag>}
            {!type.open && (
              <Tag tone="plum" icon="lock">
                {t("record.sealed-kind")}
              </Tag>
            )}
          </p>
        </div>
        <Acts held={held} />
      </header>
      {folded.withdrawn && (
        <Banner tone="clay" icon="info" title={t("record.this-record-was-withdrawn")}>
          {t("record.it-was-wrong-nothing-of")}
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner
          tone="clay"
          icon="warn"
          title={refused[0]?.refused ? sayProblem(refused[0].refused) : ""}
          act={<LinkButton to="/unsent">{t("record.see-and-mend")}</LinkButton>}
        >
          {t("record.a-change-of-yours-to")}
        </Banner>
      )}
      {needsDecision(held) && (
        <Suspense>
          <Conflicts held={held} />
        </Suspense>
      )}
      <div className={styles.columns}>
        <div className={styles.known}>
          <AnswerList held={held} />
          {!type.open && <HelplineLine country={team?.country} />}
          <section>
            <h2>{t("record.how-it-came-to-be")}</h2>
            <RecordTimeline held={held} />
          </section>
        </div>
        <aside className={styles.beside}>
          <Belonging held={held} />
          <section>
            <h2>{t("record.who-can-read-this")}</h2>
            <div className={styles.readers}>
              <WhoReads type={type} />
              <p>
                <Link href={whyPath(type, held.id)} className="link">
                  {t("why.by-name")}
                </Link>
              </p>
              {programme.sheets?.of.includes(type.id) && (
                <p>
                  <Link href={openedPath(type, held.id)} className="link">
                    {t("opened.title-one")}
                  </Link>
                </p>
              )}
            </div>
          </section>
        </aside>
      </div>
    </article>
  );
}

function Acts({ held }: { readonly held: HeldRecord }) {
  const { t } = useWords();
  const app = useApp();
  const { desk, may, say, programme, person } = app;
  const [asking, setAsking] = useState(false);
  const stands = standingPath(held);
  const work = workWay(held);
  // The move a task led here for.
  const asked = new URLSearchParams(useSearch()).get("move");
  const { type, folded } = held;
  const moves =
    type.workflow && folded.workflow && !folded.withdrawn
      ? offeredMoves(type.workflow, folded.workflow.state, rolesAt(app, held), held.answers, {
          id: person.id,
          made: folded.workflow.made,
        })
      : [];
  const mayWithdraw = may("withdraw", type.id, folded);

  const onWithdraw = (): void => {
    withdraw(desk, held);
    setAsking(false);
    say(t("record.withdrawn-nothing-of-it-is"));
  };
  return (
    <div className={styles.acts} data-print="no">
      {work && !folded.withdrawn && (
        <LinkButton tone="primary" icon={work.icon} to={work.to}>
          {work.label}
        </LinkButton>
      )}
      {!folded.withdrawn && may("edit", type.id, folded) && (
        <LinkButton
          tone={work || (asked !== null && moves.includes(asked)) ? "plain" : "primary"}
          icon="edit"
          to={`${recordPath(type, held.id)}/edit`}
        >
          {t("record.correct")}
        </LinkButton>
      )}
      {moves
        .filter((name) => may(`move:${name}`, type.id, folded))
        .map((name) => (
          <Button
            key={name}
            icon="move"
            tone={name === asked ? "primary" : "plain"}
            autoFocus={name === asked}
            onClick={() => {
              move(desk, held, name);
              say(t("record.move-noted", { move: type.workflow?.moves[name]?.label ?? name }));
            }}
          >
            {type.workflow?.moves[name]?.label}
          </Button>
        ))}
      {mayWithdraw && !folded.withdrawn && (
        <Button tone="harm" onClick={() => setAsking(true)}>
          {t("record.withdraw")}
        </Button>
      )}
      {mayWithdraw && folded.withdrawn && (
        <Button
          icon="undo"
          onClick={() => {
            restore(desk, held);
            say(t("record.brought-back-and-counted-again"));
          }}
        >
          {t("record.bring-back")}
        </Button>
      )}
      {may("erase", type.id, folded) && (
        <LinkButton to={`/erase/propose/${held.id}`}>{t("erase.propose-way")}</LinkButton>
      )}
      {stands && (
        <LinkButton icon="globe" to={stands}>
          {t("places.how-it-stands")}
        </LinkButton>
      )}
      {asking && (
        <Dialog
          title={t("record.withdraw-this", { kind: lower(type.label) })}
          onClose={() => setAsking(false)}
          acts={
            <Button tone="harm" onClick={onWithdraw}>
              {t("record.withdraw-it")}
            </Button>
          }
        >
          <p>{t("record.for-what-was-wrong-written", { label: programme.label })}</p>
          <p>{t("record.nothing-is-erased-and-it")}</p>
        </Dialog>
      )}
    </div>
  );
}
