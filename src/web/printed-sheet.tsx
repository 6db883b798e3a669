// The sheet with somebody's printed code: what it is for, where to keep it, and by which letters this Banyan is known.
// Promise: it is drawn once, from what this device has just made, and prints as one real page; nothing of it is fetched or kept.
import { useEffect, useRef } from "react";
import { fingerprintOf } from "#core/seal/invitation.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import { dayOfInstant } from "./out-hours.ts";
import styles from "./printed-sheet.module.css";

interface PrintedSheetParts {
  /** Eight groups of four letters. */
  readonly code: string;
  readonly name: string;
  /** The public key of the installation. */
  readonly root: string;
  /** Whoever founded this Banyan keeps its root beside their own keys. */
  readonly isFounder?: boolean;
  readonly onGoOn: () => void;
}

export function PrintedSheet({ code, name, root, isFounder = false, onGoOn }: PrintedSheetParts) {
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
            {t("sheet.title")}
          </h2>
          <p>{t("sheet.why")}</p>
        </header>
        <p className={styles.code} translate="no">
          {code.split("-").map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none moves
            <span key={at}>{group}</span>
          ))}
        </p>
        <dl className={styles.facts}>
          <div>
            <dt>{t("sign-in.name")}</dt>
            <dd translate="no">{name}</dd>
          </div>
          <div>
            <dt>{t("sheet.sign-in-at")}</dt>
            <dd translate="no">{location.host}</dd>
          </div>
          <div>
            <dt>{t("sheet.made-on")}</dt>
            <dd>{dayWords(dayOfInstant(Date.now()))}</dd>
          </div>
        </dl>
        <h3>{t("sheet.keep")}</h3>
        <p>{t("sheet.keep-says")}</p>
        <h3>{t("sheet.use")}</h3>
        <p>{t("sheet.use-says")}</p>
        <h3>{t("sheet.lost")}</h3>
        <p>{t("sheet.lost-says")}</p>
        {isFounder && (
          <>
            <h3>{t("sheet.root")}</h3>
            <p>{t("sheet.root-says")}</p>
          </>
        )}
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
        <Button tone="primary" onClick={onGoOn}>
          {t("sheet.have-it")}
        </Button>
      </div>
    </>
  );
}
