// What two sides say to each other before anything else, and where a reader stands in a stream.

/** The versions of the exchange a side can speak; said in every exchange, so that an old phone and a new server find a common one. */
export interface Protocol {
  readonly least: number;
  readonly most: number;
}

export const PROTOCOL: Protocol = { least: 1, most: 1 };

/** The version two sides speak together: the highest both know, or nothing. */
export function agreeOn(mine: Protocol, theirs: Protocol): number | undefined {
  const version = Math.min(mine.most, theirs.most);
  return version >= mine.least && version >= theirs.least ? version : undefined;
}

/**
 * Where a reader stands: it has every change of `stream` up to and including number `n` of the log `logId`.
 * Another `logId` means the server was restored: the reader begins at 0 and offers again what the server lacks.
 */
export interface Cursor {
  readonly logId: string;
  readonly stream: string;
  readonly n: number;
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const form = new RegExp(`^(${uuid})/(${uuid})/(0|[1-9]\\d{0,14})$`);

export function cursorText({ logId, stream, n }: Cursor): string {
  return `${logId}/${stream}/${n}`;
}

export function findCursor(text: string): Cursor | undefined {
  const parts = form.exec(text);
  return parts ? { logId: parts[1] ?? "", stream: parts[2] ?? "", n: Number(parts[3]) } : undefined;
}
