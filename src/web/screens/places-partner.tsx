// One partner: its teams, what goes on there, its figures for whoever counts them, what is late. Of another's partner: not found.
import { useMemo } from "react";
import { Link, useParams, useSearch } from "wouter";
import { Progress } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useHeld, useSync, useTitle, useVersion } from "../app.ts";
import { lineOf, nameOf } from "../lines.ts";
import { handingIn, lateOf, workOf } from "../place-work.ts";
import type { HeldRecord } from "../store.ts";
import { NotFound } from "./not-found.tsx";
import styles from "./places.module.css";
import { Completeness } from "./places-desk.tsx";
import { useMayCount, WorkingOf } from "./places-figures.tsx";
import { BackToPlaces, HandedIn, Late, Part, Work } from "./places-parts.tsx";
import { periodWords } from "./results-data.ts";

export function Partner() {
  const { t } = useWords();
  const { may } = useApp();
  const { ready, reached } = useSync();
  const held = useHeld(useParams()["id"] ?? "");
  useTitle(t("places.partner"));
  if (held?.type.id === "organisation" && may("read", "organisation", held.folded)) return <PartnerPage held={held} />;
  return !ready && reached ? <Progress says={t("places.looking")} done={0} /> : <NotFound />;
}

function PartnerPage({ held }: { readonly held: HeldRecord }) {
  const { t } = useWords();
  const { programme, may, store, today, person } = useApp();
  const period = new URLSearchParams(useSearch()).get("period") ?? today.slice(0, 4);
  const version = useVersion();
  const tenants = useMemo(() => new Set([held.id]), [held.id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means other records in the same store
  const here = useMemo(() => {
    const looks = { programme, may, store, today };
    return { kinds: workOf(looks, tenants), late: lateOf(looks, tenants), handedIn: handingIn(looks, tenants) };
  }, [programme, may, store, today, tenants, version]);
  const counts = useMayCount(tenants);
  const { country, member } = held.answers;
  const teams = person.streams.filter(({ tenant }) => tenant === held.id).map(({ name }) => name);
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <BackToPlaces />
        <h1>{lineOf(store, held)}</h1>
        <p>
          {typeof country === "string" && (
            <Link href={`/places/${country}`}>{programme.countries[country] ?? country}</Link>
          )}
          {typeof member === "string" && <> · {t("places.with", { member: nameOf(store, member) })}</>}
          {teams.length > 0 && <> · {`${t("places.teams")}: ${teams.join(", ")}`}</>}
        </p>
      </header>
      <div className={styles.columns}>
        <aside>
          <Late late={here.late} handedIn={here.handedIn} />
          <HandedIn handedIn={here.handedIn} />
          <Completeness period={period} isAmong={({ tenant }) => tenant === held.id} />
        </aside>
        <div>
          <Part id="results" title={t("places.results", { period: periodWords(period) })}>
            {counts ? (
              <WorkingOf of={{ organisation: held.id }} period={period} />
            ) : (
              <p className={styles.says}>{t("places.results-partner")}</p>
            )}
          </Part>
          <Work kinds={here.kinds} />
        </div>
      </div>
    </article>
  );
}
