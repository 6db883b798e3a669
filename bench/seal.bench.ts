// Sealing and opening at a device's door: 10,000 changes of 1,000 records through the keyring, signatures and keys of records included; what
// a sealed change adds to what is sent and kept; and how long a password takes to open one's keys.
import { type Envelope, sayChange } from "#core/change/change.ts";
import { nodeOf, stampOf } from "#core/change/clock.ts";
import { isSealFault } from "#core/seal/box.ts";
import { openAll } from "#core/seal/door.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import {
  keysOf,
  makeSecrets,
  openSecrets,
  sealSecrets,
  unwrapMaster,
  wayIn,
  wrapMaster,
} from "#core/seal/person-keys.ts";
import { circlesOf, tendCircles } from "#core/seal/tending.ts";
import { platform } from "#server/platform.ts";
import { Repair, workshopRoles } from "#test/bicycles/workshop.ts";
import { keyOffice } from "#test/key-office.ts";
import { calibrate, type StretchSettings, stretch } from "#web/stretch.ts";
import { millis, type Timed, tell, timed } from "./measure.ts";

const RECORDS = 1_000;
const CHANGES = 10;
const TIMES = 3;
const AT_ONCE = 500;

const stream = crypto.randomUUID();
const device = crypto.randomUUID();
const office = await keyOffice(
  [...workshopRoles, { id: "administrator", label: "A", reason: "lets in", may: { membership: ["admit"] } }],
  [Repair],
);
const mechanic = await office.newcomer();
await office.admit(office.founder, mechanic, [{ role: "mechanic", stream }]);
const maker = await ringNow();
const circles = circlesOf(office.tending.roles, [Repair]).map((circle) => ({ stream, circle }));
if (!(await office.post(await tendCircles(office.tending, maker, office.tenant, circles))))
  throw new Error("no circle was begun");

/** A keyring that knows who belongs and has the secrets of the circle, and has met no record. */
async function ringNow(): Promise<Keyring> {
  const ring = office.ringOf(mechanic);
  if (await ring.take(office.pageFor(ring))) throw new Error("the log is not believed");
  return ring;
}

const note = "Nothing happened here, at some length. ".repeat(8);
const plain: Envelope[] = Array.from({ length: RECORDS }, () => crypto.randomUUID()).flatMap((record) =>
  Array.from({ length: CHANGES }, (_, at) => {
    const stamp = stampOf({ millis: Date.UTC(2016, 11, 12) + at, count: 0, node: nodeOf(device) });
    const act = at === 0 ? ("create" as const) : ("edit" as const);
    const place = { id: crypto.randomUUID(), tenant: office.tenant, stream, record, type: "repair", act };
    const draft = { ...place, author: mechanic.person, device, stamp, saidAt: null, schema: 1, circle: "team" };
    return sayChange({ ...draft, generation: 0 }, { set: {}, seen: {} }, { set: { bicycle: note }, seen: {} }, null);
  }),
);

const pages = Array.from({ length: plain.length / AT_ONCE }, (_, at) => plain.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
let sealed: SealedChange[][] = [];
const sealing = await timed(TIMES, async () => {
  const ring = await ringNow();
  sealed = [];
  for (const page of pages)
    sealed.push((await Promise.all(page.map(ring.seal))).flatMap((one) => ("fault" in one ? [] : one)));
  if (sealed.flat().length !== plain.length) throw new Error("not everything was sealed");
});
const opening = await timed(TIMES, async () => {
  const ring = await ringNow();
  for (const page of sealed) {
    const kept = page.map(({ wrap: _, ...envelope }) => ({ envelope }));
    const wraps = new Map(page.flatMap(({ wrap }) => (wrap ? [[wrap.record, wrap] as const] : [])));
    const { shut } = await openAll(ring, kept, [...wraps.values()]);
    if (shut.length > 0) throw new Error("a change stayed shut");
  }
});

const sizeOf = (one: object): number => new TextEncoder().encode(JSON.stringify(one)).length;
const [bare = 0, dressed = 0, wraps = 0] = [
  plain.map(sizeOf),
  sealed.flat().map(({ wrap: _, ...change }) => sizeOf(change)),
  sealed.flat().map(({ wrap }) => sizeOf(wrap ?? {})),
].map((sizes) => Math.round(sizes.reduce((a, b) => a + b, 0) / sizes.length));

// Unlocking: from a password to the keys of a person, on this machine.
const secrets = makeSecrets(platform, office.founder.trusts);
const { person } = mechanic;
const master = platform.random(32);
const bundle = await sealSecrets(platform, person, secrets, master);
const least = { salt: "AAAAAAAAAAAAAAAAAAAAAA", memory: 19 * 1024, passes: 2, lanes: 1 };
const found = await calibrate(platform.random, () => performance.now());

async function unlocking(settings: StretchSettings): Promise<Uint8Array> {
  const secret = await stretch("correct horse battery staple", settings);
  if (!secret) throw new Error("the settings are not fit to be used");
  return wayIn(secret).unlocks;
}

async function unlockTime(settings: StretchSettings): Promise<Timed> {
  const place = { person, way: "password" };
  const wrap = await wrapMaster(platform, place, master, await unlocking(settings));
  return timed(TIMES, async () => {
    const opened = await unwrapMaster(platform, place, wrap, await unlocking(settings));
    const own = isSealFault(opened) ? opened : await openSecrets(platform, person, bundle, opened);
    if (isSealFault(own)) throw new Error(own.fault);
    await keysOf(platform, person, own);
  });
}

const many = `${RECORDS * CHANGES} changes of ${RECORDS} records`;
tell([
  {
    what: `${many}, sealed and signed, a key for each record`,
    measured: millis(sealing),
    bar: "",
    beside: "1.0 s for the boxes alone",
  },
  {
    what: `${many}, signatures verified and opened, the keys unwrapped first`,
    measured: millis(opening),
    bar: "",
    beside: "1.1 s for the boxes alone",
  },
  {
    what: "a change that says 310 letters, sealed and signed",
    measured: `${bare} bytes plain, ${dressed} sealed, and ${wraps} for the key of a record`,
    bar: "",
    beside: "",
  },
  {
    what: "unlock with a password, argon2id at the floor",
    measured: millis(await unlockTime(least)),
    bar: "",
    beside: "",
  },
  {
    what: `unlock with a password, calibrated to this machine (${found.passes} passes)`,
    measured: millis(await unlockTime(found)),
    bar: "2 s with the start",
    beside: "",
  },
]);
