// A page that shows a record says so to the access sheet: that it was opened, and that it was printed. After it is drawn, never before.
import { useEffect } from "react";
import { useApp } from "./app.ts";
import type { HeldRecord } from "./store.ts";

export function useOpened(held: HeldRecord | undefined): void {
  const { sheet } = useApp();
  useEffect(() => {
    if (!held) return;
    // Not taken back when the page goes: it was seen.
    setTimeout(() => sheet.opened(held));
    const onPrint = (): void => sheet.printed(held);
    addEventListener("beforeprint", onPrint);
    return () => removeEventListener("beforeprint", onPrint);
  }, [sheet, held]);
}
