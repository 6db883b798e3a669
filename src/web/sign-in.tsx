// The door. In a demonstration one chooses an invented person; elsewhere oneself among those who use this device, or says one's name; or one
// sets up an empty place.
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Mark } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import type { Api, Hello } from "./api.ts";
import { useTitle } from "./app.ts";
import type { LeftAs, Whose } from "./at-the-door.ts";
import { keptAccount, peopleHere } from "./kept-accounts.ts";
import { LockScreen } from "./lock-screen.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { passkeyFor, signsInByPasskey } from "./passkey-here.ts";
import { useShared } from "./shared-phone.ts";
import styles from "./sign-in.module.css";
import { PeopleHere } from "./sign-in-here.tsx";
import type { Opener, Shown, Unlocked } from "./vault.ts";
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
  /** Who was here before their keys went; they are asked first. */
  readonly whose: Whose | undefined;
  readonly leftAs: LeftAs | undefined;
  /** Opens what is kept here of somebody with what was shown, or says why not. */
  readonly onOpen: (person: string, shown: Opener) => Promise<Problem | undefined>;
  /** The phone is about to be in other hands. */
  readonly onEvacuate: () => void;
  /** Somebody else than who was here before. */
  readonly onSwitch: () => void;
  /** Keys that were opened on the way in; an invented person has none of their own. */
  readonly onSignedIn: (unlocked?: Unlocked) => void;
}

export function SignIn({ api, hello, whose, leftAs, onOpen, onEvacuate, onSwitch, onSignedIn }: SignInParts) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<string>();
  const [isNew, setNew] = useState(false);
  useTitle(t("sign-in.sign-in"));
  const here = peopleHere(localStorage);
  const asked = whose?.person ?? chosen;
  const found = here.find(({ person }) => person === asked);
  if (found) {
    return (
      <LockScreen
        key={found.person}
        person={found.person}
        name={found.name}
        called={whose?.called}
        country={whose?.country ?? null}
        passkey={passkeyFor(hello, keptAccount(localStorage, found.person))}
        onShow={(shown) => onOpen(found.person, shown)}
        onEvacuate={onEvacuate}
        onSwitch={() => {
          setChosen(undefined);
          onSwitch();
        }}
      />
    );
  }
  return (
    <DoorFrame hello={hello}>
      {leftAs && <Banner tone={leftAs === "removed" ? "pine" : "clay"} icon="lock" title={t(`here.${leftAs}`)} />}
      <Suspense>
        {hello.demonstration ? (
          <InventedPeople api={api} onSignedIn={onSignedIn} />
        ) : hello.root === null ? (
          <FirstAdministrator api={api} hello={hello} onSignedIn={onSignedIn} />
        ) : here.length > 0 && !isNew ? (
          <PeopleHere people={here} onChoose={setChosen} onEvacuate={onEvacuate} onElse={() => setNew(true)} />
        ) : (
          <ByName api={api} hello={hello} onSignedIn={onSignedIn}>
            {here.length > 0 && (
              <Button tone="quiet" icon="people" onClick={() => setNew(false)}>
                {t("here.back")}
              </Button>
            )}
          </ByName>
        )}
      </Suspense>
    </DoorFrame>
  );
}

/** What stands beside everything that is done before one is in: what this is, and the first response. */
export function DoorFrame({ hello, children }: { readonly hello?: Hello; readonly children: ReactNode }) {
  const { t } = useWords();
  const isShared = useShared();
  return (
    <div className={styles.door}>
      <header className={styles.welcome} data-print="no">
        {isShared ? (
          <h1>{t("here.plain")}</h1>
        ) : (
          <>
            <p className={styles.brand}>
              <Mark size={32} /> Banyan
            </p>
            <div>
              <h1>{t("sign-in.one-canopy-on-many-roots")}</h1>
              <p>{t("sign-in.people-who-work-to-end")}</p>
            </div>
          </>
        )}
        <Link href="/first-response" className={styles.first}>
          {t(isShared ? "here.help" : "first-response.title")}
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

function ByName({
  api,
  hello,
  onSignedIn,
  children,
}: Pick<SignInParts, "api" | "hello" | "onSignedIn"> & { readonly children: ReactNode }) {
  const { t } = useWords();
  const enter = async (name: string, shown: Shown): Promise<string | undefined> => {
    const { signIn } = await import("./vault.ts");
    const answer = await signIn(api, name, shown);
    if (isProblem(answer)) return sayRefusal(answer, shown);
    onSignedIn(answer);
    return undefined;
  };
  const touch = async (): Promise<string | undefined> => {
    const { enterByPasskey } = await import("./passkeys.ts");
    const answer = await enterByPasskey(api, hello.root ?? "");
    if (isProblem(answer)) return sayProblem(answer);
    onSignedIn(answer);
    return undefined;
  };
  return (
    <>
      <h2>{t("sign-in.sign-in")}</h2>
      <WayForm asksName submit={t("sign-in.sign-in")} onShow={enter} />
      {signsInByPasskey(hello) && <PasskeyButton says={t("passkeys.sign-in")} onTouch={touch} />}
      {children}
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
