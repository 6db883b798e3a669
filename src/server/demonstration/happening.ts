// How something that happened is told: by whom, in which team, one act after the other; and how an outcome comes to be one we stand for.
import type { Answers } from "#core/record/condition.ts";
import { idFor } from "./chance.ts";
import { fieldTeam } from "./colleagues.ts";
import type { Told } from "./desk.ts";

/** Acts by the role of whoever said them, and the team they were said in. */
export interface Happening {
  readonly by: "trainer" | "partner-officer" | "results-officer" | "supervisor" | "caseworker";
  readonly stream: string;
  readonly told: Told;
}

export const id = (label: string): string => idFor(`event ${label}`);

export function acts(by: Happening["by"], stream: string, ...told: readonly Told[]): readonly Happening[] {
  return told.map((one) => ({ by, stream, told: one }));
}

/** What was said of a record that is known by its label; and moves of its workflow, one after the other on one day. */
export function said(label: string, type: string, on: string, answers: Answers): Told {
  return { record: id(label), type, on, answers };
}
export function moved(label: string, type: string, on: string, ...moves: readonly string[]): readonly Told[] {
  return moves.map((move) => ({ record: id(label), type, on, move }));
}

/** An outcome: told by an officer, checked by somebody who knows, substantiated by another officer. */
export function outcome(key: string, on: string, answers: Told["answers"]): readonly Happening[] {
  const record = id(`outcome ${key}`);
  const base = { record, type: "harvested-outcome" } as const;
  const checked = {
    substantiations: [{ id: "1", role: "Lecturer in law, not of the programme", agrees: "fully", on: "2016-11-21" }],
  };
  return [
    ...acts("partner-officer", fieldTeam(key), {
      ...base,
      on,
      answers: {
        fitToPrint: "yes",
        planned: "no",
        sources: [{ id: "1", kind: "document", where: "Archive of the partner, folder 2016" }],
        ...answers,
      },
    }),
    ...acts("partner-officer", fieldTeam(key), {
      ...base,
      on: "2016-11-14",
      answers: { askedOn: "2016-11-14" },
      move: "ask-check",
    }),
    ...acts(
      "results-officer",
      fieldTeam(key),
      { ...base, on: "2016-11-22", answers: checked },
      { ...base, on: "2016-11-22", move: "substantiate" },
    ),
  ];
}
