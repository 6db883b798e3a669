// The door of a demonstration: a list of invented people and what they do; choosing one is signing in.
import { useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { isProblem } from "#core/problem.ts";
import { foldSpelling } from "#core/words/fold.ts";
import { Banner } from "#ui/banner.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { SearchBox } from "#ui/search-box.tsx";
import type { Say } from "#ui/spoken.ts";
import { Initials } from "#ui/tag.tsx";
import type { Api, DemonstrationPerson } from "./api.ts";
import { GuideCards } from "./guide-cards.tsx";
import { guides, keepGuide } from "./guides.ts";
import { countryName } from "./words/country-name.ts";
import { sayProblem } from "./words/say-problem.ts";

interface InventedPeopleParts {
  readonly api: Api;
  readonly onSignedIn: () => void;
}

export function InventedPeople({ api, onSignedIn }: InventedPeopleParts) {
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
  return (
    <>
      <GuideCards />
      <h2>{t("sign-in.who-are-you-today")}</h2>
      <p className="meta">{t("sign-in.nobody-here-is-real-choose")}</p>
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
