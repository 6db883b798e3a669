// Words in which names are initials while others use this device: whole while the line they stand on is held. Everything held is held here.
// Promise: until then the names are in no element of the page, and so neither seen nor read aloud.
import { type RefObject, useEffect, useRef, useState } from "react";
import { listenForHold } from "./hold.ts";
import { useWords } from "./say.tsx";
import styles from "./told.module.css";
import { unveiled, useVeil } from "./veil.ts";

/** What is told of a record, by whatever makes the words of it. */
export function Told({ say }: { readonly say: () => string }) {
  useVeil();
  return <Held instead={say()} words={unveiled(say)} />;
}

/** Words, and what stands instead of them until they are held. */
export function Held({ instead, words }: { readonly instead: string; readonly words: string }) {
  const { t } = useWords();
  const own = useRef<HTMLSpanElement>(null);
  const [isHeld, setHeld] = useState(false);
  const hides = instead !== words;
  const hint = t("ui.hold-to-read");
  useEffect(() => {
    const span = own.current;
    if (!hides || !span) return;
    // The whole line is held where it is a way or a button; else the words themselves.
    const line = span.closest<HTMLElement>("a, button") ?? span;
    if (line === span) {
      span.tabIndex = 0;
      span.role = "button";
    }
    line.setAttribute("aria-description", hint);
    const endHolding = listenForHold(line, setHeld);
    return () => {
      endHolding();
      line.removeAttribute("aria-description");
    };
  }, [hides, hint]);
  if (!hides) return words;
  return (
    <span ref={own} className={styles.told} aria-live="polite">
      {isHeld ? words : instead}
    </span>
  );
}

/** Whether an element is pressed or held, from the first touch on: for one that does nothing else. `at`: what it stands or falls with. */
export function useHolding(element: RefObject<HTMLElement | null>, at?: unknown): boolean {
  const [isHeld, setHeld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it comes and goes, another element is listened to
  useEffect(() => (element.current ? listenForHold(element.current, setHeld, 0) : undefined), [element, at]);
  return isHeld;
}
