// The recovery pair of an organisation of invented people: split among the first three who belong for good, and drilled once its circles are
// begun, as an office that does it properly would have. Promise: the drill is a real one; where it opens less than everything it is not told.
import type { Saying } from "#core/seal/key-log.ts";
import { type KeyState, RECOVERY } from "#core/seal/key-state.ts";
import { makeKeyring } from "#core/seal/keyring.ts";
import { circlesOpened, isRecoveryFault, recover, splitRecovery } from "#core/seal/recovery.ts";
import { type KeyPost, signEntries } from "#core/seal/tending.ts";
import type { KeyHolder } from "../key-holder.ts";
import { platform, shamir } from "../platform.ts";

export interface Split {
  readonly saying: Saying;
  readonly shares: readonly Uint8Array[];
}

/** Where two at least belong for good; the third share is then on paper, and nobody keeps it. */
export async function splitAmong(state: KeyState, holders: readonly KeyHolder[]): Promise<Split | undefined> {
  const stays = ({ person: { id } }: KeyHolder): boolean =>
    state.grants.some((grant) => grant.person === id && grant.fromOn === undefined && grant.toOn === undefined);
  const [first, second, third = null] = holders.filter(stays).map(({ person }) => person.id);
  return first && second ? splitRecovery(platform, shamir, state, [first, second, third]) : undefined;
}

/** What the pair says of a drill with two shares. Throws where they do not open every circle: that is a bug. */
export async function drillOf(
  tending: Parameters<typeof signEntries>[0],
  state: KeyState,
  { shares }: Split,
  { tenant, entries, boxes, befores }: KeyPost,
): Promise<KeyPost> {
  const { roles, root } = tending;
  const recovered = await recover(platform, shamir, state, root, shares.slice(1));
  if (isRecoveryFault(recovered)) throw new Error(`the shares of an organisation do not open: ${recovered.fault}`);
  const { keys } = recovered;
  const ring = makeKeyring({ platform, roles, findType: () => undefined, keys });
  await ring.take({ tenant, entries, boxes: boxes.filter(({ person }) => person === RECOVERY), befores });
  if (circlesOpened(ring, tenant).some(({ opens }) => !opens)) throw new Error("a circle is not open to recovery");
  const drilled = { by: RECOVERY, signing: keys.signing, saying: { says: "drilled" } } as const;
  return { tenant, entries: await signEntries(tending, state, [drilled]), boxes: [], befores: [] };
}
