// Puts one language into the page before anything is drawn, and changes it when a person chooses another.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { Programme } from "#core/programme.ts";
import { languageOf, SOURCE } from "#core/words/language.ts";
import { WordsOf } from "#ui/say.tsx";
import { makeWords, speak, type Words } from "#ui/spoken.ts";
import { programmeTold, wordsIn } from "./catalogues.ts";
import { type Choice, keepChoice, keptChoice } from "./choice.ts";

interface Tongue extends Choice {
  /** The programme in the words of this language; nothing until it has been fetched, "away" where it cannot be. */
  readonly programme: Programme | "away" | undefined;
  /** False when it could not be fetched; the page then goes on in the language it had. */
  readonly choose: (choice: Choice) => Promise<boolean>;
}

const TongueContext = createContext<Tongue | undefined>(undefined);

export function useTongue(): Tongue {
  const tongue = useContext(TongueContext);
  if (!tongue) throw new Error("outside the words");
  return tongue;
}

interface Spoken extends Choice {
  readonly words: Words;
  readonly programme: Tongue["programme"];
}

export function Speaking({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState<Spoken>();

  /** The first screen does not wait for the programme; one that stands already changes in one go. */
  const choose = useCallback(async (choice: Choice, isFirst: boolean): Promise<boolean> => {
    try {
      const [words, programme] = await Promise.all([
        wordsIn(choice.language).then((catalogue) => makeWords(choice.language, catalogue, choice.ownDigits)),
        isFirst ? undefined : programmeTold(choice.language),
      ]);
      // Before anything is drawn: what is no component asks for the words too.
      speak(words);
      document.documentElement.lang = words.lang;
      document.documentElement.dir = languageOf(words.lang).dir;
      setSpoken({ ...choice, words, programme });
      return true;
    } catch {
      return false;
    }
  }, []);
  useEffect(() => {
    const english: Choice = { language: SOURCE, ownDigits: false };
    const kept = keptChoice(localStorage, navigator.languages);
    void choose(kept, true).then((isHere) => isHere || choose(english, true));
  }, [choose]);
  useEffect(() => {
    if (!spoken || spoken.programme) return;
    const isNow = (programme: Tongue["programme"]): void =>
      setSpoken((now) => (now === spoken ? { ...spoken, programme } : now));
    programmeTold(spoken.language).then(isNow, () => isNow("away"));
  }, [spoken]);

  const tongue = useMemo<Tongue | undefined>(
    () =>
      spoken && {
        ...spoken,
        choose: async (choice) => {
          const isHere = await choose(choice, false);
          if (isHere) keepChoice(localStorage, choice);
          return isHere;
        },
      },
    [spoken, choose],
  );
  if (!spoken || !tongue) return null;
  return (
    <TongueContext value={tongue}>
      <WordsOf words={spoken.words}>{children}</WordsOf>
    </TongueContext>
  );
}
