// How things stand with what was written, in a sentence that is true: what is kept where, and what has not been sent.
import type { IconName } from "#ui/icon.tsx";
import { countOf, timeWords } from "#ui/words.ts";
import { useSync, useUnsent } from "./app.ts";

export interface StandingWords {
  readonly icon: IconName;
  readonly title: string;
  readonly says: string;
  /** For the bar of a phone. */
  readonly short: string;
  readonly to: string;
}

export function useStandingWords(): StandingWords {
  const { reached, ready, lastAt, receivedCount } = useSync();
  const unsent = useUnsent();
  const refused = unsent.filter((entry) => entry.refused).length;
  const waiting = unsent.length - refused;
  const to = unsent.length > 0 ? "/unsent" : "/more";
  if (refused > 0) {
    return {
      icon: "warn",
      title: `${countOf(refused, "change")} not accepted`,
      says: "Nothing is lost. See what is wrong and mend it.",
      short: `${refused} not accepted`,
      to,
    };
  }
  if (!reached && waiting > 0) {
    const says = `${countOf(waiting, "change is", "changes are")} kept in this tab only. Leave it open: ${waiting === 1 ? "it goes" : "they go"} out when there is a connection.`;
    return { icon: "cloud", title: "Working offline", says, short: `Offline, ${waiting} to send`, to };
  }
  if (!reached) {
    const says = lastAt
      ? `You see what was fetched at ${timeWords(lastAt)}. What you write is kept in this tab.`
      : "What you write is kept in this tab until there is a connection.";
    return { icon: "cloud", title: "Working offline", says, short: "Offline", to };
  }
  if (waiting > 0)
    return {
      icon: "cloud",
      title: "Sending",
      says: `${countOf(waiting, "change is", "changes are")} on the way.`,
      short: `${waiting} to send`,
      to,
    };
  if (!ready)
    return {
      icon: "cloud",
      title: "Fetching records",
      says: `${countOf(receivedCount, "change")} so far.`,
      short: "Fetching",
      to,
    };
  return {
    icon: "check",
    title: "Everything is sent",
    says: `Last looked at ${timeWords(lastAt ?? 0)}. Nothing stays on this device once the tab is closed.`,
    short: "All sent",
    to,
  };
}
