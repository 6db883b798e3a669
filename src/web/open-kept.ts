// Opens somebody's keys where they lie on this device, with what they show. It needs no network; where there is one, a password that was
// changed elsewhere is believed as well.
// Promise: every wrong password counts, in whichever tab; the tenth takes the keys from this device, and nothing that was written.
import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Account, Api, Me } from "./api.ts";
import { forgetPerson, keepSealed, keptAccount, keptSealed } from "./kept-accounts.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import { shelfOf } from "./sealed-shelf.ts";
import type { StretchSettings } from "./stretch.ts";
import { countTry, forgetTries, MOST_TRIES, triesOf } from "./tries.ts";
import { type Shown, signIn, type Unlocked, unlock } from "./vault.ts";

/** Too many were wrong: the keys are not on this device any more. */
export const DROPPED: Problem = {
  code: "app.dropped",
  status: 401,
  says: "Too many wrong passwords. Sign in with your name, with a connection.",
};

export interface OpenedHere {
  readonly unlocked: Unlocked;
  /** As they were known when they were last here; nothing where they are to be asked for. */
  readonly me: Me | undefined;
}

interface OpeningParts {
  readonly api: Api;
  readonly disk: Storage;
  readonly person: string;
  readonly shown: Shown;
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

async function openNow({ api, disk, person, shown }: OpeningParts): Promise<OpenedHere | Problem> {
  const account = keptAccount(disk, person);
  if (!account) return DROPPED;
  // Nobody guesses 160 bits: a printed code neither counts nor waits.
  const isGuessed = shown.way === "password";
  if (isGuessed && triesOf(disk, person).waitMillis > 0) return problem("door.too-many");
  if (isGuessed) countTry(disk, person);
  const here = await unlock(person, account, shown);
  const unlocked = isProblem(here) ? await changedElsewhere(api, account, shown) : here;
  if (unlocked?.keys.person !== person) {
    if (!isGuessed || triesOf(disk, person).failedCount < MOST_TRIES) return problem("sign-in.refused");
    forgetPerson(disk, person);
    shelfOf(person).clear();
    // Where nobody answers, the sign-in that may still be there is not believed the next time.
    void api.signOut();
    return DROPPED;
  }
  forgetTries(disk, person);
  const box = keptSealed(disk, person);
  const known = box && !isProblem(here) ? await openOwn<Me>(unlocked.keys, "me", box) : undefined;
  return { unlocked, me: known && { ...known, account: unlocked.account } };
}

/** Signed in with what was shown, where it is not the one that was kept here; asked only where the server knows another. */
async function changedElsewhere(api: Api, { name, ways }: Account, shown: Shown): Promise<Unlocked | undefined> {
  if (shown.way === "password") {
    const asked = await api.post<{ readonly settings: StretchSettings }>("/api/sign-in/ask", { name });
    const salt = ways.find(({ way }) => way === "password")?.settings?.salt;
    if (isProblem(asked) || asked.settings.salt === salt) return undefined;
  }
  const answer = await signIn(api, name, shown);
  return isProblem(answer) ? undefined : answer;
}
