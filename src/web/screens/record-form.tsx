// A record written down or corrected, in a form made from its type. Promise: what came in from others meanwhile is never overwritten unseen.

import { useCallback, useMemo, useState } from "react";
import { useSearch } from "wouter";
import { type Problem, problem } from "#core/problem.ts";
import { allAnswers } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { choice, type Field, required } from "#core/record/field.ts";
import type { RecordType } from "#core/record/type.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { PickerContext } from "#ui/picker.ts";
import { useWords } from "#ui/say.tsx";
import { lower } from "#ui/words.ts";
import { create, edit } from "../acts.ts";
import type { StreamOf } from "../api.ts";
import { useApp, useHeld, useSync, useTitle } from "../app.ts";
import { findRecords } from "../find-records.ts";
import { HelplineLine } from "../helpline-line.tsx";
import { lineOf, nameOf } from "../lines.ts";
import { listPath, recordPath } from "../navigation.ts";
import { usePicker } from "../picking.ts";
import type { HeldRecord } from "../store.ts";
import { NotFound } from "./not-found.tsx";
import styles from "./record-form.module.css";

export function RecordForm({ type, id }: { readonly type: RecordType; readonly id: string | undefined }) {
  const { t } = useWords();
  const { may, person } = useApp();
  const held = useHeld(id ?? "");
  const { ready, reached } = useSync();
  useTitle(id ? t("record.correct-a", { kind: lower(type.label) }) : t("record.new", { kind: lower(type.label) }));
  const teams = useMemo(
    () => person.streams.filter((team) => may("create", type.id, team)),
    [person.streams, may, type],
  );
  if (!id) return teams.length > 0 ? <Filling type={type} held={undefined} teams={teams} /> : <NotFound />;
  if (held?.type === type && may("edit", type.id, held.folded))
    return <Filling type={type} held={held} teams={NO_TEAMS} />;
  return !held && !ready && reached ? <Progress says={t("record.looking-for-it")} done={0} /> : <NotFound />;
}

const NO_TEAMS: readonly StreamOf[] = [];

interface FillingParts {
  readonly type: RecordType;
  readonly held: HeldRecord | undefined;
  readonly teams: readonly StreamOf[];
}

function Filling({ type, held, teams }: FillingParts) {
  const { t } = useWords();
  const { store, desk, drafts, go, say, person } = useApp();
  const search = useSearch();
  const key = held?.id ?? `new ${type.id}`;
  // The record as it was when the form was opened: what is saved says that this was seen, and nothing later.
  const [seen] = useState(held);
  const [draft, setDraft] = useState(() => drafts.find(key));
  const start = useMemo(
    () => ({ ...(seen ? allAnswers(seen.folded) : prefilled(type, search, teams)), ...draft }),
    [seen, type, search, draft, teams],
  );
  const [team, setTeam] = useState(() => teamIn(teams, start));
  const fields = useMemo(
    () =>
      teams.length > 1 ? { [TEAM]: teamQuestion(t("record.which-team-keeps-it"), teams), ...type.fields } : type.fields,
    [t, teams, type],
  );
  const keptBy = person.streams.find(({ stream }) => stream === (seen?.folded.stream ?? team?.stream));
  const to = held ? recordPath(type, held.id) : listPath(type);

  const finder = useMemo(
    () => ({
      find: (of: string, text: string) => findRecords(store, of, text),
      nameOf: (_type: string, id: string) => nameOf(store, id),
    }),
    [store],
  );
  const picker = usePicker(seen);
  const onDraft = useCallback(
    (answers: Answers) => {
      drafts.keep(key, touched(start, answers, draft));
      setTeam(teamIn(teams, answers));
    },
    [drafts, key, start, draft, teams],
  );

  const onSubmit = (answers: Answers): readonly Problem[] => {
    if (seen) {
      const said = edit(desk, seen, touched(start, answers, draft));
      say(said ? t("record.saved-it-is-on-its") : t("record.nothing-was-changed"));
    } else {
      const keeps = teamIn(teams, answers);
      if (!keeps) return [problem("door.bad-request", { field: TEAM })];
      const { [TEAM]: _, ...said } = answers;
      go(recordPath(type, create(desk, type, keeps, said)));
      say(t("record.saved-written-down", { kind: lower(type.label) }));
    }
    drafts.drop(key);
    if (seen) go(to);
    return [];
  };

  return (
    <div className={styles.page}>
      <h1>
        {held
          ? t("record.correct-or-add", { line: lineOf(store, held) })
          : t("record.new", { kind: lower(type.label) })}
      </h1>
      {draft && (
        <Banner
          tone="pine"
          icon="undo"
          title={t("record.what-you-typed-earlier-is")}
          act={
            <Button
              onClick={() => {
                drafts.drop(key);
                setDraft(undefined);
                setTeam(teamIn(teams, prefilled(type, search, teams)));
              }}
            >
              {t("record.start-over")}
            </Button>
          }
        >
          {t("record.it-had-not-been-saved")}
        </Banner>
      )}
      <PickerContext value={picker}>
        <Form
          key={draft ? "draft" : "new"}
          fields={fields}
          start={start}
          finder={finder}
          newId={desk.newId}
          at={new URLSearchParams(search).get("at") ?? undefined}
          submit={t("record.save")}
          onDraft={onDraft}
          onSubmit={onSubmit}
          onCancel={() => go(to)}
        >
          <p className={styles.where}>
            {teams.length === 1 && team
              ? `${t("record.kept-by", { team: team.name, organisation: team.organisation })} `
              : ""}
            {t("record.what-you-type-is-kept")}
          </p>
          {!type.open && <HelplineLine country={keptBy?.country} />}
        </Form>
      </PickerContext>
    </div>
  );
}

/** Asked beside the questions of the type; no answer of the record. */
const TEAM = "@team";

function teamQuestion(label: string, teams: readonly StreamOf[]): Field {
  return required(
    choice(label, Object.fromEntries(teams.map((one) => [one.stream, `${one.name}, ${one.organisation}`]))),
  );
}

/** The one there is, or the one that was chosen of several. */
function teamIn(teams: readonly StreamOf[], answers: Answers | undefined): StreamOf | undefined {
  return teams.length > 1 ? teams.find(({ stream }) => stream === answers?.[TEAM]) : teams[0];
}

/** Only what the person changed is said: the answers that differ from the start, and those of the draft they went on with. */
function touched(start: Answers, answers: Answers, draft: Answers | undefined): Answers {
  const changed = Object.entries(answers).filter(
    ([name, value]) =>
      (draft && name in draft) ||
      (value !== start[name] && JSON.stringify(value ?? null) !== JSON.stringify(start[name] ?? null)),
  );
  return Object.fromEntries(changed);
}

/**
 * `?day=…` from "Add" on another record: references only, by id. Of several teams none is taken for granted where the record is sealed:
 * who can read it hangs on that.
 */
function prefilled(type: RecordType, search: string, teams: readonly StreamOf[]): Answers {
  const named = [...new URLSearchParams(search)].filter(([name]) => type.fields[name]?.kind === "reference");
  return { ...(type.open && teams.length > 1 && { [TEAM]: teams[0]?.stream }), ...Object.fromEntries(named) };
}
