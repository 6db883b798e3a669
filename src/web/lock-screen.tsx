// What stands where the app was while it is locked, and for whoever chose themselves at the door: whose it is, what opens it, what happens to
// who guesses, and the help that nobody has to sign in for.
// Promise: nothing of a record is on it, and it needs no network.
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import { initialsOf } from "#core/words/initials.ts";
import { Button } from "#ui/button.tsx";
import { Icon, Mark } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Held } from "#ui/told.tsx";
import { useTitle } from "./app.ts";
import { HelplineLine } from "./helpline-line.tsx";
import styles from "./lock-screen.module.css";
import { PasskeyButton } from "./passkey-button.tsx";
import { useShared } from "./shared-phone.ts";
import { ClearNow, PersonSign } from "./sign-in-here.tsx";
import { leftOf, sitOut, type Tries, triesOf } from "./tries.ts";
import type { Opener } from "./vault.ts";
import { WayForm } from "./way-form.tsx";
import { sayProblem } from "./words/say-problem.ts";

interface LockScreenParts {
  readonly person: string;
  /** What they sign in with. */
  readonly name: string;
  /** As colleagues call them, where they were here a moment ago; nothing where they chose themselves. */
  readonly called: string | undefined;
  readonly country: string | null;
  /** Where a passkey opens it too. */
  readonly passkey: Opener | undefined;
  /** Opens it with what was shown, or says why not. */
  readonly onShow: (shown: Opener) => Promise<Problem | undefined>;
  /** The phone is about to be in other hands. */
  readonly onEvacuate: () => void;
  /** To the list of who uses this device. */
  readonly onSwitch: () => void;
}

export function LockScreen({ person, name, called, country, passkey, onShow, onEvacuate, onSwitch }: LockScreenParts) {
  const { t } = useWords();
  const tries = useTries(person);
  const isShared = useShared();
  useTitle(t("lock.title"));
  const open = async (shown: Opener): Promise<string | undefined> => {
    const answer = await onShow(shown);
    if (!isProblem(answer)) return undefined;
    if (answer.code === "door.too-many") return t("lock.not-yet");
    if (answer.code !== "sign-in.refused") return sayProblem(answer);
    return t(shown.way === "code" ? "lock.code-refused" : "lock.refused");
  };
  return (
    <main className={styles.lock}>
      {!isShared && (
        <p className={styles.brand}>
          <Mark /> Banyan
        </p>
      )}
      <section className={`card ${styles.box}`}>
        {called === undefined ? (
          <h1>
            <PersonSign person={person} />
            <Held instead={initialsOf(name)} words={name} />
          </h1>
        ) : (
          <h1>
            <Icon name="lock" />
            {t("lock.locked-for", { name: called })}
          </h1>
        )}
        <p className={styles.says}>{t("lock.says")}</p>
        <WayForm submit={t("lock.open")} onShow={(_, shown) => open(shown)} />
        <TriesLeft tries={tries} />
        {passkey && <PasskeyButton says={t("passkeys.unlock")} onTouch={() => open(passkey)} />}
        <div className={styles.other}>
          <Button icon="people" onClick={onSwitch}>
            {t("lock.switch")}
          </Button>
          <p className="meta">{t("lock.switch-says")}</p>
        </div>
        <ClearNow onEvacuate={onEvacuate} />
      </section>
      {isShared ? (
        <p className="meta">
          <Link href="/first-response">{t("here.help")}</Link>
        </p>
      ) : (
        <HelplineLine country={country} />
      )}
    </main>
  );
}

/** Said before it happens: the wait there is now, and how many tries are left. */
function TriesLeft({ tries }: { readonly tries: Tries }) {
  const { t } = useWords();
  const left = leftOf(tries);
  const seconds = Math.ceil(tries.waitMillis / 1000);
  const says = [seconds > 0 && t("lock.waits"), left !== undefined && t("lock.tries-left", { count: left })];
  return (
    <div className={styles.tries}>
      <p role="status">{says.filter(Boolean).join(" ")}</p>
      {/* Counted down for the eye; read aloud each second, nobody could type. */}
      {seconds > 0 && (
        <p className="num" aria-live="off">
          {seconds > 90
            ? t("lock.wait-minutes", { count: Math.ceil(seconds / 60) })
            : t("lock.wait-seconds", { count: seconds })}
        </p>
      )}
    </div>
  );
}

function useTries(person: string): Tries {
  const [tries, setTries] = useState(() => triesOf(localStorage, person));
  useEffect(() => {
    const onTold = (next: Tries): void => setTries((now) => (isSame(now, next) ? now : next));
    return sitOut({ disk: localStorage, person, now: () => performance.now(), locks: navigator.locks, onTold });
  }, [person]);
  return tries;
}

function isSame(a: Tries, b: Tries): boolean {
  return a.failedCount === b.failedCount && a.waitMillis === b.waitMillis;
}
