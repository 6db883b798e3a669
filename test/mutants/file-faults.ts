// Faults of files, to be planted one at a time: each would show somebody what they may not see, or something that nobody sealed.
import type { Fault } from "./faults.ts";

const sealing = "src/core/seal/file.test.ts";

export const fileFaults: readonly Fault[] = [
  {
    says: "chunks of a file open in another order",
    file: "src/core/seal/file.ts",
    find: "file: id, chunk, last:",
    replace: "file: id, chunk: 0, last:",
    caughtBy: sealing,
  },
  {
    says: "a file that was cut off at a whole chunk opens as if it had been all",
    file: "src/core/seal/file.ts",
    find: "last: chunk === chunkCount(bytes) - 1",
    replace: "last: false && bytes",
    caughtBy: sealing,
  },
  {
    says: "a file opens in another record",
    file: "src/core/seal/file.ts",
    find: "file: { tenant, record, file: id",
    replace: "file: { tenant, record: record.slice(0, 0), file: id",
    caughtBy: sealing,
  },
  {
    says: "a file opens in another organisation",
    file: "src/core/seal/file.ts",
    find: "file: { tenant, record, file: id",
    replace: "file: { tenant: tenant.slice(0, 0), record, file: id",
    caughtBy: sealing,
  },
  {
    says: "nobody looks whether the whole is what it was",
    file: "src/core/seal/file.ts",
    find: "=== file.hash ? whole",
    replace: '!== "" ? whole',
    caughtBy: sealing,
  },
  {
    says: "a chunk may be shorter than it was",
    file: "src/core/seal/file.ts",
    find: "if (part.length !== Math.min(",
    replace: "if (part.length > Math.min(",
    caughtBy: sealing,
  },
  {
    says: "what is no photo and no paper is taken for a file",
    file: "src/core/record/file-answer.ts",
    find: "fileKinds.some((known) => known === kind)",
    replace: 'typeof kind === "string"',
    caughtBy: sealing,
  },
];
