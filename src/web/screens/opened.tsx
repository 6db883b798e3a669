// Who opened this file: by day, who, what and when; for one file with all that was done with it, or for every file of a team by its code.
// Promise: no child is named here but in the heading of a file one reads; what does not hold is said, in clay; a print is an entry itself.
import { useEffect, useMemo, useState } from "react";
import { Link, useParams } from "wouter";
import type { SheetFault } from "#core/access/access-sheet.ts";
import { standing } from "#core/access/can.ts";
import { instantOf } from "#core/change/clock.ts";
import { findType } from "#core/programme.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { Told } from "#ui/told.tsx";
import { dayWords, momentWords, timeWords } from "#ui/words.ts";
import { useApp, useHeld, useSync, useTitle, useUnfolded, useVersion } from "../app.ts";
import { wordsOf } from "../lines.ts";
import { readsSheets, recordPath } from "../navigation.ts";
import { type OpenedLine, openedAnywhere, openedOf } from "../opened-lines.ts";
import { readTogether } from "../read-together.ts";
import type { HeldRecord } from "../store.ts";
import { NotFound } from "./not-found.tsx";
import styles from "./opened.module.css";

export function Opened() {
  const { t } = useWords();
  const app = useApp();
  const { type: typeId = "", record = "" } = useParams();
  const held = useHeld(record);
  const { ready, reached } = useSync();
  const isOne = typeId !== "";
  useTitle(t(isOne ? "opened.title-one" : "opened.title"));
  if (!readsSheets(app)) return <NotFound />;
  if (!isOne) return <Sheet held={undefined} />;
  const type = findType(app.programme, typeId);
  if (type && app.programme.sheets?.of.includes(typeId) && app.may("read", typeId)) {
    if (held?.type === type) return <Sheet held={held} />;
    if (!held && !ready && reached) return <Progress says={t("record.looking-for-it")} done={0} />;
  }
  return <NotFound />;
}

const FEW = 60;
/** Days that are fetched unless more are asked for: a team writes some thousand lines a month. */
const SPAN = 31;

function Sheet({ held }: { readonly held: HeldRecord | undefined }) {
  const { t } = useWords();
  const app = useApp();
  const { store, programme, person, today, now, sheet, nameOfPerson } = app;
  const { reached } = useSync();
  const version = useVersion();
  const [span, setSpan] = useState<number | undefined>(SPAN);
  const since = useMemo(() => (span === undefined ? "" : dayBefore(now(), span)), [now, span]);
  const look = useLook(since);
  const [who, setWho] = useState("");
  const [shown, setShown] = useState(FEW);
  const changes = useUnfolded(held ? readTogether(app, held) : []);
  const isHere = changes === "here";
  const told = held ? openedOf(app, since, held) : openedAnywhere(app, since);
  const people = [...new Set(told.lines.map((line) => line.who))];
  const lines = told.lines.filter((line) => who === "" || line.who === who);
  const page = lines.slice(0, shown);
  const watches = standing(programme.roles, person, today).grants.some(
    ({ role, tenant, stream }) =>
      programme.sheets?.with.includes(role) &&
      (!held || (tenant === held.folded.tenant && (stream === null || stream === held.folded.stream))),
  );

  const places = new Map(page.map(({ tenant, stream }) => [stream, { tenant, stream }]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on the page follows from these
  useEffect(() => {
    const onPrint = (): void => {
      for (const place of held ? [held.folded] : places.values()) sheet.sheetPrinted(place, held);
    };
    addEventListener("beforeprint", onPrint);
    return () => removeEventListener("beforeprint", onPrint);
  }, [sheet, held, version, who, shown]);

  return (
    <div className={`${pages.page} ${styles.page}`}>
      <header>
        <h1>{t(held ? "opened.title-one" : "opened.title")}</h1>
        {held && (
          <p>
            <Link href={recordPath(held.type, held.id)} className="link">
              <Told say={() => wordsOf(store, held).head} />
            </Link>
          </p>
        )}
        <p>
          {t(held ? "opened.lead-one" : "opened.lead")} {!held && t("opened.codes")}
        </p>
        {!watches && <p>{t(held ? "opened.own" : "opened.own-all")}</p>}
      </header>
      {(!reached || look === "away" || changes === "away") && (
        <Banner tone="ochre" icon="cloud" title={t("opened.away")}>
          {t("opened.away-says")}
        </Banner>
      )}
      {/* Before everything is here, much is missing that nobody took. */}
      {look === "done" && isHere && <Faults faults={told.faults} />}
      {told.unreadCount > 0 && (
        <Banner tone="slate" icon="lock" title={t("opened.unread", { count: told.unreadCount })} />
      )}
      {(look === "looking" || changes === "coming") && <Progress says={t("opened.reading")} done={0} />}
      {told.lines.length > 0 ? (
        <>
          <div className={styles.acts} data-print="no">
            <div className={styles.who}>
              <label htmlFor="who">{t("opened.who")}</label>
              <select id="who" value={who} onChange={({ target }) => setWho(target.value)}>
                <option value="">{t("opened.everybody")}</option>
                {people.map((id) => (
                  <option key={id} value={id}>
                    {nameOfPerson(id)}
                  </option>
                ))}
              </select>
              <Icon name="down" small />
            </div>
            <Button icon="report" onClick={() => print()}>
              {t("opened.print")}
            </Button>
          </div>
          {lines.length === 0 && <p>{t("opened.nothing-of")}</p>}
          {[...Map.groupBy(page, ({ on }) => on)].map(([on, some]) => (
            <Day key={on} on={on} lines={some} />
          ))}
          {lines.length > page.length && (
            <Button tone="quiet" onClick={() => setShown(shown + 5 * FEW)}>
              {t("opened.more", { count: lines.length - page.length })}
            </Button>
          )}
        </>
      ) : (
        look !== "looking" && (
          <Nothing icon="eye" title={t(watches ? "opened.none" : "opened.none-own")}>
            {t("opened.none-says")}
          </Nothing>
        )
      )}
      {look === "done" && since !== "" && lines.length === page.length && (
        <p data-print="no">
          {t("opened.since", { day: dayWords(since) })}{" "}
          <Button tone="quiet" onClick={() => setSpan(undefined)}>
            {t("opened.all")}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Lines come only to whoever looks: from a day on, and again whenever something may be new. */
function useLook(since: string): "looking" | "done" | "away" {
  const { programme, sync } = useApp();
  const { lastAt, reached } = useSync();
  const [found, setFound] = useState<{ readonly since: string; readonly is: "done" | "away" }>();
  const type = programme.sheets?.type ?? "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again after each talk with the keeper
  useEffect(() => {
    let isOver = false;
    void sync.look({ type, since: since === "" ? "" : stampFrom(since) }).then((trouble) => {
      if (!isOver) setFound({ since, is: trouble ? "away" : "done" });
    });
    return () => {
      isOver = true;
    };
  }, [sync, type, since, lastAt, reached]);
  return found?.since === since ? found.is : "looking";
}

/** The first stamp there can be on a day, in UTC. */
function stampFrom(day: string): string {
  return Date.parse(day).toString(16).padStart(12, "0");
}

function dayBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString().slice(0, 10);
}

function Day({ on, lines }: { readonly on: string; readonly lines: readonly OpenedLine[] }) {
  const { nameOfPerson } = useApp();
  return (
    <section className={styles.day} aria-label={dayWords(on)}>
      <h2>{dayWords(on, "week")}</h2>
      <ul className="card">
        {lines.map(({ id, at, who, did, what, notes }) => (
          <li key={id}>
            <span className="num">{at === undefined ? "" : timeWords(at)}</span>
            <p>
              <strong>{nameOfPerson(who)}</strong> {did}
              {notes.map((note) => (
                <small key={note}>{note}</small>
              ))}
            </p>
            <span className={styles.what}>{what}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Faults({ faults }: { readonly faults: readonly SheetFault[] }) {
  const { t } = useWords();
  const { nameOfPerson } = useApp();
  if (faults.length === 0) return null;
  return (
    <Banner tone="clay" icon="warn" title={t("opened.broken")}>
      <ul className={styles.faults}>
        {faults.slice(0, FEW).map(({ fault, author, stamp }) => (
          <li key={`${fault} ${author} ${stamp}`}>
            {t(`opened.${fault}`, { name: nameOfPerson(author), moment: momentWords(instantOf(stamp)) })}
          </li>
        ))}
      </ul>
      <p>{t("opened.tell")}</p>
    </Banner>
  );
}
