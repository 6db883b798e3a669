// The native dialog: it keeps the focus inside, gives it back, and closes on Escape by itself.

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";
import styles from "./dialog.module.css";
import { useWords } from "./say.tsx";

interface DialogParts {
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons; the one that does what the title asks comes first. */
  readonly acts: ReactNode;
  readonly onClose: () => void;
}

/** Open as long as it is rendered. */
export function Dialog({ title, children, acts, onClose }: DialogParts) {
  const { t } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className={styles.dialog} aria-labelledby={id} onCancel={onClose} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div className={styles.words}>{children}</div>
      <div className={styles.acts}>
        {acts}
        <Button onClick={onClose}>{t("ui.not-now")}</Button>
      </div>
    </dialog>
  );
}
