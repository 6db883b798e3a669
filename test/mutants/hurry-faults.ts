// Faults of what a person settles, and of a phone that is cleared: an answer that goes missing, a key that stays, a name that is left.
import type { Fault } from "./faults.ts";

const disputes = "src/web/disputes.test.ts";
const evacuation = "src/web/evacuation.test.ts";
const ended = "src/web/ended-here.test.ts";

export const hurryFaults: readonly Fault[] = [
  {
    says: "of two texts that are kept both, one goes",
    file: "src/web/disputes.ts",
    find: 'parts.toReversed().join("\\n\\n")',
    replace: 'parts.slice(0, 1).join("\\n\\n")',
    caughtBy: disputes,
  },
  {
    says: "a second row takes the answer of the first",
    file: "src/web/disputes.ts",
    find: "const now = address in said ? (said[address] ?? null) : value;",
    replace: "const now = value;",
    caughtBy: disputes,
  },
  {
    says: "what somebody said on a second device is taken for the same answer",
    file: "src/web/disputes.ts",
    find: "draft.author === said.author && !draft.said.has(address)",
    replace: "draft.author === said.author",
    caughtBy: disputes,
  },
  {
    says: "whoever settles has not seen what stood there, and nothing is settled",
    file: "src/web/acts.ts",
    find: "held.folded.fields.get(address)?.heads ?? []] as const",
    replace: "[]] as const",
    caughtBy: disputes,
  },
  {
    says: "a note goes on calling whoever wrote it",
    file: "src/web/asking.ts",
    find: "last.find(({ author }) => author !== person)?.author",
    replace: "last.at(-1)?.author",
    caughtBy: disputes,
  },
  {
    says: "a cleared phone keeps who was here last",
    file: "src/web/evacuation.ts",
    find: "only === undefined ? !OF_NOBODY.has(key) : key.includes(only)",
    replace: 'key.includes(only ?? "account")',
    caughtBy: evacuation,
  },
  {
    says: "whoever clears what is theirs clears a colleague too",
    file: "src/web/evacuation.ts",
    find: "if (only === undefined || person === only) forgetPerson(local, person);",
    replace: "forgetPerson(local, person);",
    caughtBy: evacuation,
  },
  {
    says: "a device goes on with keys that are in other hands",
    file: "src/web/ended-here.ts",
    find: "(people.get(person)?.n ?? -1) < n",
    replace: "true",
    caughtBy: ended,
  },
];
