// What to do first when a child tells something, and whom to call. Promise: it opens before any sign-in and without a network, asks for
// nothing, keeps nothing, and sends nothing.
import { Link } from "wouter";
import { languageOf } from "#core/words/language.ts";
import { Nothing } from "#ui/banner.tsx";
import { Icon, Mark } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useTitle } from "../app.ts";
import { type HelplineNumber, telOf, useHelplines } from "../helplines.ts";
import { countryName } from "../words/country-name.ts";
import { useTongue } from "../words/speaking.tsx";
import styles from "./first-response.module.css";

const steps = ["listen", "believe", "secret", "ask-nothing", "safe", "tell", "write"] as const;

/** Inside the frame of somebody who is signed in: the numbers of the countries they work in come first. */
export function FirstResponse() {
  const { person } = useApp();
  const mine = [...new Set(person.streams.flatMap(({ country }) => country ?? []))];
  return <Page mine={mine} />;
}

/** Before anybody has signed in, or could. */
export function FirstResponseAtDoor() {
  const { t } = useWords();
  return (
    <div className={styles.door}>
      <header className={styles.bar}>
        <Link href="/" className={styles.brand}>
          <Mark size={24} />
          Banyan
        </Link>
        <Link href="/" className={styles.back}>
          {t("first-response.to-sign-in")}
        </Link>
      </header>
      <main>
        <Page mine={[]} />
      </main>
    </div>
  );
}

function Page({ mine }: { readonly mine: readonly string[] }) {
  const { t } = useWords();
  const { language } = useTongue();
  useTitle(t("first-response.title"));
  return (
    <article className={styles.page}>
      <header>
        <h1>{t("first-response.title")}</h1>
        <p className={styles.lead}>{t("first-response.lead")}</p>
        {languageOf(language).draft && <p className="meta">{t("first-response.not-translated")}</p>}
      </header>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <h2>{t(`first-response.${step}`)}</h2>
            <p>{t(`first-response.${step}-how`)}</p>
          </li>
        ))}
      </ol>
      <aside className={styles.beside}>
        <Numbers mine={mine} />
        <section className={styles.you}>
          <h2>{t("first-response.you")}</h2>
          <p>{t("first-response.you-how")}</p>
        </section>
        <p className="meta">{t("first-response.offline")}</p>
      </aside>
    </article>
  );
}

function Numbers({ mine }: { readonly mine: readonly string[] }) {
  const { t } = useWords();
  const all = useHelplines();
  const near = all.filter(({ country }) => mine.includes(country));
  const others = all.filter(({ country }) => !mine.includes(country));
  const missing = mine.filter((country) => !all.some((one) => one.country === country));
  return (
    <section className={styles.numbers} aria-label={t("first-response.numbers")}>
      <h2>{t("first-response.numbers")}</h2>
      {all.length === 0 && (
        <Nothing icon="cloud" title={t("first-response.numbers-none")}>
          {t("first-response.numbers-none-how")}
        </Nothing>
      )}
      <NumberList numbers={near} />
      {all.length > 0 &&
        missing.map((country) => (
          <p key={country} className="meta">
            {t("first-response.numbers-missing", { country: countryName(country) })}
          </p>
        ))}
      {mine.length === 0 && <NumberList numbers={others} />}
      {mine.length > 0 && others.length > 0 && (
        <details>
          <summary>
            {t("first-response.numbers-other")}
            <Icon name="down" small />
          </summary>
          <NumberList numbers={others} />
        </details>
      )}
    </section>
  );
}

function NumberList({ numbers }: { readonly numbers: readonly HelplineNumber[] }) {
  const { t } = useWords();
  if (numbers.length === 0) return null;
  return (
    <ul>
      {numbers.map(({ country, name, telephone, hours, languages, free }) => (
        <li key={`${country} ${name} ${telephone}`}>
          <span>
            <strong>{countryName(country)}</strong>
            <small>{name}</small>
            <small>{[hours, languages, free && t("first-response.free")].filter(Boolean).join(" · ")}</small>
          </span>
          <a className="num" href={telOf(telephone)}>
            {telephone}
          </a>
        </li>
      ))}
    </ul>
  );
}
