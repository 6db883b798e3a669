// What the permission matrix asks of files: everybody gets and puts a chunk, of a record that is there and of one that is not yet.
import assert from "node:assert/strict";
import type { RecordType } from "#core/record/type.ts";
import { takesFiles } from "#server/files.ts";
import { uuid } from "../bicycles/devices.ts";
import type { Asking } from "./matrix-asking.ts";
import { askers, may, type PlaceName, placeNames, places, recordAt, types, writer } from "./matrix-ground.ts";

const box = `A${"B".repeat(422)}`;

export async function askForFiles(matrix: Asking): Promise<void> {
  const holding = types.filter(({ fields }) => Object.values(fields).some(takesFiles));
  const [asksForNone] = types.filter((type) => type.open && !holding.includes(type));
  assert.ok(holding.length > 5 && holding.some(({ open }) => !open) && asksForNone);
  for (const place of placeNames)
    for (const type of holding)
      assert.equal((await matrix.ask({ person: writer }, "/api/files", chunkOf(type, place))).status, 200);
  await matrix.ofEverybody(async (asker) => {
    for (const place of asker.places)
      for (const type of [...holding, asksForNone]) {
        const cell = (surface: string, isExpected: boolean, status: number): void =>
          matrix.cell(surface, isExpected, status === 200, asker, place, type.id);
        const chunk = chunkOf(type, place);
        const isTaken = type !== asksForNone;
        const [mayEdit, mayCreate] = [may(asker, "edit", type.id, place), may(asker, "create", type.id, place)];
        const got = await matrix.ask(asker, `/api/files/${chunk.record}/${chunk.file}/0`);
        assert.ok(got.status === 404 || got.text.includes(box), `${got.status}`);
        cell("file got", isTaken && may(asker, "read", type.id, place), got.status);
        cell("file put", isTaken && mayEdit, (await matrix.ask(asker, "/api/files", chunk)).status);
        const early = { ...chunk, record: uuid(0x3000000 + askers.indexOf(asker)) };
        const first = await matrix.ask(asker, "/api/files", early);
        cell("file of a new record", isTaken && (mayCreate || mayEdit), first.status);
      }
  });
  matrix.leaveOut(
    "files of a type that asks for none, but of one of them",
    askers.reduce((sum, { places: at }) => sum + at.length * (types.length - holding.length - 1), 0),
  );
}

function chunkOf(type: RecordType, place: PlaceName) {
  const { tenant, stream } = places[place];
  const record = recordAt(place, type);
  return { tenant, stream, type: type.id, record, file: record, chunk: 0, box };
}
