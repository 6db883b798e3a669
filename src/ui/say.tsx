// The words of every screen: `const { t, tx, lang } = useWords();` and then `t("today.late", { count: 3 })`.
// English stands in the app's word lists, other languages in PO files; one catalogue is loaded at a time.
import { createContext, Fragment, type ReactNode, useContext, useMemo } from "react";
import type { Values } from "#core/words/message.ts";
import type { WordId, Words } from "./spoken.ts";

export interface Tags {
  readonly [tag: string]: (words: string) => ReactNode;
}

interface WordsInElements extends Words {
  /** With elements in it: `tx("more.unsent", { link: (words) => <Link …>{words}</Link> }, { count })` for "See <link>…</link>". */
  readonly tx: (id: WordId, tags: Tags, values?: Values) => ReactNode;
}

const WordsContext = createContext<WordsInElements | undefined>(undefined);

export function WordsOf({ words, children }: { readonly words: Words; readonly children: ReactNode }) {
  const said = useMemo<WordsInElements>(
    () => ({ ...words, tx: (id, tags, values) => withTags(words.t(id, values), tags) }),
    [words],
  );
  return <WordsContext value={said}>{children}</WordsContext>;
}

export function useWords(): WordsInElements {
  const words = useContext(WordsContext);
  if (!words) throw new Error("outside the words");
  return words;
}

/** Tags do not nest; one that nobody gives is only its words. */
function withTags(text: string, tags: Tags): ReactNode {
  const pieces = text.split(/<([a-z]+)>(.*?)<\/\1>/su);
  return pieces.map((piece, at) => {
    if (at % 3 === 1) return null;
    if (at % 3 === 0) return piece;
    const tag = tags[pieces[at - 1] ?? ""];
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence do not change places
    return <Fragment key={at}>{tag ? tag(piece) : piece}</Fragment>;
  });
}
