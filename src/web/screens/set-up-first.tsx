// The first page of an empty place to practise: who you are and which organisation leads; whoever fills it in becomes its administrator.
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { isProblem } from "#core/problem.ts";
import type { Answers } from "#core/record/condition.ts";
import { required, text } from "#core/record/field.ts";
import { Banner } from "#ui/banner.tsx";
import { Form } from "#ui/form.tsx";
import { NOBODY } from "#ui/reference.tsx";
import { useWords } from "#ui/say.tsx";
import type { Api } from "../api.ts";
import { sayProblem } from "../words/say-problem.ts";

export function FirstAdministrator({ api, onSignedIn }: { readonly api: Api; readonly onSignedIn: () => void }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const [trouble, setTrouble] = useState("");
  // Made once: whoever presses twice, or again after a bad connection, is still one person.
  const [ids] = useState(() => ({ organisation: newId(), office: newId(), person: newId() }));
  const busy = useRef(false);
  const fields = {
    name: required(text(t("set-up.your-name"))),
    does: required(text(t("set-up.your-work"))),
    organisation: required(text(t("set-up.lead"), { hint: t("set-up.lead-hint") })),
  };

  const begin = async ({ name, does, organisation }: Answers): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const answer = await api.post("/api/set-up/first", {
      organisation: { id: ids.organisation, name: organisation, country: null },
      office: { id: ids.office, name: t("set-up.office") },
      person: { id: ids.person, name, does },
    });
    busy.current = false;
    if (isProblem(answer)) return setTrouble(sayProblem(answer));
    go("/set-up");
    onSignedIn();
  };
  return (
    <>
      <h2>{t("set-up.begin")}</h2>
      <p>{t("set-up.begin-says")}</p>
      {trouble && <Banner tone="clay" icon="warn" title={trouble} />}
      <Form
        fields={fields}
        start={{}}
        finder={NOBODY}
        newId={newId}
        submit={t("set-up.begin-do")}
        onDraft={() => {}}
        onSubmit={(answers) => {
          void begin(answers);
          return [];
        }}
      />
    </>
  );
}

const newId = (): string => crypto.randomUUID();
