// Opens a person's device in this browser, with their keys.
import { isProblem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { type Api, type Hello, isPassing, keyDayBy, type Me } from "./api.ts";
import { type Device, openDevice } from "./device.ts";
import { dayOfInstant } from "./out-hours.ts";
import type { Unlocked } from "./vault.ts";

export interface OpeningParts {
  readonly programme: Programme;
  readonly api: Api;
  readonly hello: Hello;
  readonly me: Me;
  /** Nothing for an invented person, whose keys everybody can make. */
  readonly unlocked: Unlocked | undefined;
  /** They unlocked what was locked: the server may have forgotten them meanwhile, and is shown once more who they are. */
  readonly cameBack: boolean;
  readonly onSignedOut: () => void;
  /** The server knows them and has been heard. */
  readonly onKnown?: (() => void) | undefined;
  /** What they have shown opens their keys here and nothing at the server any more: another account stands there now. */
  readonly onVoid?: (() => void) | undefined;
}

/** Its time is the keeper's: a phone's clock is often wrong. */
export async function openHere(parts: OpeningParts): Promise<Device> {
  const { programme, api, hello, me, unlocked, cameBack, onSignedOut, onKnown, onVoid } = parts;
  let ahead = aheadBy(hello);
  const now = (): number => Date.now() + ahead;
  let signInAgain = cameBack && unlocked?.proven ? { account: unlocked.account, proven: unlocked.proven } : undefined;
  const device = await openDevice({
    programme,
    api,
    me,
    logId: hello.logId,
    keys: unlocked?.keys ?? (await (await import("./vault.ts")).demonstrationKeys(me.id)),
    now,
    keyDay: () => keyDayBy({ today: hello.today, time: now() }),
    day: () => hello.today ?? dayOfInstant(now()),
    async time() {
      const said = await api.hello();
      if (isProblem(said)) return said;
      ahead = aheadBy(said);
      return now();
    },
    toldTime: api.toldTime,
    newId: () => crypto.randomUUID(),
    pause: (millis) => new Promise((done) => setTimeout(done, millis)),
    onSignedOut() {
      if (!signInAgain) return onSignedOut();
      const { account, proven } = signInAgain;
      void api
        .post<{ readonly passkey?: unknown }>("/api/sign-in", { name: account.name, ...proven })
        .then((answer) => {
          // A passkey is asked for at the door, of somebody who looks.
          if (!isProblem(answer)) answer.passkey ? onSignedOut() : void device.sync.now();
          // Nobody there now: it is asked again with the next round.
          else if (!isPassing(answer) || answer.status === 401) {
            if (answer.code === "sign-in.refused") onVoid?.();
            onSignedOut();
          }
        });
    },
  });
  // Known to the server: whoever is signed out from elsewhere after that stays signed out.
  const endAsking = device.sync.subscribe(() => {
    if (!device.sync.state().caughtUp) return;
    signInAgain = undefined;
    endAsking();
    onKnown?.();
  });
  return device;
}

/** By how many milliseconds the server's clock is ahead of this one. */
function aheadBy({ time }: Hello): number {
  return time === undefined ? 0 : new Date(time).getTime() - Date.now();
}
