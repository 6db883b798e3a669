// What was refused goes back into its form with all that stands beside it, also where the record was opened from what the device wrote down.
import assert from "node:assert/strict";
import { it } from "node:test";
import { programme } from "#programme/register.ts";
import { all, held, typeOf } from "#test/colleagues.ts";
import { foldedAgain, started } from "#test/folded-device.ts";
import { create, edit } from "./acts.ts";
import type { App } from "./app.ts";
import { mend } from "./mend.ts";

const day = typeOf("training-day");

it("a choice that was ticked before is still ticked in the form of a refused correction", async () => {
  const { ana, device, again } = await started();
  const heldOn = { title: "Workshop", heldOn: "2016-05-04", country: "BR", audience: "children" };
  const id = create(device.desk, day, ana.where, { ...heldOn, topics: ["recognise-report"] });
  await all(device);
  await foldedAgain(device);
  await device.end();
  const back = await again();
  edit(back.desk, held(back, id), { topics: ["recognise-report", "online-safety"] });
  ana.network.chokesOn = (some) => some.some(({ head }) => head.record === id);
  await all(back);
  const [refused] = back.store.unsent();
  assert.ok(refused?.refused);
  mend({ programme, store: back.store, drafts: back.drafts, go: () => {} } as unknown as App, refused);
  assert.deepEqual(
    new Set(back.drafts.find(id)?.["topics"] as string[]),
    new Set(["recognise-report", "online-safety"]),
  );
  await back.end();
});
