// The guided demonstration, as data: four people, and the few places where each of them looks first.
// Promise: nothing is done for anybody; a step is a place to go and a sentence about what is there.

export interface GuideStep {
  /** Its words are `guide.<guide>-<number>` and `guide.<guide>-<number>-says`. */
  readonly number: 1 | 2 | 3 | 4;
  readonly to: string;
}

export interface Guide {
  readonly id: "caseworker" | "trainer" | "results-officer" | "donor";
  /** What the person of the demonstration does who is signed in as. */
  readonly does: string;
  readonly steps: readonly GuideStep[];
}

const guide = (id: Guide["id"], does: string, ...paths: readonly string[]): Guide => ({
  id,
  does,
  steps: paths.map((to, at) => ({ number: (at + 1) as GuideStep["number"], to })),
});

export const guides: readonly Guide[] = [
  guide("caseworker", "Caseworker", "/", "/records/case", "/records/visit/new", "/first-response"),
  guide("trainer", "Trainer", "/", "/records/training-day", "/records/training-day/new", "/search"),
  guide("results-officer", "Results officer", "/results", "/results", "/register"),
  guide("donor", "Donor", "/results", "/results", "/report"),
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
