// A keeper that has no room for some changes right now, for tests of what a device does then.
import type { Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Keeper, PushOutcome } from "#server/keeper.ts";
import { newLine } from "#server/line.ts";

/** It says so of each. */
export async function pushUnlessBusy(
  keeper: Keeper,
  person: Person,
  changes: readonly Envelope[],
  isBusyFor: (change: Envelope) => boolean,
): Promise<readonly PushOutcome[]> {
  const line = newLine();
  const busy = problem("door.busy");
  for (const change of changes) if (isBusyFor(change)) line.refused(change.head, busy);
  const behind = (change: Envelope): Problem | undefined =>
    isBusyFor(change) ? busy : line.behind(change.head, { created: true });
  const kept = await keeper.push(
    person,
    changes.filter((change) => !behind(change)),
  );
  const byId = new Map(kept.map((outcome) => [outcome.id, outcome]));
  return changes.map((change) => {
    const { id } = change.head;
    return byId.get(id) ?? { id, accepted: false, problem: behind(change) ?? busy };
  });
}
