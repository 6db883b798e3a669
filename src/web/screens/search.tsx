// Search over everything this person may read, as it is on this device. Promise: what is typed stands in no address, log or request.
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { typesOf } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import pages from "#ui/style/page.module.css";
import { Disc } from "#ui/tag.tsx";
import { Told } from "#ui/told.tsx";
import { useApp, useSync, useTitle, useVersion } from "../app.ts";
import { lineOf, subOf } from "../lines.ts";
import { iconOf, recordPath } from "../navigation.ts";
import { type FoundRecords, searcherOf } from "../search.ts";
import type { HeldRecord, Store } from "../store.ts";
import styles from "./search.module.css";

const MOST = 60;
const TURN_MILLIS = 6;
/** What was last looked for, so that going back from a record finds it there. It goes with the store. */
const lastQueries = new WeakMap<Store, string>();

export function Search() {
  const { store } = useApp();
  const { t } = useWords();
  const { ready, reached } = useSync();
  const { isReady, count, caughtUp } = useSearcher();
  const input = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState(() => lastQueries.get(store) ?? "");
  const asked = useDeferredValue(query);
  useTitle(t("search.title"));
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once caught up again, the same words are looked for in another index
  const found = useMemo(() => searcherOf(store).find(asked, MOST), [store, asked, caughtUp]);
  const typed = asked.trim().length > 1;
  const onType = (text: string): void => {
    setQuery(text);
    lastQueries.set(store, text);
  };

  return (
    <div className={`${pages.page} ${styles.page}`}>
      <h1 className="unseen">{t("search.title")}</h1>
      <SearchBox
        isLarge
        ref={input}
        label={t("search.label")}
        placeholder={t("search.placeholder")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        value={query}
        onType={onType}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") step(event, results.current, 1);
        }}
      />
      {!isReady && <Progress says={t("search.reading", { count })} done={0} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows go between links that Tab reaches as well */}
      <div
        ref={results}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") step(event, results.current, 1);
          if (event.key === "ArrowUp" && !step(event, results.current, -1)) input.current?.focus();
        }}
      >
        <p className={styles.count} role="status">
          {typed && isReady && (found.isNear ? t("search.near") : t("search.found", { count: found.total }))}
        </p>
        {typed && <Groups found={found} />}
        {typed && isReady && found.total === 0 && (
          <Nothing icon="search" title={t("search.nothing")}>
            {t("search.nothing-how")}
          </Nothing>
        )}
        {!typed && (
          <Nothing icon="search" title={t("search.empty")}>
            {t("search.empty-how")}
          </Nothing>
        )}
      </div>
      <footer className={styles.foot}>
        {!ready && reached && <p>{t("search.not-fetched")}</p>}
        <p>
          {t("search.searched", { count })} {t("search.not-searched")} {t("search.stays")}
        </p>
        <p className={styles.key}>{t("search.key")}</p>
      </footer>
    </div>
  );
}

interface SearcherState {
  readonly isReady: boolean;
  readonly count: number;
  /** How often the index has taken in everything there was: whatever changed, it says something else afterwards. */
  readonly caughtUp: number;
}

/** The index of this device, brought up to date in short turns between which the page goes on. */
function useSearcher(): SearcherState {
  const { store, programme, may } = useApp();
  const version = useVersion();
  const [state, setState] = useState<SearcherState>(() => ({
    isReady: false,
    count: searcherOf(store).count(),
    caughtUp: 0,
  }));
  const types = useMemo(
    () =>
      typesOf(programme)
        .map(({ id }) => id)
        .filter((id) => may("read", id)),
    [programme, may],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means other records in the same store
  useEffect(() => {
    const searcher = searcherOf(store);
    let timer: ReturnType<typeof setTimeout>;
    const turn = (): void => {
      const isReady = searcher.catchUp(types, () => performance.now(), TURN_MILLIS);
      setState(({ caughtUp }) => ({ isReady, count: searcher.count(), caughtUp: isReady ? caughtUp + 1 : caughtUp }));
      if (!isReady) timer = setTimeout(turn);
    };
    timer = setTimeout(turn);
    return () => clearTimeout(timer);
  }, [store, types, version]);
  return state;
}

function Groups({ found }: { readonly found: FoundRecords }) {
  const { store, programme } = useApp();
  const { t } = useWords();
  const groups = useMemo(() => byType(found.records), [found]);
  return (
    <>
      {groups.map(([type, records]) => (
        <section key={type.id} className={styles.group} aria-label={type.plural}>
          <h2>{type.plural}</h2>
          <ul className="card">
            {records.map((held) => {
              return (
                <li key={held.id}>
                  <Link href={recordPath(held.type, held.id)}>
                    <Disc icon={iconOf(programme.domains.find(({ types }) => types.includes(type)))} tone="plain" />
                    <span>
                      <strong>
                        <Told say={() => lineOf(store, held)} />
                      </strong>
                      <small>{subOf(store, held)}</small>
                    </span>
                    <Icon name="forth" small />
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {found.total > found.records.length && (
        <p className="meta">{t("search.more", { count: found.total - found.records.length })}</p>
      )}
    </>
  );
}

/** Each kind once, in the order of its best. */
function byType(records: readonly HeldRecord[]): readonly (readonly [RecordType, readonly HeldRecord[]])[] {
  const groups = new Map<RecordType, HeldRecord[]>();
  for (const held of records) groups.set(held.type, [...(groups.get(held.type) ?? []), held]);
  return [...groups];
}

/** To the next link among the results, or the one before; false at the end. */
function step(event: React.KeyboardEvent, results: HTMLElement | null, by: 1 | -1): boolean {
  const links = [...(results?.querySelectorAll("a") ?? [])];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = links[at + by];
  event.preventDefault();
  if (!next || (at < 0 && by < 0)) return false;
  next.focus();
  return true;
}
