// Before anybody is signed in: is the keeper there, who are you, are your keys open; and the change from one person to the next on one device.
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { agreeOn, PROTOCOL } from "#core/change/protocol.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { type Account, type Api, AWAY, type Hello, type Me } from "./api.ts";
import type { Device } from "./device.ts";
import { HelplineLine } from "./helpline-line.tsx";
import { fetchHelplines } from "./helplines.ts";
import { JOIN_PATH, takeLink } from "./join-link.ts";
import { isKept, keepAccount } from "./kept-accounts.ts";
import { type OpeningParts, openHere } from "./open-here.ts";
import { SignedIn } from "./signed-in.tsx";
import type { Shown, Unlocked } from "./vault.ts";
import { sayProblem } from "./words/say-problem.ts";
import { useTongue } from "./words/speaking.tsx";

const loadFirstResponse = () => import("./screens/first-response.tsx");
const FirstResponse = lazy(() => loadFirstResponse().then((screen) => ({ default: screen.FirstResponseAtDoor })));
// At once: whoever needs it has no time to wait for a network, nor for somebody to sign in.
void loadFirstResponse().catch(() => {});

// What works with keys is a piece of its own: fetched at once, so that nobody waits for it.
void import("./keyed-door.ts").catch(() => {});

const SignIn = lazy(() => import("./sign-in.tsx").then((screen) => ({ default: screen.SignIn })));
const Join = lazy(() => import("./join.tsx").then((screen) => ({ default: screen.Join })));
const LockScreen = lazy(() => import("./lock-screen.tsx").then((screen) => ({ default: screen.LockScreen })));

type Standing =
  | { readonly at: "asking" }
  | { readonly at: "away"; readonly why: Problem }
  | { readonly at: "door"; readonly hello: Hello }
  /** Signed in, and nothing opens their keys yet: the page was loaded anew. */
  | { readonly at: "locked"; readonly hello: Hello; readonly me: Me }
  /** An invented person has no account to open. */
  | {
      readonly at: "in";
      readonly hello: Hello;
      readonly me: Me;
      readonly unlocked?: Unlocked;
      readonly cameBack?: true;
    };

/** Is the keeper there, and who are you: asked in one go, and with it whom to call. */
export async function askKeeper(api: Api, unlocked?: Unlocked): Promise<Standing> {
  const asked = api.me();
  const hello = await api.hello();
  if (isProblem(hello)) return { at: "away", why: hello };
  void fetchHelplines(api);
  if (agreeOn(PROTOCOL, hello.protocol) === undefined) return { at: "away", why: problem("change.format-unknown") };
  const me = await asked;
  if (!isProblem(me)) {
    // Keys of a demonstration are everybody's: who has an account here once is never given any.
    if (!me.account && isKept(localStorage, me.id)) return { at: "away", why: problem("keys.not-believed") };
    if (!me.account) return { at: hello.demonstration ? "in" : "door", hello, me };
    keepAccount(localStorage, me.id, me.account);
    return unlocked?.keys.person === me.id ? { at: "in", hello, me, unlocked } : { at: "locked", hello, me };
  }
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

  const [brought, setBrought] = useState(() => takeLink(location, history));

  const ask = useCallback((unlocked?: Unlocked) => askKeeper(api, unlocked).then(setStanding), [api]);
  useEffect(() => {
    // Somebody opens a link where the page stands already.
    const onLink = (): void => setBrought(takeLink(location, history));
    addEventListener("hashchange", onLink);
    return () => removeEventListener("hashchange", onLink);
  }, []);
  useEffect(() => void asked.then(setStanding), [asked]);
  // The same functions at every navigation: the whole app hangs on them.
  const onSignedOut = useCallback(
    () => setStanding((now) => ("me" in now ? { at: "door", hello: now.hello } : now)),
    [],
  );
  const onLocked = useCallback(
    () =>
      setStanding((now) => {
        if (now.at !== "in") return now;
        const { hello, me } = now;
        return me.account ? { at: "locked", hello, me } : { at: "door", hello };
      }),
    [],
  );
  const onAccount = useCallback((account: Account) => {
    setStanding((now) => {
      if (now.at !== "in") return now;
      keepAccount(localStorage, now.me.id, account);
      return { ...now, me: { ...now.me, account } };
    });
  }, []);
  const onRenew = useCallback(async () => {
    const me = await api.me();
    if (!isProblem(me)) setStanding((now) => (now.at === "in" && now.me.id === me.id ? { ...now, me } : now));
  }, [api]);
  const onAway = useCallback(() => setStanding({ at: "away", why: AWAY }), []);

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
  if (path === JOIN_PATH) {
    return (
      <Suspense>
        <Join api={api} hello={hello} brought={brought} onSignedIn={(unlocked) => void ask(unlocked)} />
      </Suspense>
    );
  }
  if (standing.at === "door") {
    return (
      <Suspense>
        <SignIn api={api} hello={hello} onSignedIn={(unlocked) => void ask(unlocked)} />
      </Suspense>
    );
  }
  if (standing.at === "locked") {
    const { me } = standing;
    const open = async (shown: Shown): Promise<Problem | undefined> => {
      const { unlock } = await import("./vault.ts");
      const unlocked = me.account ? await unlock(me.id, me.account, shown) : problem("sign-in.refused");
      if (isProblem(unlocked)) return unlocked;
      setStanding({ at: "in", hello, me, unlocked, cameBack: true });
      return undefined;
    };
    const switchPerson = async (): Promise<Problem | undefined> => {
      const answer = await api.signOut();
      if (isProblem(answer)) return answer;
      onSignedOut();
      return undefined;
    };
    return (
      <Suspense>
        <LockScreen name={me.name} country={me.streams[0]?.country ?? null} onShow={open} onSwitch={switchPerson} />
      </Suspense>
    );
  }
  if (programme === undefined) return <Progress says={t("app.opening")} done={0} />;
  return (
    <Opening
      key={`${standing.me.id} ${standing.me.streams.map(({ stream }) => stream).sort()}`}
      programme={programme}
      api={api}
      hello={hello}
      me={standing.me}
      unlocked={standing.unlocked}
      cameBack={standing.cameBack === true}
      disk={sessionStorage}
      onSignedOut={onSignedOut}
      onLocked={onLocked}
      onAccount={onAccount}
      onRenew={onRenew}
      onAway={onAway}
    />
  );
}

/** Their keys are taken up, and what waited is found again, before anything of them is drawn. */
function Opening({
  onLocked,
  onAccount,
  onRenew,
  onAway,
  ...parts
}: OpeningParts & {
  readonly onLocked: () => void;
  readonly onAccount: (account: Account) => void;
  readonly onRenew: () => Promise<void>;
  readonly onAway: () => void;
}) {
  const { t } = useWords();
  const [device, setDevice] = useState<Device>();
  const [first] = useState(parts);
  useEffect(() => {
    let isOver = false;
    openHere(first).then(
      (opened) => {
        if (isOver) void opened.end();
        else setDevice(opened);
      },
      () => onAway(),
    );
    return () => {
      isOver = true;
    };
  }, [first, onAway]);
  if (!device) return <Progress says={t("app.opening")} done={0} />;
  const { programme, api, hello, me, onSignedOut } = parts;
  const known = { programme, api, hello, me, device, onSignedOut, onLocked, onAccount, onRenew };
  return <SignedIn {...known} />;
}
