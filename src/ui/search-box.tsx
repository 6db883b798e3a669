// The box in which something is looked up: a field that fills what its glass leaves.
import type { ComponentProps } from "react";
import { Icon } from "./icon.tsx";
import styles from "./search-box.module.css";

interface SearchBoxProps extends Omit<ComponentProps<"input">, "type" | "className" | "onChange"> {
  /** What is searched, for those who do not see the box. */
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** Where looking up is what the screen is for. */
  readonly isLarge?: boolean;
}

export function SearchBox({ label, onType, isLarge = false, ...input }: SearchBoxProps) {
  return (
    <search className={isLarge ? `${styles.box} ${styles.large}` : styles.box}>
      <Icon name="search" />
      <input {...input} type="search" aria-label={label} onChange={(event) => onType(event.target.value)} />
    </search>
  );
}
