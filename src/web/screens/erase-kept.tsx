// What is held back and by whom, and how long each kind of record is kept: for whoever approves to change, for others to see.
import { useState } from "react";
import { MOST_YEARS, yearsOf } from "#core/access/retention.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords, numberFrom } from "#ui/words.ts";
import { useApp, useSync } from "../app.ts";
import { decidedBy, type ErasureList, type Hold, mayDecide, mayHoldBack, nameHere } from "../erasing-here.ts";
import { sayProblem } from "../words/say-problem.ts";
import { Ask } from "./ask.tsx";
import styles from "./erase.module.css";

import type { useErasing } from "./erase-list.ts";

interface KeptParts {
  readonly tenant: string;
  readonly list: ErasureList;
  readonly act: ReturnType<typeof useErasing>["act"];
}

export function Holds({ tenant, list, act }: KeptParts) {
  const { t } = useWords();
  const app = useApp();
  const { reached } = useSync();
  const [lifting, setLifting] = useState<Hold>();
  const [holding, setHolding] = useState<{ readonly class: string | null; readonly name: string }>();
  const standing = list.holds.filter(({ lifted }) => lifted === null);
  const nameOf = (hold: Hold): string => {
    if (hold.record !== null) return nameHere(app.store, hold.record);
    const kept = app.programme.retention.find(({ id }) => id === hold.class);
    return kept?.label ?? t("erase.hold-all-name");
  };
  const mayLift = (hold: Hold): boolean => {
    if (hold.record === null) return mayDecide(app, tenant, hold.class);
    const one = list.due.find(({ record }) => record === hold.record);
    // Of a record that is not on the list the keeper decides.
    return one ? mayHoldBack(app, tenant, one) : mayDecide(app, tenant, null);
  };
  return (
    <section aria-labelledby="erase-held">
      <h2 id="erase-held">{t("erase.held")}</h2>
      {standing.length === 0 && <p className="meta">{t("erase.held-none")}</p>}
      {standing.length > 0 && (
        <ul className={`card ${styles.list}`}>
          {standing.map((hold) => (
            <li key={hold.id}>
              <div>
                <strong>{nameOf(hold)}</strong>
                <span>{hold.reason}</span>
                <small>{t("erase.held-by", { who: app.nameOfPerson(hold.by), day: dayWords(hold.on) })}</small>
              </div>
              {reached && mayLift(hold) && (
                <Button aria-label={t("erase.lift-of", { name: nameOf(hold) })} onClick={() => setLifting(hold)}>
                  {t("erase.lift")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {reached && mayDecide(app, tenant, null) && (
        <p>
          <Button onClick={() => setHolding({ class: null, name: t("erase.hold-all-name") })}>
            {t("erase.hold-all")}
          </Button>
        </p>
      )}
      {lifting && (
        <Ask
          title={t("erase.lift-ask", { name: nameOf(lifting) })}
          does={t("erase.lift")}
          onDo={async () => {
            const trouble = await act("lift", { id: lifting.id });
            if (!trouble) app.say(t("erase.lift-done"));
            return trouble;
          }}
          onClose={() => setLifting(undefined)}
        >
          <p>{t("erase.lift-says")}</p>
        </Ask>
      )}
      {holding && <HoldClass act={act} of={holding} onClose={() => setHolding(undefined)} />}
    </section>
  );
}

function HoldClass({
  act,
  of,
  onClose,
}: {
  readonly act: KeptParts["act"];
  readonly of: { readonly class: string | null; readonly name: string };
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { desk, say } = useApp();
  return (
    <Ask
      title={t("erase.hold-ask", { name: of.name })}
      does={t("erase.hold")}
      reason={{ label: t("erase.hold-reason"), hint: t("erase.hold-hint") }}
      onDo={async (reason) => {
        const trouble = await act("hold", { id: desk.newId(), record: null, class: of.class, reason });
        if (!trouble) say(t("erase.hold-done"));
        return trouble;
      }}
      onClose={onClose}
    >
      <p>{t("erase.hold-says")}</p>
    </Ask>
  );
}

export function Classes({ tenant, list, act }: KeptParts) {
  const { t } = useWords();
  const app = useApp();
  const { reached } = useSync();
  const [changing, setChanging] = useState<string>();
  const [holding, setHolding] = useState<{ readonly class: string; readonly name: string }>();
  const { retention } = app.programme;
  const country = app.person.streams.find((stream) => stream.tenant === tenant)?.country ?? null;
  const changed = retention.find(({ id }) => id === changing);
  const keep = async (id: string, years: number | null) => {
    const trouble = await act("years", { class: id, years });
    if (!trouble) app.say(t("erase.class-done"));
    return trouble;
  };
  return (
    <section aria-labelledby="erase-classes">
      <h2 id="erase-classes">{t("erase.classes")}</h2>
      <ul className={`card ${styles.list}`}>
        {retention.map((kept) => {
          const years = yearsOf(kept, country, list.years[kept.id]);
          const by = decidedBy(kept, country, list.years);
          return (
            <li key={kept.id}>
              <div>
                <strong>
                  {kept.label}: {t("erase.class-years", { years })}
                </strong>
                <small>
                  {t(`erase.class-${by}`)}. {kept.reason}
                </small>
              </div>
              {reached && mayDecide(app, tenant, kept.id) && (
                <div className={styles.acts}>
                  <Button
                    aria-label={t("erase.class-change-of", { name: kept.label })}
                    onClick={() => setChanging(kept.id)}
                  >
                    {t("erase.class-change")}
                  </Button>
                  <Button
                    aria-label={t("erase.hold-of", { name: kept.label })}
                    onClick={() => setHolding({ class: kept.id, name: kept.label })}
                  >
                    {t("erase.hold")}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {changed && (
        <Ask
          title={t("erase.class-ask", { name: changed.label })}
          does={t("erase.class-save")}
          reason={{
            label: t("erase.class-field"),
            hint: t("erase.class-hint"),
            wrong: t("erase.class-wrong"),
            start: String(yearsOf(changed, country, list.years[changed.id])),
          }}
          isFit={(typed) => yearsIn(typed) !== undefined}
          onDo={(typed) => keep(changed.id, yearsIn(typed) ?? null)}
          onClose={() => setChanging(undefined)}
          more={
            list.years[changed.id] !== undefined && (
              <Button
                onClick={() => {
                  setChanging(undefined);
                  void keep(changed.id, null).then((trouble) => trouble && app.say(sayProblem(trouble), "trouble"));
                }}
              >
                {t("erase.class-back")}
              </Button>
            )
          }
        >
          <p>{changed.reason}</p>
        </Ask>
      )}
      {holding && <HoldClass act={act} of={holding} onClose={() => setHolding(undefined)} />}
    </section>
  );
}

/** In the digits of whoever types. */
function yearsIn(typed: string): number | undefined {
  const years = numberFrom(typed);
  return years !== undefined && Number.isInteger(years) && years >= 1 && years <= MOST_YEARS ? years : undefined;
}
