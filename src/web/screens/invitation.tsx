// The link of an invitation, shown once to whoever made it, with what to do with it.
// Promise: it stands in the memory of this page alone, and goes when the page goes.
import { useEffect, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import { JOIN_PATH } from "../join-link.ts";
import styles from "./keys.module.css";

interface InvitationParts {
  readonly name: string;
  /** What follows the `#` of the link. */
  readonly invitation: string;
  readonly onDone: () => void;
}

export function Invitation({ name, invitation, onDone }: InvitationParts) {
  const { t } = useWords();
  const link = `${location.origin}${JOIN_PATH}#${invitation}`;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever pressed the button stands at the foot of a form: the link is what comes next.
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "center" });
    heading.current?.focus({ preventScroll: true });
  }, []);
  const [isCopied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      // Not allowed here: it can be marked and copied by hand.
      () => setCopied(false),
    );
  return (
    <section className={`card ${styles.invitation}`} aria-label={t("keys.link-for", { name })}>
      <h2 ref={heading} tabIndex={-1}>
        {t("keys.link-for", { name })}
      </h2>
      <p>{t("keys.link-how", { name })}</p>
      <Entry label={t("keys.link")} value={link} onType={() => {}} readOnly />
      <div className={styles.acts}>
        <Button icon="copy" tone="primary" onClick={copy}>
          {t("keys.link-copy")}
        </Button>
        <Button onClick={onDone}>{t("keys.link-done")}</Button>
        <span role="status">{isCopied && t("keys.link-copied")}</span>
      </div>
      <p className="meta">
        {t("keys.link-once")} {t("keys.link-next", { name })}
      </p>
    </section>
  );
}
