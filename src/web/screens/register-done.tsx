// After the one button: how much has gone out, what was not accepted, and the ways on. Everything is kept already; nobody has to wait.

import { Link } from "wouter";
import { findType } from "#core/programme.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useSync, useUnsent } from "../app.ts";
import { listPath } from "../navigation.ts";
import styles from "./register.module.css";
import type { BroughtInNow } from "./register.tsx";

export function RegisterDone({ done, onNext }: { readonly done: BroughtInNow; readonly onNext: () => void }) {
  const { t } = useWords();
  const { programme, may } = useApp();
  const { reached } = useSync();
  const mine = useUnsent().filter(({ envelope }) => done.changes.has(envelope.head.id));
  const refused = mine.filter((entry) => entry.refused).length;
  const waiting = mine.length - refused;
  const sent = done.changes.size - mine.length;
  return (
    <section className={styles.done} aria-label={t("register.brought-in")}>
      <div className={styles.sign}>
        <Icon name="check" />
        <h2>
          {done.rows > 0
            ? t("register.row-is-brought-in", { count: done.rows })
            : t("register.what-you-decided-is-saved")}
        </h2>
      </div>
      <div role="status">
        {waiting > 0 ? (
          <Progress
            says={
              reached
                ? t("register.sending-of-change-sent-you", { sent, count: done.changes.size })
                : t("register.change-waits-in-this-tab", { count: waiting })
            }
            done={sent}
            most={done.changes.size}
          />
        ) : (
          refused === 0 && <p className="meta">{t("register.change-is-sent", { count: done.changes.size })}</p>
        )}
      </div>
      {done.aside > 0 && <p>{t("register.row-was-set-aside", { count: done.aside })}</p>}
      {refused > 0 && (
        <Banner
          tone="clay"
          icon="warn"
          title={t("register.change-was-not-accepted", { count: refused })}
          act={<LinkButton to="/unsent">{t("register.see-why")}</LinkButton>}
        >
          {t("register.nothing-of-it-is-lost")}
        </Banner>
      )}
      <ul className={`card ${styles.ways}`}>
        {done.types.flatMap((id) => {
          const type = findType(programme, id);
          return type && may("read", id)
            ? [
                <li key={id}>
                  <Link href={listPath(type)}>
                    <Icon name="folder" />
                    {type.plural}
                    <Icon name="forth" small />
                  </Link>
                </li>,
              ]
            : [];
        })}
        {may("count", "*") && (
          <li>
            <Link href="/results">
              <Icon name="results" />
              {t("register.results-counted-with-them")}
              <Icon name="forth" small />
            </Link>
          </li>
        )}
      </ul>
      <div>
        <Button icon="register" onClick={onNext}>
          {t("register.bring-in-another")}
        </Button>
      </div>
    </section>
  );
}
