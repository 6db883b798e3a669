// One person on this device, unlocked: the app as its screens know it, and the frame around every screen. Who is gone for a while is locked.
import { Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import { Progress } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { type Said, StatusRegion } from "#ui/status.tsx";
import { makeAccessSheet } from "./access-sheet.ts";
import type { Account, Api, Hello, Me } from "./api.ts";
import { type App, AppContext, mayOf } from "./app.ts";
import type { LeftAs } from "./at-the-door.ts";
import { Boundary } from "./boundary.tsx";
import type { Device } from "./device.ts";
import { areKeysLost } from "./ended-here.ts";
import { watchIdle } from "./idle.ts";
import { lineOf } from "./lines.ts";
import { watchRoom } from "./room.ts";
import { EVERY_MILLIS, runDevice } from "./run-device.ts";
import { fetchScreens, screens } from "./screens.tsx";
import { useShared } from "./shared-phone.ts";
import { Shell } from "./shell.tsx";
import { sayProblem } from "./words/say-problem.ts";

/** So long without a touch or a key, and the device is locked. */
const IDLE_MILLIS = 10 * 60_000;
/** Where others use it too. */
const SHARED_IDLE_MILLIS = 2 * 60_000;

interface SignedInParts {
  readonly programme: Programme;
  readonly api: Api;
  readonly hello: Hello;
  readonly me: Me;
  readonly device: Device;
  readonly onSignedOut: () => void;
  readonly onLocked: () => void;
  readonly onSwitch: () => void;
  readonly onTakenOff: (as?: LeftAs) => void;
  readonly onEvacuate: (only?: string) => Promise<void>;
  readonly onAccount: (account: Account) => void;
  readonly onRenew: () => Promise<void>;
}

export function SignedIn({
  programme,
  api,
  hello,
  me,
  device,
  onSignedOut,
  onLocked,
  onSwitch,
  onTakenOff,
  onEvacuate,
  onAccount,
  onRenew,
}: SignedInParts) {
  const [path, go] = useLocation();
  const [said, setSaid] = useState<Said>();
  const { t } = useWords();
  const [today, setToday] = useState(device.day);

  useEffect(() => {
    scrollTo(0, 0);
    return runDevice(device, fetchScreens);
  }, [device]);
  useEffect(() => {
    const waits = (): boolean => device.store.unsent().length > 0 && !device.sync.state().reached;
    return watchRoom(waits, device.sync.subscribe);
  }, [device]);
  const isShared = useShared();
  // Where others use it, nothing stays for whoever comes next, not even a sign-in that only its owner could use.
  const onLock = isShared ? onSwitch : onLocked;
  useEffect(() => {
    const millis = isShared ? SHARED_IDLE_MILLIS : IDLE_MILLIS;
    return watchIdle({ at: window, millis, now: () => Date.now(), onIdle: onLock });
  }, [isShared, onLock]);
  useEffect(() => device.store.tellIn(programme), [device, programme]);
  useEffect(() => {
    // Perhaps nobody comes back to this tab: what was typed is put down now.
    const onLeave = (): void => void device.drafts.flush();
    addEventListener("visibilitychange", onLeave);
    return () => removeEventListener("visibilitychange", onLeave);
  }, [device]);
  // A tab may stay open over midnight: whatever is written down from then on is of the new day.
  useEffect(() => {
    const timer = setInterval(() => setToday(device.day()), EVERY_MILLIS);
    return () => clearInterval(timer);
  }, [device]);

  const say = useCallback<App["say"]>(
    (text, tone = "done") => {
      const tell = (says: string, as = tone): void => setSaid({ id: performance.now(), text: says, tone: as });
      if (tone === "trouble") return tell(text);
      // Nothing is said to be done before it is on the disk.
      void device
        .kept()
        .then((kept) => (kept === "kept" ? tell(text) : tell(spoken().t("app.no-room-said"), "trouble")));
    },
    [device],
  );
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

  useEffect(() => {
    const refusals = device.files.refusals;
    let known = refusals().length;
    return device.files.subscribe(() => {
      const [last] = refusals().slice(known);
      if (last) say(spoken().t("file.refused", { why: sayProblem(last) }), "trouble");
      known = refusals().length;
    });
  }, [device, say]);

  // Somebody who leads them said that this phone is in other hands: whoever holds it finds nothing from the moment it hears of it.
  useEffect(() => {
    if (!me.account) return;
    let isOver = false;
    return device.sync.subscribe(() => {
      if (isOver || !me.streams.some(({ tenant }) => areKeysLost(device.keysOf(tenant), me.id))) return;
      isOver = true;
      void device
        .end()
        .then(device.forget)
        .finally(() => onTakenOff("ended"));
    });
  }, [device, me, onTakenOff]);

  const sheet = useMemo(
    () => makeAccessSheet({ ...device, disk: localStorage, logId: hello.logId, may: mayOf(programme, me, today) }),
    [device, hello.logId, programme, me, today],
  );
  const app = useMemo<App>(() => {
    const colleagues = new Map(me.colleagues.map(({ id, name }) => [id, name]));
    const {
      store,
      sync,
      desk,
      drafts,
      outbox,
      kept,
      handOver,
      unsentFile,
      takeUnsentFile,
      files,
      now,
      letIn,
      byName,
      keyActs,
      recovery,
      keysOf,
      look,
      unfold,
    } = device;
    const nameOfPerson = (id: string): string => {
      if (id === me.id) return t("app.you");
      if (id === RECOVERY) return t("keys.recovery");
      const held = store.find(id);
      if (held?.type.id === "person") return lineOf(store, held);
      return colleagues.get(id) ?? t("app.a-colleague");
    };
    return {
      store,
      sync,
      desk,
      sheet,
      drafts,
      outbox,
      kept,
      handOver,
      unsentFile,
      takeUnsentFile,
      files,
      now,
      letIn,
      ...byName,
      keyActs,
      recovery,
      keysOf,
      look,
      unfold,
      person: me,
      programme,
      hello,
      api,
      today,
      may: mayOf(programme, me, today),
      nameOfPerson,
      waiting: () =>
        sync.state().keys.waiting.map(({ person, tenant, number }) => ({
          person,
          name: nameOfPerson(person),
          number,
          organisation: me.streams.find((stream) => stream.tenant === tenant)?.organisation ?? "",
        })),
      go,
      say,
      signOut: () =>
        void api.signOut().then((answer) => {
          if (isProblem(answer)) say(t("app.sign-out-away"), "trouble");
          else {
            void device.forget();
            onSignedOut();
          }
        }),
      lock: onLock,
      switchPerson: onSwitch,
      evacuate: onEvacuate,
      async leaveThisPhone() {
        // What waits is kept, sealed, before the keys go.
        await device.end();
        await device.forget();
        onTakenOff();
      },
      onAccount,
      renew: onRenew,
    };
  }, [
    device,
    sheet,
    programme,
    me,
    hello,
    api,
    today,
    go,
    say,
    t,
    onSignedOut,
    onLock,
    onSwitch,
    onTakenOff,
    onEvacuate,
    onAccount,
    onRenew,
  ]);

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
