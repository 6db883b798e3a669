// The door. In a demonstration one chooses an invented person; elsewhere one says one's name and opens one's keys, or sets up an empty place.
import { lazy, type ReactNode, Suspense } from "react";
import { Link } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import { Mark } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import type { Api, Hello } from "./api.ts";
import { useTitle } from "./app.ts";
import styles from "./sign-in.module.css";
import type { Shown, Unlocked } from "./vault.ts";
import { WayForm } from "./way-form.tsx";
import { LanguageChoice } from "./words/language-choice.tsx";
import { sayProblem } from "./words/say-problem.ts";

const FirstAdministrator = lazy(() =>
  import("./screens/set-up-first.tsx").then((screen) => ({ default: screen.FirstAdministrator })),
);
const InventedPeople = lazy(() =>
  import("./sign-in-invented.tsx").then((screen) => ({ default: screen.InventedPeople })),
);

interface SignInParts {
  readonly api: Api;
  readonly hello: Hello;
  /** Keys that were opened on the way in; an invented person has none of their own. */
  readonly onSignedIn: (unlocked?: Unlocked) => void;
}

export function SignIn({ api, hello, onSignedIn }: SignInParts) {
  const { t } = useWords();
  useTitle(t("sign-in.sign-in"));
  return (
    <DoorFrame hello={hello}>
      <Suspense>
        {hello.demonstration ? (
          <InventedPeople api={api} onSignedIn={onSignedIn} />
        ) : hello.root === null ? (
          <FirstAdministrator api={api} hello={hello} onSignedIn={onSignedIn} />
        ) : (
          <ByName api={api} onSignedIn={onSignedIn} />
        )}
      </Suspense>
    </DoorFrame>
  );
}

/** What stands beside everything that is done before one is in: what this is, and the first response. */
export function DoorFrame({ hello, children }: { readonly hello?: Hello; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className={styles.door}>
      <header className={styles.welcome} data-print="no">
        <p className={styles.brand}>
          <Mark size={32} /> Banyan
        </p>
        <div>
          <h1>{t("sign-in.one-canopy-on-many-roots")}</h1>
          <p>{t("sign-in.people-who-work-to-end")}</p>
        </div>
        <Link href="/first-response" className={styles.first}>
          {t("first-response.title")}
        </Link>
        {hello?.demonstration && (
          <p className={styles.small}>
            <b>{t("app.demonstration")}</b> {t("app.seven-totals")}
          </p>
        )}
      </header>
      <main className={styles.people}>
        <div data-print="no">
          <LanguageChoice />
        </div>
        {children}
      </main>
    </div>
  );
}

function ByName({ api, onSignedIn }: Omit<SignInParts, "hello">) {
  const { t } = useWords();
  const enter = async (name: string, shown: Shown): Promise<string | undefined> => {
    const { signIn } = await import("./vault.ts");
    const answer = await signIn(api, name, shown);
    if (isProblem(answer)) return sayRefusal(answer, shown);
    onSignedIn(answer);
    return undefined;
  };
  return (
    <>
      <h2>{t("sign-in.sign-in")}</h2>
      <WayForm asksName submit={t("sign-in.sign-in")} onShow={enter} />
      <p className={styles.forgot}>{t("sign-in.forgot")}</p>
      <p className={styles.forgot}>{t("sign-in.by-invitation")}</p>
    </>
  );

  function sayRefusal(answer: Problem, { way }: Shown): string {
    const seconds = Number(answer.about?.["seconds"] ?? 0);
    if (seconds > 90) return t("sign-in.wait-minutes", { count: Math.ceil(seconds / 60) });
    if (seconds > 0) return t("sign-in.wait-seconds", { count: seconds });
    return answer.code === "sign-in.refused" && way === "code" ? t("sign-in.code-refused") : sayProblem(answer);
  }
}
