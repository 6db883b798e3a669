// What opens one's keys, asked for: a password, or the code on one's printed sheet; at the door with a name, on a locked screen without.
// Promise: what was typed is handed on once and kept nowhere; what is wrong is said in one sentence, and never which part was wrong.
import { type ReactNode, useRef, useState } from "react";
import { CODE_BYTES } from "#core/seal/person-keys.ts";
import { readLetters } from "#core/words/letters.ts";
import { Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import type { Shown } from "./vault.ts";
import styles from "./way-form.module.css";

interface WayFormParts {
  /** At the door one says who one is. */
  readonly asksName?: boolean;
  readonly submit: string;
  /** What is wrong, as a sentence; nothing when the way is open. */
  readonly onShow: (name: string, shown: Shown) => Promise<string | undefined>;
  readonly children?: ReactNode;
}

export function WayForm({ asksName = false, submit, onShow, children }: WayFormParts) {
  const { t } = useWords();
  const [way, setWay] = useState<Shown["way"]>("password");
  const [name, setName] = useState("");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState("");
  const [isBusy, setBusy] = useState(false);
  const alert = useRef<HTMLParagraphElement>(null);

  const missing = (): string | undefined => {
    if (typed.trim() === "" || (asksName && name.trim() === "")) {
      if (way === "code") return t(asksName ? "sign-in.name-and-code-needed" : "sign-in.code-needed");
      return t(asksName ? "sign-in.both-needed" : "sign-in.needed");
    }
    return way === "code" && !readLetters(typed, CODE_BYTES) ? t("sign-in.code-shape") : undefined;
  };
  const tell = (sentence: string): void => {
    setWrong(sentence);
    queueMicrotask(() => alert.current?.focus());
  };
  const give = async (): Promise<void> => {
    if (isBusy) return;
    const lacks = missing();
    if (lacks) return tell(lacks);
    setWrong("");
    setBusy(true);
    const says = await onShow(name.trim(), { way, text: typed });
    setBusy(false);
    if (says === undefined) return;
    if (way === "password") setTyped("");
    tell(says);
  };
  const turn = (): void => {
    setWay(way === "code" ? "password" : "code");
    setTyped("");
    setWrong("");
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      {wrong && (
        <p ref={alert} className={styles.wrong} role="alert" tabIndex={-1}>
          {wrong}
        </p>
      )}
      {asksName && <Entry label={t("sign-in.name")} value={name} onType={setName} autoComplete="username" />}
      {way === "password" ? (
        <Entry
          key="password"
          secret
          label={t("sign-in.password")}
          value={typed}
          onType={setTyped}
          autoComplete="current-password"
        />
      ) : (
        <Entry
          key="code"
          code
          label={t("sign-in.code")}
          hint={t("sign-in.code-hint")}
          value={typed}
          onType={setTyped}
          autoComplete="off"
        />
      )}
      {isBusy && <Progress says={t("sign-in.opening")} done={0} />}
      <div className={styles.acts}>
        <Button type="submit" tone="primary" disabled={isBusy}>
          {submit}
        </Button>
        {children}
      </div>
      <p>
        <button type="button" className={styles.turn} onClick={turn}>
          {t(way === "password" ? "sign-in.with-code" : "sign-in.with-password")}
        </button>
      </p>
    </form>
  );
}
