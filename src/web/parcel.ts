// What waits of anybody on this device, without their keys: counted, sent by a sign-in that is still open, saved as a file, taken in again.
// Promise: nothing is opened or made up here; a line goes only once the server has it; what is in somebody's file is taken in by nobody else.
import { isProblem, type Problem } from "#core/problem.ts";
import type { SealedChange } from "#core/seal/keyring.ts";
import { type Api, isPassing, isTooBusy } from "./api.ts";
import { type FileShelf, openFileShelf } from "./file-shelf.ts";
import { type OutboxDisk, outboxDisk, type UnsentEntry, type UnsentLine } from "./outbox-disk.ts";
import { readLine } from "./unsent-line.ts";

/** The lines of one person, as they lie, in their order: `docs/formats.md`, unsent changes, format 1. */
export interface Parcel {
  readonly banyan: "unsent";
  readonly v: 1;
  readonly person: string;
  readonly lines: readonly UnsentLine[];
}

const PUSH = 100;
/** Said of how it is sealed, or of what goes before it, and not against what it says. */
const GOES_LATER: ReadonlySet<string> = new Set([
  "change.epoch-over",
  "change.circle-over",
  "change.no-key",
  "change.waits",
]);

export function sealedLines(person: string, disk: OutboxDisk = outboxDisk): Promise<readonly UnsentEntry[]> {
  return disk.read(person);
}

/** The file of what waits, as text. */
export function parcelOf(person: string, lines: readonly UnsentLine[]): string {
  const parcel: Parcel = {
    banyan: "unsent",
    v: 1,
    person,
    lines: lines.map(({ line, refused }) => ({ line, ...(refused && { refused }) })),
  };
  return `${JSON.stringify(parcel, null, 1)}\n`;
}

/** Not such a file, of a format to come, or somebody else's. */
export type NoParcel = "not-a-file" | "newer" | "of-somebody-else";

/** What is in a file, of this person alone. Nothing of it is believed: whoever opens the lines sees who made them. */
export function readParcel(text: string, person: string): readonly UnsentLine[] | NoParcel {
  const found = parsed(text);
  if (found?.banyan !== "unsent" || !Array.isArray(found.lines)) return "not-a-file";
  if (found.v !== 1) return "newer";
  if (found.person !== person) return "of-somebody-else";
  return (found.lines as readonly Partial<UnsentLine>[]).flatMap(({ line, refused }) =>
    typeof line === "string" && readLine(line) ? [{ line, ...(isProblem(refused) && { refused }) }] : [],
  );
}

export interface ParcelSent {
  /** The server has them now, and they are off this device. */
  readonly sentCount: number;
  /** Wait on: refused, or for their author's keys, or for the network. */
  readonly leftCount: number;
  /** Why it stopped before the end. */
  readonly trouble: Problem | undefined;
}

interface SendingParts {
  readonly api: Pick<Api, "push" | "post">;
  readonly person: string;
  readonly disk?: OutboxDisk;
  readonly files?: FileShelf;
}

/**
 * Sends what waits of a person by their own sign-in, which is still open, without their keys: files first, then changes in their order, and of
 * a record nothing before what has to be there first. Their device must have ended (`Device.end`).
 */
export async function sendSealedLines({ api, person, disk = outboxDisk, files }: SendingParts): Promise<ParcelSent> {
  const entries = await disk.read(person);
  const unsent = await sendFiles(api, files ?? (await openFileShelf(person)));
  const held = new Set(unsent.records);
  const sealed = entries.flatMap((entry): readonly Waits[] => {
    const change = readLine(entry.line);
    return change && "head" in change && change.head.author === person ? [{ entry, change }] : [];
  });
  // What was refused holds up nothing but a record that it was to begin.
  for (const { entry, change } of sealed)
    if (entry.refused && change.head.act === "create") held.add(change.head.record);
  let waiting: readonly Waits[] = sealed.filter(({ entry }) => !entry.refused);
  let sentCount = 0;
  let { trouble } = unsent;
  while (!trouble) {
    const [batch, later] = nextOf(waiting.filter(({ change }) => !held.has(change.head.record)));
    if (batch.length === 0) break;
    waiting = later;
    const answer = await api.push(batch.map(({ change }) => change));
    if (isProblem(answer)) {
      trouble = answer;
      break;
    }
    const over: number[] = [];
    const refused: UnsentEntry[] = [];
    for (const [index, { entry, change }] of batch.entries()) {
      const outcome = answer.outcomes[index];
      if (outcome?.accepted) over.push(entry.at);
      else {
        const isPassingOver = !outcome || isTooBusy(outcome) || GOES_LATER.has(outcome.problem.code);
        if (isPassingOver || change.head.act === "create") held.add(change.head.record);
        if (!isPassingOver) refused.push({ ...entry, refused: outcome.problem });
      }
    }
    sentCount += over.length;
    await disk.write(person, { drop: over, put: refused });
  }
  return { sentCount, leftCount: entries.length - sentCount, trouble };
}

interface Waits {
  readonly entry: UnsentEntry;
  readonly change: SealedChange;
}

/** Of each record one, so that nothing of it goes before what was said first; and what comes after. */
function nextOf(waiting: readonly Waits[]): readonly [batch: readonly Waits[], later: readonly Waits[]] {
  const first = new Map<string, Waits>();
  for (const one of waiting) {
    if (first.size === PUSH) break;
    if (!first.has(one.change.head.record)) first.set(one.change.head.record, one);
  }
  const batch = new Set(first.values());
  return [[...batch], waiting.filter((one) => !batch.has(one))];
}

/** Chunk by chunk as they lie; the records whose files stay. */
async function sendFiles(
  api: Pick<Api, "post">,
  shelf: FileShelf,
): Promise<{ readonly records: readonly string[]; readonly trouble: Problem | undefined }> {
  const records: string[] = [];
  let trouble: Problem | undefined;
  for (const about of await shelf.all()) {
    const { file, tenant, stream, type, record } = about;
    let { sent } = about;
    while (!trouble && !about.refused && sent < about.chunks) {
      const box = await shelf.box(file, sent);
      if (box === undefined) break;
      const answer = await api.post("/api/files", { tenant, stream, type, record, file, chunk: sent, box });
      if (isProblem(answer)) {
        if (isPassing(answer)) trouble = answer;
        break;
      }
      sent += 1;
      await shelf.note({ ...about, sent });
    }
    if (sent < about.chunks && !about.refused) records.push(record);
  }
  return { records, trouble };
}

function parsed(text: string): { readonly [member in keyof Parcel]?: unknown } | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
}
