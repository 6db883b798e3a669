// A passkey in place of what one would type: one button, and one sentence where it did not do.
import { useState } from "react";
import { Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import styles from "./way-form.module.css";

interface PasskeyButtonParts {
  readonly says: string;
  /** What is wrong, as a sentence; nothing when the way is open. */
  readonly onTouch: () => Promise<string | undefined>;
}

export function PasskeyButton({ says, onTouch }: PasskeyButtonParts) {
  const { t } = useWords();
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const touch = async (): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    setWrong(await onTouch());
    setBusy(false);
  };
  return (
    <div className={styles.form}>
      {wrong && (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
      {isBusy && <Progress says={t("passkeys.waiting")} done={0} />}
      <div className={styles.acts}>
        <Button icon="person" disabled={isBusy} onClick={() => void touch()}>
          {says}
        </Button>
      </div>
    </div>
  );
}
