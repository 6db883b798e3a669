// Faults of files, to be planted one at a time: each would show somebody what they may not see, or something that nobody sealed.
import type { Fault } from "./faults.ts";

const sealing = "src/core/seal/file.test.ts";
const device = "src/web/files.test.ts";
const bare = "src/web/bare-photo.test.ts";

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
    says: "a chunk may be longer than what is said of the file",
    file: "src/core/seal/file.ts",
    find: "if (part.length !== Math.min(",
    replace: "if (part.length < Math.min(",
    caughtBy: sealing,
  },
  {
    says: "what is no photo and no paper is taken for a file",
    file: "src/core/record/file-answer.ts",
    find: "fileKinds.some((known) => known === kind)",
    replace: 'typeof kind === "string"',
    caughtBy: sealing,
  },
  {
    says: "the key of a file of an open record stands where the server reads it",
    file: "src/core/record/field.ts",
    find: "  sealed: true,\n  ...more,",
    replace: "  ...more,",
    caughtBy: device,
  },
  {
    says: "a change goes out before the file it names",
    file: "src/web/sending.ts",
    find: 'files.holds(change) ? "file" : undefined',
    replace: "undefined",
    caughtBy: device,
  },
  {
    says: "a file that is refused holds its change back for ever",
    file: "src/web/files.ts",
    find: "return sent < chunks && !refused;",
    replace: "return sent < chunks;",
    caughtBy: device,
  },
  {
    says: "a record that was erased leaves its files on the device",
    file: "src/web/files.ts",
    find: "if (gone.has(record)) await forgetFile(file);",
    replace: "void gone.has(record), file;",
    caughtBy: device,
  },
  {
    says: "a file said of another record goes out as it was",
    file: "src/web/files.ts",
    find: "if (known?.record === head.record || (!known && !chosen)) return;",
    replace: "if (known || !chosen) return;",
    caughtBy: device,
  },
  {
    says: "where a photo was taken stays in it",
    file: "src/web/bare-photo.ts",
    find: "if (!isAdded) kept.push(",
    replace: "if (!isAdded || kind === 0xe1) kept.push(",
    caughtBy: bare,
  },
  {
    says: "what stands behind a picture stays",
    file: "src/web/bare-photo.ts",
    find: "scan.subarray(0, at + 2)",
    replace: "scan",
    caughtBy: bare,
  },
];
