// From keys that were just opened to the app: their device is put together, what waited is found again, and then something of them is drawn.
import { useCallback, useEffect, useState } from "react";
import { Progress } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import type { Account } from "./api.ts";
import type { Device } from "./device.ts";
import { forgetPerson } from "./kept-accounts.ts";
import { type OpeningParts, openHere } from "./open-here.ts";
import { passkeysIn } from "./passkey-here.ts";
import { SignedIn } from "./signed-in.tsx";

interface InParts {
  readonly onLocked: () => void;
  readonly onLeft: (person: string) => void;
  readonly onRemoved: (person: string) => void;
  readonly onAccount: (account: Account) => void;
  readonly onRenew: (person: string) => Promise<void>;
  readonly onAway: () => void;
}

export function Opening({
  onLocked,
  onLeft,
  onRemoved,
  onAccount,
  onRenew,
  onAway,
  ...parts
}: Omit<OpeningParts, "onKnown" | "onVoid"> & InParts) {
  const { t } = useWords();
  const [device, setDevice] = useState<Device>();
  const [first] = useState(parts);
  const { programme, hello, me, unlocked, onSignedOut } = parts;
  const renew = useCallback(() => onRenew(me.id), [onRenew, me.id]);
  useEffect(() => {
    let isOver = false;
    const onKnown = first.cameBack ? () => void onRenew(first.me.id) : undefined;
    openHere({ ...first, onKnown, onVoid: () => forgetPerson(localStorage, first.me.id) }).then(
      (opened) => {
        if (isOver) void opened.end();
        else setDevice(opened);
      },
      () => onAway(),
    );
    return () => {
      isOver = true;
    };
  }, [first, onRenew, onAway]);
  useEffect(() => {
    if (!unlocked) return;
    void import("./open-kept.ts").then(({ keepMe }) => keepMe(localStorage, unlocked, me));
    if (passkeysIn(unlocked.account).length > 0) void import("./authenticator.ts").then(({ beReady }) => beReady());
    // To be locked and opened again needs no network: what does it is fetched before.
    void Promise.all([import("./sign-in.tsx"), import("./argon2.ts")]).catch(() => {});
  }, [unlocked, me]);
  const onSwitch = useCallback(() => onLeft(me.id), [onLeft, me.id]);
  const onTakenOff = useCallback(() => onRemoved(me.id), [onRemoved, me.id]);
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
    onAccount,
  };
  return <SignedIn {...known} onRenew={renew} />;
}
