// What has just happened, said once: seen for a while at the foot of the screen, and read aloud without taking the focus.

import { useEffect } from "react";
import { Icon } from "./icon.tsx";
import { useWords } from "./say.tsx";
import styles from "./status.module.css";

export interface Said {
  readonly id: number;
  readonly text: string;
  readonly tone: "done" | "trouble";
}

/** Always in the page, so that what is put in it is announced. It goes by itself: what matters stands elsewhere too, and it never lies on a button for long. */
export function StatusRegion({ said, onGone }: { readonly said: Said | undefined; readonly onGone: () => void }) {
  const { t } = useWords();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(onGone, said.tone === "done" ? 8000 : 16_000);
    return () => clearTimeout(timer);
  }, [said, onGone]);
  return (
    <div className={styles.region} role="status" aria-live="polite" data-print="no">
      {said && (
        <p key={said.id} className={styles[said.tone]}>
          <Icon name={said.tone === "done" ? "check" : "warn"} />
          {said.text}
          <button type="button" onClick={onGone}>
            <Icon name="cross" small />
            <span className="unseen">{t("ui.close-this-message")}</span>
          </button>
        </p>
      )}
    </div>
  );
}
