// What the permission matrix asks of checkpoints and of one record's changes: at whose door they are. Which checkpoints somebody gets and makes
// there, checkpoints.db.test.ts asks, with keys.
import { type Asking, recordsOn } from "./matrix-asking.ts";
import { askers, may, places, recordAt, types } from "./matrix-ground.ts";

const OTHER_LOG = "00000000-0000-4000-8000-000000000000";

export async function askForCheckpoints(matrix: Asking): Promise<void> {
  const coming = types.filter(({ kept }) => !kept);
  await matrix.ofEverybody(async (asker) => {
    for (const place of asker.places) {
      const { stream } = places[place];
      const isTheirs = coming.some((type) => may(asker, "read", type.id, place));
      const got = await matrix.ask(asker, `/api/checkpoints?stream=${stream}`);
      matrix.cell("checkpoints", isTheirs, got.status === 200, asker, place);
      const put = await matrix.ask(asker, "/api/checkpoints", { logId: OTHER_LOG, stream, checkpoints: [] });
      matrix.cell("checkpoints put", isTheirs, put.text.includes("change.other-log"), asker, place);
      for (const type of coming) {
        const [id, isRead] = [recordAt(place, type), may(asker, "read", type.id, place)];
        if (!isRead && types.indexOf(type) % 7 !== askers.indexOf(asker) % 7) {
          matrix.leaveOut("one record's changes where they are not read, but of one type in seven");
          continue;
        }
        const alone = await matrix.read(asker, `/api/changes?stream=${stream}&limit=1000&record=${id}`);
        matrix.cell("feed of a record", isRead, recordsOn(alone).includes(id), asker, place, type.id);
      }
    }
  });
}
