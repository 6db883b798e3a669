// A change that was not accepted is handed over to whoever leads the team: sealed as it would be sent, and kept aside by the server until
// somebody has looked at it. Promise: it leaves this device only once the server has it.
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import { type Api, isTooBusy, type PushOutcome, WAITS } from "./api.ts";

/** How the server says that it has it, and in no record. */
const KEPT_ASIDE = "change.set-aside";

/** Nothing where it was handed over; the outcome where it stands in its record already; else why not. */
export async function handOver(
  { ring, api }: { readonly ring: Pick<Keyring, "seal">; readonly api: Pick<Api, "push"> },
  change: Envelope,
): Promise<undefined | Extract<PushOutcome, { readonly accepted: true }> | Problem> {
  const sealed = await ring.seal(change);
  if ("fault" in sealed) return WAITS;
  const answer = await api.push([sealed], undefined, true);
  if (isProblem(answer)) return answer;
  const [outcome] = answer.outcomes;
  if (!outcome) return problem("door.broken");
  if (outcome.accepted) return outcome;
  if (isTooBusy(outcome)) return outcome.problem;
  return outcome.problem.code === KEPT_ASIDE ? undefined : outcome.problem;
}
