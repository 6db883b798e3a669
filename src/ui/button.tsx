// What a person presses: a button for an act, a link that looks like one for a way. One primary button a screen.
import type { ComponentProps } from "react";
import { Link } from "wouter";
import styles from "./button.module.css";
import { Icon, type IconName } from "./icon.tsx";

interface Look {
  readonly tone?: "plain" | "primary" | "quiet" | "harm";
  readonly icon?: IconName;
  /** Only the icon is seen; the words are read aloud. */
  readonly bare?: boolean;
}

export function Button({
  tone = "plain",
  icon,
  bare = false,
  children,
  type = "button",
  className,
  ...more
}: Look & ComponentProps<"button">) {
  return (
    <button type={type} className={classOf(tone, bare, className)} {...more}>
      <Inside icon={icon} bare={bare} words={children} />
    </button>
  );
}

export function LinkButton({
  tone = "plain",
  icon,
  bare = false,
  children,
  to,
}: Look & { readonly to: string; readonly children: React.ReactNode }) {
  return (
    <Link href={to} className={classOf(tone, bare)}>
      <Inside icon={icon} bare={bare} words={children} />
    </Link>
  );
}

function Inside({
  icon,
  bare,
  words,
}: {
  readonly icon: IconName | undefined;
  readonly bare: boolean;
  readonly words: React.ReactNode;
}) {
  return (
    <>
      {icon && <Icon name={icon} small={!bare} />}
      {bare ? <span className="unseen">{words}</span> : words}
    </>
  );
}

function classOf(tone: string, bare: boolean, more?: string): string {
  return [styles.button, styles[tone], bare ? styles.bare : "", more ?? ""].join(" ").trim();
}
