// A newer app is on this device: said where nobody is writing anything, and taken only when asked for.
import { useSyncExternalStore } from "react";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { isNewerHere, onNewer, takeNewer } from "./kept-app.ts";

export function NewerApp() {
  const { t } = useWords();
  if (!useSyncExternalStore(onNewer, isNewerHere)) return null;
  return (
    <Banner tone="slate" title={t("app.newer")} act={<Button onClick={takeNewer}>{t("app.newer-take")}</Button>}>
      {t("app.newer-says")}
    </Banner>
  );
}
