// What stands where the app was while it is locked: whose it is, what opens it, and the help that nobody has to sign in for.
// Promise: nothing of a record is on it, and it needs no network.
import { useState } from "react";
import { isProblem, type Problem } from "#core/problem.ts";
import { Button } from "#ui/button.tsx";
import { Icon, Mark } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useTitle } from "./app.ts";
import { HelplineLine } from "./helpline-line.tsx";
import styles from "./lock-screen.module.css";
import type { Shown } from "./vault.ts";
import { WayForm } from "./way-form.tsx";
import { sayProblem } from "./words/say-problem.ts";

interface LockScreenParts {
  /** Whose it is, as colleagues call them. */
  readonly name: string;
  readonly country: string | null;
  /** Opens it with what was shown, or says why not. */
  readonly onShow: (shown: Shown) => Promise<Problem | undefined>;
  /** Signs out, which needs a network: nobody else's session is left open behind this one. */
  readonly onSwitch: () => Promise<Problem | undefined>;
}

export function LockScreen({ name, country, onShow, onSwitch }: LockScreenParts) {
  const { t } = useWords();
  const [trouble, setTrouble] = useState("");
  useTitle(t("lock.title"));
  const open = async (shown: Shown): Promise<string | undefined> => {
    const answer = await onShow(shown);
    if (!isProblem(answer)) return undefined;
    if (answer.code !== "sign-in.refused") return sayProblem(answer);
    return t(shown.way === "code" ? "lock.code-refused" : "lock.refused");
  };
  return (
    <main className={styles.lock}>
      <p className={styles.brand}>
        <Mark /> Banyan
      </p>
      <section className={`card ${styles.box}`}>
        <h1>
          <Icon name="lock" />
          {t("lock.locked-for", { name })}
        </h1>
        <p className={styles.says}>{t("lock.says")}</p>
        <WayForm submit={t("lock.open")} onShow={(_, shown) => open(shown)} />
        <div className={styles.other}>
          <Button
            icon="out"
            onClick={() => void onSwitch().then((problem) => problem && setTrouble(t("app.sign-out-away")))}
          >
            {t("lock.switch")}
          </Button>
          <p className="meta" role="status">
            {trouble || t("lock.switch-says")}
          </p>
        </div>
      </section>
      <HelplineLine country={country} />
    </main>
  );
}
