// Every kind of record this person may read, by domain: where the "Records" of a phone lead.

import { Link } from "wouter";
import { Nothing } from "#ui/banner.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useTitle } from "../app.ts";
import { domainsOf, listPath } from "../navigation.ts";
import styles from "./records.module.css";

export function RecordsIndex() {
  const { t } = useWords();
  const app = useApp();
  const domains = domainsOf(app);
  useTitle(t("record.records"));
  if (domains.length === 0) {
    return (
      <Nothing icon="folder" title={t("record.no-records-for-you-here")}>
        {t("record.your-work-here-is-with")}
      </Nothing>
    );
  }
  return (
    <div className={styles.index}>
      <h1>{t("record.records")}</h1>
      <div className={styles.domains}>
        {domains.map((domain) => (
          <section key={domain.id} className="card" aria-labelledby={`domain-${domain.id}`}>
            <h2 id={`domain-${domain.id}`}>
              <Icon name={domain.icon} />
              {domain.label}
            </h2>
            <ul>
              {domain.types.map((type) => (
                <li key={type.id}>
                  <Link href={listPath(type)}>
                    {type.plural}
                    <Icon name="forth" small />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
