// The last step of setting up: colleagues, what each may do and in which team; and the end of a role, which holds at once.
import { isProblem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { choice, required, text } from "#core/record/field.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { create } from "../acts.ts";
import { useApp } from "../app.ts";
import { endRole } from "../end-role.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./set-up.module.css";
import { homeOf, type Staffed, StepForm, useSetUp, writeDown } from "./set-up-parts.tsx";

const ALL = "all";

export function PeopleStep() {
  const app = useApp();
  const { t } = useWords();
  const { staff } = useSetUp();
  const { programme, api, desk, today } = app;
  const places = Object.fromEntries(
    staff.flatMap(({ tenant, name, teams }) => [
      ...teams.map((team) => [`${tenant} ${team.stream}`, `${team.name}, ${name}`]),
      [`${tenant} ${ALL}`, `${t("set-up.person-all-teams")}, ${name}`],
    ]),
  );
  const fields = {
    name: required(text(t("set-up.person-name"))),
    does: required(text(t("set-up.person-does"))),
    role: required(
      choice(t("set-up.person-role"), Object.fromEntries(programme.roles.map(({ id, label }) => [id, label]))),
    ),
    place: required(choice(t("set-up.person-team"), places)),
  };
  return (
    <>
      {staff.map((one) => (
        <Colleagues key={one.tenant} at={one} />
      ))}
      <StepForm
        fields={fields}
        submit={t("set-up.add-person")}
        done={t("set-up.let-in")}
        onSave={async ({ name, does, role, place }, [id]) => {
          const [tenant = "", team] = String(place).split(" ");
          const at = staff.find((one) => one.tenant === tenant);
          const home = at && homeOf(at);
          if (!home) return undefined;
          const stream = team === ALL || role === "administrator" ? null : (team ?? null);
          const answer = await api.post("/api/set-up/people", { id, name, does, tenant, roles: [{ role, stream }] });
          if (isProblem(answer)) return answer;
          writeDown(app, "person", id, home, { name, does, organisation: tenant });
          const membership = findType(programme, "membership");
          if (membership)
            create(desk, membership, home, { person: id, team: stream ?? home.stream, role, fromOn: today });
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

  const end = async (person: string, role: string, stream: string | null): Promise<void> => {
    const answer = await app.api.post("/api/set-up/grants/end", { person, tenant: at.tenant, role, stream });
    if (isProblem(answer)) return app.say(sayProblem(answer), "trouble");
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
            {grants.map(({ role, stream }) => (
              <span key={`${role} ${stream}`} className={styles.role}>
                {[roleName(role), at.teams.find((team) => team.stream === stream)?.name].filter(Boolean).join(", ")}
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
          </li>
        ))}
      </ul>
    </section>
  );
}
