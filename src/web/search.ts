// Search over everything on this device: an index of names, codes, titles and places, made here from the records that are here.
// Promise: nothing of it leaves the memory of this tab, no query is kept or sent, and it goes when the store does.
import MiniSearch from "minisearch";
import { isCodeOf } from "#core/access/sample.ts";
import type { Fields } from "#core/record/field.ts";
import { unveiled } from "#ui/veil.ts";
import { lineOf, subOf } from "./lines.ts";
import { keptUnder, wordsIn } from "./search-terms.ts";
import type { HeldRecord, Store } from "./store.ts";

export interface FoundRecords {
  /** The best first. */
  readonly records: readonly HeldRecord[];
  readonly total: number;
  /** Nothing is spelled like that; these are only near. */
  readonly isNear: boolean;
}

export interface Searcher {
  /** How many records the index holds. */
  readonly count: () => number;
  /**
   * Takes in what has changed since the last time, for at most `budget` milliseconds by the clock `now`; false while there is more.
   * Called again, it goes on from there.
   */
  readonly catchUp: (types: readonly string[], now: () => number, budget: number) => boolean;
  /** At most `most` records whose words begin with every word of the query. */
  readonly find: (query: string, most: number) => FoundRecords;
}

interface Entry {
  readonly id: string;
  readonly line: string;
  readonly more: string;
}

/** What an auditor's sample calls a record, where its name may not stand: `7Q2M-XK4D`. */
const CODE = /^\s*[0-9a-z]{4}[\s-]?[0-9a-z]{4}\s*$/i;
const NOTHING: FoundRecords = { records: [], total: 0, isNear: false };
const searchers = new WeakMap<Store, Searcher>();

/** The searcher of a store, made once. */
export function searcherOf(store: Store): Searcher {
  const known = searchers.get(store);
  if (known) return known;
  const made = makeSearcher(store);
  searchers.set(store, made);
  return made;
}

function makeSearcher(store: Store): Searcher {
  const index = new MiniSearch<Entry>({
    fields: ["line", "more"],
    // Words are parted and folded by us; the index only keeps them.
    tokenize: (text) => [...wordsIn(text)],
    processTerm: (term) => [...keptUnder(term)],
    searchOptions: {
      processTerm: (term) => term,
      combineWith: "AND",
      boost: { line: 4 },
      // One letter begins too many words to be worth the wait.
      prefix: (term) => term.length > 1,
    },
  });
  /** Each record as it stands in the index, and each list as it was when it was last looked through. */
  const kept = new Map<string, { readonly held: HeldRecord; readonly line: string; readonly sub: string }>();
  const lists = new Map<string, readonly HeldRecord[]>();
  let waiting: readonly HeldRecord[] = [];

  function take(held: HeldRecord): void {
    // Somebody is looked for by their name, also where it is not shown.
    const [line, sub] = unveiled(() => [lineOf(store, held), subOf(store, held)] as const);
    const before = kept.get(held.id);
    if (before?.held === held && before.line === line && before.sub === sub) return;
    drop(held.id);
    if (held.folded.withdrawn) return;
    index.add({ id: held.id, line, more: `${sub} ${shortTexts(held.type.fields, held.answers)}` });
    kept.set(held.id, { held, line, sub });
  }

  function drop(id: string): void {
    if (kept.delete(id)) index.discard(id);
  }

  return {
    count: () => kept.size,
    catchUp(types, now, budget) {
      const until = now() + budget;
      const changed = types.filter((type) => lists.get(type) !== store.recordsOf(type));
      if (changed.length > 0) {
        for (const type of changed) lists.set(type, store.recordsOf(type));
        for (const id of kept.keys()) if (!store.find(id)) drop(id);
        // All of them: the words of a record hold those of others. Where none of these has changed, that is seen at once.
        waiting = types.flatMap(store.recordsOf);
      }
      let done = 0;
      while (done < waiting.length && (done % 50 !== 0 || now() < until)) {
        // As it is by now: between two turns it may have changed again.
        const held = store.find(waiting[done]?.id ?? "");
        if (held) take(held);
        done += 1;
      }
      waiting = waiting.slice(done);
      return waiting.length === 0;
    },
    find(query, most) {
      const words = wordsIn(query);
      if (words.length === 0) return NOTHING;
      const text = words.join(" ");
      const spelled = index.search(text);
      const isNear = spelled.length === 0;
      // Every id is hashed for it: only for what nothing is spelled like, so that a name of eight letters is as quick as any.
      const coded =
        isNear && CODE.test(query) ? store.find([...kept.keys()].find((id) => isCodeOf(query, id)) ?? "") : undefined;
      if (coded) return { records: [coded], total: 1, isNear: false };
      const hits = isNear ? index.search(text, { fuzzy: (term) => (term.length > 3 ? 1 : false) }) : spelled;
      const records = hits.slice(0, most).flatMap(({ id }) => store.find(String(id)) ?? []);
      return { records, total: hits.length, isNear: isNear && records.length > 0 };
    },
  };
}

/** Names, codes and places a record holds, also in its rows: other names it goes by. Long texts stay out. */
function shortTexts(fields: Fields, answers: { readonly [name: string]: unknown }): string {
  let texts = "";
  for (const [name, value] of Object.entries(answers)) {
    const field = fields[name];
    if (typeof value === "string" && (field?.kind === "text" || field?.kind === "place")) texts += ` ${value}`;
    else if (field?.kind === "group" && field.fields && Array.isArray(value))
      for (const row of value) texts += shortTexts(field.fields, row);
  }
  return texts;
}
