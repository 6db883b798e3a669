// One person on this device: their records, their drafts, what waits to be sent; and the frame around every screen.
import { Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { Progress } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { type Said, StatusRegion } from "#ui/status.tsx";
import type { Api, DemonstrationPerson, Hello, Me } from "./api.ts";
import { type App, AppContext, mayOf } from "./app.ts";
import { Boundary } from "./boundary.tsx";
import { makeDrafts } from "./drafts.ts";
import { lineOf } from "./lines.ts";
import { dayOfInstant } from "./out-hours.ts";
import { isPlain, keepOutbox } from "./outbox.ts";
import { restaterOf } from "./recount.ts";
import { fetchScreens, screens } from "./screens.tsx";
import { Shell } from "./shell.tsx";
import { makeStore } from "./store.ts";
import { makeSync } from "./sync.ts";
import { sayProblem } from "./words/say-problem.ts";

/** How often to look for what colleagues wrote, while somebody looks at this tab. */
const EVERY_MILLIS = 20_000;

interface SignedInParts {
  readonly programme: Programme;
  readonly api: Api;
  readonly hello: Hello;
  readonly me: Me;
  readonly onSignedOut: () => void;
}

export function SignedIn({ programme, api, hello, me, onSignedOut }: SignedInParts) {
  const [path, go] = useLocation();
  const [said, setSaid] = useState<Said>();
  const [people, setPeople] = useState<readonly DemonstrationPerson[]>([]);
  const { t } = useWords();
  const [device] = useState(() => makeDevice(programme, api, hello, me, onSignedOut));
  const [today, setToday] = useState(device.day);

  useEffect(() => {
    scrollTo(0, 0);
    return device.run();
  }, [device]);
  useEffect(() => device.store.tellIn(programme), [device, programme]);
  // A tab may stay open over midnight: whatever is written down from then on is of the new day.
  useEffect(() => {
    const timer = setInterval(() => setToday(device.day()), EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [device]);
  useEffect(() => {
    if (hello.demonstration) void api.people().then((answer) => setPeople(isProblem(answer) ? [] : answer));
  }, [api, hello.demonstration]);

  const say = useCallback<App["say"]>((text, tone = "done") => setSaid({ id: performance.now(), text, tone }), []);
  useEffect(() => {
    const refusals = (): readonly Problem[] => device.store.unsent().flatMap((entry) => entry.refused ?? []);
    let known = refusals().length;
    return device.store.subscribe(() => {
      const refused = refusals();
      const last = refused.at(-1);
      // Said in the language of that moment: another language is no news of an old refusal.
      if (last && refused.length > known) say(spoken().t("app.not-accepted", { why: sayProblem(last) }), "trouble");
      known = refused.length;
    });
  }, [device, say]);

  const app = useMemo<App>(() => {
    const { store } = device;
    return {
      ...device,
      person: me,
      programme,
      hello,
      api,
      today,
      may: mayOf(programme, me, today),
      nameOfPerson: (id) => {
        if (id === me.id) return t("app.you");
        const held = store.find(id);
        return (
          people.find((person) => person.id === id)?.name ??
          (held?.type.id === "person" ? lineOf(store, held) : t("app.a-colleague"))
        );
      },
      go,
      say,
      signOut: () =>
        void api.signOut().then((answer) => {
          if (isProblem(answer)) say(t("app.sign-out-away"), "trouble");
          else onSignedOut();
        }),
    };
  }, [device, programme, me, hello, api, today, people, go, say, t, onSignedOut]);

  return (
    <AppContext value={app}>
      <Shell>
        <Boundary of={path}>
          <Suspense fallback={<Progress says={t("app.opening")} done={0} />}>
            <Switch>
              {screens.map(({ path: at, Screen }) => (
                <Route key={at} path={at}>
                  <Screen />
                </Route>
              ))}
              <Route>
                <Redirect to="/not-found" replace />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </Shell>
      <StatusRegion said={said} onGone={() => setSaid(undefined)} />
    </AppContext>
  );
}

/** What stays the same for as long as this person is signed in. Its time is the keeper's: a phone's clock is often wrong. */
function makeDevice(programme: Programme, api: Api, hello: Hello, me: Me, onSignedOut: () => void) {
  const ahead = hello.time === undefined ? 0 : new Date(hello.time).getTime() - Date.now();
  const now = (): number => Date.now() + ahead;
  const store = makeStore(programme, crypto.randomUUID(), now);
  const streams = me.streams.map(({ stream }) => stream);
  const pause = (millis: number): Promise<void> => new Promise((done) => setTimeout(done, millis));
  const countryOf = (tenant: string): string | undefined =>
    me.streams.find((stream) => stream.tenant === tenant)?.country ?? undefined;
  const desk = { programme, store, person: me.id, newId: () => crypto.randomUUID(), countryOf };
  const day = (): string => hello.today ?? dayOfInstant(now());
  const sync = makeSync({ api, store, streams, restate: restaterOf(desk, me, day), now, pause, onSignedOut });

  /** Fetches, sends whatever is kept, and warns before a tab is closed that alone has what was written. */
  function run(): () => void {
    const endOutbox = keepOutbox(me.id, sessionStorage, store);
    let known = 0;
    const endSending = store.subscribe(() => {
      const waiting = store.unsent().filter(({ refused }) => !refused).length;
      if (waiting > known) void sync.now();
      known = waiting;
    });
    const warn = (event: BeforeUnloadEvent): void => {
      if (store.unsent().some(({ envelope }) => !isPlain(envelope))) event.preventDefault();
    };
    const timer = setInterval(() => document.visibilityState === "visible" && void sync.now(), EVERY_MILLIS);
    const goOn = (): void => void sync.now();
    addEventListener("beforeunload", warn);
    addEventListener("online", goOn);
    addEventListener("offline", sync.away);
    void sync.now().then(fetchScreens);
    return () => {
      endOutbox();
      endSending();
      clearInterval(timer);
      removeEventListener("beforeunload", warn);
      removeEventListener("online", goOn);
      removeEventListener("offline", sync.away);
      sync.stop();
    };
  }

  return { store, sync, desk, now, day, drafts: makeDrafts(me.id, sessionStorage), run };
}
