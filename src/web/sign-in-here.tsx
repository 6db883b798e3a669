// Who uses this device, each by initials and a sign of their own; what they sign in with shows while it is held. Choosing oneself asks for
// one's password and needs no network. Promise: nothing here says more of anybody than that.
import { initialsOf } from "#core/words/initials.ts";
import { Button } from "#ui/button.tsx";
import { HoldButton } from "#ui/hold-button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Held } from "#ui/told.tsx";
import type { PersonHere } from "./kept-accounts.ts";
import styles from "./sign-in-here.module.css";

const COLOURS = ["pine", "clay", "ochre", "slate", "plum"] as const;
const SHAPES = ["circle", "square", "leaf", "diamond"] as const;

interface PeopleHereParts {
  readonly people: readonly PersonHere[];
  readonly onChoose: (person: string) => void;
  readonly onElse: () => void;
  readonly onEvacuate: () => void;
}

export function PeopleHere({ people, onChoose, onElse, onEvacuate }: PeopleHereParts) {
  const { t } = useWords();
  return (
    <>
      <h2>{t("sign-in.sign-in")}</h2>
      <p className="meta">{t("here.says")}</p>
      <ul aria-label={t("here.people")}>
        {people.map(({ person, name }) => (
          <li key={person}>
            <button type="button" className={styles.line} onClick={() => onChoose(person)}>
              <PersonSign person={person} />
              <span>
                <strong>
                  <Held instead={initialsOf(name)} words={name} />
                </strong>
              </span>
              <Icon name="forth" />
            </button>
          </li>
        ))}
      </ul>
      <p>
        <Button icon="plus" onClick={onElse}>
          {t("here.else")}
        </Button>
      </p>
      <ClearNow onEvacuate={onEvacuate} />
    </>
  );
}

/** Somebody is coming who must not find anything here: everybody goes, at once. */
export function ClearNow({ onEvacuate }: Pick<PeopleHereParts, "onEvacuate">) {
  const { t } = useWords();
  return (
    <div className={styles.clear}>
      <HoldButton icon="cross" onHeld={onEvacuate}>
        {t("evacuate.hold-all")}
      </HoldButton>
      <p className="meta">{t("evacuate.says-all")}</p>
    </div>
  );
}

/** A colour and a shape that stay the same: two people with the same initials are told apart. */
export function PersonSign({ person }: { readonly person: string }) {
  const { t } = useWords();
  const [colour, shape] = signOf(person);
  return (
    <span className={`${styles.sign} ${styles[colour]} ${styles[shape]}`}>
      <span className="unseen">{t("here.sign", { colour: t(`here.${colour}`), shape: t(`here.${shape}`) })}</span>
    </span>
  );
}

/** From the random id of a person, which says nothing about them. */
function signOf(person: string): readonly [colour: (typeof COLOURS)[number], shape: (typeof SHAPES)[number]] {
  const number = Number.parseInt(person.replace(/\D/gu, "").slice(-6) || "0", 10);
  return [
    COLOURS[number % COLOURS.length] ?? "pine",
    SHAPES[Math.floor(number / COLOURS.length) % SHAPES.length] ?? "circle",
  ];
}
