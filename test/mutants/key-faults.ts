// Faults in what a keeper takes and hands out of keys, each caught where both keepers are held to their contract.
import type { Fault } from "./faults.ts";

const logs = "test/contract/keys.db.test.ts";
const sealed = "test/contract/sealed.db.test.ts";
const alike = "test/contract/keys-alike.db.test.ts";
const walls = "test/contract/walls.db.test.ts";

export const keyFaults: readonly Fault[] = [
  {
    says: "an entry is taken that says it is of tomorrow",
    file: "src/server/key-post.ts",
    find: "entry.on > on || ",
    replace: "",
    caughtBy: logs,
  },
  {
    says: "an entry is taken that says it is older than the one before",
    file: "src/server/key-post.ts",
    find: " || entry.on < log.lastOn",
    replace: "",
    caughtBy: logs,
  },
  {
    says: "whose visit is over gives roles as of a day when it was not",
    file: "src/server/key-post.ts",
    find: "isAllowed(rules.roles, log.state, { ...entry, on })",
    replace: "isAllowed(rules.roles, log.state, entry)",
    caughtBy: logs,
  },
  {
    says: "the last administrator is one who never had keys",
    file: "src/server/key-post.ts",
    find: "people.has(grant.person)",
    replace: "people.size > 0",
    caughtBy: logs,
  },
  {
    says: "the last administrator comes to an end by and by",
    file: "src/server/key-post.ts",
    find: "grant.toOn === undefined &&",
    replace: "",
    caughtBy: logs,
  },
  {
    says: "a partner has somebody who releases",
    file: "src/server/key-post.ts",
    find: "releases && office.partner",
    replace: "releases && !office.partner && !releases",
    caughtBy: logs,
  },
  {
    says: "a secret needs no entry it belongs to",
    file: "src/server/key-post.ts",
    find: "(begins(box) || letsIn(box)) && isIn",
    replace: "isIn",
    caughtBy: sealed,
  },
  {
    says: "a secret is kept for somebody whom nobody let in",
    file: "src/server/key-post.ts",
    find: " && isIn(state, box, box.person, on)",
    replace: "",
    caughtBy: sealed,
  },
  {
    says: "a sealed change is kept without a key",
    file: "src/server/accept.ts",
    find: 'if (!found) return problem("change.no-key");',
    replace: "if (!found) return undefined;",
    caughtBy: sealed,
  },
  {
    says: "a change is sealed under what somebody can open who has left",
    file: "src/server/accept.ts",
    find: 'found.epoch === epoch ? undefined : problem("change.epoch-over")',
    replace: "undefined",
    caughtBy: sealed,
  },
  {
    says: "a wrap that comes passes an old key off as one of today",
    file: "src/server/accept.ts",
    find: `    wraps.find((known) => known.generation === head.generation && known.key === key && known.circle === head.circle) ??
    wrap;`,
    replace: "    wrap ?? wraps.find((known) => known.generation === head.generation && known.key === key);",
    caughtBy: sealed,
  },
  {
    says: "a wrap that comes takes the place of one that stands",
    file: "src/server/store/write.ts",
    find: "  ON CONFLICT DO NOTHING",
    replace: "  ON CONFLICT (tenant, record, generation, key, circle) DO UPDATE SET box = excluded.box",
    caughtBy: sealed,
  },
  {
    says: "a change is kept that its author did not sign",
    file: "src/server/accept.ts",
    find: "  return changes.filter((_, at) => !areSigned[at]);",
    replace: "  return [];",
    caughtBy: sealed,
  },
  {
    says: "what nobody signed is kept aside",
    file: "src/server/store/push.ts",
    find: "changes.filter((change) => !unsigned.has(change)),\n        before",
    replace: "changes,\n        before",
    caughtBy: sealed,
  },
  {
    says: "who joined at another server has signed nothing here",
    file: "src/server/store/postgres-keeper.ts",
    find: "return unsignedAmong(log.state, doubtful);",
    replace: "return log.state.next === 0 ? [] : doubtful;",
    caughtBy: alike,
  },
  {
    says: "who has no role today still reads the log",
    file: "src/server/store/keys.ts",
    find: "standing(roles, person, day()).grants",
    replace: "person.grants",
    caughtBy: sealed,
  },
  {
    says: "an epoch begins while a change is being kept that was sealed under the one before",
    file: "src/server/store/keys.ts",
    find: '  await sql("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [tenant]);\n',
    replace: "",
    caughtBy: alike,
  },
  {
    says: "what is sealed to one is handed to another",
    file: "src/server/store/keys.ts",
    find: "FROM epoch_box WHERE tenant = $1 AND person = $2 ORDER BY",
    replace: "FROM epoch_box WHERE tenant = $1 AND $2::uuid IS NOT NULL ORDER BY",
    caughtBy: alike,
  },
  {
    says: "the second wall lets everybody of an organisation see what is sealed to one",
    file: "src/server/migrations/0002-walls.sql",
    find: "    AND person IN ((SELECT nullif(current_setting('banyan.person', true), '')::uuid), '00000000-0000-0000-0000-000000000000'));",
    replace: "    );",
    caughtBy: walls,
  },
];
