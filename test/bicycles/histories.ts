// What three devices say about one repair, hearing each other only now and then, with clocks that lie: for laws about folds.
import fc from "fast-check";
import { Repair } from "#test/bicycles/workshop.ts";
import { act, hearAll, newDevice, uuid } from "./devices.ts";

const NOON = Date.UTC(2016, 11, 12, 12);
const record = uuid(99);

export const answers = fc.record(
  {
    bicycle: fc.constantFrom("Red", "Blue", ""),
    electric: fc.constantFrom("yes", "no", "unknown"),
    battery: fc.constantFrom("B1", "B2"),
    work: fc.subarray(["brake", "chain", "light"]),
    parts: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("a", "b", "c"),
        name: fc.constantFrom("Bell", "Chain"),
        price: fc.integer({ min: 0, max: 9 }),
      }),
      { selector: (row) => row.id, maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);
const what = fc.constantFrom(
  "edit",
  "edit",
  "edit",
  "move:start",
  "move:finish",
  "move:giveBack",
  "move:reopen",
  "withdraw",
  "restore",
) as fc.Arbitrary<"edit">;
export const step = fc.record({
  who: fc.nat(2),
  what,
  answers,
  hears: fc.option(fc.nat(2)),
  jump: fc.constantFrom(0, 1, 1_000, -50_000),
});

/** What three devices say, hearing each other only now and then. */
export const history = fc.array(step, { minLength: 1, maxLength: 14 }).map((steps) => {
  const devices = [newDevice(1), newDevice(2), newDevice(3)];
  let now = NOON;
  const all = [act(devices[0]!, Repair, record, "create", { bicycle: "Red" }, now)];
  for (const one of steps) {
    now += one.jump;
    const device = devices[one.who]!;
    if (one.hears !== null)
      hearAll(
        device,
        devices[one.hears]!.heard.filter((change) => !device.heard.includes(change)),
      );
    all.push(act(device, Repair, record, one.what, one.answers, now));
  }
  return all;
});
