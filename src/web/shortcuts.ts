// Keys that work on every page. Promise: never while somebody types, and never in place of a key of the browser's own.
import { useEffect } from "react";

/** `/` opens the search. */
export function useShortcuts(go: (path: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = event.target instanceof HTMLElement ? event.target : undefined;
      if (at?.isContentEditable || at?.closest("input, textarea, select, dialog")) return;
      event.preventDefault();
      go("/search");
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [go]);
}
