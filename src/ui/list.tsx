// Records as lines: searched, grouped, paged. Pages, not endless scrolling: ten thousand lines stay quick, found by the browser's own search, and reachable by keyboard.
// Only what is drawn is told, and only as much is put in order; what a search looks into is made ready while nobody waits.

import { Fragment, memo, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { foldSpelling } from "#core/words/fold.ts";
import { Button } from "./button.tsx";
import { firstOf } from "./first-of.ts";
import styles from "./list.module.css";
import { useWords } from "./say.tsx";
import { SearchBox } from "./search-box.tsx";
import { Told } from "./told.tsx";
import { countWords } from "./words.ts";

/** What a line is told of, when it is drawn. */
export interface Entry {
  readonly id: string;
  /** The heading it stands under; entries of one group follow each other in their order. */
  readonly group: string | undefined;
}

export interface Line {
  readonly to: string;
  readonly title: string;
  /** The title as it is told, where names in it may be initials; the words under which it is found are said beside. */
  readonly say?: () => string;
  readonly sub?: string;
  /** At the end of the line: a day, a number of its own. */
  readonly aside?: string;
  readonly note?: ReactNode;
}

/** Everything there is to be listed, in no order; another object where anything in it is told differently. */
export interface Entries<E extends Entry> {
  readonly all: readonly E[];
  readonly order: (a: E, b: E) => number;
  readonly tell: (entry: E) => Line;
  /** What the search looks into, folded (core/words/fold.ts). */
  readonly words: (entry: E) => string;
}

interface ListParts<E extends Entry> {
  readonly label: string;
  readonly searchHint: string;
  readonly entries: Entries<E>;
  readonly current?: string | undefined;
  /** Shown instead of lines when there are none at all: empty, loading, offline. */
  readonly nothing: ReactNode;
}

const PAGE = 50;

export function List<E extends Entry>({ label, searchHint, entries, current, nothing }: ListParts<E>) {
  const { t, tx } = useWords();
  const [text, setText] = useState("");
  const [page, setPage] = useState(0);
  const wanted = useDeferredValue(text);
  const words = useMemo(() => wordsOnce(entries), [entries]);
  const found = useMemo(() => search(entries.all, words, wanted), [entries, words, wanted]);
  const counts = useMemo(() => countGroups(found), [found]);
  const top = useRef<HTMLDivElement>(null);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Math.min(page, pages - 1);
  const here = useMemo(
    () => firstOf(found, (at + 1) * PAGE, entries.order).slice(at * PAGE),
    [found, at, entries.order],
  );
  useEffect(() => {
    if (page > 0) top.current?.scrollIntoView({ block: "nearest" });
  }, [page]);

  useEffect(() => whileNobodyWaits(entries.all, words), [entries, words]);

  if (entries.all.length === 0) return nothing;
  return (
    <div className={styles.list} ref={top}>
      <SearchBox
        label={t("ui.search-in", { label })}
        placeholder={searchHint}
        value={text}
        onType={(typed) => {
          setText(typed);
          setPage(0);
        }}
      />
      <p className="unseen" role="status">
        {wanted === "" ? "" : t("ui.found", { count: found.length })}
      </p>
      {here.length === 0 ? (
        <p className={styles.none}>
          {tx(
            "ui.nothing-here-matches-what-you",
            {
              button: (words) => (
                <Button tone="quiet" onClick={() => setText("")}>
                  {words}
                </Button>
              ),
            },
            { count: entries.all.length },
          )}
        </p>
      ) : (
        <ul aria-label={label}>
          <Lines here={here} tell={entries.tell} counts={counts} current={current} />
        </ul>
      )}
      {pages > 1 && (
        <nav className={styles.pages} aria-label={t("ui.pages-of", { label })}>
          <Button icon="back" bare disabled={at === 0} onClick={() => setPage(at - 1)}>
            {t("ui.page-before")}
          </Button>
          <span className="num">
            {t("ui.page-of", { from: at * PAGE + 1, to: at * PAGE + here.length, count: found.length })}
          </span>
          <Button icon="forth" bare disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            {t("ui.next-page")}
          </Button>
        </nav>
      )}
    </div>
  );
}

interface LinesParts<E extends Entry> {
  readonly here: readonly E[];
  readonly tell: Entries<E>["tell"];
  readonly counts: ReadonlyMap<string, number>;
  readonly current: string | undefined;
}

/** Drawn anew when others are found, not with every key before that. */
const Lines = memo(LinesOf) as <E extends Entry>(parts: LinesParts<E>) => ReactNode;

function LinesOf<E extends Entry>({ here, tell, counts, current }: LinesParts<E>) {
  // In another language as well.
  useWords();
  return here.map((entry, index) => (
    <Fragment key={entry.id}>
      {entry.group !== undefined && entry.group !== here[index - 1]?.group && (
        <li className={styles.group}>
          <span>{entry.group}</span>
          <span className="num">{countWords(counts.get(entry.group) ?? 0)}</span>
        </li>
      )}
      <li>
        <OneLine line={tell(entry)} isCurrent={entry.id === current} />
      </li>
    </Fragment>
  ));
}

function OneLine({ line, isCurrent }: { readonly line: Line; readonly isCurrent: boolean }) {
  return (
    <Link href={line.to} className={styles.line} aria-current={isCurrent ? "true" : undefined}>
      <span className={styles.words}>
        <span className={styles.title}>{line.say ? <Told say={line.say} /> : line.title}</span>
        {line.sub && <span className={styles.sub}>{line.sub}</span>}
        {line.note && <span className={styles.note}>{line.note}</span>}
      </span>
      {line.aside && <span className={`${styles.aside} num`}>{line.aside}</span>}
    </Link>
  );
}

type WordsOf<E> = (entry: E) => string;

/** The words of an entry, told once: not anew with every key. */
function wordsOnce<E extends Entry>({ words }: Entries<E>): WordsOf<E> {
  const told = new Map<E, string>();
  return (entry) => {
    const known = told.get(entry) ?? words(entry);
    told.set(entry, known);
    return known;
  };
}

/** Those that hold every word that was typed, letters without their accents. */
function search<E extends Entry>(all: readonly E[], words: WordsOf<E>, text: string): readonly E[] {
  const wanted = foldSpelling(text).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return all;
  return all.filter((entry) => {
    const said = words(entry);
    return wanted.every((word) => said.includes(word));
  });
}

/** So many at a time, and between them whoever touches the page comes first. */
const SOME = 50;
const SETTLE_MILLIS = 300;

/** Makes ready what a search looks into. Call what it returns to end. */
function whileNobodyWaits<E extends Entry>(all: readonly E[], words: WordsOf<E>): () => void {
  let at = 0;
  const goOn = (): void => {
    for (const entry of all.slice(at, at + SOME)) words(entry);
    at += SOME;
    if (at < all.length) timer = setTimeout(goOn);
  };
  let timer = setTimeout(goOn, SETTLE_MILLIS);
  return () => clearTimeout(timer);
}

function countGroups(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { group } of entries) if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}
