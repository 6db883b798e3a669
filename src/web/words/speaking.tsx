// Puts one language into the page before anything is drawn, and changes it when a person chooses another.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Programme } from "#core/programme.ts";
import { languageOf, SOURCE } from "#core/words/language.ts";
import { WordsOf } from "#ui/say.tsx";
import { makeWords, speak, type Words } from "#ui/spoken.ts";
import { isFromHere } from "../kept-app.ts";
import { programmeTold, wordsIn } from "./catalogues.ts";
import { type Choice, keepChoice, keptChoice } from "./choice.ts";

interface Tongue extends Choice {
  /** The programme in the words of this language; nothing until it has been fetched, "away" where it cannot be. */
  readonly programme: Programme | "away" | undefined;
  /** False when it could not be fetched; the page then goes on in the language it had. Kept on the device where it could. */
  readonly choose: (choice: Choice) => Promise<boolean>;
}

const TongueContext = createContext<Tongue | undefined>(undefined);

export function useTongue(): Tongue {
  const tongue = useContext(TongueContext);
  if (!tongue) throw new Error("outside the words");
  return tongue;
}

/** The programme has come: before that nobody can say who may do what. */
export function isHere(programme: Tongue["programme"]): programme is Programme {
  return programme !== undefined && programme !== "away";
}

export interface Spoken extends Choice {
  readonly words: Words;
  readonly programme: Tongue["programme"];
}

/** What this device speaks when it starts: what was chosen on it, else English. Rejected where neither can be fetched. */
export async function firstSpoken(): Promise<Spoken> {
  const english: Choice = { language: SOURCE, ownDigits: false };
  const choice = keptChoice(localStorage, navigator.languages);
  // It needs no network where the app is kept; elsewhere the first screen comes first.
  if (isFromHere()) void programmeTold(choice.language).catch(() => {});
  const chosen = await wordsOf(choice).catch(() => wordsOf(english));
  begin(chosen.words);
  // The first screen does not wait for the programme.
  return { ...chosen, programme: undefined };
}

export function Speaking({ first, children }: { readonly first: Spoken; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  /** How often somebody has chosen: what was chosen last stands, whatever arrives last. */
  const turns = useRef(0);

  /** A page that stands changes in one go, the programme with it. */
  const choose = useCallback(async (choice: Choice): Promise<boolean> => {
    turns.current += 1;
    const turn = turns.current;
    try {
      const [chosen, programme] = await Promise.all([wordsOf(choice), programmeTold(choice.language)]);
      if (turn !== turns.current) return true;
      begin(chosen.words);
      setSpoken({ ...chosen, programme });
      keepChoice(localStorage, choice);
      return true;
    } catch {
      return turn !== turns.current;
    }
  }, []);
  useEffect(() => {
    if (spoken.programme) return;
    const isNow = (programme: Tongue["programme"]): void =>
      setSpoken((now) => (now === spoken ? { ...spoken, programme } : now));
    programmeTold(spoken.language).then(isNow, () => isNow("away"));
  }, [spoken]);

  const tongue = useMemo<Tongue>(() => ({ ...spoken, choose }), [spoken, choose]);
  return (
    <TongueContext value={tongue}>
      <WordsOf words={spoken.words}>{children}</WordsOf>
    </TongueContext>
  );
}

async function wordsOf({ language, ownDigits }: Choice): Promise<Choice & { readonly words: Words }> {
  return { language, ownDigits, words: makeWords(language, await wordsIn(language), ownDigits) };
}

/** Before anything is drawn: what is no component asks for the words too. */
function begin(words: Words): void {
  speak(words);
  document.documentElement.lang = words.lang;
  document.documentElement.dir = languageOf(words.lang).dir;
}
