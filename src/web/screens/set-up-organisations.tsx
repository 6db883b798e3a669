// Two steps of setting up: the organisations that do the work, and their teams. What an organisation is called elsewhere is asked at
// once, because registers say it. An organisation begins by an entry that the root of the installation signs: who holds it adds them.
import { isProblem } from "#core/problem.ts";
import { choice, required, text } from "#core/record/field.ts";
import { Banner } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";
import styles from "./set-up.module.css";
import { StepForm, useSetUp, useStandingRecords, writeDown } from "./set-up-parts.tsx";

export function OrganisationsStep() {
  const app = useApp();
  const { t } = useWords();
  const { staff } = useSetUp();
  const funded = useStandingRecords("programme")[0];
  const { programme, api, desk, keyActs } = app;
  const fields = {
    name: required(text(t("set-up.organisation-name"))),
    kind: required(
      choice(t("set-up.organisation-kind"), { partner: t("set-up.kind-partner"), member: t("set-up.kind-member") }),
    ),
    country: choice(t("set-up.country"), programme.countries, { when: { is: ["kind", "partner"] } }),
    aliases: text(t("set-up.aliases"), { hint: t("set-up.aliases-hint") }),
    orgId: text(t("set-up.org-id"), { hint: t("set-up.org-id-hint") }),
    team: required(text(t("set-up.first-team"))),
  };
  return (
    <>
      <ul className={`card ${styles.list}`}>
        {staff.map(({ tenant, name, country, partner }) => (
          <li key={tenant}>
            <strong>{name}</strong>
            <small>
              {[partner ? t("set-up.kind-partner") : t("set-up.kind-member"), country && programme.countries[country]]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </li>
        ))}
      </ul>
      {!keyActs.holdsRoot && <Banner icon="lock" title={t("keys.root-somebody")} />}
      {keyActs.holdsRoot && (
        <StepForm
          fields={fields}
          start={{ kind: "partner", team: t("set-up.first-team-default") }}
          submit={t("set-up.add-organisation")}
          onSave={async ({ name, kind, country = null, aliases, orgId, team }, [tenant, stream]) => {
            const partner = kind === "partner";
            const answer = await api.post("/api/set-up/organisations", {
              id: tenant,
              name,
              country,
              partner,
              office: { id: stream, name: team },
              entries: await keyActs.found(tenant),
            });
            if (isProblem(answer)) return answer;
            const { fromOn, toOn } = funded?.answers ?? {};
            const where = { tenant, stream };
            writeDown(app, "organisation", tenant, where, {
              name,
              kind,
              ...(country ? { country } : {}),
              ...(orgId ? { orgId } : {}),
              aliases: String(aliases ?? "")
                .split(",")
                .map((one) => one.trim())
                .filter((one) => one !== "")
                .map((one) => ({ id: desk.newId(), name: one })),
              roles: [
                {
                  id: desk.newId(),
                  part: partner ? "partner" : "member",
                  ...(funded && { programme: funded.id }),
                  ...(country ? { country } : {}),
                  fromOn: fromOn ?? app.today,
                  ...(toOn ? { toOn } : {}),
                },
              ],
            });
            writeDown(app, "team", stream, where, {
              name: team,
              organisation: tenant,
              ...(country ? { country } : {}),
            });
            // Its keys are this person's to begin.
            await app.renew();
            return undefined;
          }}
        />
      )}
    </>
  );
}

export function TeamsStep() {
  const app = useApp();
  const { t } = useWords();
  const { staff } = useSetUp();
  const fields = {
    tenant: required(choice(t("set-up.team-of"), Object.fromEntries(staff.map(({ tenant, name }) => [tenant, name])))),
    name: required(text(t("set-up.team-name"), { hint: t("set-up.team-hint") })),
  };
  const last = staff.at(-1);
  return (
    <>
      <ul className={`card ${styles.list}`}>
        {staff.map(({ tenant, name, teams }) => (
          <li key={tenant}>
            <strong>{name}</strong>
            <small>{teams.map((team) => team.name).join(" · ")}</small>
          </li>
        ))}
      </ul>
      <StepForm
        fields={fields}
        start={last ? { tenant: last.tenant } : {}}
        submit={t("set-up.add-team")}
        onSave={async ({ tenant, name }, [id]) => {
          const at = staff.find((one) => one.tenant === tenant);
          const answer = await app.api.post("/api/set-up/teams", { tenant, team: { id, name } });
          if (isProblem(answer) || !at) return isProblem(answer) ? answer : undefined;
          const country = at.country ? { country: at.country } : {};
          writeDown(app, "team", id, { tenant: at.tenant, stream: id }, { name, organisation: at.tenant, ...country });
          await app.renew();
          return undefined;
        }}
      />
    </>
  );
}
