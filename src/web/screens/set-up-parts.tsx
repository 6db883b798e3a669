// What the steps of setting up share: who there is by the server, how something new is made there and then written down as a record,
// and a form that says what came of it.
import { createContext, useContext, useRef, useState } from "react";
import { isProblem, type Problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { Fields } from "#core/record/field.ts";
import { Form } from "#ui/form.tsx";
import { NOBODY } from "#ui/reference.tsx";
import { useWords } from "#ui/say.tsx";
import { create, type Where } from "../acts.ts";
import { type App, useApp, useRecords } from "../app.ts";
import type { HeldRecord } from "../store.ts";
import { sayProblem } from "../words/say-problem.ts";

/** An organisation that this person administers, as the server gives it. */
export interface Staffed {
  readonly tenant: string;
  readonly name: string;
  readonly country: string | null;
  readonly partner: boolean;
  readonly teams: readonly { readonly stream: string; readonly name: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly does: string;
    readonly grants: readonly { readonly role: string; readonly stream: string | null; readonly toOn?: string }[];
  }[];
}

export interface SetUpState {
  readonly staff: readonly Staffed[];
  /** The alliance's own organisation: where programme and countries are written down. */
  readonly lead: Staffed | undefined;
  /** Asks the server anew. */
  readonly refresh: () => Promise<void>;
}

export const SetUpContext = createContext<SetUpState | undefined>(undefined);

export function useSetUp(): SetUpState {
  const state = useContext(SetUpContext);
  if (!state) throw new Error("outside setting up");
  return state;
}

export const steps = ["programme", "countries", "organisations", "teams", "people", "recovery"] as const;
export type Step = (typeof steps)[number];

/** How far a step is. */
export interface StepStanding {
  readonly isDone: boolean;
  readonly says: string;
  /** It cannot be done yet, and nobody is sent there. */
  readonly waits?: boolean;
}

/** Whoever administers a partner alone has its teams and its people; programme, countries and organisations are the alliance's. */
export function stepsOf({ lead }: Pick<SetUpState, "lead">): readonly Step[] {
  return lead ? steps : ["teams", "people", "recovery"];
}

/** The records of a type that stand: what was withdrawn is not done. */
export function useStandingRecords(type: string): readonly HeldRecord[] {
  return useRecords(type).filter(({ folded }) => !folded.withdrawn);
}

/** Where an organisation keeps what is said of itself: its first team. */
export function homeOf({ tenant, teams }: Staffed): Where | undefined {
  const [first] = teams;
  return first && { tenant, stream: first.stream };
}

/** A record under an id that the server knows already: an organisation's is its tenant, a team's its stream. Said once. */
export function writeDown(
  { desk, programme, store }: App,
  typeId: string,
  id: string,
  where: Where,
  said: Answers,
): void {
  const type = findType(programme, typeId);
  if (!type || store.find(id)) return;
  const ids = [id];
  create({ ...desk, newId: () => ids.pop() ?? desk.newId() }, type, where, said);
}

interface StepFormParts {
  readonly fields: Fields;
  readonly start?: Answers;
  readonly submit: string;
  /** What is said once it went well, where "Added" does not say it. */
  readonly done?: string;
  /**
   * What went wrong, or nothing. What was typed stays until it went well, and so do the ids of what is made: said again because no
   * answer came, it is the same thing, not a second one.
   */
  readonly onSave: (answers: Answers, ids: readonly [string, string]) => Promise<Problem | undefined>;
}

export function StepForm({ fields, start = NOTHING, submit, done, onSave }: StepFormParts) {
  const app = useApp();
  const { t } = useWords();
  const { refresh } = useSetUp();
  const { newId } = app.desk;
  const freshIds = (): readonly [string, string] => [newId(), newId()];
  const [ids, setIds] = useState(freshIds);
  const busy = useRef(false);
  const save = async (answers: Answers): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const problem = await onSave(answers, ids);
    busy.current = false;
    if (isProblem(problem)) return app.say(sayProblem(problem), "trouble");
    app.say(done ?? t("set-up.added"));
    await refresh();
    setIds(freshIds());
  };
  return (
    <Form
      key={ids[0]}
      fields={fields}
      start={start}
      finder={NOBODY}
      newId={newId}
      submit={submit}
      onDraft={() => {}}
      onSubmit={(answers) => {
        void save(answers);
        return [];
      }}
      onCancel={() => app.go("/set-up")}
    />
  );
}

const NOTHING: Answers = {};
