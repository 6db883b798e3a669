// From keys that were just opened to the app: their device is put together, what waited is found again, and then something of them is drawn.
import { useCallback, useEffect, useState } from "react";
import { Progress } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import type { Account } from "./api.ts";
import type { LeftAs } from "./at-the-door.ts";
import type { Device } from "./device.ts";
import { fetchAhead } from "./fetch-ahead.ts";
import { forgetPerson } from "./kept-accounts.ts";
import type { Hold } from "./one-tab.ts";
import type { OpeningParts } from "./open-here.ts";
import { passkeysIn } from "./passkey-here.ts";
import { fetchScreenAt } from "./screens.tsx";
import { SignedIn } from "./signed-in.tsx";

/** A device and all it is made of, in a piece of its own: fetched while somebody reads who they may be. */
const loadDevice = () => Promise.all([import("./open-here.ts"), import("./one-tab.ts")]);
void loadDevice().catch(() => {});

interface InParts {
  readonly onLocked: () => void;
  readonly onLeft: (person: string) => void;
  readonly onRemoved: (person: string, as?: LeftAs) => void;
  /** One person, or everybody who uses this phone. */
  readonly onEvacuate: (only?: string) => Promise<void>;
  readonly onAccount: (account: Account) => void;
  readonly onRenew: (person: string) => Promise<void>;
  readonly onAway: () => void;
  /** They go on in another tab: all of them is put away here. */
  readonly onElsewhere: () => void;
}

const tabParts = {
  locks: navigator.locks as LockManager | undefined,
  channel: () => new BroadcastChannel("banyan"),
  pause: (millis: number) => new Promise<void>((done) => setTimeout(done, millis)),
};

export function Opening({
  onLocked,
  onLeft,
  onRemoved,
  onEvacuate,
  onAccount,
  onRenew,
  onAway,
  onElsewhere,
  ...parts
}: Omit<OpeningParts, "onKnown" | "onVoid"> & InParts) {
  const { t } = useWords();
  const [device, setDevice] = useState<Device>();
  const [first] = useState(parts);
  const { programme, hello, me, unlocked, onSignedOut } = parts;
  const renew = useCallback(() => onRenew(me.id), [onRenew, me.id]);
  useEffect(() => {
    let isOver = false;
    let held: Hold | undefined;
    let opened: Promise<Device> | undefined;
    /** All that was said and typed is on the disk. */
    const putAway = async (): Promise<void> => {
      await (await opened?.catch(() => undefined))?.end();
    };
    const onWanted = async (): Promise<void> => {
      if (!isOver) onElsewhere();
      await putAway();
    };
    fetchScreenAt(location.pathname);
    const open = async (): Promise<void> => {
      const [{ openHere }, { holdDevice }] = await loadDevice();
      held = await holdDevice(first.me.id, onWanted, tabParts);
      if (isOver) return held.release();
      const onKnown = first.cameBack ? () => void onRenew(first.me.id) : undefined;
      opened = openHere({ ...first, onKnown, onVoid: () => forgetPerson(localStorage, first.me.id) });
      const here = await opened;
      if (!isOver) setDevice(here);
    };
    open().catch(() => onAway());
    return () => {
      isOver = true;
      void putAway().finally(() => held?.release());
    };
  }, [first, onRenew, onAway, onElsewhere]);
  useEffect(() => {
    if (!unlocked) return;
    void import("./open-kept.ts").then(({ keepMe }) => keepMe(localStorage, unlocked, me));
    if (passkeysIn(unlocked.account).length > 0) void import("./authenticator.ts").then(({ beReady }) => beReady());
    // To be locked and opened again needs no network: what does it is fetched before.
    fetchAhead(() => Promise.all([import("./sign-in.tsx"), import("./argon2.ts")]));
  }, [unlocked, me]);
  const onSwitch = useCallback(() => onLeft(me.id), [onLeft, me.id]);
  const onTakenOff = useCallback((as?: LeftAs) => onRemoved(me.id, as), [onRemoved, me.id]);
  if (!device) return <Progress says={t("app.opening")} done={0} />;
  const known = {
    programme,
    api: first.api,
    hello,
    me,
    device,
    onSignedOut,
    onLocked,
    onSwitch,
    onTakenOff,
    onEvacuate,
    onAccount,
  };
  return <SignedIn {...known} onRenew={renew} />;
}
