// Beside the list while no record is open: what this kind is, who reads it, what may be counted from it.

import { Link } from "wouter";
import { rulesOf } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { Disc } from "#ui/tag.tsx";
import { lower } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import { iconOf, listPath, whyPath } from "../navigation.ts";
import styles from "./type-page.module.css";
import { WhoReads } from "./who-reads.tsx";

export function TypePage({ type }: { readonly type: RecordType }) {
  const { t } = useWords();
  const { programme, may } = useApp();
  useTitle(type.plural);
  const domain = programme.domains.find(({ types }) => types.includes(type));
  const counted = rulesOf(programme).filter((rule) => rule.type === type.id);
  return (
    <div className={styles.page}>
      <header>
        <Disc icon={iconOf(domain)} tone="pine" />
        <div>
          <h2>{type.plural}</h2>
          <p className="meta">{domain?.label}</p>
        </div>
        {may("create", type.id) && (
          <LinkButton tone="primary" icon="plus" to={`${listPath(type)}/new`}>
            {t("record.new", { kind: lower(type.label) })}
          </LinkButton>
        )}
      </header>
      <section>
        <h3>{t("record.who-can-read-this")}</h3>
        <WhoReads type={type} />
        <p>
          <Link href={whyPath(type)} className="link">
            {t("why.by-name")}
          </Link>
        </p>
      </section>
      <section>
        <h3>{t("record.what-is-counted-from-it")}</h3>
        {counted.length === 0 ? (
          <p>{t("record.nothing-it-is-here-for")}</p>
        ) : (
          <ul className={styles.counted}>
            {counted.map((rule) => (
              <li key={rule.kind}>{rule.says}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
