// One country: where it lies, who works there, what goes on, its results against targets, what is late, how complete it is.
import { useMemo } from "react";
import { Link } from "wouter";
import { useWords } from "#ui/say.tsx";
import { Table } from "#ui/table.tsx";
import { countWords } from "#ui/words.ts";
import { useApp, useRecords, useTitle, useVersion } from "../app.ts";
import { lineOf } from "../lines.ts";
import { areasOf, handingIn, lateOf, tenantsIn, workOf } from "../place-work.ts";
import styles from "./places.module.css";
import { Completeness } from "./places-desk.tsx";
import { ReleasedOf, useMayCount, WorkingOf } from "./places-figures.tsx";
import { CountryMap } from "./places-map.tsx";
import { BackToPlaces, HandedIn, Late, Part, Work } from "./places-parts.tsx";
import { periodWords } from "./results-data.ts";

export function CountryPage({
  code,
  name,
  period,
}: {
  readonly code: string;
  readonly name: string;
  readonly period: string;
}) {
  const { t, compare } = useWords();
  const { person, programme, may, store, today } = useApp();
  const version = useVersion();
  useTitle(name);
  const tenants = useMemo(() => tenantsIn(person.streams, code), [person.streams, code]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means other records in the same store
  const here = useMemo(() => {
    const looks = { programme, may, store, today };
    return {
      kinds: workOf(looks, tenants),
      areas: areasOf(looks, tenants),
      late: lateOf(looks, tenants),
      handedIn: handingIn(looks, tenants),
    };
  }, [programme, may, store, today, tenants, version]);
  const partners = useRecords("organisation")
    .filter(({ id, folded }) => tenants.has(id) && !folded.withdrawn)
    .map((held) => ({ id: held.id, line: lineOf(store, held) }))
    .sort((a, b) => compare(a.line, b.line));
  const counts = useMayCount(tenants);
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <BackToPlaces />
        <h1>{name}</h1>
        {partners.length > 0 && (
          <ul className={styles.partners} aria-label={t("places.partners")}>
            {partners.map(({ id, line }) => (
              <li key={id}>
                <Link href={`/partners/${id}`}>{line}</Link>
              </li>
            ))}
          </ul>
        )}
      </header>
      <div className={styles.columns}>
        <aside>
          <CountryMap code={code} name={name} />
          {tenants.size > 0 && (
            <>
              <Late late={here.late} handedIn={here.handedIn} />
              {here.handedIn.length > 0 && <HandedIn handedIn={here.handedIn} />}
              <Completeness period={period} isAmong={({ country }) => country === code} />
              <Part
                id="areas"
                title={t("places.areas")}
                says={t(here.areas.length > 0 ? "places.areas-says" : "places.no-areas")}
              >
                {here.areas.length > 0 && (
                  <Table
                    caption={t("places.areas")}
                    quietCaption
                    keyOf={({ area }) => area}
                    rows={here.areas.slice(0, MOST_AREAS)}
                    columns={[
                      { id: "area", head: t("places.area"), cell: ({ area }) => area },
                      { id: "count", head: t("places.records"), number: true, cell: ({ count }) => countWords(count) },
                    ]}
                  />
                )}
              </Part>
            </>
          )}
        </aside>
        <div>
          <Part id="results" title={t("places.results", { period: periodWords(period) })}>
            {counts ? (
              <WorkingOf of={{ country: code }} period={period} />
            ) : (
              <ReleasedOf country={code} period={period.slice(0, 4)} />
            )}
          </Part>
          {tenants.size > 0 && <Work kinds={here.kinds} />}
        </div>
      </div>
    </article>
  );
}

const MOST_AREAS = 20;
