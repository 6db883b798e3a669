// Keys of people, circles and records, played out: who reads what was sealed, who does not, and what somebody who lies is caught at.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { platform } from "#server/platform.ts";
import { deviceId, uuid } from "#test/bicycles/devices.ts";
import { Repair, Ride, RideDay, Rider, workshopRoles } from "#test/bicycles/workshop.ts";
import { keyOffice, ON } from "#test/key-office.ts";
import type { Role } from "../access/role.ts";
import { type Envelope, sayChange } from "../change/change.ts";
import { nodeOf, stampOf } from "../change/clock.ts";
import { caseloadOf, circleOf, newCircle } from "./circle.ts";
import type { KeyLogFault } from "./key-log.ts";
import type { NamedPeople } from "./key-state.ts";
import type { Keyring, NoKey, SealedChange } from "./keyring.ts";
import { publicOf } from "./person-keys.ts";
import { circlesOf, letIn, safetyNumber, sayNamed, tendCircles, waitingAt } from "./tending.ts";

const administrator: Role = {
  id: "administrator",
  label: "Administrator",
  reason: "Lets others in.",
  may: { membership: ["admit"] },
};
const chief: Role = {
  id: "chief",
  label: "Chief",
  reason: "Leads a stand.",
  may: { repair: ["read", "edit"], membership: ["readmit"] },
};
const guide: Role = { id: "guide", label: "Guide", reason: "Rides along.", may: { rider: ["read", "create"] } };
const roles = [...workshopRoles, administrator, chief, guide];
const types = [Repair, Ride, RideDay, Rider];
const stream = uuid(0x77);
const REPAIRS = circleOf(roles, Repair);
const places = circlesOf(roles, types).map((circle) => ({ stream, circle }));

type Office = Awaited<ReturnType<typeof keyOffice>>;

async function open(stands: readonly string[] = ["mechanic", "mechanic"]) {
  const office = await keyOffice(roles, types);
  const people = [];
  for (const role of stands) {
    const keys = await office.newcomer();
    await office.admit(office.founder, keys, [{ role, stream }]);
    people.push(office.ringOf(keys));
  }
  return { office, people: people as [Keyring, Keyring, ...Keyring[]] };
}

async function sync(office: Office, ring: Keyring): Promise<KeyLogFault | undefined> {
  return ring.take(office.pageFor(ring));
}

async function tend(office: Office, ring: Keyring, on = ON): Promise<boolean> {
  await sync(office, ring);
  const isSaid = await office.post(await tendCircles({ ...office.tending, on }, ring, office.tenant, places));
  await sync(office, ring);
  return isSaid;
}

async function admitInto(office: Office, by: Keyring, on = ON): Promise<readonly string[]> {
  await sync(office, by);
  const waiting = waitingAt({ on }, by, office.tenant, places);
  for (const one of waiting) {
    assert.ok(await office.post(await letIn({ ...office.tending, on }, by, office.tenant, one)));
    await sync(office, by);
  }
  return waiting.map(({ person }) => person);
}

let said = 0;
function repair(office: Office, by: Keyring, record: string, bicycle: string, circle = "team"): Envelope {
  said += 1;
  const device = deviceId(said);
  const stamp = stampOf({ millis: Date.UTC(2016, 11, 12) + said, count: 0, node: nodeOf(device) });
  const place = {
    id: uuid(0x9000 + said),
    tenant: office.tenant,
    stream,
    record,
    type: "repair",
    act: "create" as const,
  };
  const head = {
    ...place,
    author: by.keys.person,
    device,
    stamp,
    saidAt: null,
    schema: 1,
    circle,
    generation: 0,
  };
  return sayChange(head, { set: {}, seen: {} }, { set: { bicycle }, seen: {} }, null);
}

function readBy(office: Office, by: Keyring, record: string, circle: string): Envelope {
  const { head } = repair(office, by, record, "", circle);
  return sayChange({ ...head, act: "circle" }, { set: {}, seen: {} }, { set: {}, seen: {} }, null);
}

function isSealed(change: SealedChange | NoKey): asserts change is SealedChange {
  assert.ok(!("fault" in change), "it was sealed");
}

/** Two mechanics of a stand, the second let in by the first. */
async function stand() {
  const { office, people } = await open();
  await tend(office, people[0]);
  await admitInto(office, people[0]);
  await sync(office, people[1]);
  return { office, milo: people[0], mona: people[1] };
}

describe("a team", () => {
  it("reads what a colleague sealed, and the server reads none of it", async () => {
    const { office, milo, mona } = await stand();
    const plain = repair(office, milo, uuid(1), "Canary Yellow");
    const sealed = await milo.seal(plain);
    isSealed(sealed);
    assert.ok(!JSON.stringify(sealed).includes("Canary"));
    assert.equal(sealed.head.circle, REPAIRS);
    const opened = await mona.open(sealed, [sealed.wrap!]);
    assert.ok(!("fault" in opened));
    assert.equal(opened.body, plain.body);
    assert.deepEqual(await milo.seal(plain), sealed, "sending it twice is sending it once");
  });

  it("lets nobody in by an administrator's word alone", async () => {
    const { office, milo } = await stand();
    const spy = office.ringOf(await office.newcomer());
    await office.admit(office.founder, spy.keys, [{ role: "mechanic", stream }]);
    await sync(office, spy);
    const sealed = await milo.seal(repair(office, milo, uuid(2), "Blue"));
    isSealed(sealed);
    assert.deepEqual(await spy.open(sealed, [sealed.wrap!]), { fault: "no-key" });
    assert.deepEqual(await spy.seal(repair(office, spy, uuid(3), "Red")), { fault: "no-key" });
    assert.equal(await tend(office, spy), false, "nor does it make secrets of its own");
    await sync(office, milo);
    assert.deepEqual(
      waitingAt({ on: ON }, milo, office.tenant, places).map(({ number }) => number),
      [safetyNumber(spy.keys.person, publicOf(spy.keys))],
    );
  });

  it("shares a key only among those whose role reads that kind of record", async () => {
    const { office, people } = await open(["mechanic", "guide"]);
    const [milo, gita] = people;
    await tend(office, milo);
    await tend(office, gita);
    await admitInto(office, milo);
    await sync(office, gita);
    const sealed = await milo.seal(repair(office, milo, uuid(9), "Brown"));
    isSealed(sealed);
    assert.deepEqual(await gita.open(sealed, [sealed.wrap!]), { fault: "no-key" });
    assert.deepEqual(waitingAt({ on: ON }, milo, office.tenant, places), []);
  });

  it("reads what was written before it came", async () => {
    const { office, people } = await open(["mechanic", "mechanic", "mechanic"]);
    const [milo, mona, nina] = people as unknown as [Keyring, Keyring, Keyring];
    await tend(office, milo);
    const first = await milo.seal(repair(office, milo, uuid(4), "First"));
    isSealed(first);
    await admitInto(office, milo);
    await sync(office, mona);
    await office.say(office.founder.person, office.founder.signing, {
      says: "ended",
      person: nina.keys.person,
      role: "mechanic",
      stream,
    });
    assert.ok(await tend(office, mona));
    const late = office.ringOf(await office.newcomer());
    await office.admit(office.founder, late.keys, [{ role: "mechanic", stream }]);
    await admitInto(office, mona);
    await sync(office, late);
    const opened = await late.open(first, [first.wrap!]);
    assert.ok(!("fault" in opened), "through the epochs since");
  });
});

describe("who leaves", () => {
  it("cannot read what is written after, and stays able to say who wrote what before", async () => {
    const { office, milo, mona } = await stand();
    const record = uuid(5);
    const before = await milo.seal(repair(office, milo, record, "Before"));
    isSealed(before);
    assert.ok(!("fault" in (await mona.open(before, [before.wrap!]))));
    await office.say(office.founder.person, office.founder.signing, {
      says: "ended",
      person: mona.keys.person,
      role: "mechanic",
      stream,
    });
    assert.ok(await tend(office, milo), "a new epoch begins");
    const after = await milo.seal(repair(office, milo, record, "After"));
    isSealed(after);
    assert.equal(after.head.generation, before.head.generation + 1);
    await sync(office, mona);
    assert.deepEqual(await mona.open(after, [before.wrap!, after.wrap!]), { fault: "no-key" });
    assert.ok(!("fault" in (await milo.open(after, [after.wrap!]))));
    assert.equal(await tend(office, milo), false, "and only one");
  });

  it("is noticed when a visit comes to its end by itself", async () => {
    const { office, people } = await open(["mechanic"]);
    const cover = office.ringOf(await office.newcomer());
    await office.admit(office.founder, cover.keys, [{ role: "mechanic", stream, toOn: "2016-12-20" }]);
    await tend(office, people[0]);
    await admitInto(office, people[0]);
    assert.equal(await tend(office, people[0], "2016-12-20"), false);
    assert.equal(await tend(office, people[0], "2016-12-21"), true);
    assert.equal(await tend(office, people[0], "2016-12-22"), false);
  });
});

describe("a lost phone", () => {
  it("is mended by new keys that a colleague lets in; the old ones open nothing that comes", async () => {
    const { office, milo, mona } = await stand();
    const anew = office.ringOf({ ...(await office.newcomer()), person: mona.keys.person });
    await office.admit(office.founder, anew.keys, []);
    assert.ok(await tend(office, milo), "what the old keys could open is over");
    assert.deepEqual(await admitInto(office, milo), [mona.keys.person]);
    const after = await milo.seal(repair(office, milo, uuid(6), "After"));
    isSealed(after);
    await sync(office, anew);
    await sync(office, mona);
    assert.ok(!("fault" in (await anew.open(after, [after.wrap!]))));
    assert.deepEqual(await mona.open(after, [after.wrap!]), { fault: "no-key" });
  });

  it("may be mended by who leads the team, and by nobody else in it; and no administrator is let in anew by them", async () => {
    const { office, people } = await open(["mechanic", "chief"]);
    const [milo, carla] = people;
    const invite = (by: Keyring, person: string) =>
      office.say(by.keys.person, by.keys.signing, { says: "invited", person, invitation: publicOf(by.keys).signs });
    await invite(carla, milo.keys.person);
    await assert.rejects(invite(milo, carla.keys.person));
    await assert.rejects(invite(carla, office.founder.person));
    await assert.rejects(invite(carla, carla.keys.person));
  });
});

describe("people by name", () => {
  async function three() {
    const { office, people } = await open(["mechanic", "mechanic", "mechanic"]);
    const [milo, mona, nina] = people as unknown as [Keyring, Keyring, Keyring];
    await tend(office, milo);
    await admitInto(office, milo);
    const named = { within: REPAIRS, people: [milo.keys.person, mona.keys.person] };
    const circle = newCircle(platform);
    await office.post(await sayNamed(office.tending, milo, office.tenant, { stream, circle }, named));
    for (const ring of [milo, mona, nina]) await sync(office, ring);
    return { office, milo, mona, nina, named, circle };
  }

  it("read what was sealed to them, and nobody else of the team does, nor the administrator", async () => {
    const { office, milo, mona, nina, circle } = await three();
    const sealed = await milo.seal(repair(office, milo, uuid(20), "About Nina", circle));
    isSealed(sealed);
    assert.equal(sealed.head.circle, circle);
    const boss = office.ringOf(office.founder);
    await sync(office, boss);
    assert.ok(!("fault" in (await mona.open(sealed, [sealed.wrap!]))));
    assert.deepEqual(await nina.open(sealed, [sealed.wrap!]), { fault: "no-key" });
    assert.deepEqual(await boss.open(sealed, [sealed.wrap!]), { fault: "no-key" });
    assert.deepEqual(await nina.seal(repair(office, nina, uuid(20), "Changed", circle)), { fault: "no-key" });
  });

  it("say who they are themselves: nobody who is not one of them does, nor makes a circle of people who are not in the team", async () => {
    const { office, milo, mona, nina, named, circle } = await three();
    const say = (ring: Keyring, people: readonly string[], at = circle) =>
      sayNamed(office.tending, ring, office.tenant, { stream, circle: at }, { ...named, people });
    assert.equal(await say(mona, named.people), undefined, "so it is already");
    await assert.rejects(say(nina, [nina.keys.person]));
    await assert.rejects(say(nina, [milo.keys.person], newCircle(platform)), "she is not one of them");
    await assert.rejects(say(milo, named.people, REPAIRS), "a circle of the team is nobody's to name");
    const boss = office.ringOf(office.founder);
    await sync(office, boss);
    await assert.rejects(
      say(boss, [boss.keys.person, milo.keys.person], newCircle(platform)),
      "no mechanic, no circle of mechanics",
    );
  });

  it("let somebody cover, who reads all that was before, and take them out again, who reads nothing that comes", async () => {
    const { office, milo, nina, named, circle } = await three();
    const record = uuid(22);
    const say = (people: readonly string[]) =>
      sayNamed(office.tending, milo, office.tenant, { stream, circle }, { ...named, people });
    const before = await milo.seal(repair(office, milo, record, "Before", circle));
    isSealed(before);
    await office.post(await say([...named.people, nina.keys.person]));
    for (const ring of [milo, nina]) await sync(office, ring);
    assert.ok(!("fault" in (await nina.open(before, [before.wrap!]))));
    await office.post(await say(named.people));
    for (const ring of [milo, nina]) await sync(office, ring);
    const after = await milo.seal(repair(office, milo, record, "After", circle));
    isSealed(after);
    assert.deepEqual(await nina.open(after, [after.wrap!]), { fault: "no-key" });
  });

  it("are one person's caseload, which nobody else can begin, with whoever leads the team, also who comes later", async () => {
    const { office, people } = await open(["mechanic", "mechanic", "chief", "chief"]);
    const [milo, mona, carla, late] = people as unknown as [Keyring, Keyring, Keyring, Keyring];
    await tend(office, milo);
    await sync(office, milo);
    const letInOne = async (person: string) => {
      const one = waitingAt({ on: ON }, milo, office.tenant, places).find((waiting) => waiting.person === person);
      assert.ok(await office.post(await letIn(office.tending, milo, office.tenant, one!)));
      await sync(office, milo);
    };
    await letInOne(mona.keys.person);
    await letInOne(carla.keys.person);
    const circle = caseloadOf(stream, REPAIRS, milo.keys.person);
    const load = { within: REPAIRS, people: [milo.keys.person], with: ["chief"], of: milo.keys.person };
    const say = (ring: Keyring, named: NamedPeople) =>
      sayNamed(office.tending, ring, office.tenant, { stream, circle }, named);
    await sync(office, mona);
    await assert.rejects(say(mona, { ...load, people: [milo.keys.person, mona.keys.person] }), "before he does");
    await assert.rejects(say(mona, { ...load, of: mona.keys.person, people: [mona.keys.person] }));
    await office.post(await say(milo, load));
    for (const ring of people) await sync(office, ring);
    const sealed = await milo.seal(repair(office, milo, uuid(23), "A case", circle));
    isSealed(sealed);
    assert.ok(!("fault" in (await carla.open(sealed, [sealed.wrap!]))));
    assert.deepEqual(await mona.open(sealed, [sealed.wrap!]), { fault: "no-key" });
    await letInOne(late.keys.person);
    assert.ok(await tend(office, carla), "a chief who comes later gets secrets from whoever of the circle is there");
    await sync(office, late);
    assert.ok(!("fault" in (await late.open(sealed, [sealed.wrap!]))));
    assert.deepEqual(await mona.open(sealed, [sealed.wrap!]), { fault: "no-key" });
  });

  it("get new secrets when one of them leaves, or comes back with other keys", async () => {
    const { office, milo, mona, nina, circle } = await three();
    const record = uuid(21);
    const before = await milo.seal(repair(office, milo, record, "Before", circle));
    isSealed(before);
    const anew = office.ringOf({ ...(await office.newcomer()), person: mona.keys.person });
    await office.admit(office.founder, anew.keys, []);
    assert.ok(await tend(office, milo), "what the old keys could open is over");
    await admitInto(office, milo);
    assert.ok(await tend(office, milo), "and those of the new ones begin");
    const after = await milo.seal(repair(office, milo, record, "After", circle));
    isSealed(after);
    await sync(office, anew);
    await sync(office, mona);
    assert.deepEqual(await mona.open(after, [after.wrap!]), { fault: "no-key" });
    assert.ok(!("fault" in (await anew.open(after, [after.wrap!]))));
    assert.ok(!("fault" in (await anew.open(before, [before.wrap!]))));
    await sync(office, nina);
    assert.deepEqual(await nina.open(after, [after.wrap!]), { fault: "no-key" }, "nor is anybody else let in by it");
    assert.equal(await tend(office, milo), false);
  });
});

describe("who reads a record", () => {
  it("is narrowed: who is left out opens nothing that comes, who stays opens all of it", async () => {
    const { office, people } = await open(["mechanic", "mechanic", "mechanic"]);
    const [milo, mona, nina] = people as unknown as [Keyring, Keyring, Keyring];
    await tend(office, milo);
    await admitInto(office, milo);
    for (const ring of people) await sync(office, ring);
    const record = uuid(30);
    const before = await milo.seal(repair(office, milo, record, "For all of the team"));
    isSealed(before);
    for (const ring of [mona, nina]) assert.ok(!("fault" in (await ring.open(before, [before.wrap!]))));
    const named = { within: REPAIRS, people: [milo.keys.person, mona.keys.person] };
    const circle = newCircle(platform);
    await office.post(await sayNamed(office.tending, milo, office.tenant, { stream, circle }, named));
    for (const ring of people) await sync(office, ring);
    const narrowed = await milo.seal(readBy(office, milo, record, circle));
    isSealed(narrowed);
    const again = narrowed.rewraps!;
    assert.equal(again.length, 1);
    const edit = repair(office, milo, record, "Not for Nina");
    const after = await milo.seal({ ...edit, head: { ...edit.head, act: "edit" } });
    isSealed(after);
    assert.equal(after.head.circle, circle, "whoever has heard of it seals to those who read it now");
    assert.equal(after.head.generation, before.head.generation + 1);
    const all = [...again, after.wrap!];
    const fresh = office.ringOf(mona.keys);
    await sync(office, fresh);
    for (const change of [before, after])
      assert.ok(!("fault" in (await fresh.open(change, all))), "who stays reads all of it, on a new phone too");
    assert.deepEqual(await nina.open(after, all), { fault: "no-key" });
    const late = office.ringOf(nina.keys);
    await sync(office, late);
    assert.deepEqual(await late.open(before, all), { fault: "no-key" }, "nor does a new phone of hers open what was");
    assert.deepEqual(await nina.seal(readBy(office, nina, record, circle)), { fault: "no-key" });
    const { again: _, ...stripped } = again[0]!;
    assert.deepEqual(await fresh.open(before, [stripped]), await fresh.open(before, all), "known already");
    const other = office.ringOf(mona.keys);
    await sync(office, other);
    assert.deepEqual(
      await other.open(before, [stripped]),
      { fault: "no-key" },
      "a mark taken off by the server is noticed",
    );
  });
});

describe("a server that lies", () => {
  it("is found out when it leaves out, changes or swaps an entry of the log", async () => {
    const { office, milo } = await stand();
    const log = office.log();
    const fresh = (): Keyring => office.ringOf(milo.keys);
    const read = (entries: typeof log) => fresh().take({ tenant: office.tenant, entries, boxes: [], befores: [] });
    assert.equal(await read(log), undefined);
    assert.deepEqual(await read([...log.slice(0, 2), ...log.slice(3)]), { fault: "out-of-order", n: 2 });
    assert.deepEqual(await read([log[1]!, log[0]!]), { fault: "out-of-order", n: 0 });
    const [founded, invited, joined] = log as [(typeof log)[0], (typeof log)[0], (typeof log)[0]];
    assert.equal(joined.entry.saying.says, "joined");
    const saying = { ...joined.entry.saying, keys: publicOf(await office.newcomer()) } as typeof joined.entry.saying;
    assert.deepEqual(await read([founded, invited, { ...joined, entry: { ...joined.entry, saying } }]), {
      fault: "not-signed",
      n: 2,
    });
  });

  it("cannot found the organisation anew under a root of its own", async () => {
    const { milo } = await stand();
    const other = await keyOffice(roles, types);
    const fault = await milo.take({ tenant: other.tenant, entries: other.log(), boxes: [], befores: [] });
    assert.deepEqual(fault, { fault: "not-signed", n: 0 });
  });

  it("cannot pass a change off as another's, nor hand a key of another circle", async () => {
    const { office, milo, mona } = await stand();
    const sealed = await milo.seal(repair(office, milo, uuid(7), "Green"));
    isSealed(sealed);
    const wrap = sealed.wrap!;
    const asMona = { ...sealed, head: { ...sealed.head, author: mona.keys.person } };
    assert.deepEqual(await mona.open(asMona, [wrap]), { fault: "not-signed" });
    assert.deepEqual(await mona.open({ ...sealed, signature: null }, [wrap]), { fault: "not-signed" });
    assert.deepEqual(await mona.open(sealed, [{ ...wrap, circle: circleOf(roles, Rider) }]), { fault: "no-key" });
    assert.deepEqual(await mona.open(sealed, [{ ...wrap, generation: 2 }]), { fault: "no-key" });
    const other = await milo.seal(repair(office, milo, uuid(8), "Grey"));
    isSealed(other);
    assert.deepEqual(await mona.open({ ...sealed, body: other.body }, [wrap, other.wrap!]), { fault: "not-signed" });
  });
});
