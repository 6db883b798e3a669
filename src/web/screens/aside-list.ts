// What is kept aside in the teams this person leads, as the keeper lists it: ids, kinds and days.
import { isProblem, type Problem } from "#core/problem.ts";
import type { SealedChange, Wrap } from "#core/seal/keyring.ts";
import type { Api } from "../api.ts";

export interface AsideHere {
  readonly tenant: string;
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly type: string;
  readonly act: string;
  readonly author: string;
  readonly device: string;
  readonly receivedOn: string;
  readonly why: "device" | "left" | "handed";
  readonly state: "waiting" | "released" | "discarded";
  readonly settled: { readonly by: string; readonly on: string; readonly reason: string | null } | null;
}

export interface OpenedAside {
  readonly change: SealedChange;
  readonly wraps: readonly Wrap[];
}

/** At every organisation; one where this person leads nobody has nothing to show. */
export async function readAside(
  api: Pick<Api, "get">,
  streams: readonly { readonly tenant: string }[],
): Promise<readonly AsideHere[] | Problem> {
  const found: AsideHere[] = [];
  for (const tenant of new Set(streams.map((stream) => stream.tenant))) {
    const list = await api.get<readonly Omit<AsideHere, "tenant">[]>(`/api/quarantine?tenant=${tenant}`);
    if (!isProblem(list)) found.push(...list.map((one) => ({ ...one, tenant })));
    else if (list.code !== "door.not-found") return list;
  }
  return found;
}
