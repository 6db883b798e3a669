// The desk: how the partners stand, for a country lead and for the alliance. Who has sent what, what waits, what was asked back; no figure.
import { useMemo } from "react";
import { Link } from "wouter";
import { isProblem } from "#core/problem.ts";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { countWords } from "#ui/words.ts";
import { useApp, useVersion } from "../app.ts";
import { type HandingIn, handingIn } from "../place-work.ts";
import styles from "./places.module.css";
import { Part, Waits } from "./places-parts.tsx";
import { periodWords, useRead } from "./results-data.ts";

export interface Standing {
  readonly tenant: string;
  readonly name: string;
  readonly country: string | null;
  readonly reporting: boolean;
  readonly toRecount: number;
  readonly waiting: number;
}

/** How partners stand, where this person may ask: all for whoever releases, else those they count. */
function useStandings(period: string) {
  const { may } = useApp();
  const at = may("release", "*") ? "/api/partners/all" : may("count", "*") ? "/api/partners" : undefined;
  return {
    ...useRead<readonly Standing[]>(at && `${at}?period=${encodeURIComponent(period)}`),
    asked: at !== undefined,
  };
}

export function PartnersDesk({ period }: { readonly period: string }) {
  const { t } = useWords();
  const { programme, may, store, today, person } = useApp();
  const { loaded, again, asked } = useStandings(period);
  const version = useVersion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means other records in the same store
  const handedIn = useMemo(
    () => handingIn({ programme, may, store, today }, new Set(person.streams.map(({ tenant }) => tenant))),
    [programme, may, store, today, person, version],
  );
  if (!asked) return null;
  const title = t("places.desk", { period: periodWords(period) });
  return (
    <Part id="desk" title={title} says={t("places.desk-says")}>
      {!loaded || isProblem(loaded) ? (
        <Waits loaded={loaded} again={again} />
      ) : (
        <Table
          caption={title}
          quietCaption
          keyOf={({ tenant }) => tenant}
          rows={loaded}
          columns={columnsOf(t, programme.countries, handedIn, (tenant) => store.find(tenant) !== undefined)}
        />
      )}
    </Part>
  );
}

function columnsOf(
  t: ReturnType<typeof useWords>["t"],
  countries: { readonly [code: string]: string },
  handedIn: readonly HandingIn[],
  isHere: (tenant: string) => boolean,
): readonly Column<Standing>[] {
  const ofPartner = (tenant: string): readonly HandingIn[] => handedIn.filter((one) => one.tenant === tenant);
  return [
    {
      id: "partner",
      head: t("places.partner"),
      cell: ({ tenant, name }) =>
        isHere(tenant) ? (
          <Link href={`/partners/${tenant}`} className={styles.name}>
            {name}
          </Link>
        ) : (
          name
        ),
    },
    {
      id: "country",
      head: t("places.country"),
      cell: ({ country }) => country && <Link href={`/places/${country}`}>{countries[country] ?? country}</Link>,
    },
    {
      id: "figures",
      head: t("places.figures-in"),
      cell: ({ reporting }) => (
        <Tag tone={reporting ? "pine" : "clay"}>{t(reporting ? "places.yes" : "places.no")}</Tag>
      ),
    },
    {
      id: "waits",
      head: t("places.to-count"),
      number: true,
      cell: ({ toRecount, waiting }) => countWords(toRecount + waiting),
    },
    ...(handedIn.length > 0
      ? [
          {
            id: "handed-in",
            head: t("places.submissions"),
            cell: ({ tenant }: Standing) => {
              const latest = ofPartner(tenant)[0];
              if (!latest) return "";
              return (
                <Tag tone={latest.late ? "clay" : latest.questioned ? "ochre" : "slate"}>
                  {`${periodWords(latest.period)}: ${latest.state}`}
                </Tag>
              );
            },
          },
          {
            id: "questions",
            head: t("places.questions"),
            number: true,
            cell: ({ tenant }: Standing) => countWords(ofPartner(tenant).filter((one) => one.questioned).length),
          },
        ]
      : []),
  ];
}

/** How complete the figures of some partners are, in sentences. */
export function Completeness({
  period,
  isAmong,
}: {
  readonly period: string;
  readonly isAmong: (partner: Standing) => boolean;
}) {
  const { t } = useWords();
  const { loaded, asked } = useStandings(period);
  if (!asked || !loaded || isProblem(loaded)) return null;
  const partners = loaded.filter(isAmong);
  if (partners.length === 0) return null;
  const sum = (of: (partner: Standing) => number): number => partners.reduce((all, one) => all + of(one), 0);
  const [reporting, toRecount, waiting] = [
    sum((one) => Number(one.reporting)),
    sum((one) => one.toRecount),
    sum((one) => one.waiting),
  ];
  return (
    <Part id="complete" title={t("places.complete")}>
      <ul className={styles.sentences}>
        <li>{t("places.reporting", { reporting, count: partners.length, period: periodWords(period) })}</li>
        {toRecount > 0 && <li>{t("places.to-recount", { count: toRecount })}</li>}
        {waiting > 0 && <li>{t("places.waiting", { count: waiting })}</li>}
        {toRecount + waiting === 0 && (
          <li className={styles.calm}>
            <Icon name="check" small />
            {t("places.all-counted")}
          </li>
        )}
      </ul>
    </Part>
  );
}
