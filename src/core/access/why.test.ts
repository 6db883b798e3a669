// Why somebody reads a record: who is listed reads it, who is not does not, and each with the reason.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { platform } from "#server/platform.ts";
import { deviceId, uuid } from "#test/bicycles/devices.ts";
import { Repair, Ride, RideDay, Rider, workshopRoles } from "#test/bicycles/workshop.ts";
import { keyOffice, ON } from "#test/key-office.ts";
import { type Envelope, NOTHING_SAID, sayChange } from "../change/change.ts";
import { nodeOf, stampOf } from "../change/clock.ts";
import { circleOf, isIn, newCircle } from "../seal/circle.ts";
import { grantName } from "../seal/key-state.ts";
import type { Keyring } from "../seal/keyring.ts";
import { circlesOf, letIn, sayNamed, tendCircles, waitingAt } from "../seal/tending.ts";
import { can } from "./can.ts";
import type { Role } from "./role.ts";
import { type WhyRead, whoReads } from "./why.ts";

const roles: readonly Role[] = [
  ...workshopRoles,
  { id: "administrator", label: "Administrator", reason: "Lets others in.", may: { membership: ["admit"] } },
];
const types = [Repair, Ride, RideDay, Rider];
const stream = uuid(0x77);
const elsewhere = uuid(0x78);
const places = circlesOf(roles, types).map((circle) => ({ stream, circle }));
const REPAIRS = { stream, circle: circleOf(roles, Repair) };

type Office = Awaited<ReturnType<typeof keyOffice>>;

/** Somebody who joins with these roles; and what they do on one day. */
async function joins(office: Office, ...grants: readonly { readonly role: string; readonly stream: string | null }[]) {
  const keys = await office.newcomer();
  await office.admit(office.founder, keys, grants);
  return office.ringOf(keys);
}
const sync = (office: Office, ring: Keyring) => ring.take(office.pageFor(ring));
async function tend(office: Office, ring: Keyring): Promise<void> {
  await sync(office, ring);
  await office.post(await tendCircles(office.tending, ring, office.tenant, places));
  await sync(office, ring);
}
async function admitAll(office: Office, by: Keyring): Promise<void> {
  await sync(office, by);
  for (const one of waitingAt({ on: ON }, by, office.tenant, places))
    await office.post(await letIn(office.tending, by, office.tenant, one));
  await sync(office, by);
}
const ends = (office: Office, person: string, role: string, of: string | null = stream) =>
  office.say(office.founder.person, office.founder.signing, { says: "ended", person, role, stream: of });
const why = (office: Office, more: Partial<Parameters<typeof whoReads>[0]> = {}): WhyRead =>
  whoReads({ roles, state: office.state(), type: Repair, stream, on: ON, ...more });
const people = (of: readonly { readonly person: string }[]): readonly string[] => of.map(({ person }) => person).sort();

let said = 0;
function repair(office: Office, by: Keyring): Envelope {
  said += 1;
  const device = deviceId(said);
  const stamp = stampOf({ millis: Date.UTC(2016, 11, 12) + said, count: 0, node: nodeOf(device) });
  const place = { id: uuid(0x9000 + said), tenant: office.tenant, stream, record: uuid(0x8000 + said), type: "repair" };
  const draft = { ...place, act: "create" as const, author: by.keys.person, device, stamp, saidAt: null, schema: 1 };
  const head = { ...draft, circle: "team", generation: 0 };
  return sayChange(head, NOTHING_SAID, { set: { bicycle: "Red" }, seen: {} }, null);
}

describe("a sealed record", () => {
  it("is read by whoever made the first secrets and by whom they let in, each with the role, since when, and by whom", async () => {
    const office = await keyOffice(roles, types);
    const milo = await joins(office, { role: "mechanic", stream });
    const mona = await joins(office, { role: "mechanic", stream: null });
    await tend(office, milo);
    const early = why(office);
    assert.deepEqual([people(early.readers), people(early.waiting)], [[milo.keys.person], [mona.keys.person]]);
    assert.equal(early.waiting[0]?.letIn, undefined);
    await admitAll(office, milo);
    const { readers, waiting } = why(office);
    assert.deepEqual([readers.length, waiting], [2, []]);
    const [first, second] = [milo, mona].map(({ keys }) => readers.find(({ person }) => person === keys.person));
    assert.deepEqual(
      [first?.letIn?.by, second?.letIn?.by, second?.letIn?.on],
      [milo.keys.person, milo.keys.person, ON],
    );
    assert.deepEqual(
      second?.because.map(({ role, ...more }) => ({ ...more, role: role.id })),
      [{ role: "mechanic", isWhole: true, since: ON, until: undefined, by: office.founder.person }],
    );
  });

  it("is not read by whoever let them in to the organisation, and says what they do instead", async () => {
    const office = await keyOffice(roles, types);
    const milo = await joins(office, { role: "mechanic", stream });
    const away = await joins(office, { role: "mechanic", stream: elsewhere });
    await tend(office, milo);
    const { others, apart } = why(office);
    const toldOf = (id: string) => others.find(({ person }) => person === id)?.because.map(({ role }) => role.id);
    assert.deepEqual(toldOf(office.founder.person), ["administrator"]);
    assert.deepEqual(toldOf(away.keys.person), ["mechanic"], "of another team");
    assert.ok(!apart.some(({ id }) => id === "administrator"), "somebody here is one");
    assert.ok(apart.every(({ may }) => !(may["repair"] ?? may["*"])?.includes("read")));
  });

  it("names who left, and till when they read it; not who was never let in", async () => {
    const office = await keyOffice(roles, types);
    const [milo, mona, nina] = [
      await joins(office, { role: "mechanic", stream }),
      await joins(office, { role: "mechanic", stream }),
      await joins(office, { role: "mechanic", stream }),
    ];
    await tend(office, milo);
    await ends(office, nina.keys.person, "mechanic");
    await admitAll(office, milo);
    await ends(office, mona.keys.person, "mechanic");
    const { readers, left } = why(office);
    assert.deepEqual(people(readers), [milo.keys.person]);
    assert.deepEqual(left, [{ person: mona.keys.person, on: ON }]);
  });

  it("of people by name is theirs alone, and the rest of the team is told of as others", async () => {
    const office = await keyOffice(roles, types);
    const [milo, mona] = [
      await joins(office, { role: "mechanic", stream }),
      await joins(office, { role: "mechanic", stream }),
    ];
    await tend(office, milo);
    await admitAll(office, milo);
    const named = { within: REPAIRS.circle, people: [milo.keys.person] };
    const circle = newCircle(platform);
    await office.post(await sayNamed(office.tending, milo, office.tenant, { stream, circle }, named));
    const { readers, waiting, others } = why(office, { circle });
    assert.deepEqual([people(readers), waiting], [[milo.keys.person], []]);
    assert.ok(people(others).includes(mona.keys.person));
  });

  it("is read by nobody where nobody has keys", async () => {
    const office = await keyOffice(roles, types);
    assert.deepEqual(why(office).readers, []);
  });
});

describe("an open record", () => {
  it("is read by whoever may, keys or none; what is sealed in it by those of the circle", async () => {
    const office = await keyOffice(roles, types);
    const olga = await joins(office, { role: "owner", stream: null });
    const milo = await joins(office, { role: "mechanic", stream });
    await tend(office, olga);
    const { readers, waiting, left } = why(office, { type: RideDay });
    assert.deepEqual([people(readers), waiting, left], [[olga, milo].map(({ keys }) => keys.person).sort(), [], []]);
    assert.deepEqual(people(readers.filter(({ opensSealed }) => opensSealed)), [olga.keys.person]);
  });
});

describe("laws", () => {
  const act = fc.record({
    does: fc.constantFrom("joins", "joins", "lets in", "ends", "tends", "loses the phone"),
    role: fc.constantFrom("mechanic", "owner", "administrator"),
    stream: fc.constantFrom(stream, stream, null, elsewhere),
    who: fc.nat(5),
  });

  it("whoever is listed opens what is sealed, whoever is not does not; and so it is said of open ones", async () => {
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        const office = await keyOffice(roles, types);
        const rings: Keyring[] = [await joins(office, { role: "mechanic", stream })];
        const given = new Map([[rings[0]!.keys.person, [{ role: "mechanic", stream: stream as string | null }]]]);
        for (const { does, role, stream: of, who } of acts) {
          const ring = rings[who % rings.length]!;
          const { person } = ring.keys;
          if (does === "joins") {
            const came = await joins(office, { role, stream: of });
            rings.push(came);
            given.set(came.keys.person, [{ role, stream: of }]);
          } else if (does === "ends") {
            const [grant] = given.get(person)?.splice(0, 1) ?? [];
            if (grant) await ends(office, person, grant.role, grant.stream).catch(() => {});
          } else if (does === "loses the phone") {
            const anew = office.ringOf({ ...(await office.newcomer()), person });
            await office.admit(office.founder, anew.keys, []);
            rings[rings.indexOf(ring)] = anew;
          } else {
            await tend(office, ring);
            if (does === "lets in") await admitAll(office, ring);
          }
        }
        for (const ring of rings) await tend(office, ring);
        const state = office.state();
        for (const { person } of rings.map(({ keys }) => keys))
          assert.equal(people(why(office).readers).includes(person), isIn(state, REPAIRS, person, ON));
        for (const type of types.filter(({ open }) => open)) {
          const listed = people(why(office, { type }).readers);
          const subject = { type: type.id, tenant: office.tenant, stream };
          for (const { keys } of rings)
            assert.equal(
              listed.includes(keys.person),
              can(roles, { id: keys.person, grants: state.grants }, "read", subject, ON),
            );
        }
        for (const grant of state.grants) assert.ok(state.given.has(grantName(grant)));
        const [one] = why(office).readers;
        const writer = rings.find(({ keys }) => keys.person === one?.person);
        if (!writer) return;
        const sealed = await writer.seal(repair(office, writer));
        assert.ok(!("fault" in sealed) && sealed.wrap);
        const listed = people(why(office).readers);
        for (const ring of rings) {
          await sync(office, ring);
          const opened = await ring.open(sealed, [sealed.wrap]);
          assert.equal(!("fault" in opened), listed.includes(ring.keys.person));
          seen.add(!("fault" in opened));
        }
      }),
      { numRuns: process.env["SLOW"] ? 200 : 12 },
    );
    assert.equal(seen.size, 2, "some opened it, and some did not");
  });
});
