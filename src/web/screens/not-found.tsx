// What is not there and what one may not see look the same from here.

import { Nothing } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useTitle } from "../app.ts";

export function NotFound() {
  const { t } = useWords();
  useTitle(t("more.not-found"));
  return (
    <Nothing
      icon="search"
      title={t("more.we-could-not-find-that")}
      act={<LinkButton to="/">{t("more.back-to-today")}</LinkButton>}
    >
      {t("more.it-is-not-there-or")}
    </Nothing>
  );
}
