// Faults at the door: who signs in, who is kept waiting, who is let in by whom.
import type { Fault } from "./faults.ts";

const signIn = "src/server/routes/sign-in.db.test.ts";
const invitations = "src/server/routes/invitations.db.test.ts";

export const accountFaults: readonly Fault[] = [
  {
    says: "for a name that nobody has nothing is worked out",
    file: "src/server/proof.ts",
    find: "const { verifier, salt } = kept ?? NOBODYS;",
    replace: "if (!kept) return false;\n  const { verifier, salt } = kept;",
    caughtBy: signIn,
  },
  {
    says: "any proof is the right one",
    file: "src/server/proof.ts",
    find: "return kept !== undefined && isSame;",
    replace: "return kept !== undefined && (isSame || true);",
    caughtBy: signIn,
  },
  {
    says: "a try counts only once it is known to be wrong, so many come at once",
    file: "src/server/tries.ts",
    find: 'if (!(await isProof(proof, kept))) return problem("sign-in.refused");',
    replace:
      'await forgiveName(store, folded);\n      if (!(await isProof(proof, kept))) return (await tryName(store, folded, now())) > -1 ? problem("sign-in.refused") : undefined;',
    caughtBy: signIn,
  },
  {
    says: "what was typed as a name is kept as it was typed",
    file: "src/server/store/tried-names.ts",
    find: '.digest("hex")',
    replace: '.digest("hex") && name',
    caughtBy: signIn,
  },
  {
    says: "settings of a name that nobody has are thrown anew each time",
    file: "src/server/store/accounts.ts",
    find: 'createHmac("sha256", found?.secret ?? "")',
    replace: 'createHmac("sha256", String(Math.random()))',
    caughtBy: signIn,
  },
  {
    says: "a way in is changed without one that stands",
    file: "src/server/routes/account.ts",
    find: "if (wrong) return wrong;",
    replace: "if (wrong && !found) return wrong;",
    caughtBy: signIn,
  },
  {
    says: "somebody else's sign-in is ended",
    file: "src/server/store/sign-ins.ts",
    find: "DELETE FROM sign_in WHERE person = $1 AND id = $2 RETURNING id",
    replace: "DELETE FROM sign_in WHERE $1::uuid IS NOT NULL AND id = $2 RETURNING id",
    caughtBy: signIn,
  },
  {
    says: "an invitation is good twice",
    file: "src/server/store/invitations.ts",
    find: "AND i.used_at IS NULL ",
    replace: "",
    caughtBy: invitations,
  },
  {
    says: "an invitation is good for ever",
    file: "src/server/store/invitations.ts",
    find: "AND i.ends_at > to_timestamp($3::float8 / 1000)",
    replace: "AND $3::float8 > 0",
    caughtBy: invitations,
  },
  {
    says: "an invitation is taken with another's proof",
    file: "src/server/store/invitations.ts",
    find: "AND i.proof_hash = $2 ",
    replace: "AND $2::text IS NOT NULL ",
    caughtBy: invitations,
  },
  {
    says: "who was signed in before a new invitation was taken stays so",
    file: "src/server/store/invitations.ts",
    find: "await endOtherSignIns(sql, person, null);",
    replace: "",
    caughtBy: invitations,
  },
  {
    says: "an organisation invites somebody of another",
    file: "src/server/routes/invitations.ts",
    find: "if (found?.home !== tenant) return false;",
    replace: "if (!found) return false;",
    caughtBy: invitations,
  },
  {
    says: "a team's lead invites whoever is somebody elsewhere too",
    file: "src/server/routes/invitations.ts",
    find: "!found.elsewhere && ",
    replace: "",
    caughtBy: invitations,
  },
  {
    says: "an installation is founded a second time",
    file: "src/server/store/set-up.ts",
    find: "found?.demonstration !== false || somebody.length > 0",
    replace: "found?.demonstration !== false",
    caughtBy: "src/server/routes/set-up.db.test.ts",
  },
];
