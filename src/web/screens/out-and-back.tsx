// Who is out and when they said they would be back. Promise: no place stands here, and none is asked; whoever waits sees silence at once,
// and the supervisor's task of the same name comes from the record.
import { useEffect, useState } from "react";
import { instantOf, type Stamp } from "#core/change/clock.ts";
import { type Problem, problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { optionsOf } from "#core/record/field.ts";
import { Banner, Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { NOBODY } from "#ui/reference.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { create, edit, move } from "../acts.ts";
import { useApp, useRecords, useTitle } from "../app.ts";
import { bandAt, hourWords, minutesOf, silentMinutes, sinceToday } from "../out-hours.ts";
import type { HeldRecord } from "../store.ts";
import { NotFound } from "./not-found.tsx";
import styles from "./out-and-back.module.css";

const QUARTER_MINUTE = 15_000;

export function OutAndBack() {
  const { may } = useApp();
  const { t } = useWords();
  const now = useNow();
  const shifts = useRecords("outreach-shift");
  const visits = useRecords("home-visit");
  useTitle(t("buddy.title"));
  if (!may("read", "outreach-shift")) return <NotFound />;
  const out = [...shifts, ...visits].filter(
    ({ folded }) => !folded.withdrawn && ["out", "alarm"].includes(folded.workflow?.state ?? ""),
  );
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <header>
        <h1>{t("buddy.title")}</h1>
        <p>{t("buddy.lead")}</p>
      </header>
      <section aria-label={t("buddy.out-now")}>
        {out.length === 0 ? (
          <Nothing icon="check" title={t("buddy.nobody")}>
            {t("buddy.nobody-says")}
          </Nothing>
        ) : (
          <ul className={styles.out}>
            {out.map((held) => (
              <Out key={held.id} held={held} now={now} />
            ))}
          </ul>
        )}
      </section>
      {may("create", "outreach-shift") && <Leaving />}
    </div>
  );
}

function Out({ held, now }: { readonly held: HeldRecord; readonly now: number }) {
  const { desk, hello, may, say, store, now: instant } = useApp();
  const { t } = useWords();
  const { type, answers, folded } = held;
  const { band, backBy, buddy, checkedInAt } = answers;
  const at = (stamp: Stamp | undefined): number | undefined =>
    stamp === undefined ? undefined : sinceToday(instantOf(stamp), hello.today, now);
  const left = at(folded.workflow?.made.findLast(({ move: made }) => made === "leave")?.stamp);
  const heard = at(folded.fields.get("checkedInAt")?.stamp);
  const silent = silentMinutes({ left, heard, backBy }, now);
  const isAlarm = folded.workflow?.state === "alarm";
  const bands = type.fields["band"] && optionsOf(type.fields["band"]);

  const back = (): void => {
    edit(desk, held, { allBack: "yes", checkedInAt: hourWords(instant()) });
    const said = store.find(held.id);
    if (said) move(desk, said, "back");
    say(t("buddy.welcome"));
  };
  return (
    <li className="card">
      <h2>{[type.label, bands?.[String(band)]].filter(Boolean).join(", ")}</h2>
      {isAlarm && <Banner tone="clay" icon="warn" title={t("buddy.alarm")} />}
      {!isAlarm && silent > 0 && <Banner tone="clay" icon="warn" title={t("buddy.late", { count: silent })} />}
      <p className="num">
        {[
          backBy && t("buddy.back-by", { hour: String(backBy) }),
          buddy && t("buddy.waits", { name: String(buddy) }),
          checkedInAt && t("buddy.heard-at", { hour: String(checkedInAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <div className={styles.acts}>
        {may("move:back", type.id, folded) && (
          <Button tone="primary" icon="check" onClick={back}>
            {t("buddy.all-back")}
          </Button>
        )}
        {may("edit", type.id, folded) && (
          <Button
            onClick={() => {
              const hour = hourWords(instant());
              edit(desk, held, { checkedInAt: hour });
              say(t("buddy.checked-in", { hour }));
            }}
          >
            {t("buddy.check-in")}
          </Button>
        )}
        {!isAlarm && silent > 0 && may("move:alarm", type.id, folded) && (
          <Button
            tone="harm"
            onClick={() => {
              move(desk, held, "alarm");
              say(t("buddy.raised"), "trouble");
            }}
          >
            {t("buddy.raise")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A shift begins with four answers; whatever else there is to write down comes afterwards, at a table. */
function Leaving() {
  const { desk, person, programme, may, now, say, today, store } = useApp();
  const { t } = useWords();
  const [turn, setTurn] = useState(0);
  const type = findType(programme, "outreach-shift");
  const team = person.streams.find((one) => may("create", "outreach-shift", one));
  const { buddy, backBy, safeToGo } = type?.fields ?? {};
  if (!type || !team || !buddy || !backBy || !safeToGo) return null;
  const { section: _, ...waits } = buddy;

  const leave = (answers: Answers): readonly Problem[] => {
    if (minutesOf(answers["backBy"]) === undefined)
      return [{ ...problem("answer.kind", { field: "backBy" }), says: t("buddy.hour") }];
    if (answers["safeToGo"] !== "yes") {
      say(t("buddy.not-safe"), "trouble");
      return [];
    }
    const id = create(desk, type, team, { on: today, band: bandAt(now()), ...answers });
    const held = store.find(id);
    if (held) move(desk, held, "leave");
    say(t("buddy.left"));
    setTurn(turn + 1);
    return [];
  };
  return (
    <section>
      <h2>{t("buddy.leave")}</h2>
      <Form
        key={turn}
        fields={{
          buddy: { ...waits, required: true },
          backBy: { ...backBy, required: true },
          safeToGo: { ...safeToGo, required: true },
        }}
        start={{}}
        finder={NOBODY}
        newId={desk.newId}
        submit={t("buddy.leave-do")}
        onDraft={() => {}}
        onSubmit={leave}
      />
    </section>
  );
}

/** The instant it is, kept up while somebody looks. */
function useNow(): number {
  const { now } = useApp();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), QUARTER_MINUTE);
    return () => clearInterval(timer);
  }, [now]);
  return at;
}
