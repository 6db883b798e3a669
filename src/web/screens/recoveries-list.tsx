// The recoveries of several organisations, each with how it stands.
import { Link } from "wouter";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import { FEWEST, type RecoveryHere } from "../recoveries.ts";
import styles from "./recoveries-list.module.css";

export const PATH = "/recovery";

export function Recoveries({ all }: { readonly all: readonly RecoveryHere[] }) {
  const { t } = useWords();
  return (
    <nav aria-label={t("recovery.organisations")}>
      <ul className={`card ${styles.list}`}>
        {all.map((one) => (
          <li key={one.tenant}>
            <Link href={`${PATH}/${one.tenant}`}>
              <span>
                <strong>{one.organisation}</strong>
                <small className={one.isLate ? styles.late : undefined}>{sayStanding(one)}</small>
              </span>
              <Icon name="forth" small />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );

  function sayStanding({ dueOn, isLate, insiders }: RecoveryHere): string {
    if (dueOn === undefined) return t(insiders < FEWEST ? "set-up.recovery-few" : "recovery.state-none");
    return t(isLate ? "recovery.state-late" : "recovery.state-due", { day: dayWords(dueOn) });
  }
}
