// The guided demonstration, as data: four people, and the few places where each of them looks first.
// Promise: nothing is done for anybody; a step is a place to go and a sentence about what is there.

export interface Guide {
  readonly id: "caseworker" | "trainer" | "results-officer" | "donor";
  /** What the person of the demonstration does who is signed in as. */
  readonly does: string;
  /** The path of each step; its words are `guide.<guide>-<step>` and `guide.<guide>-<step>-says`, counted from 1. */
  readonly steps: readonly string[];
}

export const guides: readonly Guide[] = [
  {
    id: "caseworker",
    does: "Caseworker",
    steps: ["/", "/records/case", "/records/visit/new", "/first-response"],
  },
  { id: "trainer", does: "Trainer", steps: ["/", "/records/training-day", "/records/training-day/new", "/search"] },
  { id: "results-officer", does: "Results officer", steps: ["/results", "/results", "/register"] },
  { id: "donor", does: "Donor", steps: ["/results", "/results", "/report"] },
];

const KEPT = "banyan-guide";

export interface Guided {
  readonly guide: Guide;
  readonly step: number;
}

/** The guide that somebody began in this tab, and how far they are. */
export function keptGuide(kept: Storage): Guided | undefined {
  const [id, step] = (kept.getItem(KEPT) ?? "").split(" ");
  const found = guides.find((one) => one.id === id);
  return found && { guide: found, step: Math.min(Number(step) || 0, found.steps.length - 1) };
}

export function keepGuide(kept: Storage, guided: Guided | undefined): void {
  if (guided) kept.setItem(KEPT, `${guided.guide.id} ${guided.step}`);
  else kept.removeItem(KEPT);
}
