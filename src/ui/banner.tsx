// A sentence that stays until what it speaks of has changed, with what to do about it beside it.
import type { ReactNode } from "react";
import styles from "./banner.module.css";
import { Icon, type IconName } from "./icon.tsx";

interface BannerParts {
  readonly tone?: "slate" | "ochre" | "clay" | "pine";
  readonly icon?: IconName;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly act?: ReactNode;
}

export function Banner({ tone = "slate", icon = "info", title, children, act }: BannerParts) {
  return (
    <div className={`${styles.banner} ${styles[tone]}`}>
      <Icon name={icon} />
      <div className={styles.words}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {act && <div className={styles.act}>{act}</div>}
    </div>
  );
}

/** What a place says when it has nothing to show: empty, still loading, offline, refused, nothing found. */
export function Nothing({
  icon,
  title,
  children,
  act,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly act?: ReactNode;
}) {
  return (
    <div className={styles.nothing}>
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {act}
    </div>
  );
}

/** How far a long work has come. Without `most` its end is not known. */
export function Progress({
  says,
  done,
  most,
}: {
  readonly says: string;
  readonly done: number;
  readonly most?: number;
}) {
  return (
    <div className={styles.progress}>
      <span className="num">{says}</span>
      <progress aria-label={says} {...(most === undefined ? {} : { value: done, max: most })} />
    </div>
  );
}
