// One calm line about the recovery of one's organisations, where there is something to do: split it, hold the drill, put one's share on paper.
import { Banner } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useSync } from "../app.ts";
import { FEWEST, type RecoveryHere, recoveriesOf } from "../recoveries.ts";

export function RecoveryLine() {
  const { t } = useWords();
  const all = recoveriesOf(useApp());
  const { ready } = useSync();
  if (!ready) return null;
  const late = all.filter(({ isLate, administers, holdsShare }) => isLate && (administers || holdsShare));
  if (late.length > 0)
    return (
      <Banner
        tone="clay"
        icon="shield"
        title={t("recovery.today-late", named(late))}
        act={<LinkButton to={pathOf(late)}>{t("recovery.today-late-do")}</LinkButton>}
      />
    );
  const none = all.filter(({ state, administers, insiders }) => administers && !state.recovery && insiders >= FEWEST);
  if (none.length > 0)
    return (
      <Banner
        icon="shield"
        title={t("recovery.today-none", named(none))}
        act={<LinkButton to={pathOf(none)}>{t("recovery.today-none-do")}</LinkButton>}
      >
        {t("recovery.today-none-says")}
      </Banner>
    );
  // Until the first drill shows that everybody has theirs.
  const held = all.filter(({ state, holdsShare }) => holdsShare && state.recovery?.drilledOn === null);
  if (held.length === 0) return null;
  return (
    <Banner
      icon="shield"
      title={t("recovery.today-share", named(held))}
      act={<LinkButton to={pathOf(held)}>{t("recovery.today-share-do")}</LinkButton>}
    >
      {t("recovery.today-share-says")}
    </Banner>
  );
}

function named(some: readonly RecoveryHere[]): { readonly organisations: string } {
  return { organisations: some.map(({ organisation }) => organisation).join(", ") };
}

function pathOf(some: readonly RecoveryHere[]): string {
  const [one] = some;
  return one && some.length === 1 ? `/recovery/${one.tenant}` : "/recovery";
}
