// Before anybody is signed in: is the keeper there, who are you; and the change from one person to the next on one device.
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { agreeOn, PROTOCOL } from "#core/change/protocol.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { type Api, AWAY, type Hello, type Me } from "./api.ts";
import { HelplineLine } from "./helpline-line.tsx";
import { fetchHelplines } from "./helplines.ts";
import { SignedIn } from "./signed-in.tsx";
import { sayProblem } from "./words/say-problem.ts";
import { useTongue } from "./words/speaking.tsx";

const loadFirstResponse = () => import("./screens/first-response.tsx");
const FirstResponse = lazy(() => loadFirstResponse().then((screen) => ({ default: screen.FirstResponseAtDoor })));
// At once: whoever needs it has no time to wait for a network, nor for somebody to sign in.
void loadFirstResponse().catch(() => {});

const SignIn = lazy(() => import("./sign-in.tsx").then((screen) => ({ default: screen.SignIn })));

type Standing =
  | { readonly at: "asking" }
  | { readonly at: "away"; readonly why: Problem }
  | { readonly at: "door"; readonly hello: Hello }
  | { readonly at: "in"; readonly hello: Hello; readonly me: Me };

/** Is the keeper there, and who are you: asked in one go, and with it whom to call. */
export async function askKeeper(api: Api): Promise<Standing> {
  const asked = api.me();
  const hello = await api.hello();
  if (isProblem(hello)) return { at: "away", why: hello };
  void fetchHelplines(api);
  if (agreeOn(PROTOCOL, hello.protocol) === undefined) return { at: "away", why: problem("change.format-unknown") };
  const me = await asked;
  if (!isProblem(me)) return { at: "in", hello, me };
  return me.status === 401 ? { at: "door", hello } : { at: "away", why: me };
}

interface StartParts {
  readonly api: Api;
  /** What was asked before anything was drawn. */
  readonly asked: Promise<Standing>;
}

export function Start({ api, asked }: StartParts) {
  const { t } = useWords();
  const { programme } = useTongue();
  const [standing, setStanding] = useState<Standing>({ at: "asking" });
  const [path] = useLocation();

  const ask = useCallback(() => askKeeper(api).then(setStanding), [api]);
  useEffect(() => void asked.then(setStanding), [asked]);
  // The same function at every navigation: the whole app hangs on it.
  const onSignedOut = useCallback(
    () => setStanding((now) => (now.at === "in" ? { at: "door", hello: now.hello } : now)),
    [],
  );

  if (path === "/first-response" && standing.at !== "in") {
    return (
      <Suspense>
        <FirstResponse />
      </Suspense>
    );
  }

  if (standing.at === "asking") return null;
  if (standing.at === "away" || programme === "away") {
    return (
      <main>
        <Nothing
          icon="cloud"
          title={sayProblem(standing.at === "away" ? standing.why : AWAY)}
          act={
            <Button tone="primary" onClick={() => (programme === "away" ? location.reload() : void ask())}>
              {t("app.try-again")}
            </Button>
          }
        >
          {t("app.start-needs-connection")}
        </Nothing>
        <HelplineLine country={null} />
      </main>
    );
  }
  const { hello } = standing;
  if (standing.at === "door") {
    return (
      <Suspense>
        <SignIn api={api} hello={hello} onSignedIn={() => void ask()} />
      </Suspense>
    );
  }
  if (programme === undefined) return <Progress says={t("app.opening")} done={0} />;
  return (
    <SignedIn
      programme={programme}
      key={standing.me.id}
      api={api}
      hello={hello}
      me={standing.me}
      onSignedOut={onSignedOut}
    />
  );
}
