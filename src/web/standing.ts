// How things stand with what was written, in a sentence that is true: what is kept where, and what has not been sent.

import type { IconName } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { momentWords, timeWords } from "#ui/words.ts";
import { useApp, useKeeping, useSync, useUnsent } from "./app.ts";
import { isTight, useRoom } from "./room.ts";

export interface StandingWords {
  readonly icon: IconName;
  readonly title: string;
  readonly says: string;
  /** For the bar of a phone. */
  readonly short: string;
  readonly to: string;
}

export function useStandingWords(): StandingWords {
  const { t } = useWords();
  const { now } = useApp();
  const { reached, caughtUp, lastAt, receivedCount, waitingCount, keys } = useSync();
  const unsent = useUnsent();
  const refused = unsent.filter((entry) => entry.refused).length;
  const waiting = unsent.length - refused;
  const to = unsent.length > 0 ? "/unsent" : "/more";
  const keeping = useKeeping();
  const room = useRoom();
  if (keeping === "no-room" && unsent.length > 0) {
    return {
      icon: "warn",
      title: t("app.no-room"),
      says: t("app.no-room-says", { count: unsent.length }),
      short: t("app.no-room-short", { count: unsent.length }),
      to,
    };
  }
  if (refused > 0) {
    return {
      icon: "warn",
      title: t("app.change-not-accepted", { count: refused }),
      says: t("app.nothing-is-lost-see-what"),
      short: t("app.not-accepted-count", { count: refused }),
      to,
    };
  }
  const untrue = keys.untrueCount + keys.brokenCount;
  if (untrue > 0) {
    return {
      icon: "warn",
      title: t("app.untrue", { count: untrue }),
      says: t("app.untrue-says"),
      short: t("app.untrue-short", { count: untrue }),
      to: "/more",
    };
  }
  if (waiting === 0 && room && isTight(room))
    return {
      icon: "warn",
      title: t("room.tight"),
      says: t("room.tight-says"),
      short: t("room.tight-short"),
      to: "/more",
    };
  if (keeping === "saving" && waiting > 0)
    return { icon: "cloud", title: t("app.saving"), says: t("app.saving-says"), short: t("app.saving"), to };
  if (!reached && waiting > 0) {
    const says = t("app.change-is-kept-in-this", { count: waiting });
    return {
      icon: "cloud",
      title: t("app.working-offline"),
      says,
      short: t("app.offline-to-send", { count: waiting }),
      to,
    };
  }
  if (!reached) {
    const says = lastAt
      ? t("app.you-see-what-was-fetched", { time: lastWords(lastAt, now()) })
      : t("app.what-you-write-is-kept");
    return { icon: "cloud", title: t("app.working-offline"), says, short: t("app.offline"), to };
  }
  if (waiting > 0 && waitingCount === waiting)
    return {
      icon: "lock",
      title: t("app.waits-for-a-key", { count: waiting }),
      says: t("app.waits-until-let-in"),
      short: t("app.waits-short", { count: waiting }),
      to,
    };
  if (waiting > 0)
    return {
      icon: "cloud",
      title: t("app.sending"),
      says: t("app.change-is-on-the-way", { count: waiting }),
      short: t("app.to-send", { count: waiting }),
      to,
    };
  if (!caughtUp)
    return {
      icon: "cloud",
      title: t("app.fetching-records"),
      says: t("app.change-so-far", { count: receivedCount }),
      short: t("app.fetching"),
      to,
    };
  // Put right already: it covers nothing of what is on this device only.
  if (keys.mistold.length > 0)
    return {
      icon: "warn",
      title: t("app.mistold", { count: keys.mistold.length }),
      says: t("app.mistold-says"),
      short: t("app.mistold-short", { count: keys.mistold.length }),
      to: "/more",
    };
  return {
    icon: "check",
    title: t("app.everything-is-sent"),
    says: t("app.last-looked-at", { time: lastWords(lastAt ?? 0, now()) }),
    short: t("app.all-sent"),
    to,
  };
}

/** The time of today; of another day, that too. */
function lastWords(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? timeWords(at) : momentWords(at);
}
