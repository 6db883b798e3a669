// The last step of setting up: for each organisation the key that nobody keeps. It is split and looked after on a page of its own.
import { useWords } from "#ui/say.tsx";
import { useApp, useSync } from "../app.ts";
import { FEWEST, type RecoveryHere, recoveriesOf } from "../recoveries.ts";
import { Recoveries } from "./recoveries-list.tsx";
import type { StepStanding } from "./set-up-parts.tsx";

export function RecoveryStep() {
  const { t } = useWords();
  return (
    <>
      <p>{t("recovery.lead")}</p>
      <Recoveries all={useAdministered()} />
    </>
  );
}

/** Done where every organisation has one that has people for it; it waits for people where none has. */
export function useRecoveryStanding(): StepStanding {
  const { t } = useWords();
  const all = useAdministered();
  const split = all.filter(({ state }) => state.recovery);
  const open = all.filter(({ state, insiders }) => !state.recovery && insiders >= FEWEST);
  if (open.length === 0 && split.length === 0) return { isDone: false, waits: true, says: t("set-up.recovery-few") };
  if (split.length === 0) return { isDone: false, says: t("set-up.recovery-none") };
  const says =
    split.length === all.length
      ? t("set-up.recovery-done")
      : t("set-up.recovery-some", { done: split.length, all: all.length });
  return { isDone: open.length === 0, says };
}

function useAdministered(): readonly RecoveryHere[] {
  // Drawn again when a log was read on.
  useSync();
  return recoveriesOf(useApp()).filter(({ administers }) => administers);
}
