// What a record keeps of the row it came from: which register, what the row said in short, and its key.
// The short form tells an unchanged row without comparing it with the record, so that what was corrected by hand stays corrected.

export interface RowMark {
  /** A random id given when the register first came in. */
  readonly register: string;
  readonly digest: string;
  readonly key: string;
}

export function markText({ register, digest, key }: RowMark): string {
  return `${register}/${digest}/${key}`;
}

/** The mark in a record's field, or nothing where the record came from no register. */
export function findMark(text: unknown): RowMark | undefined {
  const parts = typeof text === "string" ? /^([^/]+)\/([0-9a-f]+)\/(.+)$/su.exec(text) : null;
  return parts ? { register: parts[1] ?? "", digest: parts[2] ?? "", key: parts[3] ?? "" } : undefined;
}
