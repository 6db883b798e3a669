// Faults in who may do what on one surface alone, each of which the permission matrix must notice; and in what is told of who reads.
import type { Fault } from "./faults.ts";

const caughtBy = "test/contract/matrix.db.test.ts";

export const accessFaults: readonly Fault[] = [
  {
    says: "one surface has a table of roles of its own, with one action too many",
    file: "src/server/store/reader.ts",
    find: 'rows.find((row) => can(programme.roles, person, "read", row, day()))',
    replace:
      'rows.find((row) => can(programme.roles.map((role) => (role.id === "donor" ? { ...role, may: { "training-day": ["read"] } } : role)), person, "read", row, day()))',
    caughtBy,
  },
  {
    says: "whoever counts is given what they count",
    file: "src/server/store/reader.ts",
    find: '.filter((type) => can(programme.roles, person, "read", { type, tenant, stream }, on)),',
    replace: '.filter((type) => can(programme.roles, person, "count", { type, tenant, stream }, on)),',
    caughtBy,
  },
  {
    says: "the list of a team is that of its organisation",
    file: "src/server/store/reader.ts",
    find: "AND coalesce(may.stream, r.stream) = r.stream)",
    replace: ")",
    caughtBy,
  },
  {
    says: "whoever corrects brings back what was withdrawn",
    file: "src/server/accept.ts",
    find: 'head.act === "restore" ? "withdraw"',
    replace: 'head.act === "restore" ? "edit"',
    caughtBy,
  },
  {
    says: "a change is taken in another's name",
    file: "src/server/accept.ts",
    find: "head.author !== person.id || ",
    replace: "",
    caughtBy,
  },
  {
    says: "whoever waits to be let in is said to read",
    file: "src/core/access/why.ts",
    find: "meant.filter((person) => type.open || isIn(state, place, person, on));",
    replace: "meant;",
    caughtBy: "src/core/access/why.test.ts",
  },
  {
    says: "whoever never read it is said to have left",
    file: "src/core/access/why.ts",
    find: "belongs(state, place, grant) && couldOpen(grant.person));",
    replace: "belongs(state, place, grant) && couldOpen !== undefined);",
    caughtBy: "src/core/access/why.test.ts",
  },
];
