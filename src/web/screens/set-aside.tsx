// What is kept aside, for whoever leads the team: who wrote it, when, for which record, what it says where this device can open it; let in,
// or left out for good for a reason. Promise: nothing here is in a record before somebody has let it in, and nothing is ever dropped.
import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import { codeOf } from "#core/access/sample.ts";
import { instantOf } from "#core/change/clock.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { WordId } from "#ui/spoken.ts";
import pages from "#ui/style/page.module.css";
import { dayWords, momentWords } from "#ui/words.ts";
import { useApp, useSync, useTitle, useVersion } from "../app.ts";
import { nameHere } from "../erasing-here.ts";
import { bodyOf } from "../held-record.ts";
import { nameOf } from "../lines.ts";
import { recordPath } from "../navigation.ts";
import { type SaidPair, saidIn } from "../said.ts";
import { sayProblem } from "../words/say-problem.ts";
import { type AsideHere, type OpenedAside, readAside } from "./aside-list.ts";
import { Ask } from "./ask.tsx";
import { NotFound } from "./not-found.tsx";
import styles from "./set-aside.module.css";

export function SetAside() {
  const { t } = useWords();
  const { api, may, person } = useApp();
  const [all, setAll] = useState<readonly AsideHere[] | Problem>();
  useTitle(t("aside.title"));
  // Names come with the records of this device.
  useVersion();
  const again = useCallback(async () => setAll(await readAside(api, person.streams)), [api, person]);
  useEffect(() => void again(), [again]);
  if (!may("readmit", "membership")) return <NotFound />;
  if (!all) return <Progress says={t("aside.reading")} done={0} />;
  if (isProblem(all))
    return (
      <Nothing
        icon={all.status === 0 ? "cloud" : "info"}
        title={all.status === 0 ? t("aside.away") : sayProblem(all)}
        act={<Button onClick={() => void again()}>{t("app.try-again")}</Button>}
      >
        {t("aside.away-says")}
      </Nothing>
    );
  const waiting = all.filter(({ state }) => state === "waiting");
  const settled = all.filter(({ state }) => state !== "waiting");
  if (all.length === 0)
    return (
      <Nothing icon="check" title={t("aside.none")}>
        {t("aside.none-says")}
      </Nothing>
    );
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <h1>{t("aside.title")}</h1>
        <p>{t("aside.lead")}</p>
      </header>
      {waiting.length > 0 && (
        <section aria-labelledby="aside-waiting">
          <h2 id="aside-waiting">{t("aside.waiting")}</h2>
          <ul className={styles.changes}>
            {waiting.map((one) => (
              <li key={one.id} className="card">
                <Waiting one={one} onSettled={again} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {settled.length > 0 && (
        <section aria-labelledby="aside-settled">
          <h2 id="aside-settled">{t("aside.settled")}</h2>
          <ul className={styles.changes}>
            {settled.toReversed().map((one) => (
              <li key={one.id} className="card">
                <Head one={one} />
                <Settled one={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const DOES: { readonly [act: string]: WordId } = {
  create: "aside.does-create",
  edit: "aside.does-edit",
  restate: "aside.does-restate",
};

function Head({ one, writtenAt }: { readonly one: AsideHere; readonly writtenAt?: number | undefined }) {
  const { t } = useWords();
  const { programme, store, nameOfPerson } = useApp();
  const type = findType(programme, one.type);
  const doesWhat = DOES[one.act] ?? "aside.does-other";
  const held = store.find(one.record);
  const name = nameHere(store, one.record);
  return (
    <div className={styles.head}>
      <strong>{t("aside.by", { who: nameOfPerson(one.author), day: dayWords(one.receivedOn) })}</strong>
      <span>{t(`aside.why-${one.why}`)}</span>
      <small>
        {[
          t(doesWhat),
          type?.label ?? one.type,
          writtenAt !== undefined && t("aside.written", { moment: momentWords(writtenAt) }),
          t("aside.device", { code: codeOf(one.device) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
      <small>
        {t("aside.record")}: {held ? <Link href={recordPath(held.type, held.id)}>{name}</Link> : name}
      </small>
    </div>
  );
}

function Settled({ one: { state, settled } }: { readonly one: AsideHere }) {
  const { t } = useWords();
  const { nameOfPerson } = useApp();
  if (!settled) return null;
  const told = { who: nameOfPerson(settled.by), day: dayWords(settled.on), reason: settled.reason ?? "" };
  return <p>{t(state === "released" ? "aside.was-let-in" : "aside.was-left-out", told)}</p>;
}

interface Sight {
  readonly writtenAt?: number;
  /** A sentence where it cannot be read. */
  readonly shut?: string;
  readonly said?: readonly SaidPair[];
}

function Waiting({ one, onSettled }: { readonly one: AsideHere; readonly onSettled: () => Promise<void> }) {
  const { t } = useWords();
  const { api, say, sync, programme, nameOfPerson } = useApp();
  const { reached } = useSync();
  const [asked, setAsked] = useState<"released" | "discarded">();
  const sight = useSight(one);
  const who = nameOfPerson(one.author);
  const kind = findType(programme, one.type)?.label ?? one.type;
  const settle = async (as: "released" | "discarded", reason: string): Promise<Problem | undefined> => {
    const body = { tenant: one.tenant, id: one.id, as, ...(as === "discarded" && { reason }) };
    const answer = await api.post("/api/quarantine/settle", body);
    if (isProblem(answer)) return answer;
    say(t(as === "released" ? "aside.let-in-done" : "aside.leave-out-done"));
    void sync.now();
    await onSettled();
    return undefined;
  };
  return (
    <article>
      <Head one={one} writtenAt={sight?.writtenAt} />
      <div className={styles.says}>
        <h3>{t("aside.says")}</h3>
        {!sight && <p className="meta">{t("aside.opening")}</p>}
        {sight?.shut && <p>{sight.shut}</p>}
        {sight?.said?.length === 0 && <p className="meta">{t("aside.says-nothing")}</p>}
        {sight?.said && sight.said.length > 0 && (
          <dl>
            {sight.said.map(([label, words]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words || t("more.taken-back")}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {reached && (
        <div className={styles.acts}>
          <Button aria-label={t("aside.let-in-of", { who, kind })} onClick={() => setAsked("released")}>
            {t("aside.let-in")}
          </Button>
          <Button tone="harm" aria-label={t("aside.leave-out-of", { who, kind })} onClick={() => setAsked("discarded")}>
            {t("aside.leave-out")}
          </Button>
        </div>
      )}
      {asked === "released" && (
        <Ask
          title={t("aside.let-in-ask")}
          does={t("aside.let-in")}
          onDo={() => settle("released", "")}
          onClose={() => setAsked(undefined)}
        >
          <p>{t("aside.let-in-says", { who })}</p>
        </Ask>
      )}
      {asked === "discarded" && (
        <Ask
          title={t("aside.leave-out-ask")}
          does={t("aside.leave-out-do")}
          tone="harm"
          reason={{ label: t("aside.reason"), hint: t("aside.reason-hint") }}
          onDo={(reason) => settle("discarded", reason)}
          onClose={() => setAsked(undefined)}
        >
          <p>{t("aside.leave-out-says")}</p>
        </Ask>
      )}
    </article>
  );
}

/** What it says, opened beside everything: nothing of it gets into a record or a key by being looked at. */
function useSight({ tenant, id, type: typeId }: AsideHere): Sight | undefined {
  const { t } = useWords();
  const { api, programme, store, look } = useApp();
  const [sight, setSight] = useState<Sight>();
  useEffect(() => {
    let isOver = false;
    const see = async (): Promise<Sight> => {
      const found = await api.get<OpenedAside>(`/api/quarantine/change?tenant=${tenant}&id=${id}`);
      if (isProblem(found)) return { shut: found.code === "door.not-found" ? t("aside.not-yours") : sayProblem(found) };
      const writtenAt = instantOf(found.change.head.stamp);
      const opened = await look(found.change, found.wraps);
      if ("fault" in opened)
        return { writtenAt, shut: t(opened.fault === "not-signed" ? "aside.not-signed" : "aside.shut") };
      const type = findType(programme, typeId);
      const parts = [opened.head.shown, bodyOf(opened)];
      return { writtenAt, said: type ? saidIn(type, parts, (_of, record) => nameOf(store, record)) : [] };
    };
    void see().then((is) => !isOver && setSight(is));
    return () => {
      isOver = true;
    };
  }, [api, programme, store, look, tenant, id, typeId, t]);
  return sight;
}
