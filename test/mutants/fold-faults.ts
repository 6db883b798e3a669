// Faults of what a device writes down of its records to be opened quickly: what it forgets, believes or keeps that it must not.
import type { Fault } from "./faults.ts";

const law = "src/core/record/checkpoint.test.ts";
const pages = "src/web/fold-pages.test.ts";
const damage = "src/web/fold-damage.test.ts";

export const foldFaults: readonly Fault[] = [
  {
    says: "a checkpoint forgets what was seen: what comes late brings back what was overwritten",
    file: "src/core/record/checkpoint.ts",
    find: "if (register && register.covered.size > 0)",
    replace: "if (register && register.covered.size > 1e9)",
    caughtBy: law,
  },
  {
    says: "what could not be read when the checkpoint was made is never read",
    file: "src/core/record/fold.ts",
    find: "(known && (known.isRead || !body))",
    replace: "known",
    caughtBy: law,
  },
  {
    says: "a checkpoint forgets when a row was first said, and rows change places",
    file: "src/core/record/checkpoint.ts",
    find: "if (said !== undefined && said !== heads.at(-1)?.stamp)",
    replace: "if (said === null)",
    caughtBy: law,
  },
  {
    says: "a record at a glance has no two answers that had not seen each other",
    file: "src/core/record/glance.ts",
    find: "...(disputed.length > 0 && { disputed }),",
    replace: "...(disputed.length > 1e9 && { disputed }),",
    caughtBy: law,
  },
  {
    says: "pages of another log of the server are believed",
    file: "src/web/fold-pages.ts",
    find: '(logId === "" || one.logId === logId)',
    replace: '(logId === "" || one.logId !== "")',
    caughtBy: pages,
  },
  {
    says: "pages of a team one has left are opened",
    file: "src/web/fold-pages.ts",
    find: "one.pages.every(({ stream }) => streams.includes(stream))",
    replace: "one.pages.every(({ stream }) => streams.includes(stream) || stream)",
    caughtBy: pages,
  },
  {
    says: "what was erased lies on its page until much else has changed",
    file: "src/web/fold-writing.ts",
    find: "if (!mustGo && changed < least)",
    replace: "if (changed < least)",
    caughtBy: pages,
  },
  {
    says: "the records of a page that is broken are missing until something of them changes",
    file: "src/web/fold-pages.ts",
    find: "lost.has(stream) ? 0 : (found?.upTo[stream] ?? 0)",
    replace: "found?.upTo[stream] ?? 0",
    caughtBy: damage,
  },
  {
    says: "after a restart a record is sealed under another key of the same generation",
    file: "src/core/seal/record-keys.ts",
    find: "    await learnBefore({ tenant, stream, record });\n    let newest = 0;",
    replace: "    let newest = 0;",
    caughtBy: pages,
  },
  {
    says: "what was followed before a restart counts again, and a chain that holds is said to be broken",
    file: "src/core/seal/chain.ts",
    find: "ofRecord.has(head.id) || before.get(head.record)?.has(n)",
    replace: "ofRecord.has(head.id)",
    caughtBy: pages,
  },
  {
    says: "what was shut when the page was written stays shut, whoever lets one in",
    file: "src/web/sealed-api.ts",
    find: "let isReadAgain = folds.shut.length === 0;",
    replace: "let isReadAgain = folds.shut.length >= 0;",
    caughtBy: pages,
  },
  {
    says: "a server that was caught dropping a change is forgotten with a restart",
    file: "src/web/sealed-api.ts",
    find: "broken: [...broken.values()],",
    replace: "broken: [],",
    caughtBy: pages,
  },
  {
    says: "after a restore a change is taken for another that had its number before",
    file: "src/web/standing-store.ts",
    find: "standOn(shelf, { ...shelf.stood, ns: [], revision: shelf.revision });",
    replace: "standOn(shelf, { ...shelf.stood, revision: shelf.revision });",
    caughtBy: pages,
  },
  {
    says: "a record stands on the checkpoint of the one beside it",
    file: "src/web/fold-pages.ts",
    find: "JSON.parse(checkpointAt(at))",
    replace: "JSON.parse(checkpointAt(at === 1 ? 0 : at))",
    caughtBy: pages,
  },
  {
    says: "of lines that are alike, the one that came last stands first on a page of a list",
    file: "src/ui/first-of.ts",
    find: "if (order(one, first[middle] as T) < 0)",
    replace: "if (order(one, first[middle] as T) <= 0)",
    caughtBy: "src/ui/first-of.test.ts",
  },
];
