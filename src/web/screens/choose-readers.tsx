// Who reads one sealed record from here on: all of the team whose role reads it, those of a caseload, or people one by one. This is how
// somebody is shut out whom it concerns.
import { useState } from "react";
import { isProblem } from "#core/problem.ts";
import { circleOf, isIn, isNamed, wantedIn } from "#core/seal/circle.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { Button } from "#ui/button.tsx";
import { Checkboxes, Radios } from "#ui/choice.tsx";
import { ALONE } from "#ui/input.tsx";
import { useWords } from "#ui/say.tsx";
import { letRead } from "../acts.ts";
import type { StreamOf } from "../api.ts";
import { useApp, useSync } from "../app.ts";
import { readTogether } from "../read-together.ts";
import type { HeldRecord } from "../store.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./why.module.css";

interface ChooseParts {
  readonly state: KeyState;
  readonly at: StreamOf;
  readonly held: HeldRecord;
}

const TEAM = "team";
const PEOPLE = "people";

/** Nothing for who may not edit the record, and for who has no key to it themselves. */
export function ChooseReaders({ state, at, held }: ChooseParts) {
  const { t, compare } = useWords();
  const app = useApp();
  const { reached } = useSync();
  const [said, setSaid] = useState<{ readonly who?: string; readonly people?: readonly string[] }>({});
  const [isBusy, setBusy] = useState(false);
  const { programme, person: me, desk, may, say, today, nameOfPerson } = app;
  const { type, folded } = held;
  const { tenant, stream } = folded;
  const within = circleOf(programme.roles, type);
  const team = { stream, circle: within };
  if (type.open || !may("edit", type.id, folded) || !isIn(state, team, me.id, today)) return null;

  const caseloads = app.caseloads().filter((one) => one.stream === stream && one.named.within === within);
  const others = wantedIn(state, team, today)
    .filter((one) => one !== me.id && isIn(state, team, one, today))
    .toSorted((a, b) => compare(nameOfPerson(a), nameOfPerson(b)));
  const isCaseload = caseloads.some(({ circle }) => circle === folded.circle);
  const now = isCaseload ? folded.circle : isNamed(folded.circle) ? PEOPLE : TEAM;
  const people = said.people ?? (state.named.get(folded.circle)?.people ?? []).filter((one) => others.includes(one));
  const who = said.who ?? now;
  const isSaid = (said.who !== undefined && said.who !== now) || (who === PEOPLE && said.people !== undefined);
  const needsNetwork = who === PEOPLE && !reached;
  const together = readTogether(app, held);

  const save = async (): Promise<void> => {
    setBusy(true);
    const circle = who === PEOPLE ? await app.gather({ tenant, stream, within }, people) : who;
    setBusy(false);
    if (isProblem(circle)) return say(sayProblem(circle), "trouble");
    for (const one of together) letRead(desk, one, circle);
    setSaid({});
    say(t("readers.done"));
  };

  const field = (label: string, options: Readonly<Record<string, string>>) =>
    ({ kind: "choice", label, required: true, options }) as const;
  return (
    <section>
      <h2>{t("readers.title")}</h2>
      <p className={styles.says}>
        {t("readers.conflict")} {t("readers.means")}
      </p>
      <div role="radiogroup" aria-label={t("readers.title")}>
        <Radios
          {...ALONE}
          id="readers"
          field={field(t("readers.title"), {
            [TEAM]: t("readers.team", { team: at.name }),
            ...Object.fromEntries(
              caseloads.map(({ circle, whose }) => [
                circle,
                whose === me.id ? t("cover.yours") : t("cover.of", { name: nameOfPerson(whose) }),
              ]),
            ),
            [PEOPLE]: t("readers.people"),
          })}
          value={who}
          onChange={(chosen) => setSaid({ ...said, who: String(chosen) })}
        />
      </div>
      {who === PEOPLE && (
        <fieldset className={styles.few}>
          <legend className="unseen">{t("readers.people")}</legend>
          <p className={styles.says}>{t(others.length > 0 ? "readers.people-you" : "readers.people-only-you")}</p>
          <Checkboxes
            {...ALONE}
            id="readers-people"
            field={field(t("readers.people"), Object.fromEntries(others.map((one) => [one, nameOfPerson(one)])))}
            value={people}
            onChange={(chosen) => setSaid({ ...said, people: chosen as readonly string[] })}
          />
        </fieldset>
      )}
      {together.length > 1 && <p className="meta">{t("readers.with", { count: together.length - 1 })}</p>}
      {needsNetwork && <p className="meta">{t("readers.away")}</p>}
      <p>
        <Button tone="primary" disabled={!isSaid || isBusy || needsNetwork} onClick={() => void save()}>
          {t("readers.do")}
        </Button>
      </p>
    </section>
  );
}
