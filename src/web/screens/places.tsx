// Countries and partners: the desk's view over them for whoever counts or releases, the way to each for everybody.
import { useMemo } from "react";
import { Link, useParams, useSearch } from "wouter";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useRecords, useTitle, useVersion } from "../app.ts";
import { lineOf } from "../lines.ts";
import { lateOf } from "../place-work.ts";
import { NotFound } from "./not-found.tsx";
import styles from "./places.module.css";
import { CountryPage } from "./places-country.tsx";
import { PartnersDesk } from "./places-desk.tsx";
import { Late, Part } from "./places-parts.tsx";

export function Places() {
  const { programme, today } = useApp();
  const code = useParams()["*"] ?? "";
  const period = new URLSearchParams(useSearch()).get("period") ?? today.slice(0, 4);
  const name = Object.hasOwn(programme.countries, code) ? programme.countries[code] : undefined;
  if (code === "") return <PlacesIndex period={period} />;
  return name === undefined ? <NotFound /> : <CountryPage code={code} name={name} period={period} />;
}

/** The country of faulty files is no country of the programme: it is there only for those who work with it. */
const NO_COUNTRY = "XX";

function PlacesIndex({ period }: { readonly period: string }) {
  const { t, compare } = useWords();
  const { programme, may, store, today, person } = useApp();
  const version = useVersion();
  const organisations = useRecords("organisation");
  useTitle(t("places.title"));
  const tenants = useMemo(() => new Set(person.streams.map(({ tenant }) => tenant)), [person]);
  const watches = may("count", "*") || may("release", "*");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version means other records in the same store
  const late = useMemo(
    () => (watches ? lateOf({ programme, may, store, today }, tenants) : []),
    [watches, programme, may, store, today, tenants, version],
  );
  const mine = new Set(person.streams.map(({ country }) => country));
  const countries = Object.entries(programme.countries)
    .filter(([code]) => code !== NO_COUNTRY || mine.has(code))
    .sort(([a, one], [b, other]) => Number(mine.has(b)) - Number(mine.has(a)) || compare(one, other));
  const partners = organisations
    .filter(({ answers, folded }) => answers["kind"] === "partner" && !folded.withdrawn)
    .map((held) => ({ id: held.id, line: lineOf(store, held) }))
    .sort((a, b) => compare(a.line, b.line));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("places.title")}</h1>
        <p>{t("places.says")}</p>
      </header>
      {watches && <PartnersDesk period={period} />}
      {watches && <Late late={late} handedIn={[]} />}
      <div className={styles.lists}>
        <Part id="countries" title={t("places.countries")}>
          <Ways of={countries.map(([code, name]) => ({ to: `/places/${code}`, name }))} />
        </Part>
        {partners.length > 0 && (
          <Part id="partners" title={t("places.partners")}>
            <Ways of={partners.map(({ id, line }) => ({ to: `/partners/${id}`, name: line }))} />
          </Part>
        )}
      </div>
    </div>
  );
}

function Ways({ of }: { readonly of: readonly { readonly to: string; readonly name: string }[] }) {
  return (
    <ul className={`card ${styles.ways}`}>
      {of.map(({ to, name }) => (
        <li key={to}>
          <Link href={to}>
            {name}
            <Icon name="forth" small />
          </Link>
        </li>
      ))}
    </ul>
  );
}
