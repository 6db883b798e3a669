// Faults of a device that several people use: who guesses, who stands in for whom, whose name is seen.
import type { Fault } from "./faults.ts";

const opening = "src/web/open-kept.test.ts";
const tries = "src/web/tries.test.ts";
const veiled = "src/web/veiled.test.ts";
const shared = "src/web/shared-phone.test.ts";
const signIn = "src/server/routes/sign-in.db.test.ts";

export const phoneFaults: readonly Fault[] = [
  {
    says: "a request is taken for that of whoever's cookie comes with it",
    file: "src/server/visitors.ts",
    find: "return whose === undefined || whose === id;",
    replace: "return whose !== id || whose === id;",
    caughtBy: signIn,
  },
  {
    says: "the sign-in of whoever was there before goes on",
    file: "src/server/visitors.ts",
    find: "await end(reply.request);",
    replace: "hashIn(reply.request);",
    caughtBy: signIn,
  },
  {
    says: "a try counts once it is known to be wrong: a reload in time and it never was",
    file: "src/web/open-kept.ts",
    find: "if (isGuessed) countTry(disk, person);\n  const here = await unlock(person, account, shown);",
    replace: "const here = await unlock(person, account, shown);\n  if (isGuessed) countTry(disk, person);",
    caughtBy: opening,
  },
  {
    says: "the right password is tried while one waits",
    file: "src/web/open-kept.ts",
    find: "triesOf(disk, person).waitMillis > 0",
    replace: "triesOf(disk, person).waitMillis > 1e9",
    caughtBy: opening,
  },
  {
    says: "the tenth wrong password leaves the keys where they are",
    file: "src/web/open-kept.ts",
    find: "    forgetPerson(disk, person);\n    await shelfDisk.clear(person);\n    // Where",
    replace: "    await shelfDisk.clear(person);\n    // Where",
    caughtBy: opening,
  },
  {
    says: "what is known of somebody lies on the disk for everybody to read",
    file: "src/web/open-kept.ts",
    find: 'await sealOwn(keys, "me", me)',
    replace: "JSON.stringify(me)",
    caughtBy: opening,
  },
  {
    says: "whoever opens another's keys with their own account is let in as them",
    file: "src/web/open-kept.ts",
    find: "if (unlocked?.keys.person !== person) {",
    replace: "if (!unlocked) {",
    caughtBy: opening,
  },
  {
    says: "a password that is none any more opens what lies here for good",
    file: "src/web/open-kept.ts",
    find: 'if (known.code === "sign-in.refused") {',
    replace: 'if (known.code === "sign-in.name-taken") {',
    caughtBy: opening,
  },
  {
    says: "a wait begins anew from whatever passed before it",
    file: "src/web/tries.ts",
    find: "} else if (last !== undefined) last = now();",
    replace: "}",
    caughtBy: tries,
  },
  {
    says: "ten tabs wait ten times as fast",
    file: "src/web/tries.ts",
    find: "void (locks ? locks.request",
    replace: "void (locks && !person ? locks.request",
    caughtBy: tries,
  },
  {
    says: "what somebody else has left is taken for one's own to send",
    file: "src/web/to-write.ts",
    find: '"fault" in envelope || envelope.head.author !== person',
    replace: '"fault" in envelope',
    caughtBy: shared,
  },
  {
    says: "a name is a name, whoever looks on",
    file: "src/ui/words.ts",
    find: "if (field.named && isVeiled())",
    replace: "if (field.named && isVeiled() && false)",
    caughtBy: veiled,
  },
  {
    says: "a line that was told in full once is told in full again",
    file: "src/web/lines.ts",
    find: "const known = isVeiled() ? underVeil : inFull;",
    replace: "const known = inFull;\n  void underVeil;",
    caughtBy: veiled,
  },
  {
    says: "the veil stays lifted where what was told breaks",
    file: "src/ui/veil.ts",
    find: "  try {\n    return say();\n  } finally {\n    lifted -= 1;\n  }",
    replace: "  const said = say();\n  lifted -= 1;\n  return said;",
    caughtBy: veiled,
  },
  {
    says: "nobody is found by their name while it is not shown",
    file: "src/web/search.ts",
    find: "unveiled(() => [lineOf(store, held), subOf(store, held)] as const)",
    replace: "(void unveiled, [lineOf(store, held), subOf(store, held)] as const)",
    caughtBy: veiled,
  },
  {
    says: "the name of a child is not marked as one",
    file: "src/programme/children/child.ts",
    find: 'calledName: named(text("Name the child wants to be called by")),',
    replace: 'calledName: text("Name the child wants to be called by"),',
    caughtBy: "src/programme/names.test.ts",
  },
  {
    says: "what was held is pressed as well",
    file: "src/ui/hold.ts",
    find: "if (!wasHeld) return;",
    replace: "if (!wasHeld || wasHeld) return;",
    caughtBy: "src/ui/hold.test.ts",
  },
];
