// A question to which people gave different answers without having seen each other: each answer, who gave it and when, side by side.
// Promise: all of them stay until somebody chooses, and nothing else waits for that.
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import styles from "./conflict.module.css";
import { Icon } from "./icon.tsx";
import { useWords } from "./say.tsx";

export interface ConflictVersion {
  readonly key: string;
  readonly words: ReactNode;
  /** Who gave this answer, and when. */
  readonly by: readonly { readonly who: string; readonly when: string }[];
  readonly isShown: boolean;
  /** Nothing where this person may not choose it. */
  readonly onKeep: (() => void) | undefined;
}

interface ConflictParts {
  readonly label: string;
  readonly says: string;
  readonly versions: readonly ConflictVersion[];
  /** What else may be done, and what was asked. */
  readonly children?: ReactNode;
}

export function Conflict({ label, says, versions, children }: ConflictParts) {
  const { t } = useWords();
  return (
    <section className={styles.conflict} aria-label={t("ui.two-answers-to", { label })}>
      <header>
        <Icon name="fork" />
        <div>
          <h3>{label}</h3>
          <p>{says}</p>
        </div>
      </header>
      <ul className={styles.versions}>
        {versions.map(({ key, words, by, isShown, onKeep }, at) => (
          <li key={key}>
            <div className={styles.words} id={`${key}-words`}>
              {words}
            </div>
            <ul className={styles.by}>
              {by.map(({ who, when }) => (
                <li key={`${who} ${when}`}>
                  {who}, <time>{when}</time>
                </li>
              ))}
              {isShown && <li>{t("ui.shown-meanwhile")}</li>}
            </ul>
            {onKeep && (
              <Button aria-describedby={`${key}-words`} onClick={onKeep}>
                {t("ui.keep-this-one")}
                <span className="unseen">: {by[0]?.who ?? at + 1}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {children && <footer className={styles.more}>{children}</footer>}
    </section>
  );
}
