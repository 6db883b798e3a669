// Beside the page: where to look now, and what to try. Promise: it is never in the way of a button, traps no focus, and goes for good
// when it is closed.
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp } from "./app.ts";
import styles from "./guide-panel.module.css";
import { type Guided, keepGuide, keptGuide } from "./guides.ts";

export function GuidePanel() {
  const { person, go } = useApp();
  const { t } = useWords();
  const [guided, setGuided] = useState(() => keptGuide(sessionStorage));
  // Somebody else has signed in since: it was not begun for them.
  if (!guided || guided.guide.does !== person.does) return null;
  const { guide, step } = guided;
  const words = `guide.${guide.id}-${step + 1}` as "guide.trainer-1";

  const keep = (next: Guided | undefined): void => {
    keepGuide(sessionStorage, next);
    setGuided(next);
  };
  const move = (by: 1 | -1): void => {
    const to = guide.steps[step + by];
    keep(to === undefined ? undefined : { guide, step: step + by });
    if (to !== undefined) go(to);
  };
  return (
    <aside className={styles.panel} aria-label={t("guide.label")} data-print="no">
      <p className={styles.count}>{t("guide.step", { step: step + 1, count: guide.steps.length })}</p>
      <div role="status">
        <h2>{t(words)}</h2>
        <p>{t(`${words}-says`)}</p>
      </div>
      <div className={styles.acts}>
        {step > 0 && <Button onClick={() => move(-1)}>{t("guide.back")}</Button>}
        <Button onClick={() => move(1)}>{guide.steps[step + 1] ? t("guide.next") : t("guide.done")}</Button>
      </div>
      <Button tone="quiet" bare icon="cross" className={styles.close} onClick={() => keep(undefined)}>
        {t("guide.close")}
      </Button>
    </aside>
  );
}
