// A word or two about the state of a thing. Colour never says what the words do not.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./tag.module.css";

export type Tone = "pine" | "clay" | "ochre" | "slate" | "plum" | "plain";

export function Tag({
  tone = "plain",
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {icon && <Icon name={icon} small />}
      {children}
    </span>
  );
}

/** A round sign in a soft colour: at the head of a line in a timeline or a band. */
export function Disc({ tone = "plain", icon }: { readonly tone?: Tone; readonly icon: IconName }) {
  return (
    <span className={`${styles.disc} ${styles[tone]}`}>
      <Icon name={icon} />
    </span>
  );
}

/** The initials of somebody who works here; never of a child. */
export function Initials({ name, dark = false }: { readonly name: string; readonly dark?: boolean }) {
  const words = name.split(/\s+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("");
  return (
    <span className={`${styles.initials} ${dark ? styles.dark : ""}`} aria-hidden="true">
      {letters.toLocaleUpperCase()}
    </span>
  );
}
