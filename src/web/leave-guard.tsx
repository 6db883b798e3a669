// Asks before a page with something unfinished is left: by a link, by going back, by closing the tab.
// Promise: nothing is lost by a wrong tap; whoever wants to go is asked once and then goes.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useApp } from "./app.ts";

/** Marks the step that is ours. */
const GUARD = { guard: true };

interface LeaveGuardParts {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that goes on. */
  readonly leave: string;
}

/** Guards as long as it is rendered. */
export function LeaveGuard({ title, children, leave }: LeaveGuardParts) {
  const { go } = useApp();
  const [to, setTo] = useState<string | "back">();
  const leaving = useRef(false);

  useEffect(() => {
    const stay = location.pathname + location.search;
    // One step back leads here again, so that going back can be asked about.
    history.pushState(GUARD, "", stay);
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!(link instanceof HTMLAnchorElement) || !plain || link.target === "_blank" || link.hasAttribute("download"))
        return;
      if (link.origin !== location.origin || link.pathname === location.pathname) return;
      event.preventDefault();
      setTo(link.pathname + link.search);
    };
    const onBack = (): void => {
      // A way to a place on this page is no going back.
      if (leaving.current || location.hash !== "") return;
      history.pushState(GUARD, "", stay);
      setTo("back");
    };
    const onClose = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("click", onClick, true);
    addEventListener("popstate", onBack);
    addEventListener("beforeunload", onClose);
    return () => {
      removeEventListener("click", onClick, true);
      removeEventListener("popstate", onBack);
      removeEventListener("beforeunload", onClose);
      // What was guarded is finished and the page stays: the extra step goes away again.
      if (history.state?.guard) history.back();
    };
  }, []);

  const onLeave = (): void => {
    leaving.current = true;
    if (to === "back") history.go(-2);
    else if (to !== undefined) go(to);
  };
  if (to === undefined) return null;
  return (
    <Dialog
      title={title}
      onClose={() => setTo(undefined)}
      acts={
        <Button tone="harm" onClick={onLeave}>
          {leave}
        </Button>
      }
    >
      {children}
    </Dialog>
  );
}
