// Sign-in of a demonstration: a list of invented people and what they do. Real sign-in takes its place elsewhere.
import { useEffect, useMemo, useState } from "react";
import { Link } from "wouter";
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { Banner, Nothing } from "#ui/banner.tsx";
import { Icon, Mark } from "#ui/icon.tsx";
import { Initials } from "#ui/tag.tsx";
import { plainText } from "#ui/words.ts";
import type { Api, DemonstrationPerson, Hello } from "./api.ts";
import { useTitle } from "./app.ts";
import { DEMONSTRATION } from "./shell.tsx";
import styles from "./sign-in.module.css";
import { useWords } from "./speech.ts";

interface SignInParts {
  readonly api: Api;
  readonly hello: Hello;
  readonly onSignedIn: () => void;
}

export function SignIn({ api, hello, onSignedIn }: SignInParts) {
  const { t } = useWords();
  useTitle("Sign in");
  return (
    <div className={styles.door}>
      <header className={styles.welcome}>
        <p className={styles.brand}>
          <Mark size={32} /> Banyan
        </p>
        <div>
          <h1>One canopy on many roots</h1>
          <p>
            People who work to end the sexual exploitation of children write down what they do. From those records, and
            from nothing else, Banyan counts what was reached.
          </p>
        </div>
        <Link href="/first-response" className={styles.first}>
          {t("first-response.title")}
        </Link>
        {hello.demonstration && (
          <p className={styles.small}>
            <b>Demonstration.</b> {DEMONSTRATION}
          </p>
        )}
      </header>
      <main className={styles.people}>
        <h2>Who are you today?</h2>
        {hello.demonstration ? (
          <People api={api} onSignedIn={onSignedIn} />
        ) : (
          <Nothing icon="lock" title="Nobody can sign in here yet">
            This installation is not a demonstration, and its people have not been set up.
          </Nothing>
        )}
      </main>
    </div>
  );
}

function People({ api, onSignedIn }: Omit<SignInParts, "hello">) {
  const [people, setPeople] = useState<readonly DemonstrationPerson[]>();
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    void api.people().then((answer) => (isProblem(answer) ? setTrouble(answer.says) : setPeople(answer)));
  }, [api]);
  const places = useMemo(() => byPlace(people ?? [], text), [people, text]);

  const signIn = async (person: string): Promise<void> => {
    const answer = await api.signIn(person);
    if (isProblem(answer)) setTrouble(answer.says);
    else onSignedIn();
  };
  return (
    <>
      <p className="meta">Nobody here is real. Choose somebody, and see Banyan as they see it.</p>
      {trouble && <Banner tone="clay" icon="warn" title={trouble} />}
      {people && people.length > 12 && (
        <search className={styles.search}>
          <Icon name="search" />
          <input
            type="search"
            aria-label="Search people"
            placeholder="Name, work or country"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </search>
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
      {people && places.length === 0 && <p>Nobody here matches what you typed.</p>}
    </>
  );
}

/** Those who work for the whole alliance first, then country by country. */
function byPlace(
  people: readonly DemonstrationPerson[],
  text: string,
): readonly (readonly [place: string, those: readonly DemonstrationPerson[]])[] {
  const words = plainText(text).split(/\s+/u);
  const places = new Map<string, DemonstrationPerson[]>([["The whole alliance", []]]);
  for (const person of people) {
    const place =
      person.country === null ? "The whole alliance" : (programme.countries[person.country] ?? person.country);
    const all = plainText(`${person.name} ${person.does} ${person.organisation} ${place}`);
    if (words.every((word) => all.includes(word))) places.set(place, [...(places.get(place) ?? []), person]);
  }
  return [...places].filter(([, those]) => those.length > 0);
}
