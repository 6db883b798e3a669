// Puts one language into the page before anything is drawn, and changes it when a person chooses another.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { Programme } from "#core/programme.ts";
import { languageOf, SOURCE } from "#core/words/language.ts";
import { WordsOf } from "#ui/say.tsx";
import { makeWords, speak, type Words } from "#ui/spoken.ts";
import { programmeTold, screensOf } from "./catalogues.ts";
import { type Choice, keepChoice, keptChoice } from "./choice.ts";

interface Tongue extends Choice {
  /** The programme in the words of this language. */
  readonly programme: Programme;
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
  readonly programme: Programme;
}

export function Speaking({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState<Spoken>();

  const choose = useCallback(async (choice: Choice): Promise<boolean> => {
    try {
      const [screens, told] = await Promise.all([screensOf(choice.language), programmeTold(choice.language)]);
      const words = makeWords(choice.language, { ...told.shared, ...screens }, choice.ownDigits);
      // Before anything is drawn: what is no component asks for the words too.
      speak(words);
      document.documentElement.lang = words.lang;
      document.documentElement.dir = languageOf(words.lang).dir;
      setSpoken({ ...choice, words, programme: told.programme });
      return true;
    } catch {
      return false;
    }
  }, []);
  useEffect(() => {
    const english: Choice = { language: SOURCE, ownDigits: false };
    void choose(keptChoice(localStorage, navigator.languages)).then((isHere) => isHere || choose(english));
  }, [choose]);

  const tongue = useMemo<Tongue | undefined>(
    () =>
      spoken && {
        ...spoken,
        choose: async (choice) => {
          const isHere = await choose(choice);
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
