// Every record this person reads in which something waits to be chosen, the newest first: which question, and who answered it.
// Promise: it tells no answer, so whoever looks through it has opened nobody's file.
import { useMemo } from "react";
import { Link } from "wouter";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { Tag } from "#ui/tag.tsx";
import { Told } from "#ui/told.tsx";
import { momentWords } from "#ui/words.ts";
import { useAllRecords, useApp, useSync, useTitle } from "../app.ts";
import { asksOf } from "../asking.ts";
import { authorsOf, disputedAt, disputesOf } from "../disputes.ts";
import { lineOf, needsDecision } from "../lines.ts";
import { domainsOf, recordPath } from "../navigation.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./conflict-list.module.css";
import { NotFound } from "./not-found.tsx";

export function ConflictList() {
  const { t } = useWords();
  const app = useApp();
  const { ready, reached, receivedCount } = useSync();
  const records = useAllRecords();
  const open = useMemo(
    () =>
      records
        .filter(needsDecision)
        .map((held) => ({ held, at: disputedAt(held) }))
        .toSorted((a, b) => b.at - a.at),
    [records],
  );
  useTitle(t("conflict.title"));
  if (domainsOf(app).length === 0) return <NotFound />;
  if (!ready && reached) return <Progress says={t("record.fetching-so-far", { count: receivedCount })} done={0} />;
  if (open.length === 0)
    return (
      <Nothing icon={reached ? "check" : "cloud"} title={t("conflict.none")}>
        {t(reached ? "conflict.none-says" : "conflict.offline")}
      </Nothing>
    );
  return (
    <div className={pages.headed}>
      <header>
        <h1>{t("conflict.title")}</h1>
        <p>{t("conflict.lead")}</p>
      </header>
      {!reached && (
        <Banner tone="slate" icon="cloud">
          {t("conflict.offline")}
        </Banner>
      )}
      <ul className={`card ${styles.list}`}>
        {open.map(({ held, at }) => (
          <li key={held.id}>
            <Line held={held} at={at} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ held, at }: { readonly held: HeldRecord; readonly at: number }) {
  const { t, locale } = useWords();
  const { store, nameOfPerson, person } = useApp();
  const names = (people: readonly string[]): string =>
    new Intl.ListFormat(locale).format([...new Set(people)].map(nameOfPerson));
  const moves = held.folded.workflow?.disputed ?? [];
  const asker = asksOf(held, person.id);
  return (
    <Link href={recordPath(held.type, held.id)} className={styles.line}>
      <span>
        <strong>
          <Told say={() => lineOf(store, held)} />
        </strong>
        <small>
          {held.type.label}, <time>{momentWords(at)}</time>
        </small>
        {disputesOf(held).map((dispute) => (
          <span key={dispute.key}>{t("conflict.of", { label: dispute.label, who: names(authorsOf(dispute)) })}</span>
        ))}
        {moves.length > 0 && <span>{t("conflict.moves-of", { who: names(moves.map(({ author }) => author)) })}</span>}
        {asker !== undefined && (
          <Tag tone="ochre" icon="speak">
            {t("conflict.asks-you", { who: nameOfPerson(asker) })}
          </Tag>
        )}
      </span>
      <Icon name="forth" small />
    </Link>
  );
}
