// Long lists of rows, page by page: a page asks the worker for its own rows and holds no others.

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import type { LayoutView } from "../register-layouts.ts";
import type { Work } from "../register-reading.ts";
import type { AsideReasons, Choice } from "../register-talk.ts";
import type { RowSaid, SheetView } from "../register-view.ts";
import styles from "./register-rows.module.css";

/** What every list of rows is given. */
export interface RowsParts {
  readonly work: Work;
  readonly sheet: SheetView;
  readonly layout: LayoutView;
  readonly choices: Choice;
  readonly decide: (change: (now: Choice) => Choice) => void;
  readonly reasons: AsideReasons;
  readonly onReasons: (reasons: AsideReasons) => void;
}

const PAGE = 25;

/** A page of a long list, and the way to the next. */
export function usePages<T>(all: readonly T[]): {
  readonly page: readonly T[];
  readonly at: string;
  readonly pager: ReactNode;
} {
  const { t } = useWords();
  const [number, setNumber] = useState(0);
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const now = Math.min(number, pages - 1);
  const page = all.slice(now * PAGE, now * PAGE + PAGE);
  const at = t("register.page-of", { from: now * PAGE + 1, to: now * PAGE + page.length, count: all.length });
  const pager = pages > 1 && (
    <nav className={styles.pages} aria-label={t("register.pages-of-rows")}>
      <Button icon="back" bare disabled={now === 0} onClick={() => setNumber(now - 1)}>
        {t("register.page-before")}
      </Button>
      <span className="num">{at}</span>
      <Button icon="forth" bare disabled={now === pages - 1} onClick={() => setNumber(now + 1)}>
        {t("register.next-page")}
      </Button>
    </nav>
  );
  return { page, at, pager };
}

/** What stands in these rows; the rows of before stay until the new ones are here. */
export function useRowsSaid(work: Work, sheet: string, rows: readonly number[]): ReadonlyMap<number, RowSaid> {
  const [said, setSaid] = useState<ReadonlyMap<number, RowSaid>>(new Map());
  const { rows: ask, turn } = work;
  const wanted = rows.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn, or other rows, ask again; `ask` is another function each time
  useEffect(() => {
    let here = true;
    const numbers = wanted === "" ? [] : wanted.split(",").map(Number);
    void ask(sheet, numbers).then((found) => {
      if (here) setSaid(new Map(found.map((one) => [one.row, one])));
    });
    return () => {
      here = false;
    };
  }, [sheet, wanted, turn]);
  return said;
}
