// Before anybody is signed in: is the keeper there, who are you, are your keys open; and the change from one person to the next on one device.
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useLocation } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { type Account, type Api, AWAY } from "./api.ts";
import { askKeeper, type LeftAs, type Standing, whoseIs } from "./at-the-door.ts";
import { loadEvacuation, useClearing } from "./clearing.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { fetchAhead } from "./fetch-ahead.ts";
import { HelplineLine } from "./helpline-line.tsx";
import { JOIN_PATH, takeLink } from "./join-link.ts";
import { forgetPerson, keepAccount } from "./kept-accounts.ts";
import { Opening } from "./opening.tsx";
import { usePlainIcon } from "./plain.ts";
import type { Opener, Unlocked } from "./vault.ts";
import { sayProblem } from "./words/say-problem.ts";
import { useTongue } from "./words/speaking.tsx";

const loadFirstResponse = () => import("./screens/first-response.tsx");
const FirstResponse = lazy(() => loadFirstResponse().then((screen) => ({ default: screen.FirstResponseAtDoor })));
// At once: whoever needs it has no time to wait for a network, nor for somebody to sign in.
fetchAhead(loadFirstResponse);

// What works with keys is a piece of its own: fetched at once, so that nobody waits for it.
void import("./keyed-door.ts").catch(() => {});

const Evacuated = lazy(() => loadEvacuation().then(([, { Evacuated: Screen }]) => ({ default: Screen })));

const SignIn = lazy(() => import("./sign-in.tsx").then((screen) => ({ default: screen.SignIn })));
const Join = lazy(() => import("./join.tsx").then((screen) => ({ default: screen.Join })));

/** So long a sign-in that is being ended may keep the next one waiting. */
const LEAVING_MILLIS = 3_000;

interface StartParts {
  readonly api: Api;
  /** The same, for requests that say whose they are: nobody's sign-in is used for somebody else. */
  readonly apiOf: (person: string) => Api;
  /** What was asked before anything was drawn. */
  readonly asked: Promise<Standing>;
}

export function Start({ api, apiOf, asked }: StartParts) {
  const { t } = useWords();
  const { programme } = useTongue();
  const [standing, setStanding] = useState<Standing>({ at: "asking" });
  const [path, go] = useLocation();
  usePlainIcon();
  /** Who was in last, and their sign-in that is being ended. */
  const before = useRef<string>(undefined);
  const leaving = useRef<Promise<unknown>>(undefined);

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
      setStanding((now) =>
        now.at === "in" ? { at: "door", hello: now.hello, ...(now.me.account && whoseIs(now.me)) } : now,
      ),
    [],
  );
  /** Their keys go at once; their sign-in as soon as somebody answers, and never stands for whoever comes next. */
  const leave = useCallback(
    (person: string, leftAs?: LeftAs) => {
      setStanding((now) => ("hello" in now ? { at: "door", hello: now.hello, ...(leftAs && { leftAs }) } : now));
      leaving.current = apiOf(person).signOut();
    },
    [apiOf],
  );
  const onRemoved = useCallback(
    (person: string, as: LeftAs = "removed") => {
      forgetPerson(localStorage, person);
      leave(person, as);
    },
    [leave],
  );
  const evacuate = useClearing({
    api,
    apiOf,
    here: standing.at === "in" ? standing.me.id : undefined,
    isAtDoor: standing.at === "door",
    show: (cleared) => flushSync(() => setStanding({ at: "cleared", cleared })),
    tell: (cleared) => setStanding((now) => (now.at === "cleared" ? { at: "cleared", cleared } : now)),
    onEnded: (person) => leave(person, "ended"),
  });
  const onAccount = useCallback((account: Account) => {
    setStanding((now) => {
      if (now.at !== "in") return now;
      keepAccount(localStorage, now.me.id, account);
      return { ...now, me: { ...now.me, account } };
    });
  }, []);
  const onRenew = useCallback(
    async (person: string) => {
      const me = await apiOf(person).me();
      if (isProblem(me)) return;
      setStanding((now) => {
        // Whoever has gone meanwhile is not brought back.
        if (now.at !== "in" || now.me.id !== me.id) return now;
        if (me.account) keepAccount(localStorage, me.id, me.account);
        return { ...now, me };
      });
    },
    [apiOf],
  );
  /** The page that somebody else has left is not theirs. */
  const arrive = (person: string): void => {
    if (before.current !== undefined && before.current !== person) go("/", { replace: true });
    before.current = person;
  };
  const onElsewhere = useCallback(
    () =>
      setStanding((now) => {
        if (now.at !== "in") return now;
        // Keys go from here as by a lock: whoever locks the other tab has locked this one too.
        return { at: "elsewhere", hello: now.hello, ...(now.me.account ? whoseIs(now.me) : { invented: now.me }) };
      }),
    [],
  );
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
  if (standing.at === "cleared") {
    return (
      <Suspense>
        <Evacuated
          {...standing.cleared}
          onClose={() => {
            go("/", { replace: true });
            void ask();
          }}
        />
      </Suspense>
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
  if (standing.at === "elsewhere") {
    const { whose, invented } = standing;
    return (
      <Elsewhere
        onHere={() =>
          setStanding(invented ? { at: "in", hello, me: invented } : { at: "door", hello, ...(whose && { whose }) })
        }
      />
    );
  }
  if (standing.at === "door") {
    const { whose, leftAs } = standing;
    const open = async (person: string, shown: Opener): Promise<Problem | undefined> => {
      const { openKept, DROPPED, VOID } = await import("./open-kept.ts");
      await Promise.race([leaving.current, new Promise((done) => setTimeout(done, LEAVING_MILLIS))]);
      const opened = await openKept({ api: apiOf(person), disk: localStorage, person, shown, locks: navigator.locks });
      if (opened === DROPPED || opened === VOID)
        setStanding({ at: "door", hello, leftAs: opened === VOID ? "void" : "dropped" });
      if (isProblem(opened)) return opened;
      const { me, unlocked } = opened;
      arrive(person);
      if (me) setStanding({ at: "in", hello, me, unlocked, cameBack: true });
      else await ask(unlocked);
      return undefined;
    };
    return (
      <Suspense>
        <SignIn
          api={api}
          hello={hello}
          whose={whose}
          leftAs={leftAs}
          onOpen={open}
          onEvacuate={() => void evacuate()}
          onSwitch={() => whose && leave(whose.person)}
          onSignedIn={(unlocked) => {
            if (unlocked) arrive(unlocked.keys.person);
            void ask(unlocked);
          }}
        />
      </Suspense>
    );
  }
  if (programme === undefined) return <Progress says={t("app.opening")} done={0} />;
  return (
    <Opening
      key={`${standing.me.id} ${standing.me.streams.map(({ stream }) => stream).sort()}`}
      programme={programme}
      api={apiOf(standing.me.id)}
      hello={hello}
      me={standing.me}
      unlocked={standing.unlocked}
      cameBack={standing.cameBack === true}
      onSignedOut={onSignedOut}
      onLocked={onLocked}
      onLeft={leave}
      onRemoved={onRemoved}
      onEvacuate={evacuate}
      onAccount={onAccount}
      onRenew={onRenew}
      onAway={onAway}
      onElsewhere={onElsewhere}
    />
  );
}
