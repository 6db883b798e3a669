// The second look before something is said that cannot be called back: what it means, a reason where one is asked for, and what went wrong as a sentence.
// Promise: nothing typed is lost when it could not be said.
import { type ReactNode, useState } from "react";
import type { Problem } from "#core/problem.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import { useSync } from "../app.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./ask.module.css";

interface AskParts {
  readonly title: string;
  readonly does: string;
  readonly tone?: "primary" | "harm";
  /** Asked for, with what it is called and where it is kept. */
  readonly reason?: { readonly label: string; readonly hint: string; readonly start?: string; readonly wrong?: string };
  /** What speaks against what was typed. */
  readonly isFit?: (typed: string) => boolean;
  readonly onDo: (typed: string) => Promise<Problem | undefined>;
  readonly onClose: () => void;
  /** Another act beside the first. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function Ask({ title, does, tone = "primary", reason, isFit, onDo, onClose, more, children }: AskParts) {
  const { t } = useWords();
  const { reached } = useSync();
  const [typed, setTyped] = useState(reason?.start ?? "");
  const [wrong, setWrong] = useState("");
  const [isBusy, setBusy] = useState(false);
  const isReady = !reason || (isFit ? isFit(typed) : typed.trim() !== "");
  const go = async (): Promise<void> => {
    setBusy(true);
    setWrong("");
    const trouble = await onDo(typed.trim());
    setBusy(false);
    if (trouble) return setWrong(sayProblem(trouble));
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button tone={tone} disabled={isBusy || !isReady || !reached} onClick={() => void go()}>
            {does}
          </Button>
          {more}
        </>
      }
    >
      <div className={styles.asked}>
        {children}
        {reason && (
          <Entry
            label={reason.label}
            hint={reason.hint}
            wrong={typed.trim() !== "" && !isReady ? reason.wrong : undefined}
            value={typed}
            onType={setTyped}
          />
        )}
        {!reached && (
          <p role="status">
            <strong>{t("ask.away")}.</strong> {t("ask.away-says")}
          </p>
        )}
        {wrong && (
          <p role="alert" className={styles.wrong}>
            {wrong}
          </p>
        )}
      </div>
    </Dialog>
  );
}
