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
    find: 'can(programme.roles, person, "read", { type, tenant, stream }, on),',
    replace: 'can(programme.roles, person, "count", { type, tenant, stream }, on),',
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
    find: "change.head.author === person.id && mayAct(programme",
    replace: "mayAct(programme",
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
  {
    says: "a line of a sheet whose predecessor is not there is taken as it is",
    file: "src/core/access/access-sheet.ts",
    find: 'if (!follows && !shut.has(sheetOf(line))) faults.push({ fault: "missing", author, stamp });',
    replace: "",
    caughtBy: "src/core/access/access-sheet.test.ts",
  },
  {
    says: "the last word on a line stands, and not the first",
    file: "src/core/access/access-sheet.ts",
    find: 'body && head.act === "create" ? lineIn(head, body) : undefined',
    replace: "body ? lineIn(head, body) : undefined",
    caughtBy: "src/core/access/access-sheet.test.ts",
  },
  {
    says: "the hash of a line leaves out which record was opened",
    file: "src/core/access/access-sheet.ts",
    find: "canonicalText({ author, record, did, of, kind, many, last })",
    replace: "canonicalText({ author, record, did, kind, many, last })",
    caughtBy: "src/core/access/access-sheet.test.ts",
  },
  {
    says: "that a record of a few was opened is written where those shut out of it read",
    file: "src/web/access-sheet.ts",
    find: "return isOfFew(keysOf(where.tenant), circle) ? circle : (",
    replace: "return isOfFew(keysOf(where.tenant), circle) && circle === null ? circle : (",
    caughtBy: "src/web/access-sheet.test.ts",
  },
  {
    says: "where a sheet ended is forgotten with the tab",
    file: "src/web/access-sheet.ts",
    find: "disk.setItem(key, JSON.stringify(known));",
    replace: "",
    caughtBy: "src/web/access-sheet-guarded.test.ts",
  },
  {
    says: "a caseworker may correct a line",
    file: "src/programme/roles.ts",
    find: 'const writeOnce = ["read", "create"] as const;',
    replace: 'const writeOnce = ["read", "create", "edit"] as const;',
    caughtBy: "src/web/access-sheet-guarded.test.ts",
  },
  {
    says: "a sheet begins as a record of the whole team",
    file: "src/core/seal/caseload.ts",
    find: "of: sheets.by, with: sheets.with",
    replace: "of: [], with: sheets.with",
    caughtBy: "src/web/access-sheet.test.ts",
  },
  {
    says: "lines of sheets come to everybody who may read them, asked for or not",
    file: "src/core/programme.ts",
    find: "only ? id === only.type : !kept",
    replace: "only ? id === only.type : true",
    caughtBy: "src/web/access-sheet.test.ts",
  },
];
