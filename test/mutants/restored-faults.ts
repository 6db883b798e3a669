// Faults of a phone whose server was restored: what it had is not shown, is not brought back, or in another order.
import type { Fault } from "./faults.ts";

const caughtBy = "src/web/restored.test.ts";
const standing = "src/web/restored-standing.test.ts";

export const restoredFaults: readonly Fault[] = [
  {
    says: "what lies aside is not shown after a restart",
    file: "src/web/sealed-api.ts",
    find: "if (shelf.isRestored()) yield*",
    replace: "if (shelf.isRestored() && shelf.log() === shelf.log().toUpperCase()) yield*",
    caughtBy,
  },
  {
    says: "what lies aside goes before the server has it again",
    file: "src/web/sealed-shelf.ts",
    find: "if (!isRestored || isLaid(ofIn(where))) await",
    replace: "await",
    caughtBy: "src/web/sealed-shelf.test.ts",
  },
  {
    says: "what lies of a first download is not known to be of a log before",
    file: "src/web/sealed-shelf.ts",
    find: "Promise.all(ALL_PAGES.map(wheres))",
    replace: "Promise.all([wheres(PAGES)])",
    caughtBy: standing,
  },
  {
    says: "what the server lacks, and lies in no open record, waits nowhere while the disk is full: what is said next goes before it",
    file: "src/web/keyed-door.ts",
    find: 'taken ?? (await outbox.takeIn(lines, "tab"))',
    replace: "taken ?? 0",
    caughtBy: standing,
  },
  {
    says: "what lies aside goes though the disk has not taken what came in its place",
    file: "src/web/sealed-shelf.ts",
    find: "(laid.get(stream) ?? 0) >= (came.get(stream) ?? Infinity)",
    replace: "came.has(stream)",
    caughtBy: "src/web/sealed-shelf.test.ts",
  },
  {
    says: "what lies aside is opened by the keys of the restored server alone",
    file: "src/web/former-log.ts",
    find: "const kept = await shelf.keys(log);",
    replace: "const kept = await shelf.keys(log && shelf.log());",
    caughtBy,
  },
  {
    says: "what was accepted and had not come back is not brought back",
    file: "src/web/outbox.ts",
    find: "const due = lacking.filter(({ head }) => !waiting.has(head.id));",
    replace: "const due = lacking.filter(({ head }) => !waiting.has(head.id)).slice(0, 0);",
    caughtBy,
  },
  {
    says: "what was said since goes out before the restored server was heard",
    file: "src/web/sync.ts",
    find: "api.isRestored() && !isHeard ? undefined : await sendAll();",
    replace: "await sendAll();",
    caughtBy,
  },
  {
    says: "a round that was ended in the middle takes the new log for heard",
    file: "src/web/sync.ts",
    find: "if (trouble || stopped) return trouble;",
    replace: "if (trouble) return trouble;",
    caughtBy,
  },
  {
    says: "nobody knows which log a phone goes by that has fetched nothing yet",
    file: "src/web/sync.ts",
    find: "toldTime, log: api.log }",
    replace: "toldTime, log }",
    caughtBy,
  },
  {
    says: "what the server has lost is told to others by who has not been opened anew",
    file: "src/web/make-checkpoints.ts",
    find: "if (!sealed.isFollowed()) return false;",
    replace: 'if (sealed.log() === "") return false;',
    caughtBy: standing,
  },
  {
    says: "what the server wants to have handed on is forgotten with its next page",
    file: "src/web/beside-checkpoints.ts",
    find: "page.toCheckpoint?.length)\n        offered.set(stream, [...new Set([...(offered.get(stream) ?? []), ...page.toCheckpoint])]);",
    replace: "page.toCheckpoint)\n        offered.set(stream, page.toCheckpoint);",
    caughtBy: "src/web/make-checkpoints.test.ts",
  },
  {
    says: "what lies on the disk under another stamp is sent",
    file: "src/web/outbox.ts",
    find: "return lies ? lies.envelope.head.stamp === head.stamp : !hasRoom;",
    replace: "return lies !== undefined || !hasRoom;",
    caughtBy: "src/web/outbox-stamps.test.ts",
  },
  {
    says: "the clock does not go on behind what does not open yet",
    file: "src/web/outbox.ts",
    find: "if (head?.author === person) store.hear(head.stamp);",
    replace: "if (head?.author === person) continue;",
    caughtBy: "src/web/outbox-stamps.test.ts",
  },
];
