// What waits for a second person, and what is due: each with its countdown, and with what this person can do about it.
import { useState } from "react";
import { findType } from "#core/programme.ts";
import { Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { Tag } from "#ui/tag.tsx";
import { dayWords, lower } from "#ui/words.ts";
import { useApp, useSync } from "../app.ts";
import { type DueErasure, doingAt, type ErasureList, mayHoldBack, nameHere, yearsKept } from "../erasing-here.ts";
import { Ask } from "./ask.tsx";
import styles from "./erase.module.css";

import type { useErasing } from "./erase-list.ts";

interface DueParts {
  readonly tenant: string;
  readonly list: ErasureList;
  readonly act: ReturnType<typeof useErasing>["act"];
  readonly days: number;
  readonly onDays: (days: number) => void;
}

interface Asked {
  readonly does: "propose" | "approve" | "hold";
  readonly one: DueErasure;
}

const FEW = 30;
const EVER = 100 * 366;

export function Due({ tenant, list, act, days, onDays }: DueParts) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked>();
  const [count, setCount] = useState(FEW);
  const waiting = list.due.filter(({ proposed }) => proposed);
  const due = list.due.filter(({ proposed }) => !proposed);
  const lines = { tenant, years: list.years, onAsk: setAsked };
  return (
    <>
      <section aria-labelledby="erase-waiting">
        <h2 id="erase-waiting">{t("erase.waiting")}</h2>
        {waiting.length === 0 && <p className="meta">{t("erase.waiting-none")}</p>}
        {waiting.length > 0 && <Lines {...lines} some={waiting} />}
      </section>
      <section aria-labelledby="erase-due">
        <div className={styles.titled}>
          <h2 id="erase-due">{t("erase.due")}</h2>
          <label className={styles.within}>
            {t("erase.within")}
            <select value={days} onChange={(event) => onDays(Number(event.target.value))}>
              <option value={90}>{t("erase.within-quarter")}</option>
              <option value={366}>{t("erase.within-year")}</option>
              <option value={EVER}>{t("erase.within-all")}</option>
            </select>
          </label>
        </div>
        {due.length === 0 && (
          <Nothing icon="check" title={t("erase.due-none")}>
            {t("erase.due-none-says")}
          </Nothing>
        )}
        {due.length > 0 && <Lines {...lines} some={due.slice(0, count)} />}
        {due.length > count && (
          <p>
            <Button onClick={() => setCount(count + 10 * FEW)}>{t("erase.more", { count: due.length - count })}</Button>
          </p>
        )}
      </section>
      {asked && <Asking asked={asked} act={act} onClose={() => setAsked(undefined)} />}
    </>
  );
}

interface LinesParts {
  readonly tenant: string;
  readonly years: ErasureList["years"];
  readonly some: readonly DueErasure[];
  readonly onAsk: (asked: Asked) => void;
}

function Lines({ tenant, years, some, onAsk }: LinesParts) {
  const { t } = useWords();
  const app = useApp();
  const { reached } = useSync();
  return (
    <ul className={`card ${styles.list}`}>
      {some.map((one) => {
        const name = nameHere(app.store, one.record);
        const doing = doingAt(app, tenant, one);
        return (
          <li key={one.record}>
            <div>
              <strong>{name}</strong>
              <small>
                {findType(app.programme, one.type)?.label ?? one.type} ·{" "}
                <Kept tenant={tenant} years={years} one={one} />
              </small>
              {one.proposed && (
                <small>
                  {t(one.proposed.why === "retention" ? "erase.proposed-retention" : "erase.proposed-request", {
                    who: one.proposed.by === app.person.id ? lower(t("app.you")) : app.nameOfPerson(one.proposed.by),
                    day: dayWords(one.proposed.on),
                  })}
                </small>
              )}
              {one.isHeld && (
                <span>
                  <Tag tone="ochre" icon="lock">
                    {t("erase.is-held")}
                  </Tag>
                </span>
              )}
              {doing === "own" && <small>{t("erase.why-own")}</small>}
              {doing === "held" && <small>{t("erase.why-held")}</small>}
              {doing === "others" && <small>{t(one.proposed ? "erase.why-others" : "erase.why-propose")}</small>}
            </div>
            {reached && (
              <div className={styles.acts}>
                {doing === "propose" && (
                  <Button aria-label={t("erase.propose-of", { name })} onClick={() => onAsk({ does: "propose", one })}>
                    {t("erase.propose")}
                  </Button>
                )}
                {doing === "approve" && (
                  <Button
                    tone="harm"
                    aria-label={t("erase.approve-of", { name })}
                    onClick={() => onAsk({ does: "approve", one })}
                  >
                    {t("erase.approve")}
                  </Button>
                )}
                {!one.isHeld && mayHoldBack(app, tenant, one) && (
                  <Button aria-label={t("erase.hold-of", { name })} onClick={() => onAsk({ does: "hold", one })}>
                    {t("erase.hold")}
                  </Button>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** "Kept 7 years after the last entry, on 3 March 2010; 41 days left". */
export function Kept({
  tenant,
  years,
  one,
}: {
  readonly tenant: string;
  readonly years: ErasureList["years"];
  readonly one: Pick<DueErasure, "type" | "lastOn" | "days">;
}) {
  const { t } = useWords();
  const { programme, person } = useApp();
  const country = person.streams.find((stream) => stream.tenant === tenant)?.country ?? null;
  const kept = yearsKept({ programme }, one.type, country, years);
  const day = dayWords(one.lastOn);
  if (kept === undefined || one.days === null) return t("erase.last", { day });
  const left = one.days > 0 ? t("erase.left", { days: one.days }) : t("erase.over", { days: -one.days });
  return `${t("erase.kept", { years: kept, day })}; ${left}`;
}

function Asking({
  asked: { does, one },
  act,
  onClose,
}: {
  readonly asked: Asked;
  readonly act: DueParts["act"];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { store, say, sync, desk } = useApp();
  const { record, changes } = one;
  // As it is called while the question stands: once it is erased, this device has no name for it.
  const [name] = useState(() => nameHere(store, record));
  const said = async (path: string, body: object, done: string) => {
    const trouble = await act(path, { record, ...body });
    if (!trouble) {
      say(done);
      void sync.now();
    }
    return trouble;
  };
  if (does === "propose")
    return (
      <Ask
        title={t("erase.propose-ask", { name })}
        does={t("erase.propose")}
        onDo={() => said("propose", {}, t("erase.propose-done"))}
        onClose={onClose}
      >
        <p>{t("erase.propose-says")}</p>
      </Ask>
    );
  if (does === "hold")
    return (
      <Ask
        title={t("erase.hold-ask", { name })}
        does={t("erase.hold")}
        reason={{ label: t("erase.hold-reason"), hint: t("erase.hold-hint") }}
        onDo={(reason) => said("hold", { id: desk.newId(), class: null, reason }, t("erase.hold-done"))}
        onClose={onClose}
      >
        <p>{t("erase.hold-says")}</p>
      </Ask>
    );
  return (
    <Ask
      title={t("erase.approve-ask", { name })}
      does={t("erase.approve-do")}
      tone="harm"
      onDo={() => said("approve", {}, t("erase.approve-done"))}
      onClose={onClose}
    >
      <h3>{t("erase.goes")}</h3>
      <ul>
        <li>{t("erase.goes-all", { changes })}</li>
        <li>{t("erase.goes-phones")}</li>
        <li>{t("erase.goes-backups")}</li>
      </ul>
      <h3>{t("erase.stays")}</h3>
      <ul>
        <li>{t("erase.stays-count")}</li>
        <li>{t("erase.stays-heads")}</li>
      </ul>
    </Ask>
  );
}
