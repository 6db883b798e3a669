// A share on paper, for whoever holds it: what it is one of, where to keep it, and what to do when it is asked for or lost.
import type { ReactNode } from "react";
import { RECOVERY } from "#core/seal/key-state.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import { useWords } from "#ui/say.tsx";
import { dayWords, digitWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import type { RecoveryHere } from "../recoveries.ts";
import { Sheet } from "../sheet.tsx";

interface ShareSheetParts {
  readonly here: RecoveryHere;
  /** Fourteen groups of four. */
  readonly letters: string;
  /** Nobody's name stands on a sheet that goes to somebody outside. */
  readonly isOutside?: boolean;
  readonly act: ReactNode;
}

export function ShareSheet({ here: { organisation, state }, letters, isOutside = false, act }: ShareSheetParts) {
  const { t } = useWords();
  const { person: me, keyActs, today } = useApp();
  const { recovery } = state;
  const pair = state.people.get(RECOVERY);
  if (!recovery || !pair) return null;
  const { threshold, shares, n } = recovery;
  return (
    <Sheet
      title={t("recovery.sheet-title", { organisation })}
      why={t("recovery.sheet-why", { threshold, count: shares.length, organisation })}
      code={letters}
      facts={[
        [t("recovery.sheet-held-by"), isOutside ? t("recovery.on-paper") : me.name],
        [t("recovery.sheet-split-on"), dayWords(state.said[n]?.on ?? today)],
        [t("recovery.number"), digitWords(safetyNumber(RECOVERY, pair.keys))],
      ]}
      advice={[
        [t("sheet.keep"), t("recovery.sheet-keep-says")],
        [t("recovery.sheet-use"), t("recovery.sheet-use-says")],
        [t("sheet.lost"), t("recovery.sheet-lost-says")],
      ]}
      root={keyActs.root}
      acts={act}
    />
  );
}
