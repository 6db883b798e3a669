// What was written in somebody's name since they last had their phone, as this device has it, and what is kept aside of theirs.
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { instantOf } from "#core/change/clock.ts";
import { isProblem } from "#core/problem.ts";
import { later } from "#core/record/due.ts";
import { LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords, momentWords } from "#ui/words.ts";
import { useApp, useSync } from "../app.ts";
import { lineOf } from "../lines.ts";
import { writtenSince } from "../lost-phone.ts";
import { recordPath } from "../navigation.ts";
import { dayOfInstant } from "../out-hours.ts";
import { readAside } from "./aside-list.ts";
import styles from "./lost-phone.module.css";
import { heldHere } from "./lost-reading.tsx";

const A_WEEK = -7;

export function Written({ tenant, person }: { readonly tenant: string; readonly person: string }) {
  const { t } = useWords();
  const app = useApp();
  const [since, setSince] = useState(() => later(app.today, 0, A_WEEK));
  const written = writtenSince(
    heldHere(app).filter(({ folded }) => folded.tenant === tenant),
    person,
    (stamp) => dayOfInstant(instantOf(stamp)),
    since,
  );
  return (
    <>
      <section aria-labelledby="lost-written">
        <h2 id="lost-written">{t("lost.written")}</h2>
        <label className={styles.since}>
          {t("lost.written-since")}
          <input
            type="date"
            value={since}
            max={app.today}
            onChange={(event) => setSince(event.target.value || since)}
          />
        </label>
        <p className={styles.onPaper}>{dayWords(since)}</p>
        {written.length === 0 && <p className="meta">{t("lost.written-none")}</p>}
        {written.length > 0 && (
          <>
            <p>{t("lost.written-says")}</p>
            <ul className={`card ${styles.list}`}>
              {written.map(({ held, stamp }) => (
                <li key={held.id}>
                  <Link href={recordPath(held.type, held.id)}>{lineOf(app.store, held)}</Link>
                  <small>{[held.type.label, momentWords(instantOf(stamp))].join(" · ")}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Waits person={person} />
    </>
  );
}

function Waits({ person }: { readonly person: string }) {
  const { t } = useWords();
  const { api, may, person: me } = useApp();
  const { lastAt } = useSync();
  const [count, setCount] = useState<number>();
  const leads = may("readmit", "membership");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever something may have come
  useEffect(() => {
    if (!leads) return;
    void readAside(api, me.streams).then((all) => {
      if (!isProblem(all)) setCount(all.filter((one) => one.author === person && one.state === "waiting").length);
    });
  }, [api, me, person, leads, lastAt]);
  return (
    <section aria-labelledby="lost-waits">
      <h2 id="lost-waits">{t("lost.waits")}</h2>
      {!leads && <p>{t("lost.waits-elsewhere")}</p>}
      {count !== undefined && <p>{t("lost.waits-count", { count })}</p>}
      {count !== undefined && count > 0 && (
        <p data-print="no">
          <LinkButton to="/set-aside">{t("lost.waits-see")}</LinkButton>
        </p>
      )}
    </section>
  );
}
