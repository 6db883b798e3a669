// The last step of setting up: colleagues, what each may do, in which team and until when, the link that invites them; and the end of a
// role, which holds at once. Promise: every role given and ended is signed on this device, and the server cannot add one.
import { useState } from "react";
import { isProblem, problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { choice, date, required, text } from "#core/record/field.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import { create } from "../acts.ts";
import { useApp } from "../app.ts";
import { endRole } from "../end-role.ts";
import { sayProblem } from "../words/say-problem.ts";
import { Invitation } from "./invitation.tsx";
import { InviteAgain } from "./invite-again.tsx";
import { LastHolder } from "./last-holder.tsx";
import { LostWay } from "./lost-way.tsx";
import styles from "./set-up.module.css";
import { homeOf, type Staffed, StepForm, useSetUp, writeDown } from "./set-up-parts.tsx";

const ALL = "all";
const NEW = "new";

export function PeopleStep() {
  const app = useApp();
  const { t } = useWords();
  const { staff } = useSetUp();
  const { programme, api, desk, today, person: me, keyActs, hello } = app;
  const [invited, setInvited] = useState<{ readonly name: string; readonly invitation: string }>();
  const places = Object.fromEntries(
    staff.flatMap(({ tenant, name, teams }) => [
      ...teams.map((team) => [`${tenant} ${team.stream}`, `${team.name}, ${name}`]),
      [`${tenant} ${ALL}`, `${t("set-up.person-all-teams")}, ${name}`],
    ]),
  );
  const colleagues = staff.flatMap(({ tenant, name: organisation, people }) =>
    people.filter(({ id }) => id !== me.id).map(({ id, name }) => [`${tenant} ${id}`, `${name}, ${organisation}`]),
  );
  const visiting = programme.roles.flatMap((role) => (role.visiting ? [role.id] : []));
  const ofNew = colleagues.length > 0 ? ({ when: { is: ["who", NEW] } } as const) : {};
  const fields = {
    ...(colleagues.length > 0 && {
      who: required(
        choice(t("set-up.person-who"), { [NEW]: t("set-up.person-new"), ...Object.fromEntries(colleagues) }),
      ),
    }),
    name: required(text(t("set-up.person-name"), ofNew)),
    does: required(text(t("set-up.person-does"), ofNew)),
    role: required(
      choice(t("set-up.person-role"), Object.fromEntries(programme.roles.map(({ id, label }) => [id, label]))),
    ),
    until: required(
      date(t("set-up.person-until"), { when: { in: ["role", visiting] }, hint: t("set-up.person-until-hint") }),
    ),
    place: required(choice(t("set-up.person-team"), places)),
  };
  return (
    <>
      {staff.map((one) => (
        <Colleagues key={one.tenant} at={one} />
      ))}
      {invited && <Invitation {...invited} onDone={() => setInvited(undefined)} />}
      <StepForm
        fields={fields}
        start={{ who: NEW }}
        submit={t("set-up.add-person")}
        onSave={async ({ who = NEW, name, does, role, until, place }, [newcomer]) => {
          const [of = "", known] = String(who).split(" ");
          const [tenant = "", team] = String(place).split(" ");
          const at = staff.find((one) => one.tenant === tenant);
          const home = at && homeOf(at);
          if (!home) return undefined;
          const stream = team === ALL || role === "administrator" ? null : (team ?? null);
          const id = known ?? newcomer;
          if (known && of !== tenant) return problem("door.not-allowed");
          const given = { role: String(role), stream, ...(until === undefined ? {} : { toOn: String(until) }) };
          const made = known ? undefined : await api.post("/api/set-up/people", { id, name, does, tenant });
          if (isProblem(made)) return made;
          const trouble = await keyActs.say(tenant, [{ says: "granted", person: id, ...given }]);
          if (trouble) return trouble;
          if (!known) writeDown(app, "person", id, home, { name, does, organisation: tenant });
          const membership = findType(programme, "membership");
          const { toOn } = given;
          const said = { person: id, team: stream ?? home.stream, role, fromOn: today, ...(toOn ? { toOn } : {}) };
          if (membership) create(desk, membership, home, said);
          if (known) return undefined;
          if (hello.demonstration) return keyActs.joinInvented(tenant, id);
          const invitation = await keyActs.invite(tenant, id);
          if (isProblem(invitation)) return invitation;
          setInvited({ name: String(name), invitation });
          return undefined;
        }}
      />
    </>
  );
}

function Colleagues({ at }: { readonly at: Staffed }) {
  const app = useApp();
  const { t } = useWords();
  const { refresh } = useSetUp();
  const { programme, person: me, desk, today } = app;
  const roleName = (id: string): string => programme.roles.find((role) => role.id === id)?.label ?? id;

  const [last, setLast] = useState<string>();

  const end = async (person: string, role: string, stream: string | null): Promise<void> => {
    setLast(undefined);
    const trouble = await app.keyActs.say(at.tenant, [{ says: "ended", person, role, stream }]);
    if (trouble?.code === "keys.last-holder") return setLast(person);
    if (trouble) return app.say(sayProblem(trouble), "trouble");
    const home = homeOf(at);
    if (home) endRole(desk, person, role, { ...home, stream: stream ?? home.stream }, today);
    app.say(t("set-up.role-ended"));
    await refresh();
  };
  return (
    <section>
      <h2>{at.name}</h2>
      <ul className={`card ${styles.list}`}>
        {at.people.map(({ id, name, does, grants }) => (
          <li key={id}>
            <strong>{name}</strong>
            <small>{does}</small>
            {!app.keyActs.hasJoined(at.tenant, id) && <small>{t("keys.not-joined")}</small>}
            {grants
              .filter(({ toOn = today }) => toOn >= today)
              .map(({ role, stream, toOn }) => (
                <span key={`${role} ${stream} ${toOn}`} className={styles.role}>
                  {[
                    roleName(role),
                    at.teams.find((team) => team.stream === stream)?.name,
                    toOn && t("set-up.until", { day: dayWords(toOn) }),
                  ]
                    .filter(Boolean)
                    .join(", ")}
                  {id !== me.id && (
                    <Button
                      tone="quiet"
                      aria-label={t("set-up.end-role-of", { role: roleName(role), name })}
                      onClick={() => void end(id, role, stream)}
                    >
                      {t("set-up.end-role")}
                    </Button>
                  )}
                </span>
              ))}
            {last === id && <LastHolder tenant={at.tenant} person={id} name={name} />}
            {id !== me.id && !app.hello.demonstration && (
              <div className={styles.again}>
                <LostWay tenant={at.tenant} person={id} name={name} />
                <InviteAgain tenant={at.tenant} person={id} name={name} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
