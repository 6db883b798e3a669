// Before anybody is signed in: is the keeper there, who are you; and the change from one person to the next on one device.
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { agreeOn, PROTOCOL } from "#core/change/protocol.ts";
import { isProblem, problem } from "#core/problem.ts";
import { Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import type { Api, Hello, Me } from "./api.ts";
import { HelplineLine } from "./helpline-line.tsx";
import { fetchHelplines } from "./helplines.ts";
import { SignedIn } from "./signed-in.tsx";

const loadFirstResponse = () => import("./screens/first-response.tsx");
const FirstResponse = lazy(() => loadFirstResponse().then((screen) => ({ default: screen.FirstResponseAtDoor })));
// At once: whoever needs it has no time to wait for a network, nor for somebody to sign in.
void loadFirstResponse().catch(() => {});

const SignIn = lazy(() => import("./sign-in.tsx").then((screen) => ({ default: screen.SignIn })));

type Standing =
  | { readonly at: "asking" }
  | { readonly at: "away"; readonly says: string }
  | { readonly at: "door"; readonly hello: Hello }
  | { readonly at: "in"; readonly hello: Hello; readonly me: Me };

export function Start({ api }: { readonly api: Api }) {
  const [standing, setStanding] = useState<Standing>({ at: "asking" });
  const [path] = useLocation();

  const ask = useCallback(async () => {
    const hello = await api.hello();
    if (isProblem(hello)) return setStanding({ at: "away", says: hello.says });
    if (agreeOn(PROTOCOL, hello.protocol) === undefined)
      return setStanding({ at: "away", says: problem("change.format-unknown").says });
    const me = await api.me();
    if (!isProblem(me)) return setStanding({ at: "in", hello, me });
    setStanding(me.status === 401 ? { at: "door", hello } : { at: "away", says: me.says });
  }, [api]);
  useEffect(() => {
    void ask();
    void fetchHelplines(api);
  }, [ask, api]);

  if (path === "/first-response" && standing.at !== "in") {
    return (
      <Suspense>
        <FirstResponse />
      </Suspense>
    );
  }

  if (standing.at === "asking") return null;
  if (standing.at === "away") {
    return (
      <main>
        <Nothing
          icon="cloud"
          title={standing.says}
          act={
            <Button tone="primary" onClick={() => void ask()}>
              Try again
            </Button>
          }
        >
          Banyan needs a connection to start. Once it has started, it goes on without one.
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
  return (
    <SignedIn
      key={standing.me.id}
      api={api}
      hello={hello}
      me={standing.me}
      onSignedOut={() => setStanding({ at: "door", hello })}
    />
  );
}
