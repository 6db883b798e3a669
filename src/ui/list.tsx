// Records as lines: searched, grouped, paged. Pages, not endless scrolling: ten thousand lines stay quick, found by the browser's own search, and reachable by keyboard.

import { Fragment, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { foldSpelling } from "#core/words/fold.ts";
import { Button } from "./button.tsx";
import styles from "./list.module.css";
import { useWords } from "./say.tsx";
import { SearchBox } from "./search-box.tsx";
import { Told } from "./told.tsx";
import { countWords } from "./words.ts";

export interface Line {
  readonly id: string;
  readonly to: string;
  readonly title: string;
  /** The title as it is told, where names in it may be initials; the words under which it is found are said beside. */
  readonly say?: () => string;
  readonly sub?: string;
  /** At the end of the line: a day, a number of its own. */
  readonly aside?: string;
  readonly note?: ReactNode;
  /** The heading it stands under; lines of one group follow each other. */
  readonly group?: string;
  /** What the search looks into beside the title and what is below it. */
  readonly words?: string;
}

interface ListParts {
  readonly label: string;
  readonly searchHint: string;
  readonly lines: readonly Line[];
  readonly current?: string | undefined;
  /** Shown instead of lines when there are none at all: empty, loading, offline. */
  readonly nothing: ReactNode;
}

const PAGE = 50;

export function List({ label, searchHint, lines, current, nothing }: ListParts) {
  const { t, tx } = useWords();
  const [text, setText] = useState("");
  const [page, setPage] = useState(0);
  const wanted = useDeferredValue(text);
  const found = useMemo(() => search(lines, wanted), [lines, wanted]);
  const counts = useMemo(() => countGroups(found), [found]);
  const top = useRef<HTMLDivElement>(null);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Math.min(page, pages - 1);
  const here = found.slice(at * PAGE, at * PAGE + PAGE);
  useEffect(() => {
    if (page > 0) top.current?.scrollIntoView({ block: "nearest" });
  }, [page]);

  if (lines.length === 0) return nothing;
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
            { count: lines.length },
          )}
        </p>
      ) : (
        <ul aria-label={label}>
          {here.map((line, index) => (
            <Fragment key={line.id}>
              {line.group !== undefined && line.group !== here[index - 1]?.group && (
                <li className={styles.group}>
                  <span>{line.group}</span>
                  <span className="num">{countWords(counts.get(line.group) ?? 0)}</span>
                </li>
              )}
              <li>
                <Link href={line.to} className={styles.line} aria-current={line.id === current ? "true" : undefined}>
                  <span className={styles.words}>
                    <span className={styles.title}>{line.say ? <Told say={line.say} /> : line.title}</span>
                    {line.sub && <span className={styles.sub}>{line.sub}</span>}
                    {line.note && <span className={styles.note}>{line.note}</span>}
                  </span>
                  {line.aside && <span className={`${styles.aside} num`}>{line.aside}</span>}
                </Link>
              </li>
            </Fragment>
          ))}
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

/** Lines that hold every word that was typed, letters without their accents. */
function search(lines: readonly Line[], text: string): readonly Line[] {
  const words = foldSpelling(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return lines;
  return lines.filter((line) => {
    const all = plainLine(line);
    return words.every((word) => all.includes(word));
  });
}

const plain = new WeakMap<Line, string>();

/** What the search looks into, made plain once: not anew with every key. */
function plainLine(line: Line): string {
  const known = plain.get(line);
  if (known !== undefined) return known;
  const all = foldSpelling(`${line.title} ${line.sub ?? ""} ${line.aside ?? ""} ${line.words ?? ""}`);
  plain.set(line, all);
  return all;
}

function countGroups(lines: readonly Line[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { group } of lines) if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}
