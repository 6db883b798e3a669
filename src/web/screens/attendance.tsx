// A training day, marked by hand: who is there, what they know, who was counted without a name, and the paper beside it.
// Promise: nobody is marked before the safety of children is said; each tap is saved at once, with or without a network.
import { useMemo } from "react";
import { Link, useParams } from "wouter";
import { Banner, Progress } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { Say } from "#ui/spoken.ts";
import { Tag } from "#ui/tag.tsx";
import { dayWords } from "#ui/words.ts";
import { useApp, useHeld, useRecords, useSync, useTitle, useUnsent } from "../app.ts";
import { type AttendanceParts, dayOfList, knownTo, readList } from "../attendance-list.ts";
import { bodyOf } from "../held-record.ts";
import { recordPath } from "../navigation.ts";
import type { HeldRecord } from "../store.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./attendance.module.css";
import { Counts } from "./attendance-counts.tsx";
import { Knows } from "./attendance-knows.tsx";
import { Paper } from "./attendance-paper.tsx";
import { People } from "./attendance-people.tsx";
import { Sheet } from "./attendance-sheet.tsx";
import { Start } from "./attendance-start.tsx";
import { NotFound } from "./not-found.tsx";

const parts = ["people", "questions", "counts", "paper"] as const;

export function AttendanceScreen() {
  const { day: id = "", "*": rest = "" } = useParams<{ day: string; "*": string }>();
  const { t } = useWords();
  const { may } = useApp();
  const { ready, reached } = useSync();
  const day = useHeld(id);
  useTitle(t("attendance.title"));
  // The order of the list is made once: it waits until everybody who is known has arrived.
  if (!ready && reached) return <Progress says={t("attendance.looking")} done={0} />;
  if (day?.type.id !== "training-day" || !may("read", "training-day", day.folded)) return <NotFound />;
  return <Day key={id} day={day} rest={rest} />;
}

function Day({ day, rest }: { readonly day: HeldRecord; readonly rest: string }) {
  const { t } = useWords();
  const { may } = useApp();
  const participants = useRecords("participant");
  const attendances = useRecords("attendance");
  const days = useRecords("training-day");
  const { tenant } = day.folded;
  const known = useMemo(() => knownTo(tenant, participants), [tenant, participants]);
  const list = useMemo(() => readList(day, known, attendances, days), [day, known, attendances, days]);
  const { folded, type } = day;
  const reads = may("read", "attendance", folded) && may("read", "participant", folded);
  const mayMark = may("create", "attendance", folded) && may("edit", "attendance", folded);
  const state = folded.workflow?.state ?? "planned";
  const open = !folded.withdrawn && (state === "started" || state === "held");
  if (rest === "sheet" && reads) return <Sheet day={day} list={list} marks={mayMark && !folded.withdrawn} />;

  const offered = parts.filter((part) => reads || part === "counts");
  const at = offered.find((part) => part === rest) ?? offered[0];
  const { audience, place } = day.answers as { readonly [field: string]: string | undefined };
  const on = dayOfList(day).on;
  const given: AttendanceParts = { day, list, marks: mayMark && open };
  return (
    <article className={styles.attendance}>
      <header className={styles.head}>
        <Link href={recordPath(type, day.id)} className="link">
          {t("attendance.back")}
        </Link>
        <h1>{String(day.answers["title"] ?? t("attendance.title"))}</h1>
        <p className={styles.facts}>
          {[on && dayWords(on), place, audience && type.fields["audience"]?.options?.[audience]]
            .filter(Boolean)
            .join(" · ")}{" "}
          <Tag tone="slate">{type.workflow?.states[state] ?? state}</Tag>
        </p>
      </header>
      <Refused day={day} />
      <Closed day={day} state={state} reads={reads} mayMark={mayMark} t={t} />
      {state === "planned" && !folded.withdrawn ? (
        <>
          <Start day={day} />
          {reads && <SheetLink day={day} t={t} />}
        </>
      ) : (
        <>
          <nav className={styles.parts} aria-label={t("attendance.parts")} data-print="no">
            {offered.map((part) => (
              <Link
                key={part}
                href={part === "people" ? `/attendance/${day.id}` : `/attendance/${day.id}/${part}`}
                aria-current={part === at ? "page" : undefined}
              >
                {t(`attendance.${part}`)}
              </Link>
            ))}
          </nav>
          {at === "people" && <People {...given} />}
          {at === "questions" && <Knows {...given} />}
          {at === "counts" && <Counts day={day} open={open && may("edit", "training-day", folded)} />}
          {at === "paper" && <Paper {...given} />}
        </>
      )}
    </article>
  );
}

function SheetLink({ day, t }: { readonly day: HeldRecord; readonly t: Say }) {
  return (
    <p>
      <LinkButton to={`/attendance/${day.id}/sheet`} icon="report">
        {t("attendance.paper.print")}
      </LinkButton>
    </p>
  );
}

/** Marks of this day that were not accepted; they are in no list, and are mended where all such changes are. */
function Refused({ day }: { readonly day: HeldRecord }) {
  const { t } = useWords();
  const { store } = useApp();
  const refused = useUnsent().filter(
    ({ envelope, refused: why }) =>
      why &&
      (envelope.head.record === day.id ||
        (envelope.head.type === "attendance" &&
          (store.find(envelope.head.record)?.answers["day"] ?? bodyOf(envelope)?.set["day"]) === day.id)),
  );
  const [first] = refused;
  if (!first?.refused) return null;
  return (
    <Banner
      tone="clay"
      icon="warn"
      title={t("attendance.notAccepted", { count: refused.length })}
      act={<LinkButton to="/unsent">{t("attendance.seeAndMend")}</LinkButton>}
    >
      {t("attendance.notAcceptedMore")} {sayProblem(first.refused)}
    </Banner>
  );
}

interface ClosedParts {
  readonly day: HeldRecord;
  readonly state: string;
  readonly reads: boolean;
  readonly mayMark: boolean;
  readonly t: Say;
}

/** Why nobody can be marked here, said once, before anybody tries. */
function Closed({ day, state, reads, mayMark, t }: ClosedParts) {
  const why = day.folded.withdrawn
    ? "withdrawn"
    : state === "checked"
      ? "checked"
      : state === "called-off"
        ? "off"
        : !reads
          ? "noList"
          : !mayMark
            ? "others"
            : undefined;
  if (!why) return null;
  if (why === "noList" && state === "planned") return null;
  return (
    <Banner icon={why === "noList" || why === "others" ? "lock" : "info"} title={t(`attendance.closed.${why}`)}>
      {t(`attendance.closed.${why}More`)}
    </Banner>
  );
}
