// Faults of a device that works without a network, each caught by some schedule of the simulator.
import type { Fault } from "./faults.ts";

const caughtBy = "test/sim/sim.test.ts";

export const simFaults: readonly Fault[] = [
  {
    says: "what is said to be kept is not on the disk yet",
    file: "src/web/outbox.ts",
    find: '      await write();\n      return hasRoom ? "kept" : "no-room";',
    replace: '      void write();\n      return hasRoom ? "kept" : "no-room";',
    caughtBy,
  },
  {
    says: "what was accepted goes from the disk before it has come back",
    file: "src/web/outbox.ts",
    find: "!there.has(id) && !isOnItsWay(one)",
    replace: "!there.has(id) && !(isOnItsWay(one) && false)",
    caughtBy,
  },
  {
    says: "what was refused is dropped",
    file: "src/web/store.ts",
    find: "unsent.set(outcome.id, { ...entry, refused: outcome.problem });",
    replace: "unsent.delete(outcome.id);",
    caughtBy,
  },
  {
    says: "a clock that was set back forgets what waits",
    file: "src/web/store.ts",
    find: "const heard = hear(clock, stamp, Number.POSITIVE_INFINITY);",
    replace: "const heard = hear(clock, stamp, now());",
    caughtBy,
  },
  {
    says: "a form has not seen what was stamped anew since it was opened",
    file: "src/web/acts.ts",
    find: "stamps.map(store.stampOf)",
    replace: "stamps.map((stamp) => (store ? stamp : stamp))",
    caughtBy: "src/web/lying-clock.test.ts",
  },
  {
    says: "whoever corrects says of nothing that they saw it",
    file: "src/core/record/answers.ts",
    find: "if (stands) seen[address] = stands.heads;",
    replace: "if (stands && stands.heads.length > 9) seen[address] = stands.heads;",
    caughtBy,
  },
  {
    says: "a later value wins, and the other is forgotten",
    file: "src/core/change/merge.ts",
    find: "  return heads.length < 2 ? heads : heads.sort(laterFirst);",
    replace: "  return heads.length < 2 ? heads : heads.sort(laterFirst).slice(0, 1);",
    caughtBy,
  },
  {
    says: "what waits is put back in no order, and goes before what creates it",
    file: "src/web/in-line.ts",
    find: "unsent.toSorted(byAct)",
    replace: "unsent.toReversed()",
    caughtBy,
  },
  {
    says: "a page is taken for read before it is",
    file: "src/web/fetching.ts",
    find: "cursors.set(page.stream, page.next);",
    replace: "cursors.set(page.stream, page.next + 1);",
    caughtBy,
  },
  {
    says: "what a person wrote lies on the disk for everybody to read",
    file: "src/web/to-write.ts",
    find: 'const own = await sealOwn(ring.keys, "unsent", envelope);',
    replace: 'const own = `${await sealOwn(ring.keys, "unsent", envelope)} ${JSON.stringify(envelope)}`;',
    caughtBy,
  },
  {
    says: "what was saved stays in its form too",
    file: "src/web/outbox.ts",
    find: "isEnd ? dropDrafts : []",
    replace: "isEnd ? [] : []",
    caughtBy,
  },
  {
    says: "what was typed is not on the disk",
    file: "src/web/drafts.ts",
    find: "isTaken = await disk.putDraft(person, id, box).then(",
    replace: "isTaken = await Promise.resolve().then(",
    caughtBy,
  },
  {
    says: "a change that was perhaps sent goes out again under another number",
    file: "src/web/to-write.ts",
    find: "  return { envelope, sealed: waiting, line };",
    replace:
      "  Object.assign(envelope.head, { id: crypto.randomUUID() });\n  return { envelope, sealed: undefined, line };",
    caughtBy,
  },
];
