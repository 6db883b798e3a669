// The recovery pair of an organisation of invented people: split among the first three who belong for good, and drilled once its circles are
// begun, as an office that does it properly would have. Promise: the drill is a real one; where it opens less than everything it is not told.
import { belongsForGood } from "#core/seal/fair-split.ts";
import { type KeyState, RECOVERY } from "#core/seal/key-state.ts";
import { isRecoveryFault, recover, splitRecovery } from "#core/seal/recovery.ts";
import { isDesk, sitAtDesk } from "#core/seal/recovery-desk.ts";
import type { KeyPost, Tending } from "#core/seal/tending.ts";
import type { KeyHolder } from "../key-holder.ts";
import { platform, shamir } from "../platform.ts";

export type Split = Awaited<ReturnType<typeof splitRecovery>>;

/** Where two at least belong for good; the third share is then on paper, and nobody keeps it. */
export async function splitAmong(
  { roles, on }: Tending,
  state: KeyState,
  holders: readonly KeyHolder[],
): Promise<Split | undefined> {
  const stays = ({ person: { id } }: KeyHolder): boolean => belongsForGood(roles, state, id, on);
  const [first, second, third = null] = holders.filter(stays).map(({ person }) => person.id);
  return first && second ? splitRecovery(platform, shamir, state, [first, second, third]) : undefined;
}

/** What the pair says of a drill with two shares. Throws where they do not open every circle: that is a bug. */
export async function drillOf(tending: Tending, state: KeyState, { shares }: Split, whole: KeyPost): Promise<KeyPost> {
  const recovered = await recover(platform, shamir, state, tending.root, shares.slice(1));
  if (isRecoveryFault(recovered)) throw new Error(`the shares of an organisation do not open: ${recovered.fault}`);
  const boxes = whole.boxes.filter(({ person }) => person === RECOVERY);
  const desk = await sitAtDesk(tending, recovered, { ...whole, boxes });
  const drilled = isDesk(desk) ? await desk.sayDrilled() : undefined;
  if (!drilled) throw new Error("a circle is not open to recovery");
  return drilled;
}
