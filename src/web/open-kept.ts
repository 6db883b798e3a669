// Opens somebody's keys where they lie on this device, with what they show. It needs no network; where there is one, they are signed in with
// it before anything of them is opened, and a password that was changed elsewhere is believed as well.
// Promise: every wrong password counts, in whichever tab; the tenth takes the keys from this device, and nothing that was written.
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { type Account, type Api, AWAY, isPassing, type Me } from "./api.ts";
import { type AskedToSign, type Authenticator, browserAuthenticator } from "./authenticator.ts";
import { forgetPerson, keepSealed, keptAccount, keptSealed } from "./kept-accounts.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import { unlockByPasskey } from "./passkeys.ts";
import { shelfDisk } from "./shelf-disk.ts";
import type { StretchSettings } from "./stretch.ts";
import { countTry, forgetTries, MOST_TRIES, triesOf } from "./tries.ts";
import { type Opener, type Shown, signIn, type Unlocked, unlock } from "./vault.ts";

/** Too many were wrong: the keys are not on this device any more. */
export const DROPPED: Problem = {
  code: "app.dropped",
  status: 401,
  says: "Too many wrong passwords. Sign in with your name, with a connection.",
};

/** It opens what lay here, and is no way in any more: another one was chosen elsewhere. */
export const VOID: Problem = {
  code: "app.void",
  status: 401,
  says: "This was your password once. Sign in with your name and the new one.",
};

/** So long the network is waited for. */
const PATIENCE_MILLIS = 2_500;

export interface OpenedHere {
  readonly unlocked: Unlocked;
  /** As the server knows them, or as they were known here where it is away; nothing where they are to be asked for. */
  readonly me: Me | undefined;
}

interface OpeningParts {
  readonly api: Api;
  readonly disk: Storage;
  readonly person: string;
  readonly shown: Opener;
  readonly authenticator?: Authenticator;
  /** One after the other, over all tabs. */
  readonly locks?: Pick<LockManager, "request"> | undefined;
}

export function openKept({ locks, ...parts }: OpeningParts): Promise<OpenedHere | Problem> {
  return locks ? locks.request(`open ${parts.person}`, () => openNow(parts)) : openNow(parts);
}

/** Sealed to themselves, so that they find it without a network, and nobody else does. */
export async function keepMe(disk: Storage, { keys }: Unlocked, { account, session, ...me }: Me): Promise<void> {
  keepSealed(disk, keys.person, await sealOwn(keys, "me", me));
}

async function openNow(parts: OpeningParts): Promise<OpenedHere | Problem> {
  const { api, disk, person, shown, authenticator } = parts;
  const account = keptAccount(disk, person);
  if (!account) return DROPPED;
  if (shown.way === "passkey") return openByPasskey(parts, account, shown.root);
  // Nobody guesses 160 bits: a printed code neither counts nor waits.
  const isGuessed = shown.way === "password";
  if (isGuessed && triesOf(disk, person).waitMillis > 0) return problem("door.too-many");
  if (isGuessed) countTry(disk, person);
  const here = await unlock(person, account, shown);
  const unlocked = isProblem(here) ? await changedElsewhere(api, account, shown, authenticator) : here;
  if (unlocked?.keys.person !== person) {
    if (!isGuessed || triesOf(disk, person).failedCount < MOST_TRIES) return problem("sign-in.refused");
    forgetPerson(disk, person);
    await shelfDisk.clear(person);
    // Where nobody answers, the sign-in that may still be there is not believed the next time.
    void api.signOut();
    return DROPPED;
  }
  forgetTries(disk, person);
  if (isProblem(here)) return { unlocked, me: undefined };
  const known = await signedIn(api, unlocked, authenticator);
  if (!isProblem(known)) return { unlocked: { ...unlocked, account: known.account ?? account }, me: known };
  if (known.code === "sign-in.refused") {
    forgetPerson(disk, person);
    await shelfDisk.clear(person);
    return VOID;
  }
  // Whoever has to touch a passkey and does not stays out; whoever cannot be asked right now is asked later.
  return known === AWAY ? openedAway(disk, unlocked, account) : known;
}

/** One touch opens what lies here, and signs in where the server has forgotten them. It cannot be guessed, and counts as no try. */
async function openByPasskey(
  { api, disk, person, authenticator }: OpeningParts,
  account: Account,
  root: string,
): Promise<OpenedHere | Problem> {
  const standing = await inTime(api.me());
  const isOut = isProblem(standing) && standing.status === 401;
  const asked = isOut ? await inTime(api.post<AskedToSign>("/api/sign-in/passkey/ask", {})) : undefined;
  const toSign = isProblem(asked) ? undefined : asked;
  const touched = await unlockByPasskey(person, account, root, authenticator, toSign);
  if (isProblem(touched)) return touched;
  const { unlocked, signed } = touched;
  const answer = toSign ? await inTime(api.post("/api/sign-in/passkey", { signed })) : asked;
  if (isProblem(answer) && answer !== AWAY) return answer;
  forgetTries(disk, person);
  const known = !isOut ? standing : isProblem(answer) ? AWAY : await inTime(api.me());
  if (!isProblem(known)) return { unlocked: { ...unlocked, account: known.account ?? account }, me: known };
  return known === AWAY ? openedAway(disk, unlocked, account) : known;
}

/** As they were known when they were last here. */
async function openedAway(disk: Storage, unlocked: Unlocked, account: Account): Promise<OpenedHere> {
  const box = keptSealed(disk, unlocked.keys.person);
  const me = box && (await openOwn<Me>(unlocked.keys, "me", box));
  return { unlocked, me: me ? { ...me, account } : undefined };
}

/** Who they are to the server: their sign-in goes on, or they are signed in anew with what they have just proven. */
async function signedIn(
  api: Api,
  { account: { name }, proven }: Unlocked,
  authenticator: Authenticator = browserAuthenticator,
): Promise<Me | Problem> {
  const standing = await inTime(api.me());
  if (!isProblem(standing) || standing.status !== 401) return standing;
  const answer = await inTime(api.post<{ readonly passkey?: AskedToSign }>("/api/sign-in", { name, ...proven }));
  if (isProblem(answer)) return answer;
  if (answer.passkey) {
    const touched = await authenticator.sign(answer.passkey);
    if (isProblem(touched)) return touched;
    const second = await api.post("/api/sign-in/passkey", { signed: touched.signed });
    if (isProblem(second)) return isPassing(second) && second.status !== 401 ? AWAY : second;
  }
  return inTime(api.me());
}

/** What comes too late, or not at all, is a network that is away: nobody stands before a locked screen for it. */
async function inTime<T>(asked: Promise<T | Problem>): Promise<T | Problem> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Problem>((done) => {
    timer = setTimeout(() => done(AWAY), PATIENCE_MILLIS);
  });
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return isProblem(answer) && isPassing(answer) && answer.status !== 401 ? AWAY : answer;
}

/** Signed in with what was shown, where it is not the one that was kept here; asked only where the server knows another. */
async function changedElsewhere(
  api: Api,
  { name, ways }: Account,
  shown: Shown,
  authenticator?: Authenticator,
): Promise<Unlocked | undefined> {
  if (shown.way === "password") {
    const asked = await api.post<{ readonly settings: StretchSettings }>("/api/sign-in/ask", { name });
    const salt = ways.find(({ way }) => way === "password")?.settings?.salt;
    if (isProblem(asked) || asked.settings.salt === salt) return undefined;
  }
  const answer = await signIn(api, name, shown, authenticator);
  return isProblem(answer) ? undefined : answer;
}
