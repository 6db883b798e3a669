// The way to the page of a lost phone, beside a colleague.

import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";

export function LostWay({
  tenant,
  person,
  name,
}: {
  readonly tenant: string;
  readonly person: string;
  readonly name: string;
}) {
  const { t } = useWords();
  const { keyActs, go } = useApp();
  if (!keyActs.mayCutOff(tenant, person)) return null;
  return (
    <Button aria-label={t("lost.way-of", { name })} onClick={() => go(`/lost/${tenant}/${person}`)}>
      {t("lost.way")}
    </Button>
  );
}
