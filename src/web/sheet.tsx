// A sheet of paper with letters on it that are kept and typed one day: the frame of a printed code and of a share.
// Promise: it is drawn once, from what this device has just opened, and prints as one real page; nothing of it is fetched or kept.
import { type ReactNode, useEffect, useRef } from "react";
import { fingerprintOf } from "#core/seal/invitation.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import styles from "./sheet.module.css";

interface SheetParts {
  readonly title: string;
  readonly why: string;
  /** Groups of four letters. */
  readonly code: string;
  /** What else is known of it, by its word. */
  readonly facts: readonly (readonly [word: string, fact: string])[];
  /** What to do with it, under a heading each. */
  readonly advice: readonly (readonly [heading: string, says: string])[];
  /** The public key of the installation. */
  readonly root: string;
  readonly acts: ReactNode;
}

export function Sheet({ title, why, code, facts, advice, root, acts }: SheetParts) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // It takes the place of a long form: one is at its head.
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <>
      <article className={`card ${styles.sheet}`}>
        <header>
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <p>{why}</p>
        </header>
        <p className={styles.code} translate="no">
          {code.split("-").map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none moves
            <span key={at}>{group}</span>
          ))}
        </p>
        <dl className={styles.facts}>
          {facts.map(([word, fact]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd translate="no">{fact}</dd>
            </div>
          ))}
        </dl>
        {advice.map(([word, says]) => (
          <section key={word}>
            <h3>{word}</h3>
            <p>{says}</p>
          </section>
        ))}
        <h3>{t("sheet.installation")}</h3>
        <p className={styles.print} translate="no">
          {fingerprintOf(root)}
        </p>
        <p>{t("sheet.installation-says")}</p>
      </article>
      <div className={styles.acts} data-print="no">
        <Button icon="report" onClick={() => print()}>
          {t("sheet.print")}
        </Button>
        {acts}
      </div>
    </>
  );
}
