// Before anybody is signed in: is the keeper there, who are you, are your keys open; and the change from one person to the next on one device.
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { agreeOn, PROTOCOL } from "#core/change/protocol.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { type Account, type Api, AWAY, type Hello, isPassing, type Me } from "./api.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { HelplineLine } from "./helpline-line.tsx";
import { fetchHelplines } from "./helplines.ts";
import { JOIN_PATH, takeLink } from "./join-link.ts";
import { forgetPerson, isKept, keepAccount, peopleHere } from "./kept-accounts.ts";
import { keepHello, keptHello } from "./kept-hello.ts";
import { Opening } from "./opening.tsx";
import { usePlainIcon } from "./plain.ts";
import { isShared } from "./shared-phone.ts";
import { forgetTries } from "./tries.ts";
import type { Opener, Unlocked } from "./vault.ts";
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

/** Somebody who was here before their keys went: whose it is first of all. */
export interface Whose {
  readonly person: string;
  readonly called: string;
  readonly country: string | null;
}

/** Why there is nobody to choose any more. */
export type LeftAs = "dropped" | "void" | "removed";

type Standing =
  | { readonly at: "asking" }
  | { readonly at: "away"; readonly why: Problem }
  /** Nobody's keys are open, whoever's sign-in the browser may still hold. */
  | { readonly at: "door"; readonly hello: Hello; readonly whose?: Whose; readonly leftAs?: LeftAs }
  /** An invented person has no account to open. */
  | {
      readonly at: "in";
      readonly hello: Hello;
      readonly me: Me;
      readonly unlocked?: Unlocked;
      readonly cameBack?: true;
    }
  /** They go on in another tab; whom to open again here, and of an invented person all there is. */
  | { readonly at: "elsewhere"; readonly hello: Hello; readonly whose?: Whose; readonly invented?: Me };

/** So long a sign-in that is being ended may keep the next one waiting. */
const LEAVING_MILLIS = 3_000;

/** Is the keeper there, and who are you: asked in one go, and with it whom to call. */
export async function askKeeper(api: Api, unlocked?: Unlocked): Promise<Standing> {
  const asked = api.me();
  const hello = await api.hello();
  if (isProblem(hello)) {
    // Whoever has keys here needs no server to open them.
    const known = isPassing(hello) && peopleHere(localStorage).length > 0 ? keptHello(localStorage) : undefined;
    return known ? { at: "door", hello: known } : { at: "away", why: hello };
  }
  keepHello(localStorage, hello);
  void fetchHelplines(api);
  if (agreeOn(PROTOCOL, hello.protocol) === undefined) return { at: "away", why: problem("change.format-unknown") };
  const me = await asked;
  if (isProblem(me)) return me.status === 401 ? { at: "door", hello } : { at: "away", why: me };
  // Keys of a demonstration are everybody's: who has an account here once is never given any.
  if (!me.account && isKept(localStorage, me.id)) return { at: "away", why: problem("keys.not-believed") };
  if (!me.account) return { at: hello.demonstration ? "in" : "door", hello, me };
  const isOpen = unlocked?.keys.person === me.id;
  if (!isOpen && !isKept(localStorage, me.id)) {
    // A sign-in that was left behind by somebody whose keys are not here any more.
    await api.signOut();
    return { at: "door", hello };
  }
  keepAccount(localStorage, me.id, me.account);
  if (isOpen) forgetTries(localStorage, me.id);
  return isOpen ? { at: "in", hello, me, unlocked } : { at: "door", hello, ...whoseIs(me) };
}

/** Where others use this phone, nothing says who was here last. */
function whoseIs({ id, name, streams }: Me): { readonly whose?: Whose } {
  return isShared() ? {} : { whose: { person: id, called: name, country: streams[0]?.country ?? null } };
}

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
    (person: string) => {
      forgetPerson(localStorage, person);
      leave(person, "removed");
    },
    [leave],
  );
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
      onAccount={onAccount}
      onRenew={onRenew}
      onAway={onAway}
      onElsewhere={onElsewhere}
    />
  );
}
