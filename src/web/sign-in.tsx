// Sign-in of a demonstration: a list of invented people and what they do. Real sign-in takes its place elsewhere.
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { isProblem } from "#core/problem.ts";
import { foldSpelling } from "#core/words/fold.ts";
import { Banner, Nothing } from "#ui/banner.tsx";
import { Icon, Mark } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import type { Say } from "#ui/spoken.ts";
import { Initials } from "#ui/tag.tsx";
import { type Api, type DemonstrationPerson, type Hello, isPractice } from "./api.ts";
import { useTitle } from "./app.ts";
import { GuideCards } from "./guide-cards.tsx";
import { guides, keepGuide } from "./guides.ts";
import styles from "./sign-in.module.css";
import { countryName } from "./words/country-name.ts";
import { LanguageChoice } from "./words/language-choice.tsx";
import { sayProblem } from "./words/say-problem.ts";

const FirstAdministrator = lazy(() =>
  import("./screens/set-up-first.tsx").then((screen) => ({ default: screen.FirstAdministrator })),
);

interface SignInParts {
  readonly api: Api;
  readonly hello: Hello;
  readonly onSignedIn: () => void;
}

export function SignIn({ api, hello, onSignedIn }: SignInParts) {
  const { t } = useWords();
  useTitle(t("sign-in.sign-in"));
  return (
    <div className={styles.door}>
      <header className={styles.welcome}>
        <p className={styles.brand}>
          <Mark size={32} /> Banyan
        </p>
        <div>
          <h1>{t("sign-in.one-canopy-on-many-roots")}</h1>
          <p>{t("sign-in.people-who-work-to-end")}</p>
        </div>
        <Link href="/first-response" className={styles.first}>
          {t("first-response.title")}
        </Link>
        {hello.demonstration && (
          <p className={styles.small}>
            <b>{isPractice(hello) ? t("set-up.practice") : t("app.demonstration")}</b>{" "}
            {isPractice(hello) ? t("set-up.practice-says") : t("app.seven-totals")}
          </p>
        )}
      </header>
      <main className={styles.people}>
        <LanguageChoice />
        {hello.demonstration ? (
          <People api={api} hello={hello} onSignedIn={onSignedIn} />
        ) : (
          <Nothing icon="lock" title={t("sign-in.nobody-can-sign-in-here")}>
            {t("sign-in.this-installation-is-not-a")}
          </Nothing>
        )}
      </main>
    </div>
  );
}

function People({ api, hello, onSignedIn }: SignInParts) {
  const { t } = useWords();
  const [people, setPeople] = useState<readonly DemonstrationPerson[]>();
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    void api.people().then((answer) => (isProblem(answer) ? setTrouble(sayProblem(answer)) : setPeople(answer)));
  }, [api]);
  const [path, go] = useLocation();
  const guide = guides.find(({ id }) => path === `/guide/${id}`);
  const places = useMemo(() => byPlace(people ?? [], text, t), [people, text, t]);

  const signIn = async (person: string): Promise<void> => {
    const answer = await api.signIn(person);
    if (isProblem(answer)) setTrouble(sayProblem(answer));
    else onSignedIn();
  };
  useEffect(() => {
    const person = guide && people?.find(({ does }) => does === guide.does);
    if (!guide || !person) return;
    void api.signIn(person.id).then((answer) => {
      if (isProblem(answer)) return setTrouble(sayProblem(answer));
      keepGuide(sessionStorage, { guide, step: 0 });
      go(guide.steps[0] ?? "/", { replace: true });
      onSignedIn();
    });
  }, [guide, people, api, go, onSignedIn]);
  if (people?.length === 0 && isPractice(hello)) {
    return (
      <Suspense>
        <FirstAdministrator api={api} onSignedIn={onSignedIn} />
      </Suspense>
    );
  }
  return (
    <>
      {!isPractice(hello) && <GuideCards />}
      <h2>{t("sign-in.who-are-you-today")}</h2>
      {!isPractice(hello) && <p className="meta">{t("sign-in.nobody-here-is-real-choose")}</p>}
      {trouble && <Banner tone="clay" icon="warn" title={trouble} />}
      {people && people.length > 12 && (
        <SearchBox
          label={t("sign-in.search-people")}
          placeholder={t("sign-in.name-work-or-country")}
          value={text}
          onType={setText}
        />
      )}
      {places.map(([place, those]) => (
        <section key={place} aria-label={place}>
          <h3>{place}</h3>
          <ul>
            {those.map((person) => (
              <li key={person.id}>
                <button type="button" onClick={() => void signIn(person.id)}>
                  <Initials name={person.name} />
                  <span>
                    <strong>{person.name}</strong>
                    <span>{person.does}</span>
                    <small>{person.organisation}</small>
                  </span>
                  <Icon name="forth" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {people && places.length === 0 && <p>{t("sign-in.nobody-here-matches-what-you")}</p>}
    </>
  );
}

/** Those who work for the whole alliance first, then country by country. */
function byPlace(
  people: readonly DemonstrationPerson[],
  text: string,
  t: Say,
): readonly (readonly [place: string, those: readonly DemonstrationPerson[]])[] {
  const everywhere = t("sign-in.the-whole-alliance");
  const words = foldSpelling(text).split(/\s+/u);
  const places = new Map<string, DemonstrationPerson[]>([[everywhere, []]]);
  for (const person of people) {
    const place = person.country === null ? everywhere : countryName(person.country);
    const all = foldSpelling(`${person.name} ${person.does} ${person.organisation} ${place}`);
    if (words.every((word) => all.includes(word))) places.set(place, [...(places.get(place) ?? []), person]);
  }
  return [...places].filter(([, those]) => those.length > 0);
}
