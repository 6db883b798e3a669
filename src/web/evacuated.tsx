// What is said after a phone was cleared in a hurry: what is left on it, as it was read from its disk a moment ago.
// Promise: nothing is claimed that was not looked at; it names nobody.
import { Banner, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useTitle } from "./app.ts";
import type { Cleared } from "./clearing.ts";
import styles from "./evacuated.module.css";

export function Evacuated({ everybody, left, sentCount, onClose }: Cleared & { readonly onClose: () => void }) {
  const { t } = useWords();
  useTitle(t("here.plain"));
  if (!left)
    return (
      <main className={styles.page}>
        <Progress says={t("evacuate.going")} done={0} />
      </main>
    );
  const isClean = left.places.length === 0;
  return (
    <main className={styles.page}>
      <h1>{t(isClean ? (everybody ? "evacuate.clean-all" : "evacuate.clean-one") : "evacuate.not-clean")}</h1>
      {!isClean && (
        <Banner tone="clay" icon="warn">
          {t("evacuate.not-clean-says", { places: left.places.join(", ") })}
        </Banner>
      )}
      <div role="status">
        {sentCount !== undefined && sentCount > 0 && <p>{t("evacuate.sent", { count: sentCount })}</p>}
        <p>{t("evacuate.unsent", { count: left.unsentCount })}</p>
        {left.fileCount > 0 && <p>{t("evacuate.files", { count: left.fileCount })}</p>}
      </div>
      <p className="meta">{t("evacuate.looked")}</p>
      <p>
        <Button onClick={onClose}>{t("evacuate.close")}</Button>
      </p>
    </main>
  );
}
