// What stands in a tab whose person goes on in another one. Promise: nothing that was typed here is lost, and nothing is left open here.
import { Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";

export function Elsewhere({ onHere }: { readonly onHere: () => void }) {
  const { t } = useWords();
  return (
    <main>
      <Nothing
        icon="lock"
        title={t("tab.elsewhere")}
        act={
          <Button tone="primary" onClick={onHere}>
            {t("tab.use-it-here")}
          </Button>
        }
      >
        {t("tab.elsewhere-says")}
      </Nothing>
    </main>
  );
}
