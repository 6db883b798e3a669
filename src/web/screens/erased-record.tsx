// What stands where a record stood that was erased: that it was, and when. Promise: what somebody had typed or saved and not sent is shown
// to them, and goes only when they throw it away.
import { useState } from "react";
import type { RecordType } from "#core/record/type.ts";
import { Banner } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { answerWords, dayWords } from "#ui/words.ts";
import { useApp, useUnsent } from "../app.ts";
import { nameOf } from "../lines.ts";
import { listPath } from "../navigation.ts";
import styles from "./erase.module.css";

export function ErasedRecord({
  type,
  id,
  on,
}: {
  readonly type: RecordType;
  readonly id: string;
  readonly on: string | null;
}) {
  const { t } = useWords();
  const { drafts, store } = useApp();
  const [typed, setTyped] = useState(() => drafts.find(id));
  const isUnsent = useUnsent().some(({ envelope }) => envelope.head.record === id);
  const answers = Object.entries(typed ?? {}).flatMap(([name, value]) => {
    const field = type.fields[name];
    const words = field && (answerWords(field, value, (_type, of) => nameOf(store, of)) || JSON.stringify(value ?? ""));
    return field && words ? [[field.label, words] as const] : [];
  });
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <div role="alert">
          <h1>{t("erased.title")}</h1>
        </div>
        <p>{on === null ? t("erased.some-day") : t("erased.on", { day: dayWords(on) })}</p>
        <p>{t("erased.count")}</p>
      </header>
      {isUnsent && (
        <Banner
          tone="ochre"
          icon="info"
          title={t("erased.unsent")}
          act={<LinkButton to="/unsent">{t("today.see-unsent")}</LinkButton>}
        >
          {t("erased.unsent-says")}
        </Banner>
      )}
      {answers.length > 0 && (
        <section aria-labelledby="erased-typed">
          <h2 id="erased-typed">{t("erased.typed")}</h2>
          <p>{t("erased.typed-says")}</p>
          <dl className={`card ${styles.sheet} ${styles.facts}`}>
            {answers.flatMap(([label, words]) => [<dt key={label}>{label}</dt>, <dd key={`${label} is`}>{words}</dd>])}
          </dl>
          <p>
            <Button
              tone="harm"
              onClick={() => {
                drafts.drop(id);
                setTyped(undefined);
              }}
            >
              {t("erased.throw-away")}
            </Button>
          </p>
        </section>
      )}
      <p>
        <LinkButton icon="back" to={listPath(type)}>
          {type.plural}
        </LinkButton>
      </p>
    </div>
  );
}
