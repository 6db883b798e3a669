// All of an organisation that one person can read, as files anybody can open: a record type in JSON Lines and in CSV, every change that was
// made, and a plain description. Promise: what cannot be opened is counted and said, never left out in silence.
import { strToU8, Zip, ZipDeflate } from "fflate";
import type { Programme } from "#core/programme.ts";
import { allAnswers, relevant } from "#core/record/answers.ts";
import type { Field } from "#core/record/field.ts";
import { type FoldedRecord, foldRecord } from "#core/record/fold.ts";
import type { RecordType } from "#core/record/type.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import { writeCsv } from "#core/sheet/write-csv.ts";
import { filesOfRecord, type OpenHeldFile } from "./held-files.ts";

export interface Exported {
  readonly organisation: string;
  readonly known: readonly KnownRecord[];
  /** Records that stay shut to whoever exports. */
  readonly shutCount: number;
  /** Names of teams, by stream. */
  readonly teams: ReadonlyMap<string, string>;
  /** Opens a file of theirs. */
  readonly openFile: OpenHeldFile;
  /** The day it is. */
  readonly on: string;
}

interface ExportFile {
  readonly path: string;
  readonly pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** The bytes of a zip, piece by piece. */
export async function* exportArchive(
  programme: Programme,
  exported: Exported,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const drained = (): readonly Uint8Array<ArrayBuffer>[] => {
    const pieces = ready.map((piece) => Uint8Array.from(piece));
    ready = [];
    return pieces;
  };
  for await (const { path, pieces } of filesOf(programme, exported)) {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    for await (const piece of pieces()) {
      file.push(piece);
      yield* drained();
    }
    file.push(new Uint8Array(), true);
    yield* drained();
  }
  zip.end();
  yield* drained();
}

async function* filesOf(programme: Programme, exported: Exported): AsyncGenerator<ExportFile> {
  const byType = Map.groupBy(exported.known, ({ changes }) => changes[0]?.head.type ?? "");
  const types = programme.domains.flatMap((domain) => domain.types).filter(({ id }) => byType.has(id));
  const foldedOf = (type: RecordType): readonly FoldedRecord[] =>
    (byType.get(type.id) ?? [])
      .flatMap(({ changes }) => foldRecord(changes, type) ?? [])
      .sort((a, b) => compare(a.firstStamp, b.firstStamp) || compare(a.id, b.id));
  yield* [
    { path: "READ-ME.txt", pieces: () => [strToU8(description(exported, types, byType))] },
    ...types.flatMap((type): readonly ExportFile[] => [
      {
        path: `records/${type.id}.jsonl`,
        pieces: () => jsonLines(foldedOf(type).map((one) => recordLine(one, exported))),
      },
      {
        path: `records/${type.id}.csv`,
        pieces: () => writeCsv(rowsOf(type, foldedOf(type), exported), { guard: true, byteOrderMark: true }),
      },
    ]),
    { path: "changes.jsonl", pieces: () => jsonLines(changesOf(exported)) },
  ];
  yield* papersOf(exported);
}

const ENDINGS = { "image/jpeg": "jpg", "application/pdf": "pdf" } as const;

/** Files of records, one at a time in memory; what is not there or does not open stands in a list, which is written where there is any. */
async function* papersOf({ known, openFile }: Exported): AsyncGenerator<ExportFile> {
  const shut: object[] = [];
  for (const one of known) {
    const { tenant, record } = one.changes[0]?.head ?? { tenant: "", record: "" };
    for (const file of filesOfRecord(one)) {
      const whole = await openFile({ tenant, record }, file);
      if ("fault" in whole) shut.push({ record, file: file.id, why: whole.fault });
      else yield { path: `files/${record}/${file.id}.${ENDINGS[file.kind]}`, pieces: () => [whole] };
    }
  }
  if (shut.length > 0) yield { path: "files-not-here.jsonl", pieces: () => jsonLines(shut) };
}

function* jsonLines(values: Iterable<object>): Generator<Uint8Array> {
  for (const value of values) yield strToU8(`${JSON.stringify(value)}\n`);
}

/** Everything stored, what a condition hides and what this version does not know among it. */
function recordLine(record: FoldedRecord, { teams }: Exported): object {
  const { id, type, stream, createdBy, firstStamp, lastStamp, withdrawn, setAside } = record;
  const team = teams.get(stream) ?? stream;
  const state = record.workflow?.state ?? null;
  return { id, type, team, createdBy, firstStamp, lastStamp, state, withdrawn, answers: allAnswers(record), setAside };
}

const FIRST = ["id", "team", "state", "withdrawn"] as const;

function* rowsOf(
  type: RecordType,
  records: readonly FoldedRecord[],
  { teams }: Exported,
): Generator<readonly (string | number | boolean | null)[]> {
  const fields = Object.keys(type.fields);
  yield [...FIRST, ...fields];
  for (const record of records) {
    const answers: { readonly [name: string]: unknown } = relevant(record, type);
    const first = [
      record.id,
      teams.get(record.stream) ?? record.stream,
      record.workflow?.state ?? null,
      record.withdrawn,
    ];
    yield [...first, ...fields.map((name) => cell(answers[name]))];
  }
}

function cell(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join("; ");
  return JSON.stringify(value);
}

function* changesOf({ known }: Exported): Generator<object> {
  for (const { changes } of known) for (const { head, body } of changes) yield { head, body };
}

function description(
  { organisation, known, shutCount, on }: Exported,
  types: readonly RecordType[],
  byType: ReadonlyMap<string, readonly KnownRecord[]>,
): string {
  const changeCount = known.reduce((sum, { changes }) => sum + changes.length, 0);
  const lines = [
    `${organisation}, as it stood on ${on}: ${known.length} records, ${changeCount} changes.`,
    shutCount === 0
      ? "Nothing that whoever exported may read is missing."
      : `${shutCount} records could not be opened with the keys of whoever exported, and are not in here.`,
    "",
    "records/*.jsonl  one record a line: JSON (RFC 8259) in UTF-8, with everything that is stored.",
    "records/*.csv    the same records as a table (RFC 4180): what is asked under the answers given; lists and groups of answers stand in one cell.",
    "                 A text that a spreadsheet would run as a formula has an apostrophe before it.",
    "changes.jsonl    every change that was ever accepted, with its signed head (docs/formats.md of Banyan, envelope 1) and what it said.",
    "files/           the files of records, by the ids of the record and of the file: photos and PDF. An answer names its file by its id;",
    "                 files-not-here.jsonl lists those that were named and were not there, or were not what was sealed.",
    "",
    "Times are in the first twelve hex digits of a stamp: milliseconds since 1970. People and records name each other by id.",
  ];
  for (const type of types) {
    lines.push("", `${type.id}: ${type.label} (${byType.get(type.id)?.length ?? 0})`);
    for (const [name, field] of Object.entries(type.fields)) lines.push(`  ${name}: ${wordsOf(field)}`);
  }
  return `${lines.join("\n")}\n`;
}

function wordsOf(field: Field): string {
  const options = Object.entries(field.options ?? {}).map(([id, label]) => `${id} = ${label}`);
  return [field.label, ...(field.of ? [`the id of a ${field.of}`] : []), ...options].join("; ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
