// The first two steps of setting up: what the programme is called and how long it lasts, and in which countries it works from when.
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { choices, date, required, text } from "#core/record/field.ts";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import { create, edit } from "../acts.ts";
import { useApp } from "../app.ts";
import styles from "./set-up.module.css";
import { homeOf, StepForm, useSetUp, useStandingRecords } from "./set-up-parts.tsx";

export function ProgrammeStep() {
  const { t } = useWords();
  const { desk, programme } = useApp();
  const { lead } = useSetUp();
  const known = useStandingRecords("programme")[0];
  const fields = {
    name: required(text(t("set-up.programme-name"))),
    fromOn: date(t("set-up.from")),
    toOn: date(t("set-up.to"), { hint: t("set-up.to-hint") }),
  };
  return (
    <StepForm
      key={known?.id ?? "new"}
      fields={fields}
      start={known?.answers ?? {}}
      submit={t("set-up.save")}
      done={t("set-up.saved")}
      onSave={async (answers) => {
        const type = findType(programme, "programme");
        const where = lead && homeOf(lead);
        if (known) edit(desk, known, answers);
        else if (type && where) create(desk, type, where, answers);
        return undefined;
      }}
    />
  );
}

/** A country again, with other days, is another period of it. */
export function CountriesStep() {
  const { t } = useWords();
  const { desk, programme } = useApp();
  const { lead } = useSetUp();
  const funded = useStandingRecords("programme")[0];
  const held = useStandingRecords("country-programme");
  const fields = {
    countries: required(choices(t("set-up.step-countries"), programme.countries, { hint: t("set-up.countries-hint") })),
    fromOn: date(t("set-up.from")),
    toOn: date(t("set-up.to"), { hint: t("set-up.to-hint") }),
  };
  const { fromOn, toOn } = funded?.answers ?? {};
  return (
    <>
      {held.length > 0 && (
        <ul className={`card ${styles.list}`}>
          {held.map(({ id, answers }) => (
            <li key={id}>
              <strong>{programme.countries[String(answers["country"])]}</strong>
              <small>{periodWords(answers)}</small>
            </li>
          ))}
        </ul>
      )}
      <StepForm
        fields={fields}
        start={{ ...(fromOn ? { fromOn } : {}), ...(toOn ? { toOn } : {}) }}
        submit={t("set-up.add-countries")}
        onSave={async ({ countries, ...period }) => {
          const type = findType(programme, "country-programme");
          const where = lead && homeOf(lead);
          if (!type || !where || !Array.isArray(countries)) return undefined;
          for (const country of countries)
            create(desk, type, where, {
              country,
              lead: lead.tenant,
              ...(funded && { programme: funded.id }),
              ...period,
            });
          return undefined;
        }}
      />
    </>
  );
}

function periodWords({ fromOn, toOn }: Answers): string {
  const words = [fromOn, toOn].map((day) => (typeof day === "string" ? dayWords(day, "short") : ""));
  return words.some(Boolean) ? words.join(" – ") : "";
}
