// The shares that people bring to one desk: in key files, whose person opens the share that is sealed to them, and in files with letters from
// paper. Promise: what is read here stays in the memory of this process, and a file that holds no share is named.
import { basename } from "node:path";
import { isSealFault } from "#core/seal/box.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { keysOf, type PersonKeys } from "#core/seal/person-keys.ts";
import { isRecoveryFault, openShare, type Recovered, readShare, recover } from "#core/seal/recovery.ts";
import { platform, shamir } from "../platform.ts";
import { Wrong } from "./command.ts";
import { readBrought } from "./key-file.ts";

interface Brought {
  readonly file: string;
  readonly share: Uint8Array;
}

/** The keys of the organisation's recovery pair, and the files whose share is none of it. Throws Wrong where the rest is not enough. */
export async function recoverFrom(
  state: KeyState,
  trusts: string,
  asking: PersonKeys,
  files: readonly string[],
): Promise<Recovered & { readonly wrongFiles: readonly string[] }> {
  const own = await openShare(platform, state, asking);
  const brought: Brought[] = own && !isSealFault(own) ? [{ file: "--as", share: own }] : [];
  const without: string[] = own && isSealFault(own) ? ["--as"] : [];
  for (const path of files) {
    const file = basename(path);
    const share = await shareIn(state, path);
    if (share) brought.push({ file, share });
    else without.push(file);
  }
  const recovered = await recover(
    platform,
    shamir,
    state,
    trusts,
    brought.map(({ share }) => share),
  );
  const wrongFiles = [...without, ...recovered.wrong.map((at) => brought[at]?.file ?? "")];
  if (!isRecoveryFault(recovered)) return { ...recovered, wrongFiles };
  const named = recovered.fault === "none" ? [] : wrongFiles;
  throw new Wrong([...named.map(wrongShare), FAULTS[recovered.fault](recovered.missing)].join("\n"));
}

export function wrongShare(file: string): string {
  return `${file} brings no share of this recovery pair: it is of another one, sealed to keys that were replaced, or has a wrong letter.`;
}

const FAULTS = {
  none: () => "This organisation has no recovery pair yet: an administrator splits one.",
  "too-few": (missing: number) => `${missing} more ${missing === 1 ? "share is" : "shares are"} needed.`,
  "not-this": () => "These shares never made the recovery pair that the organisation names. Split a new one.",
} as const;

async function shareIn(state: KeyState, path: string): Promise<Uint8Array | undefined> {
  const brought = readBrought(path);
  if (typeof brought === "string") return readShare(brought);
  const share = await openShare(platform, state, await keysOf(platform, brought.person, brought.secrets));
  return share && !isSealFault(share) ? share : undefined;
}
