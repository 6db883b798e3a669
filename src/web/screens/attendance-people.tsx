// Who is there: one tap marks somebody here, a second one not here. Found by typing, added in one line, taken back with one tap.

import { useCallback, useMemo, useRef, useState } from "react";
import { foldSpelling } from "#core/words/fold.ts";
import { rosterOf } from "#programme/learning/roster.ts";
import { Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import { useHolding } from "#ui/told.tsx";
import { useVeil } from "#ui/veil.ts";
import { countWords } from "#ui/words.ts";
import { move } from "../acts.ts";
import { useApp } from "../app.ts";
import {
  type AttendanceParts,
  dayOfList,
  daysOfYear,
  isHere,
  type Listed,
  saySeat,
  tellOf,
} from "../attendance-list.ts";
import styles from "./attendance.module.css";
import { NewPerson } from "./attendance-new.tsx";
import { Row } from "./attendance-row.tsx";

const FEW = 40;

type Shown = "name" | "code";

export function People({ day, list, marks }: AttendanceParts) {
  const { t, lang } = useWords();
  const { desk, may, say, today } = useApp();
  const { knownById, seats } = list;
  // As it was when the list was opened: whoever is marked stays where they are.
  const [roster] = useState(() => rosterOf(dayOfList(day), list.days, list.known, list.came, lang));
  const [added, setAdded] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<Shown>(day.answers["listBy"] === "code" ? "code" : "name");
  const hold = useRef<HTMLButtonElement>(null);
  const held = useHolding(hold, shown);
  const veiled = useVeil();
  const [text, setText] = useState("");
  const [adding, setAdding] = useState<string>();
  const [all, setAll] = useState(false);
  const [marked, setMarked] = useState<readonly { readonly id: string; readonly before: boolean }[]>([]);
  const search = useRef<HTMLInputElement>(null);

  const now = useRef({ day, list });
  now.current = { day, list };
  const onMark = useCallback(
    (id: string) => {
      const { day: on, list: at } = now.current;
      const person = at.knownById.get(id);
      const seat = at.seats.get(id);
      if (!person) return;
      setMarked((before) => [...before, { id, before: isHere(seat) }]);
      saySeat(desk, on, person, seat, { present: isHere(seat) ? "no" : "yes" });
    },
    [desk],
  );
  const onUndo = (): void => {
    const last = marked.at(-1);
    const person = last && knownById.get(last.id);
    if (!last || !person) return;
    saySeat(desk, day, person, seats.get(last.id), { present: last.before ? "yes" : "no" });
    setMarked(marked.slice(0, -1));
  };

  const year = (dayOfList(day).on ?? today).slice(0, 4);
  const often = useMemo(() => daysOfYear(list, year), [list, year]);
  const sections = useMemo(() => {
    const placed = new Set([...roster.group, ...roster.others]);
    const late = list.known.filter(({ id }) => !placed.has(id)).map(({ id }) => id);
    const people = (ids: readonly string[]): readonly Listed[] => ids.flatMap((id) => knownById.get(id) ?? []);
    const since = new Set(added);
    return {
      group: people([...added, ...roster.group.filter((id) => !since.has(id))]),
      others: people([...roster.others, ...late.filter((id) => !since.has(id))]),
    };
  }, [roster, list.known, knownById, added]);
  const found = useMemo(() => matching(text, [...sections.group, ...sections.others]), [text, sections]);

  const groupIds = new Set(sections.group.map(({ id }) => id));
  const here = [...seats].filter(([id, seat]) => knownById.has(id) && isHere(seat));
  const listedCount = groupIds.size + here.filter(([id]) => !groupIds.has(id)).length;
  const people = new Set(here.map(([id]) => knownById.get(id)?.person));
  const fresh = [...people].filter((person) => person !== undefined && often.get(person) === 1).length;

  const onAdded = (id: string): void => {
    setAdded((before) => [id, ...before]);
    setMarked((before) => [...before, { id, before: false }]);
    setAdding(undefined);
    setText("");
    search.current?.focus();
  };
  const row = (person: Listed) => {
    const seat = seats.get(person.id);
    const days = often.get(person.person) ?? 0;
    const told = tellOf(person, held ? "name" : shown);
    return (
      <Row
        key={person.id}
        id={person.id}
        {...told}
        sub={[
          told.instead === person.code ? "" : person.code,
          days > 0 ? t("attendance.often", { days }) : t("attendance.oftenFirst"),
        ]
          .filter(Boolean)
          .join(" · ")}
        state={seat ? (isHere(seat) ? "here" : "not") : undefined}
        says={seat ? t(isHere(seat) ? "attendance.here" : "attendance.notHere") : ""}
        marks={marks}
        onMark={onMark}
      />
    );
  };
  const rest = all ? sections.others : sections.others.slice(0, FEW);
  const mayAdd = marks && may("create", "participant", day.folded);
  const state = day.folded.workflow?.state;
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.sum}>
          <strong className="num" data-testid="here">
            {countWords(here.length)}
          </strong>{" "}
          {t("attendance.of", { count: listedCount })}
          {marked.length > 0 && marks && (
            <Button tone="quiet" icon="undo" onClick={onUndo}>
              {t("attendance.undo")}
            </Button>
          )}
        </p>
        <SearchBox
          ref={search}
          label={t("attendance.search")}
          placeholder={t("attendance.search")}
          autoComplete="off"
          value={text}
          onType={setText}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key !== "Enter" || text.trim() === "" || !marks) return;
            event.preventDefault();
            if (first) {
              onMark(first.id);
              setText("");
            } else if (mayAdd) setAdding(text.trim());
          }}
        />
      </div>
      <p className={styles.counted} aria-live="polite">
        {t("attendance.counted", { people: people.size, fresh, days: people.size - fresh })}
      </p>
      <fieldset className={styles.shown} data-print="no">
        <legend className="unseen">{t("attendance.show")}</legend>
        {!veiled &&
          (["name", "code"] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="shown" checked={shown === one} onChange={() => setShown(one)} />
              {t(one === "name" ? "attendance.byName" : "attendance.byCode")}
            </label>
          ))}
        {!veiled && shown === "code" && (
          <Button ref={hold} icon="eye" aria-pressed={held}>
            {t("attendance.hold")}
          </Button>
        )}
      </fieldset>
      {adding !== undefined && (
        <NewPerson day={day} name={adding} onAdded={onAdded} onCancel={() => setAdding(undefined)} />
      )}
      {text.trim() !== "" ? (
        <section>
          <h2 role="status">{t("attendance.found", { count: found.length })}</h2>
          <ul className={styles.list}>{found.slice(0, FEW).map(row)}</ul>
        </section>
      ) : (
        <>
          {list.known.length === 0 && adding === undefined && (
            <Nothing icon="people" title={t("attendance.nobody")}>
              {t("attendance.nobodyMore")}
            </Nothing>
          )}
          {sections.group.length > 0 && (
            <section aria-label={t("attendance.group")}>
              <h2>{t("attendance.group")}</h2>
              <ul className={styles.list}>{sections.group.map(row)}</ul>
            </section>
          )}
          {sections.others.length > 0 && (
            <section aria-label={t("attendance.others")}>
              <h2>{t("attendance.others")}</h2>
              <ul className={styles.list}>{rest.map(row)}</ul>
              {rest.length < sections.others.length && (
                <Button tone="quiet" onClick={() => setAll(true)}>
                  {t("attendance.all", { count: sections.others.length })}
                </Button>
              )}
            </section>
          )}
        </>
      )}
      {mayAdd && adding === undefined && (
        <p>
          <Button icon="plus" onClick={() => setAdding(text.trim())}>
            {text.trim() === "" ? t("attendance.new") : t("attendance.newNamed", { name: text.trim() })}
          </Button>
        </p>
      )}
      {state === "started" && may("move:hold", day.type.id, day.folded) && (
        <p>
          <Button
            tone="primary"
            icon="check"
            onClick={() => {
              move(desk, day, "hold");
              say(t("attendance.held"));
            }}
          >
            {t("attendance.hold.move")}
          </Button>
        </p>
      )}
    </>
  );
}

function matching(text: string, people: readonly Listed[]): readonly Listed[] {
  const wanted = foldSpelling(text).split(/\s+/u).filter(Boolean);
  return wanted.length === 0 ? [] : people.filter(({ words }) => wanted.every((word) => words.includes(word)));
}
