// Sealing and opening as a device does it: 10,000 changes of 1,000 records, each record under a key of its own that is unwrapped first.
import { NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { type BoxKey, boxKey, isSealFault } from "#core/seal/box.ts";
import type { Subtle } from "#core/seal/platform.ts";
import { type BodyPlace, openBody, SEALED_CODEC, sealBody, unwrapSecret, wrapSecret } from "#core/seal/record-seal.ts";
import { millis, tell, timed } from "./measure.ts";

const RECORDS = 1_000;
const CHANGES = 10;
const TIMES = 3;

const subtle = crypto.subtle as unknown as Subtle;
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const [tenant, stream, author, device] = [1, 2, 3, 4].map(() => crypto.randomUUID()) as [
  string,
  string,
  string,
  string,
];
const part = { set: { note: "Nothing happened here, at some length. ".repeat(8), name: "Invented" }, seen: {} };

function placeOf(record: string, at: number): BodyPlace {
  const stamp = `0157${String(at).padStart(8, "0")}-0000-0000000000000000`;
  const draft = { id: crypto.randomUUID(), tenant, stream, record, author, device, stamp, saidAt: null } as const;
  const { head } = sayChange(
    { ...draft, type: "case", act: at === 0 ? "create" : "edit", schema: 1, circle: "team", generation: 1 },
    NOTHING_SAID,
    NOTHING_SAID,
    null,
  );
  const { bodyHash: _, ...place } = head;
  return { ...place, codec: SEALED_CODEC };
}

const team: BoxKey = await boxKey(subtle, random(32), "wrap");
const records = await Promise.all(
  Array.from({ length: RECORDS }, async () => {
    const record = crypto.randomUUID();
    const about = { tenant, record, generation: 1, circle: "team", epoch: 1 };
    const secret = random(32);
    const places = Array.from({ length: CHANGES }, (_, at) => placeOf(record, at));
    return { about, secret, places, wrap: await wrapSecret(team, about, secret, random(12)) };
  }),
);
let sealed: { readonly about: (typeof records)[number]; readonly boxes: readonly string[] }[] = [];
const sealing = await timed(TIMES, async () => {
  sealed = [];
  for (const about of records) {
    const key = await boxKey(subtle, about.secret, "body");
    const boxes = await Promise.all(about.places.map((place) => sealBody(key, place, part, random(12))));
    sealed.push({ about, boxes });
  }
});
const opening = await timed(TIMES, async () => {
  for (const { about, boxes } of sealed) {
    const secret = await unwrapSecret(team, about.about, about.wrap);
    if (isSealFault(secret)) throw new Error(secret.fault);
    const key = await boxKey(subtle, secret, "body");
    const parts = await Promise.all(boxes.map((box, at) => openBody(key, about.places[at] as BodyPlace, box)));
    if (parts.some(isSealFault)) throw new Error("a box stayed shut");
  }
});
const many = `${RECORDS * CHANGES} changes of ${RECORDS} records`;
tell([
  { what: `${many}, sealed`, measured: millis(sealing), bar: "", beside: "" },
  { what: `${many}, opened, the keys unwrapped first`, measured: millis(opening), bar: "", beside: "" },
]);
