// Who covers for whom: every caseload one is in, who reads it and why, and somebody added or taken out.
// Promise: nobody is added or taken out by one press, and what it means for what they read stands beside the button.
import { type ReactNode, useState } from "react";
import { standsOn } from "#core/access/can.ts";
import { isIn, isWanted, wantedIn } from "#core/seal/circle.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { Radios } from "#ui/choice.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { ALONE } from "#ui/input.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { Initials } from "#ui/tag.tsx";
import { lower } from "#ui/words.ts";
import { useApp, useSync, useTitle } from "../app.ts";
import { hasCaseloads } from "../navigation.ts";
import type { CaseloadHere } from "../people-by-name.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./cover.module.css";
import { NotFound } from "./not-found.tsx";

export function Cover() {
  const { t, compare } = useWords();
  const app = useApp();
  const { reached } = useSync();
  useTitle(t("cover.title"));
  if (!hasCaseloads(app)) return <NotFound />;
  const { person: me, nameOfPerson } = app;
  const mineFirst = ({ whose }: CaseloadHere): number => (whose === me.id ? 0 : 1);
  const caseloads = app
    .caseloads()
    .toSorted((a, b) => mineFirst(a) - mineFirst(b) || compare(nameOfPerson(a.whose), nameOfPerson(b.whose)));
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <h1>{t("cover.title")}</h1>
        <p>{t("cover.lead")}</p>
        <p>{t("cover.means")}</p>
      </header>
      {caseloads.length === 0 && <None />}
      {caseloads.length > 0 && !reached && (
        <Banner icon="cloud" title={t("cover.away")}>
          {t("cover.away-says")}
        </Banner>
      )}
      {caseloads.map((one) => (
        <One key={one.circle} caseload={one} />
      ))}
    </div>
  );
}

function None() {
  const { t } = useWords();
  const { ready, reached, keys } = useSync();
  if (keys.isWaiting)
    return (
      <Nothing icon="lock" title={t("cover.not-in")} act={<LinkButton to="/let-in">{t("keys.see-number")}</LinkButton>}>
        {t("cover.not-in-says")}
      </Nothing>
    );
  if (ready)
    return (
      <Nothing icon="people" title={t("cover.none")}>
        {t("cover.none-says")}
      </Nothing>
    );
  return reached ? (
    <Progress says={t("why.reading")} done={0} />
  ) : (
    <Nothing icon="cloud" title={t("cover.away")}>
      {t("cover.not-here")}
    </Nothing>
  );
}

interface Asked {
  readonly does: "add" | "end";
  readonly person: string | undefined;
}

function One({ caseload }: { readonly caseload: CaseloadHere }) {
  const { t, compare } = useWords();
  const { programme, person: me, keysOf, nameOfPerson, sayPeople, say, today } = useApp();
  const { reached } = useSync();
  const [asked, setAsked] = useState<Asked>();
  const [isBusy, setBusy] = useState(false);
  const { tenant, stream, circle, named, whose } = caseload;
  const state = keysOf(tenant);
  const team = me.streams.find((one) => one.stream === stream);
  const byName = (a: string, b: string): number => compare(nameOfPerson(a), nameOfPerson(b));
  const covering = named.people.filter((one) => one !== whose).toSorted(byName);
  const byRole = wantedIn(state, caseload, today)
    .filter((one) => !named.people.includes(one))
    .toSorted(byName);
  const within = { stream, circle: named.within };
  const others = wantedIn(state, within, today)
    .filter((one) => isIn(state, within, one, today))
    .filter((one) => !named.people.includes(one) && !byRole.includes(one))
    .toSorted(byName);
  const title = whose === me.id ? t("cover.yours") : t("cover.of", { name: nameOfPerson(whose) });

  /** Somebody who has left the team, or whom nobody has let in, reads nothing whatever stands here. */
  const standingOf = (person: string, reason: string): string => {
    if (!isWanted(state, caseload, person, today)) return t("cover.left");
    return isIn(state, caseload, person, today) ? reason : t("cover.waits", { reason });
  };
  const change = async ({ does, person }: Asked): Promise<void> => {
    if (person === undefined) return;
    setBusy(true);
    const people = does === "add" ? [...named.people, person] : named.people.filter((one) => one !== person);
    const trouble = await sayPeople(circle, people);
    setBusy(false);
    setAsked(undefined);
    if (trouble) return say(sayProblem(trouble), "trouble");
    say(t(does === "add" ? "cover.added" : "cover.ended", { name: nameOfPerson(person) }));
  };

  return (
    <section className={`card ${styles.caseload}`} aria-label={title}>
      <h2>
        {title}
        <small>{[team?.name, team?.organisation].filter(Boolean).join(" · ")}</small>
      </h2>
      <ul>
        <Reader person={whose} says={standingOf(whose, t("cover.whose"))} />
        {covering.map((person) => (
          <Reader key={person} person={person} says={standingOf(person, t("cover.covers"))}>
            {reached && (
              <Button
                disabled={isBusy}
                aria-label={t("cover.end-of", { name: nameOfPerson(person) })}
                onClick={() => setAsked({ does: "end", person })}
              >
                {t("cover.end")}
              </Button>
            )}
          </Reader>
        ))}
        {byRole.map((person) => (
          <Reader key={person} person={person} says={standingOf(person, roleOf(person))} />
        ))}
      </ul>
      {others.length === 0 && <p className="meta">{t("cover.nobody-else")}</p>}
      {others.length > 0 && reached && (
        <p>
          <Button icon="plus" disabled={isBusy} onClick={() => setAsked({ does: "add", person: undefined })}>
            {t("cover.add")}
          </Button>
        </p>
      )}
      {asked?.does === "add" && (
        <Dialog
          title={t("cover.add-who")}
          onClose={() => setAsked(undefined)}
          acts={
            <Button tone="primary" disabled={isBusy || !asked.person} onClick={() => void change(asked)}>
              {t("cover.add-do")}
            </Button>
          }
        >
          <p>{t("cover.add-says")}</p>
          <div role="radiogroup" aria-label={t("cover.add-who")}>
            <Radios
              {...ALONE}
              id={`cover-${circle.slice(-8)}`}
              field={{
                kind: "choice",
                label: t("cover.add-who"),
                required: true,
                options: Object.fromEntries(others.map((person) => [person, nameOfPerson(person)])),
              }}
              value={asked.person}
              onChange={(person) => setAsked({ does: "add", person: String(person) })}
            />
          </div>
        </Dialog>
      )}
      {asked?.does === "end" && asked.person !== undefined && (
        <Dialog
          title={t("cover.end-ask", { name: nameOfPerson(asked.person) })}
          onClose={() => setAsked(undefined)}
          acts={
            <Button tone="primary" disabled={isBusy} onClick={() => void change(asked)}>
              {t("cover.end")}
            </Button>
          }
        >
          <p>{t("cover.end-says")}</p>
        </Dialog>
      )}
    </section>
  );

  /** The role by which somebody reads it who is not named. */
  function roleOf(person: string): string {
    const grant = state.grants.find(
      (one) => one.person === person && named.with?.includes(one.role) === true && standsOn(one, today),
    );
    const role = lower(programme.roles.find(({ id }) => id === grant?.role)?.label ?? "");
    return grant?.stream === null
      ? t("why.role-whole", { role, organisation: team?.organisation ?? "" })
      : t("why.role-team", { role, team: team?.name ?? "" });
  }
}

interface ReaderParts {
  readonly person: string;
  readonly says: string;
  readonly children?: ReactNode;
}

function Reader({ person, says, children }: ReaderParts) {
  const { person: me, nameOfPerson } = useApp();
  return (
    <li>
      <Initials name={person === me.id ? me.name : nameOfPerson(person)} />
      <div>
        <strong>{nameOfPerson(person)}</strong>
        <p>{says}</p>
      </div>
      {children}
    </li>
  );
}
