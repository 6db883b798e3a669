// Faults of the server in what it takes for a checkpoint, to whom it hands one, and what it leaves out beside them.
import type { Fault } from "./faults.ts";

const caughtBy = "test/contract/checkpoints.db.test.ts";
const beside = "test/contract/beside-checkpoints.db.test.ts";

export const checkpointFaults: readonly Fault[] = [
  {
    says: "a checkpoint is taken that has not all changes in it",
    file: "src/server/checkpoints.ts",
    find: "isWrapped && revision === given.count && given.upTo",
    replace: "isWrapped && given.upTo",
    caughtBy,
  },
  {
    says: "an older checkpoint takes the place of a newer one",
    file: "src/server/checkpoints.ts",
    find: " && given.upTo > (standing ?? 0)",
    replace: "",
    caughtBy,
  },
  {
    says: "a checkpoint is taken under a key that nobody was given",
    file: "src/server/checkpoints.ts",
    find: "mayMake(desk, desk.person.id, circle) && isWrapped && revision",
    replace: "mayMake(desk, desk.person.id, circle) && revision",
    caughtBy,
  },
  {
    says: "a checkpoint is taken of somebody in another's name",
    file: "src/server/checkpoints.ts",
    find: "isHere && given.author === person.id && (await",
    replace: "isHere && (await",
    caughtBy,
  },
  {
    says: "a checkpoint is taken that nobody signed",
    file: "src/server/checkpoints.ts",
    find: " && (await isSignedCheckpoint(platform, state, given))",
    replace: "",
    caughtBy,
  },
  {
    says: "a few are told to others by their checkpoints",
    file: "src/server/store/standing-checkpoints.ts",
    find: "k.author::text || ' ' || CASE WHEN r.circle LIKE 'people %' THEN r.circle ELSE k.type END = ANY",
    replace: "k.author::text || ' ' || k.type = ANY",
    caughtBy: beside,
  },
  {
    says: "the checkpoints of whoever left stand",
    file: "src/server/store/standing-checkpoints.ts",
    find: "const makers = authors.flatMap(({ author }) => madeBy(author).map((name) => `${author} ${name}`));",
    replace: "const makers = authors.flatMap(({ author }) => circles.map(({ name }) => `${author} ${name}`));",
    caughtBy,
  },
  {
    says: "a checkpoint is left behind when its record is erased",
    file: "src/server/store/erase.ts",
    find: '  await sql("DELETE FROM checkpoint WHERE tenant = $1 AND record = $2", [tenant, record]);\n',
    replace: "",
    caughtBy: beside,
  },
  {
    says: "a checkpoint comes while its record is being erased",
    file: "src/server/store/checkpoints.ts",
    find: "        inTurnWithOthers(tenant),\n",
    replace: "",
    caughtBy: beside,
  },
  {
    says: "beside a checkpoint what was said since is left out too",
    file: "src/server/store/reader.ts",
    find: "k WHERE c.n <= k.up_to AND",
    replace: "k WHERE",
    caughtBy: beside,
  },
  {
    says: "what is passed over is named up to another number",
    file: "src/server/store/standing-checkpoints.ts",
    find: 'SELECT c.record, k.up_to AS "upTo" FROM',
    replace: 'SELECT c.record, c.least AS "upTo" FROM',
    caughtBy: beside,
  },
  {
    says: "everybody of a team makes the same checkpoints at once",
    file: "src/server/store/standing-checkpoints.ts",
    find: "ORDER BY r.record < $7, r.record LIMIT",
    replace: "ORDER BY $7::uuid IS NULL, r.record LIMIT",
    caughtBy,
  },
];
