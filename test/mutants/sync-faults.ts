// Faults in the talk between a device and its keeper: order, broken lines, clocks that lie, restored servers, hints.
import type { Fault } from "./faults.ts";

const order = "src/web/order.test.ts";
const line = "src/web/in-line.test.ts";
const clock = "src/web/lying-clock.test.ts";
const known = "src/web/known-already.test.ts";
const restamp = "src/core/change/restamp.test.ts";
const restored = "test/contract/restored.db.test.ts";
const hints = "src/server/routes/hints.db.test.ts";

export const syncFaults: readonly Fault[] = [
  {
    says: "what was put off holds back nothing that was said of its record later",
    file: "src/server/line.ts",
    find: "if (PUT_OFF.has(code)) note(putOff, head);",
    replace: "if (PUT_OFF.has(code)) return;",
    caughtBy: order,
  },
  {
    says: "what waits on the device is overtaken",
    file: "src/web/in-line.ts",
    find: "heldBy.set(record, held);",
    replace: "",
    caughtBy: line,
  },
  {
    says: "an edit goes out though what creates its record was refused",
    file: "src/web/in-line.ts",
    find: 'creating.has(record) ? "record" : holds(envelope)',
    replace: "holds(envelope)",
    caughtBy: order,
  },
  {
    says: "one that was refused holds back all that was said later",
    file: "src/web/in-line.ts",
    find: "if (refused) continue;",
    replace: 'if (refused) heldBy.set(record, "server");\n    if (refused) continue;',
    caughtBy: order,
  },
  {
    says: "what waits goes out as it lies, and not as it was said",
    file: "src/web/in-line.ts",
    find: "unsent.toSorted(byAct)",
    replace: "unsent.filter(() => byAct !== undefined)",
    caughtBy: line,
  },
  {
    says: "what needs no key overtakes what waits for one",
    file: "src/core/seal/door.ts",
    find: '!("fault" in one) && !held.has(record)',
    replace: '!("fault" in one)',
    caughtBy: order,
  },
  {
    says: "everybody comes back in the same moment",
    file: "src/web/back-off.ts",
    find: "Math.round(random() * bound)",
    replace: "Math.round(Math.sign(random() + 1) * bound)",
    caughtBy: "src/web/back-off.test.ts",
  },
  {
    says: "who failed often waits for hours",
    file: "src/web/back-off.ts",
    find: "Math.min(LONGEST_MILLIS, bound * 2)",
    replace: "bound * 2",
    caughtBy: "src/web/back-off.test.ts",
  },
  {
    says: "somebody who asks waits as long as the clock would",
    file: "src/web/sync.ts",
    find: "    now() {\n      backOff.reset();",
    replace: "    now() {",
    caughtBy: "src/web/broken-lines.test.ts",
  },
  {
    says: "after a page that broke off as much is asked for again",
    file: "src/web/pace.ts",
    find: "broke: () => by(1 / 4)",
    replace: "broke: () => by(1)",
    caughtBy: "src/web/pace.test.ts",
  },
  {
    says: "a slow line is given up though something comes",
    file: "src/web/patient.ts",
    find: "    onPiece();\n",
    replace: "",
    caughtBy: "src/web/patient.test.ts",
  },
  {
    says: "half an answer is taken for all of it",
    file: "src/web/patient.ts",
    find: "return { answer, text: await textOf(answer, goOn) };",
    replace: 'return { answer, text: await textOf(answer, goOn).catch(() => "{}") };',
    caughtBy: "src/web/patient.test.ts",
  },
  {
    says: "what was stamped anew has not seen what was put right before it",
    file: "src/core/change/restamp.ts",
    find: "stamps.map((one) => names.get(one) ?? one)",
    replace: "stamps.map((one) => one)",
    caughtBy: restamp,
  },
  {
    says: "the stamp that a clock first gave is forgotten",
    file: "src/core/change/restamp.ts",
    find: "saidAt: head.saidAt ?? head.stamp",
    replace: "saidAt: head.saidAt",
    caughtBy: restamp,
  },
  {
    says: "what was stamped anew is said before what it had seen",
    file: "src/core/change/restamp.ts",
    find: "flatMap(({ seen }) => Object.values(seen).flat())",
    replace: "flatMap(({ seen }) => Object.values(seen).flat().slice(0, 0))",
    caughtBy: restamp,
  },
  {
    says: "what was stamped anew goes out as it was sealed before",
    file: "src/web/right-time.ts",
    find: "for (const { head } of anew) api.forget(head.id);",
    replace: "",
    caughtBy: clock,
  },
  {
    says: "the clock of a device goes on from where it was far ahead",
    file: "src/web/store.ts",
    find: "      clock = newClock(device);\n      for (const { envelope } of unsent",
    replace: "      for (const { envelope } of unsent",
    caughtBy: clock,
  },
  {
    says: "what waits is said anew, and leaves, while its person has locked it",
    file: "src/web/sync.ts",
    find: "    isStopped: () => stopped,\n    putClockRight",
    replace: "    isStopped: () => false,\n    putClockRight",
    caughtBy: clock,
  },
  {
    says: "what is known to be ahead leaves, and is taken when somebody repeats it later",
    file: "src/web/sending.ts",
    find: "const isWrong = told !== undefined &&",
    replace: "const isWrong = told === undefined &&",
    caughtBy: clock,
  },
  {
    says: "what the keeper has in other bytes waits refused, and holds back what is said behind it",
    file: "src/web/sync.ts",
    find: "if (await settleKnown()) again = true;",
    replace: "again ||= false;",
    caughtBy: known,
  },
  {
    says: "what is somebody else's under the same id settles what waits",
    file: "src/web/known-already.ts",
    find: "one.id === other.id && one.author === other.author",
    replace: "one.id === other.id",
    caughtBy: known,
  },
  {
    says: "whoever covers no more has it again after a restart",
    file: "src/web/fetching.ts",
    find: "      api.forgetRecords(records);\n",
    replace: "",
    caughtBy: "src/web/joining.test.ts",
  },
  {
    says: "whoever came to read more and was cut off before the first page never gets it",
    file: "src/web/tend-keys.ts",
    find: "named = kept ? new Map(kept) : namedHere();",
    replace: "named = namedHere();",
    caughtBy: "src/web/joining.test.ts",
  },
  {
    says: "a restored server is sent what is new before what it lacks",
    file: "src/web/sending.ts",
    find: "api.push(batch, log());",
    replace: 'api.push(batch, log() === "" ? "" : "");',
    caughtBy: restored,
  },
  {
    says: "a restored server is read on from where the one before had come to",
    file: "src/web/fetching.ts",
    find: "for (const known of [cursors, looked, lasts]) known.clear();",
    replace: "",
    caughtBy: restored,
  },
  {
    says: "whoever signed out hears on",
    file: "src/server/routes/hints.ts",
    find: "if (now?.session === person.session) return now;",
    replace: "if (now?.session !== null) return now ?? person;",
    caughtBy: hints,
  },
  {
    says: "everybody hears of every stream",
    file: "src/server/hints.ts",
    find: 'can(programme.roles, person, "read", { type, tenant, stream }, on)',
    replace: 'can(programme.roles, person, "read", { type, tenant, stream }, on) || true',
    caughtBy: hints,
  },
  {
    says: "what is kept at another process is not heard of",
    file: "src/server/store/kept-signal.ts",
    find: "if (by === sender) return [];",
    replace: "if (by !== undefined) return [];",
    caughtBy: hints,
  },
];
