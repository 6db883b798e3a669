// From who one is to the keys one holds. Real people have an account: a bundle of their secrets, and ways to open it. Invented people of a
// demonstration have keys that everybody can make.
// Promise: a password, a printed code and what they open never leave the device; what is written to its disk opens only with one of them.
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { isSealFault, SECRET_BYTES } from "#core/seal/box.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import {
  CODE_BYTES,
  keysOf,
  openSecrets,
  type PersonKeys,
  type PersonSecrets,
  sealSecrets,
  unwrapMaster,
  type WayIn,
  wayIn,
  wrapMaster,
} from "#core/seal/person-keys.ts";
import { printLetters, readLetters } from "#core/words/letters.ts";
import type { Account, Api, WayName } from "./api.ts";
import { type AskedToSign, type Authenticator, browserAuthenticator } from "./authenticator.ts";
import { platform } from "./platform.ts";
import { calibrate, type StretchSettings, stretch } from "./stretch.ts";

/** What somebody shows to come in: a password, or the letters of their printed code. */
export interface Shown {
  readonly way: WayName;
  readonly text: string;
}

/** What opens keys on a device: one of these; or a passkey, of which nothing is typed. `root` is the installation's. */
export type Opener = Shown | { readonly way: "passkey"; readonly root: string };

/** A way in as the server is told of it. */
export interface NewWay {
  readonly way: WayName;
  readonly settings: StretchSettings | null;
  readonly proof: string;
  readonly wrap: string;
}

/** Keys, and what proved to be theirs: to sign in again without asking again. A passkey proves it once, and leaves nothing to show again. */
export interface Unlocked {
  readonly keys: PersonKeys;
  readonly account: Account;
  readonly proven?: { readonly way: WayName; readonly proof: string };
}

/** The keys of an invented person: for a demonstration, and for nothing else. */
export async function demonstrationKeys(person: string): Promise<PersonKeys> {
  return keysOf(platform, person, await demonstrationSecrets(platform, person));
}

/**
 * Signs somebody in by their name and opens their keys; `sign-in.refused` where the two do not belong together. Who has a passkey that opens
 * no keys is asked for it too.
 */
export async function signIn(
  api: Api,
  name: string,
  shown: Shown,
  authenticator: Authenticator = browserAuthenticator,
): Promise<Unlocked | Problem> {
  const asked =
    shown.way === "password"
      ? await api.post<{ readonly settings: StretchSettings }>("/api/sign-in/ask", { name })
      : { settings: null };
  if (isProblem(asked)) return asked;
  const halves = await halvesOf(shown, asked.settings);
  if (!halves) return problem("sign-in.refused");
  const proven = { way: shown.way, proof: halves.proof };
  const answer = await api.post<{ readonly passkey?: AskedToSign }>("/api/sign-in", { name, ...proven });
  if (isProblem(answer)) return answer;
  if (answer.passkey) {
    const touched = await authenticator.sign(answer.passkey);
    if (isProblem(touched)) return touched;
    const second = await api.post("/api/sign-in/passkey", { signed: touched.signed });
    if (isProblem(second)) return second;
  }
  const me = await api.me();
  if (isProblem(me)) return me;
  if (!me.account) return problem("sign-in.refused");
  const unlocked = await openWith(me.id, me.account, shown.way, halves);
  return unlocked ? { ...unlocked, proven } : problem("sign-in.refused");
}

/** Opens somebody's keys on this device; it needs no network. `sign-in.refused` where what was shown opens nothing. */
export async function unlock(person: string, account: Account, shown: Shown): Promise<Unlocked | Problem> {
  const settings = account.ways.find(({ way }) => way === shown.way)?.settings ?? null;
  const halves = await halvesOf(shown, settings);
  const opened = halves && (await openWith(person, account, shown.way, halves));
  return opened ? { ...opened, proven: { way: shown.way, proof: halves.proof } } : problem("sign-in.refused");
}

/** An account for somebody new, or for new keys of somebody: what the server is told, and the code to be printed, which it is not. `now` is in milliseconds. */
export async function makeAccount(
  person: string,
  secrets: PersonSecrets,
  password: string,
  now: () => number = () => performance.now(),
): Promise<{ readonly bundle: string; readonly ways: readonly NewWay[]; readonly code: string }> {
  const master = platform.random(SECRET_BYTES);
  const code = platform.random(CODE_BYTES);
  const ways = [
    await passwordWay(person, master, password, now),
    await wayOf(person, "code", null, master, wayIn(code)),
  ];
  return { bundle: await sealSecrets(platform, person, secrets, master), ways, code: printLetters(code) };
}

/** Another password for an account, by who can show one of its ways in; nothing where it opens nothing. */
export async function newPassword(
  person: string,
  account: Account,
  old: Shown,
  password: string,
): Promise<(NewWay & { readonly old: { readonly way: WayName; readonly proof: string } }) | Problem> {
  const found = await masterOf(person, account, old);
  if (!found) return problem("sign-in.refused");
  return { ...(await passwordWay(person, found.master, password)), old: { way: old.way, proof: found.proof } };
}

/** Another printed code, as above; the one before opens nothing from then on. */
export async function newCode(
  person: string,
  account: Account,
  old: Shown,
): Promise<
  | {
      readonly way: NewWay & { readonly old: { readonly way: WayName; readonly proof: string } };
      readonly code: string;
    }
  | Problem
> {
  const found = await masterOf(person, account, old);
  if (!found) return problem("sign-in.refused");
  const code = platform.random(CODE_BYTES);
  const way = await wayOf(person, "code", null, found.master, wayIn(code));
  return { way: { ...way, old: { way: old.way, proof: found.proof } }, code: printLetters(code) };
}

/** What is shown to the server in place of a password or code; nothing where it is none. */
export async function proofOf(shown: Shown, settings: StretchSettings | null): Promise<string | undefined> {
  return (await halvesOf(shown, settings))?.proof;
}

async function halvesOf({ way, text }: Shown, settings: StretchSettings | null): Promise<WayIn | undefined> {
  const secret = way === "code" ? readLetters(text, CODE_BYTES) : settings && (await stretch(text, settings));
  return secret ? wayIn(secret) : undefined;
}

/** The keys of an account, by a way in: `password`, `code`, or the id of a passkey. */
export async function openWith(
  person: string,
  account: Account,
  way: string,
  { unlocks }: Pick<WayIn, "unlocks">,
): Promise<Unlocked | undefined> {
  const wrap = account.ways.find((one) => one.way === way)?.wrap ?? "";
  const master = await unwrapMaster(platform, { person, way }, wrap, unlocks);
  if (isSealFault(master)) return undefined;
  const secrets = await openSecrets(platform, person, account.bundle, master);
  return isSealFault(secrets) ? undefined : { keys: await keysOf(platform, person, secrets), account };
}

/** The master key of an account, and what proves to the server that one has this way in; nothing where what was shown opens nothing. */
export async function masterOf(
  person: string,
  account: Account,
  shown: Shown,
): Promise<{ readonly master: Uint8Array; readonly proof: string } | undefined> {
  const found = account.ways.find(({ way }) => way === shown.way);
  const halves = found && (await halvesOf(shown, found.settings));
  if (!halves) return undefined;
  const master = await unwrapMaster(platform, { person, way: shown.way }, found.wrap, halves.unlocks);
  return isSealFault(master) ? undefined : { master, proof: halves.proof };
}

async function passwordWay(
  person: string,
  master: Uint8Array,
  password: string,
  now: () => number = () => performance.now(),
): Promise<NewWay> {
  const settings = await calibrate(platform.random, now);
  const secret = await stretch(password, settings);
  if (!secret) throw new TypeError("settings of one's own are fit to be used");
  return wayOf(person, "password", settings, master, wayIn(secret));
}

async function wayOf(
  person: string,
  way: WayName,
  settings: StretchSettings | null,
  master: Uint8Array,
  { proof, unlocks }: WayIn,
): Promise<NewWay> {
  return { way, settings, proof, wrap: await wrapMaster(platform, { person, way }, master, unlocks) };
}
