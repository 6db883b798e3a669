// A keeper on a small disk of its own that fills up. Ends with exit code 0 when nothing that was acknowledged is missing.
import assert from "node:assert/strict";
import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { Repair } from "../bicycles/workshop.ts";
import { acknowledged, checkLog, keepPushing, startIn } from "./pushing.ts";
import { olga, say } from "./workshop.ts";

const [disk = ""] = process.argv.slice(2);
const folder = join(disk, "data");
const filler = join(disk, "filler");
let { postgres, store, keeper } = await startIn(folder);
let isGone = false;
const watch = (): void => void postgres.gone.then(() => (isGone = true));
watch();

// Little space for tables, but what is being written of the log of the database still fits: work goes on as soon as there is space.
const pushing = keepPushing((changes) => keeper.push(olga, changes));
await pushing.until({ more: 30 });
fillUpTo(1_500_000);
await pushing.until({ busy: 8 });
// The database takes space in pieces: where a large one is refused, a small one may still be had.
let full = -1;
for (let tries = 0; full !== acknowledged.size; tries += 1) {
  assert.ok(tries < 50, "it goes on taking what there is no space for");
  full = acknowledged.size;
  await pushing.until({ busy: 8 });
}
const [outcome] = await keeper.push(olga, [say({ type: Repair })]);
assert.equal(outcome && "problem" in outcome && outcome.problem.code, "door.busy");
await pushing.until({ busy: 8 });
assert.equal(acknowledged.size, full);
rmSync(filler);
await pushing.until({ more: 60 });
await pushing.stop();
await checkLog(keeper);
assert.equal(isGone, false);

// No space for the log of the database either: PostgreSQL ends, and starts again when there is space.
const goingOn = keepPushing((changes) => keeper.push(olga, changes), 100);
fillUpTo(13_000_000);
await Promise.race([postgres.gone, goingOn.until({ busy: 4_000 })]);
await goingOn.stop();
assert.equal(isGone, true);
await store.close();
rmSync(filler);
({ postgres, store, keeper } = await startIn(folder));
await checkLog(keeper);
await store.close();
await postgres.stop();

function fillUpTo(left: number): void {
  const file = openSync(filler, "w");
  const { bsize } = statfsSync(disk);
  while (statfsSync(disk).bavail * bsize > left) writeSync(file, Buffer.alloc(100_000));
  closeSync(file);
}
