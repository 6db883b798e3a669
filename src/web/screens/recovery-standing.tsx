// How the recovery of an organisation stands: who holds a share, what it opens, when it was last proven; and whether one holds a share.
// Promise: of other people's shares nothing is known here but whose they are.
import { useState } from "react";
import { isIn, placesOf } from "#core/seal/circle.ts";
import { belongsForGood } from "#core/seal/fair-split.ts";
import { RECOVERY, type Share } from "#core/seal/key-state.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import { circleWords } from "../circle-words.ts";
import type { RecoveryHere } from "../recoveries.ts";
import styles from "./recovery.module.css";
import { SafetyNumber } from "./safety-number.tsx";

interface HereParts {
  readonly here: RecoveryHere;
}

export function Standing({ here: { state, dueOn, isLate }, onBring }: HereParts & { readonly onBring: () => void }) {
  const { t } = useWords();
  const app = useApp();
  const { recovery } = state;
  const pair = state.people.get(RECOVERY);
  if (!recovery || !pair || dueOn === undefined) return null;
  const { drilledOn, threshold, shares } = recovery;
  const all = placesOf(state);
  const shut = all.filter((place) => !isIn(state, place, RECOVERY, app.today));
  const due = dayWords(dueOn);
  return (
    <>
      <section>
        <h2>{t("recovery.drill")}</h2>
        {isLate ? (
          <Banner tone="clay" icon="warn" title={t("recovery.drill-late", { due })}>
            {t("recovery.drill-late-says")}
          </Banner>
        ) : (
          <p>
            {drilledOn === null
              ? t("recovery.never-drilled", { due })
              : t("recovery.drilled", { day: dayWords(drilledOn), due })}
          </p>
        )}
        <p>{t("recovery.drill-why")}</p>
        <p>
          <Button tone="primary" onClick={onBring}>
            {t("recovery.bring")}
          </Button>
        </p>
      </section>
      <section>
        <h2>{t("recovery.holders")}</h2>
        <p>{t("recovery.holders-say", { threshold, count: shares.length })}</p>
        <ul className={`card ${styles.lines}`}>
          {shares.map((share) => (
            <li key={share.commitment}>
              <Icon name={share.person === null ? "report" : "person"} />
              <span>
                <strong>{share.person === null ? t("recovery.on-paper") : app.nameOfPerson(share.person)}</strong>
                {sayHolder(share) && <small>{sayHolder(share)}</small>}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("recovery.circles")}</h2>
        {shut.length === 0 ? (
          <p>{t(all.length === 0 ? "recovery.circles-none" : "recovery.circles-all")}</p>
        ) : (
          <>
            <p>{t("recovery.circles-some")}</p>
            <ul className={`card ${styles.lines}`}>
              {shut.map((place) => (
                <li key={`${place.stream} ${place.circle}`}>
                  <Icon name="lock" />
                  <span>{circleWords(app, state, place)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section>
        <h2>{t("recovery.number")}</h2>
        <SafetyNumber number={safetyNumber(RECOVERY, pair.keys)} label={t("recovery.number")} />
        <p className="meta">{t("recovery.number-says")}</p>
      </section>
    </>
  );

  /** What has become of a holder since, where that matters. */
  function sayHolder({ person }: Share): string | undefined {
    if (person === null || !recovery) return undefined;
    if (state.lost.some((one) => one.person === person && one.n > recovery.n)) return t("recovery.holder-lost");
    if (!belongsForGood(app.programme.roles, state, person, app.today)) return t("recovery.holder-left");
    return (state.people.get(person)?.n ?? 0) > recovery.n ? t("recovery.holder-anew") : undefined;
  }
}

/** That one holds a share, and the way to see it. */
export function OwnShare({ here: { tenant }, onShow }: HereParts & { readonly onShow: (letters: string) => void }) {
  const { t } = useWords();
  const { recovery } = useApp();
  const [isOther, setOther] = useState(false);
  const show = async (): Promise<void> => {
    const own = await (await recovery()).ownShare(tenant);
    if (own === "other-keys" || own === undefined) setOther(true);
    else onShow(own);
  };
  return (
    <Banner
      tone="pine"
      icon="shield"
      title={t("recovery.own")}
      act={!isOther && <Button onClick={() => void show()}>{t("recovery.own-show")}</Button>}
    >
      {t(isOther ? "recovery.own-other" : "recovery.own-says")}
    </Banner>
  );
}
