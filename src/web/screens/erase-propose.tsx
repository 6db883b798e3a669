// One record proposed to be erased because somebody asked for it, from its own page.
import { useState } from "react";
import { isProblem } from "#core/problem.ts";
import { Banner } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { useApp, useHeld, useSync, useTitle } from "../app.ts";
import { lineOf } from "../lines.ts";
import { recordPath } from "../navigation.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./erase.module.css";
import { NotFound } from "./not-found.tsx";

export function ProposePage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { store, api, may, go, say } = useApp();
  const { reached } = useSync();
  const held = useHeld(id);
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  useTitle(t("erase.propose-title"));
  if (!held || !may("erase", held.type.id, held.folded)) return <NotFound />;
  const propose = async (): Promise<void> => {
    setBusy(true);
    const answer = await api.post("/api/erasures/propose", { tenant: held.folded.tenant, record: id });
    setBusy(false);
    if (isProblem(answer)) return setWrong(sayProblem(answer));
    say(t("erase.propose-done"));
    go("/erase");
  };
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <h1>{t("erase.propose-ask", { name: lineOf(store, held) })}</h1>
        <p>{t("erase.propose-says")}</p>
      </header>
      <section>
        <h2>{t("erase.goes")}</h2>
        <p>{t("erase.goes-all", { changes: held.revision })}</p>
        <p>{t("erase.goes-phones")}</p>
        <h2>{t("erase.stays")}</h2>
        <p>{t("erase.stays-count")}</p>
      </section>
      {!reached && <Banner icon="cloud" title={t("erase.away")} />}
      {wrong && <p role="alert">{wrong}</p>}
      <p className={styles.acts}>
        <Button tone="primary" disabled={isBusy || !reached} onClick={() => void propose()}>
          {t("erase.propose")}
        </Button>
        <LinkButton to={recordPath(held.type, id)}>{t("ui.not-now")}</LinkButton>
      </p>
    </div>
  );
}
