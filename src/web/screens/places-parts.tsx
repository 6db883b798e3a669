// What stands on the page of a country and on that of a partner alike: work by kind, what is late, figures handed in.
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { isProblem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { countWords, dayWords } from "#ui/words.ts";
import { listPath, recordPath } from "../navigation.ts";
import type { HandingIn, KindOfWork, LateWork } from "../place-work.ts";
import styles from "./places.module.css";
import { type Loaded, periodWords } from "./results-data.ts";

export function Part({
  id,
  title,
  says,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly says?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id}>{title}</h2>
      {says && <p className={styles.says}>{says}</p>}
      {children}
    </section>
  );
}

const FEW = 8;

/** A table of which the first few rows are shown, and the rest when asked for. */
export function FewFirst<Row>({
  rows,
  table,
}: {
  readonly rows: readonly Row[];
  readonly table: (rows: readonly Row[]) => ReactNode;
}) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const more = all ? 0 : rows.length - FEW;
  // One row more is shown rather than asked for.
  return (
    <>
      {table(more > 1 ? rows.slice(0, FEW) : rows)}
      {more > 1 && (
        <Button tone="quiet" icon="down" onClick={() => setAll(true)}>
          {t("places.show-more", { count: more })}
        </Button>
      )}
    </>
  );
}

export function BackToPlaces() {
  const { t } = useWords();
  return (
    <Link href="/places" className={styles.back}>
      <Icon name="back" small />
      {t("places.back")}
    </Link>
  );
}

export function Work({ kinds }: { readonly kinds: readonly KindOfWork[] }) {
  const { t } = useWords();
  return (
    <Part id="work" title={t("places.work")} says={t(kinds.length > 0 ? "places.work-says" : "places.no-work")}>
      {kinds.length > 0 && (
        <FewFirst
          rows={kinds}
          table={(rows) => (
            <Table
              caption={t("places.work")}
              quietCaption
              keyOf={({ type }) => type.id}
              rows={rows}
              columns={[
                {
                  id: "kind",
                  head: t("places.kind"),
                  cell: ({ type }) => (
                    <Link href={listPath(type)} className={styles.name}>
                      {type.plural}
                    </Link>
                  ),
                },
                { id: "count", head: t("places.count"), number: true, cell: ({ count }) => countWords(count) },
                {
                  id: "open",
                  head: t("places.going-on"),
                  number: true,
                  cell: ({ goingOn }) => (goingOn === undefined ? "" : countWords(goingOn)),
                },
                {
                  id: "last",
                  head: t("places.last-on"),
                  number: true,
                  cell: ({ lastOn }) => (lastOn ? dayWords(lastOn, "short") : ""),
                },
              ]}
            />
          )}
        />
      )}
    </Part>
  );
}

export function Late({
  late,
  handedIn,
}: {
  readonly late: readonly LateWork[];
  readonly handedIn: readonly HandingIn[];
}) {
  const { t } = useWords();
  const overdue = handedIn.filter((one) => one.late);
  return (
    <Part id="late" title={t("places.late")}>
      {late.length + overdue.length === 0 ? (
        <p className={styles.calm}>
          <Icon name="check" small />
          {t("places.late-none")}
        </p>
      ) : (
        <ul className={`card ${styles.lines}`}>
          {overdue.map(({ held, period, dueOn }) => (
            <li key={held.id}>
              <Link href={recordPath(held.type, held.id)} className={styles.name}>
                {held.type.label}, {periodWords(period)}
              </Link>
              <span className={styles.late}>{t("places.due-passed", { day: dayWords(dueOn ?? "") })}</span>
            </li>
          ))}
          {late.map(({ id, says, type, count, lateDays }) => (
            <li key={id}>
              <span>
                <Link href={listPath(type)} className={styles.name}>
                  {says}
                </Link>{" "}
                <small>{type.plural}</small>
              </span>
              <span className={styles.late}>{t("places.late-count", { count, days: lateDays })}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function HandedIn({ handedIn }: { readonly handedIn: readonly HandingIn[] }) {
  const { t } = useWords();
  return (
    <Part id="handed-in" title={t("places.submissions")}>
      {handedIn.length === 0 ? (
        <p className={styles.says}>{t("places.no-submissions")}</p>
      ) : (
        <ul className={`card ${styles.lines}`}>
          {handedIn.map(({ held, period, state, late, questioned }) => (
            <li key={held.id}>
              <Link href={recordPath(held.type, held.id)} className={styles.name}>
                {periodWords(period)}
              </Link>
              <Tag tone={late ? "clay" : questioned ? "ochre" : "slate"}>{state}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** Loading, away, refused: what stands in place of what the keeper is asked for. */
export function Waits({ loaded, again }: { readonly loaded: Loaded<unknown>; readonly again: () => void }) {
  const { t } = useWords();
  if (!isProblem(loaded)) return <Progress says={t("places.results-counting")} done={0} />;
  return (
    <Nothing
      icon={loaded.status === 0 ? "cloud" : "info"}
      title={t(loaded.status === 0 ? "places.results-away" : "places.results-refused")}
      act={<Button onClick={again}>{t("places.try-again")}</Button>}
    />
  );
}
