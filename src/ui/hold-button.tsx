// A button that does what it says only when it is held: with a finger, a mouse, the space bar or Enter. A touch by accident does nothing, and
// says how it is done.
import { useEffect, useRef, useState } from "react";
import styles from "./hold-button.module.css";
import { Icon, type IconName } from "./icon.tsx";
import { useWords } from "./say.tsx";

interface HoldButtonParts {
  readonly icon?: IconName;
  readonly children: string;
  readonly onHeld: () => void;
}

/** Long enough that nobody does it in passing, short enough for somebody in a hurry. */
const HOLD_MILLIS = 2_000;

export function HoldButton({ icon, children, onHeld }: HoldButtonParts) {
  const { t } = useWords();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isHeld, setHeld] = useState(false);
  const [isShort, setShort] = useState(false);
  const begin = (): void => {
    if (timer.current) return;
    setHeld(true);
    setShort(false);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      setHeld(false);
      onHeld();
    }, HOLD_MILLIS);
  };
  const end = (): void => {
    if (!timer.current) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    setHeld(false);
    setShort(true);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const isKey = (key: string): boolean => key === " " || key === "Enter";
  return (
    <span className={styles.hold}>
      <button
        type="button"
        className={`${styles.button} ${isHeld ? styles.held : ""}`}
        onPointerDown={({ button }) => button === 0 && begin()}
        onPointerUp={end}
        onPointerLeave={end}
        onPointerCancel={end}
        onBlur={end}
        onContextMenu={(event) => event.preventDefault()}
        // A press that some reader of the screen makes by itself has no length.
        onClick={() => !timer.current && setShort(true)}
        onKeyDown={(event) => {
          if (!isKey(event.key)) return;
          event.preventDefault();
          begin();
        }}
        onKeyUp={({ key }) => isKey(key) && end()}
      >
        {icon && <Icon name={icon} small />}
        {children}
      </button>
      <span role="status" className={styles.says}>
        {isHeld ? t("ui.keep-holding") : isShort ? t("ui.held-too-short") : ""}
      </span>
    </span>
  );
}
