// Today: what waits for this person, what they can write down, and what was last said.

import { useMemo } from "react";
import { Link } from "wouter";
import { instantOf } from "#core/change/clock.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Disc, Tag } from "#ui/tag.tsx";
import { dayWords, momentWords } from "#ui/words.ts";
import { useAllRecords, useApp, useSync, useTitle, useUnsent } from "./app.ts";
import styles from "./home.module.css";
import { lineOf, needsDecision } from "./lines.ts";
import { domainsOf, iconOf, listPath, recordPath, waysOf } from "./navigation.ts";
import type { HeldRecord } from "./store.ts";

const FEW = 8;

export function Home() {
  const { t } = useWords();
  const app = useApp();
  const { person, today, hello } = app;
  const sync = useSync();
  const refused = useUnsent().filter((entry) => entry.refused);
  const records = useAllRecords();
  const waits = useMemo(() => records.filter(needsDecision), [records]);
  const latest = useMemo(() => latestOf(records), [records]);
  const reads = domainsOf(app).length > 0;
  useTitle(t("home.today"));
  const teams =
    person.streams.length === 1
      ? person.streams[0]?.name
      : person.streams.length > 1
        ? t("home.team", { count: person.streams.length })
        : undefined;
  return (
    <div className={styles.home}>
      <header>
        <h1>{dayWords(today, "week")}</h1>
        <p>{[person.name, person.does, teams].filter(Boolean).join(" · ")}</p>
        {hello.today && <p className="meta">{t("home.this-demonstration-lives-on-this")}</p>}
      </header>
      {refused.length > 0 && (
        <Banner
          tone="clay"
          icon="warn"
          title={t("home.change-was-not-accepted", { count: refused.length })}
          act={<LinkButton to="/unsent">{t("home.see-and-mend")}</LinkButton>}
        >
          {t("home.nothing-is-lost-and-nothing")}
        </Banner>
      )}
      {!sync.ready && sync.reached && (
        <Progress says={t("home.fetching-your-records-changes-so", { count: sync.receivedCount })} done={0} />
      )}
      <div className={styles.columns}>
        <div>
          {waits.length > 0 && (
            <section>
              <h2>{t("home.waits-for-a-decision")}</h2>
              <Lines records={waits.slice(0, FEW)} waits />
            </section>
          )}
          {reads && (
            <section className={styles.last}>
              <h2>{t("home.last-written-down")}</h2>
              {latest.length > 0 ? (
                <Lines records={latest} />
              ) : (
                <p className={styles.none}>
                  {sync.ready ? t("home.no-records-are-here-for") : t("home.they-are-being-fetched")}
                </p>
              )}
            </section>
          )}
        </div>
        <div>
          <WriteDown />
          <section>
            <h2>{t("home.look-at")}</h2>
            <ul className={`card ${styles.ways}`}>
              {waysOf(app)
                .slice(1)
                .map((way) => (
                  <li key={way.to}>
                    <Link href={way.to}>
                      <Icon name={way.icon} />
                      {way.label}
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
}

/** The kinds this person writes down, those of their own domains first. */
function WriteDown() {
  const { t } = useWords();
  const app = useApp();
  const kinds = domainsOf(app).flatMap((domain) =>
    domain.types.filter((type) => app.may("create", type.id)).map((type) => ({ type, icon: domain.icon })),
  );
  if (kinds.length === 0) return null;
  return (
    <section>
      <h2>{t("home.write-down")}</h2>
      <ul className={`card ${styles.ways}`}>
        {kinds.slice(0, FEW - 2).map(({ type, icon }) => (
          <li key={type.id}>
            <Link href={`${listPath(type)}/new`}>
              <Icon name={icon} />
              {type.label}
              <Icon name="plus" small />
            </Link>
          </li>
        ))}
        {kinds.length > FEW - 2 && (
          <li>
            <Link href="/records">
              <Icon name="folder" />
              {t("home.more-kind", { count: kinds.length - FEW + 2 })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}

function Lines({ records, waits = false }: { readonly records: readonly HeldRecord[]; readonly waits?: boolean }) {
  const { t } = useWords();
  const { store, programme, nameOfPerson } = useApp();
  return (
    <ul className={`card ${styles.lines}`}>
      {records.map((held) => (
        <li key={held.id}>
          <Link href={recordPath(held.type, held.id)}>
            <Disc
              icon={waits ? "fork" : iconOf(programme.domains.find(({ types }) => types.includes(held.type)))}
              tone={waits ? "ochre" : "plain"}
            />
            <span>
              <strong>{lineOf(store, held)}</strong>
              <small>{held.type.label}</small>
            </span>
            <small className="num">
              {nameOfPerson(lastAuthor(held))}
              <br />
              {momentWords(instantOf(held.folded.lastStamp))}
              {held.unsentCount > 0 && <Tag tone="ochre">{t("home.not-sent-yet")}</Tag>}
            </small>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function lastAuthor(held: HeldRecord): string {
  return held.changes.find(({ head }) => head.stamp === held.folded.lastStamp)?.head.author ?? held.folded.createdBy;
}

/** The last few, without sorting all. */
function latestOf(records: readonly HeldRecord[]): readonly HeldRecord[] {
  const latest: HeldRecord[] = [];
  for (const held of records) {
    if (held.folded.withdrawn) continue;
    const last = latest[FEW - 1];
    if (last && last.folded.lastStamp >= held.folded.lastStamp) continue;
    const at = latest.findIndex((one) => one.folded.lastStamp < held.folded.lastStamp);
    latest.splice(at < 0 ? latest.length : at, 0, held);
    latest.length = Math.min(latest.length, FEW);
  }
  return latest;
}
