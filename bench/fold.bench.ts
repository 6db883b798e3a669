// Folding 100,000 changes: 10,000 records of 10 changes each, with conflicts and repeat rows among them.
import { foldRecord, type OpenedChange } from "#core/record/fold.ts";
import { act, newDevice, uuid } from "#test/bicycles/devices.ts";
import { Repair } from "#test/bicycles/workshop.ts";
import { millis, tell, timed } from "./measure.ts";

const RECORDS = 10_000;
const NOON = Date.UTC(2016, 11, 12, 12);

const changes: OpenedChange[] = [];
for (const [index, bicycle] of ["Red", "Blue", "Green", "Grey"].entries()) {
  const device = newDevice(index + 1);
  act(device, Repair, uuid(index), "create", { bicycle, broughtOn: "2016-12-01", work: ["brake"] }, NOON);
  for (let turn = 1; turn < 10; turn += 1) {
    act(
      device,
      Repair,
      uuid(index),
      "edit",
      { bicycle: `${bicycle} ${turn}`, parts: [{ id: `p${turn % 3}`, name: "Bell", price: turn }] },
      NOON + turn,
    );
  }
  changes.push(...device.heard);
}
const byRecord = Array.from({ length: RECORDS }, (_, index) => changes.slice((index % 4) * 10, (index % 4) * 10 + 10));

const fold = await timed(5, () => {
  for (const some of byRecord) foldRecord(some, Repair);
});
tell([
  {
    what: "fold of 100,000 changes (10,000 records of 10)",
    measured: millis(fold),
    bar: "a day of 300 records ≤ 2 s on a slow phone",
    beside: "",
  },
]);
