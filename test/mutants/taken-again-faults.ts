// Faults of a device that takes in again, without a network, what lies on it of a first download.
import type { Fault } from "./faults.ts";

const caughtBy = "src/web/first-again.test.ts";

export const takenAgainFaults: readonly Fault[] = [
  {
    says: "whoever has left is believed no more in what they had made before",
    file: "src/web/open-checkpoints.ts",
    find: "before ? openAgain(desk, sealed, keys) : openNew(sealed, keys)",
    replace: "before && openAgain.length < 0 ? openAgain(desk, sealed, keys) : openNew(sealed, keys)",
    caughtBy,
  },
  {
    says: "what was believed once is held against a clock that has gone back",
    file: "src/core/seal/sealed-checkpoint.ts",
    find: "insideOf(platform, sealed, found, Number.POSITIVE_INFINITY)",
    replace: "insideOf(platform, sealed, found, Date.UTC(2016, 11, 1))",
    caughtBy,
  },
  {
    says: "what was refused when it came is believed after a restart",
    file: "src/web/open-checkpoints.ts",
    find: " || before?.includes(record)",
    replace: "",
    caughtBy,
  },
  {
    says: "a record begins in the middle where what it stood on is not here any more",
    file: "src/web/first-download.ts",
    find: "    if ((page.from ?? 0) > (way.here.get(record) ?? 0)) return { ...page, changes: [] };\n",
    replace: "",
    caughtBy,
  },
  {
    says: "a record of which more was fetched behind its checkpoint is never held against its changes",
    file: "src/web/first-download.ts",
    find: "    way.here.set(record, page.more ?",
    replace: "    way.stands.delete(record);\n    way.here.set(record, page.more ?",
    caughtBy,
  },
  {
    says: "of what was told falsely nothing is shown before there is a network",
    file: "src/web/first-download.ts",
    find: "else if (kept && way.isThrough && holeIn(way))",
    replace: "else if (kept && way.isThrough && !holeIn(way))",
    caughtBy,
  },
];
