// Looks at what somebody sent who is not to be trusted: a piece of the app for whoever goes through what is kept aside.
// Promise: nothing is learnt from it.
import { isProblem } from "#core/problem.ts";
import type { Keyring, KeysPage } from "#core/seal/keyring.ts";
import type { Door, DoorParts } from "./keyed-door.ts";

/** Another ring, of the same log from its beginning: what somebody sent who is not to be trusted is opened there, and nothing learnt from it. */
export function lookBeside(make: () => Keyring, ring: Pick<Keyring, "stateOf">, api: DoorParts["api"]): Door["look"] {
  const rings = new Map<string, Promise<Keyring>>();
  async function readAnew(tenant: string): Promise<Keyring> {
    const beside = make();
    const page = await api.get<KeysPage>(`/api/keys?tenant=${tenant}&after=0`);
    if (!isProblem(page)) await beside.take(page);
    return beside;
  }
  return async (change, wraps) => {
    const { tenant } = change.head;
    const name = `${tenant} ${ring.stateOf(tenant).next}`;
    const beside = rings.get(name) ?? readAnew(tenant);
    rings.set(name, beside);
    return (await beside).open(change, [...wraps, ...(change.wrap ? [change.wrap] : []), ...(change.rewraps ?? [])]);
  };
}
