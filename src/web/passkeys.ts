// What somebody does with a passkey: add one, remove one, come in by it, unlock by it.
// Promise: what an authenticator works out opens the master key here, and is sent and kept nowhere.
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { passkeySalt, wayIn, wrapMaster } from "#core/seal/person-keys.ts";
import type { Account, Api } from "./api.ts";
import {
  type AskedToMake,
  type AskedToSign,
  type Authenticator,
  askedHere,
  browserAuthenticator,
  type Signed,
} from "./authenticator.ts";
import { passkeysIn } from "./passkey-here.ts";
import { platform } from "./platform.ts";
import { masterOf, openWith, type Shown, type Unlocked } from "./vault.ts";

/** A passkey as its owner is told of it. */
export interface ListedPasskey {
  readonly id: string;
  readonly label: string;
  /** It opens their keys, and signs in without a password; else it is asked for after the password. */
  readonly alone: boolean;
  readonly began: string;
  readonly last: string | null;
}

interface Changing {
  readonly api: Api;
  readonly person: string;
  readonly account: Account;
  /** A way in that they have. */
  readonly old: Shown;
}

/** The account with one more passkey; and whether it signs in alone. */
export async function addPasskey(
  { api, person, account, old }: Changing,
  { label, root }: { readonly label: string; readonly root: string },
  authenticator: Authenticator = browserAuthenticator,
): Promise<{ readonly account: Account; readonly alone: boolean } | Problem> {
  const found = await masterOf(person, account, old);
  if (!found) return problem("sign-in.refused");
  const asked = await api.post<AskedToMake>("/api/account/passkeys/ask", {});
  if (isProblem(asked)) return asked;
  const touched = await authenticator.make(asked, passkeySalt(root));
  if (isProblem(touched)) return touched;
  const { made, secret } = touched;
  const place = { person, way: made.id };
  const wrap = secret ? await wrapMaster(platform, place, found.master, wayIn(secret).unlocks) : null;
  const shown = { way: old.way, proof: found.proof };
  const answer = await api.post("/api/account/passkeys", { made, label, wrap, old: shown });
  if (isProblem(answer)) return answer;
  const ways = wrap === null ? account.ways : [...account.ways, { way: made.id, settings: null, wrap }];
  return { account: { ...account, ways }, alone: wrap !== null };
}

/** The account without it. */
export async function removePasskey(
  { api, person, account, old }: Changing,
  id: string,
): Promise<{ readonly account: Account } | Problem> {
  const found = await masterOf(person, account, old);
  if (!found) return problem("sign-in.refused");
  const answer = await api.post("/api/account/passkeys/remove", { id, old: { way: old.way, proof: found.proof } });
  if (isProblem(answer)) return answer;
  return { account: { ...account, ways: account.ways.filter(({ way }) => way !== id) } };
}

/** Signs in whoever the passkey belongs to, and opens their keys. */
export async function enterByPasskey(
  api: Api,
  root: string,
  authenticator: Authenticator = browserAuthenticator,
): Promise<Unlocked | Problem> {
  const asked = await api.post<AskedToSign>("/api/sign-in/passkey/ask", {});
  if (isProblem(asked)) return asked;
  const touched = await authenticator.sign(asked, passkeySalt(root));
  if (isProblem(touched)) return touched;
  const { signed, secret } = touched;
  // Without a secret nothing opens: nobody is signed in to what stays shut.
  if (!secret) return problem("passkey.refused");
  const answer = await api.post("/api/sign-in/passkey", { signed });
  if (isProblem(answer)) return answer;
  const me = await api.me();
  if (isProblem(me)) return me;
  const unlocked = me.account && (await openWith(me.id, me.account, signed.id, wayIn(secret)));
  return unlocked ?? problem("passkey.refused");
}

/** Opens somebody's keys on this device by a passkey of theirs; it needs no network. What was signed is what the server asked, where it did. */
export async function unlockByPasskey(
  person: string,
  account: Account,
  root: string,
  authenticator: Authenticator = browserAuthenticator,
  asked?: AskedToSign,
): Promise<{ readonly unlocked: Unlocked; readonly signed: Signed } | Problem> {
  const here = askedHere(passkeysIn(account));
  const touched = await authenticator.sign(
    { ...here, ...asked, allowCredentials: here.allowCredentials ?? [] },
    passkeySalt(root),
  );
  if (isProblem(touched)) return touched;
  const { signed, secret } = touched;
  const unlocked = secret && (await openWith(person, account, signed.id, wayIn(secret)));
  return unlocked ? { unlocked, signed } : problem("passkey.refused");
}
