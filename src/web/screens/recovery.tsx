// Recovery: for the day on which nobody of an organisation has keys any more. Who holds a share of the key that nobody keeps, whether the
// shares still work, one's own share, and the shares brought together.
// Promise: nobody sees a share but the one that is sealed to them; what is shown of a share is gone when this page is left.
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { useApp, useSync, useTitle } from "../app.ts";
import { FEWEST, type RecoveryHere, recoveriesOf } from "../recoveries.ts";
import type { Split } from "../recovery.ts";
import { NotFound } from "./not-found.tsx";
import { PATH, Recoveries } from "./recoveries-list.tsx";
import styles from "./recovery.module.css";
import { HandOver, SplitRecovery } from "./recovery-split.tsx";
import { OwnShare, Standing } from "./recovery-standing.tsx";
import { BringShares } from "./recovery-together.tsx";
import { ShareSheet } from "./share-sheet.tsx";

export function Recovery() {
  const { t } = useWords();
  const app = useApp();
  const { ready, reached } = useSync();
  const [path] = useLocation();
  useTitle(t("recovery.title"));
  const all = recoveriesOf(app);
  const asked = path.slice(PATH.length + 1);
  const one = asked === "" ? (all.length === 1 ? all[0] : undefined) : all.find(({ tenant }) => tenant === asked);
  if (all.length === 0 && !ready && reached) return <Progress says={t("app.opening")} done={0} />;
  if (all.length === 0 && !reached)
    return (
      <Nothing icon="cloud" title={t("recovery.bring-away")}>
        {t("keys.away-says")}
      </Nothing>
    );
  if (all.length === 0 || (asked !== "" && !one)) return <NotFound />;
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      {one && all.length > 1 && (
        <p className={styles.way} data-print="no">
          <Link href={PATH}>
            <Icon name="back" small />
            {t("recovery.all")}
          </Link>
        </p>
      )}
      <header data-print="no">
        <h1>{t("recovery.title")}</h1>
        {one && <p className="meta">{one.organisation}</p>}
        {!one?.state.recovery && <p>{t("recovery.lead")}</p>}
      </header>
      {one ? <OfOrganisation key={one.tenant} here={one} /> : <Recoveries all={all} />}
    </div>
  );
}

function OfOrganisation({ here }: { readonly here: RecoveryHere }) {
  const { t } = useWords();
  const { administers, holdsShare, insiders, state } = here;
  // Kept here: once it is split this page is another one, and the sheets are shown only now.
  const [split, setSplit] = useState<Split>();
  const [isBringing, setBringing] = useState(false);
  // One's own, and of which pair it is.
  const [own, setOwn] = useState<{ readonly letters: string; readonly n: number }>();
  if (split) return <HandOver here={here} papers={split.papers} onDone={() => setSplit(undefined)} />;
  // A page by itself: nothing else is printed with it.
  if (own && own.n === state.recovery?.n)
    return (
      <ShareSheet
        here={here}
        letters={own.letters}
        act={
          <Button tone="primary" onClick={() => setOwn(undefined)}>
            {t("recovery.own-hide")}
          </Button>
        }
      />
    );
  if (isBringing) return <BringShares here={here} onPutAway={() => setBringing(false)} />;
  if (state.recovery) {
    const { n } = state.recovery;
    return (
      <>
        {holdsShare && <OwnShare key={n} here={here} onShow={(letters) => setOwn({ letters, n })} />}
        <Standing here={here} onBring={() => setBringing(true)} />
        {administers && <SplitRecovery here={here} onMade={setSplit} />}
      </>
    );
  }
  if (!administers)
    return (
      <Nothing icon="shield" title={t("recovery.none")}>
        {t("recovery.none-says")}
      </Nothing>
    );
  if (insiders < FEWEST)
    return (
      <Banner
        icon="people"
        title={t("recovery.few")}
        act={<LinkButton to="/set-up/people">{t("set-up.step-people")}</LinkButton>}
      >
        {t("recovery.few-says")}
      </Banner>
    );
  return <SplitRecovery here={here} onMade={setSplit} />;
}
