// Keys that work on every page. Promise: never in place of a key of the browser's own; while somebody types, only the one that locks.
import { useEffect } from "react";

/** `/` opens the search; Alt and L lock, whatever one is doing. */
export function useShortcuts(go: (path: string) => void, lock: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === "KeyL") {
        event.preventDefault();
        lock();
        return;
      }
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = event.target instanceof HTMLElement ? event.target : undefined;
      if (at?.isContentEditable || at?.closest("input, textarea, select, dialog")) return;
      event.preventDefault();
      go("/search");
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [go, lock]);
}
