// Keys of people, circles and records, played out: who reads what was sealed, who does not, and what somebody who lies is caught at.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { Rider } from "#test/bicycles/workshop.ts";
import { keyOffice, ON } from "#test/key-office.ts";
import {
  admitInto,
  isSealed,
  open,
  places,
  REPAIRS,
  repair,
  roles,
  stand,
  stream,
  sync,
  tend,
  types,
} from "#test/key-stand.ts";
import { circleOf } from "./circle.ts";
import type { Keyring } from "./keyring.ts";
import { publicOf } from "./person-keys.ts";
import { safetyNumber, waitingAt } from "./tending.ts";

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
    await office.admit(office.founder, milo.keys, [{ role: "administrator", stream: null }]);
    const head = await office.newcomer();
    await office.admit(office.founder, head, [{ role: "chief", stream: null }]);
    await assert.rejects(invite(office.ringOf(head), milo.keys.person), "who lets others in is let in by their like");
    await assert.rejects(invite(carla, carla.keys.person));
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
    // Whatever stands behind it or in it: nothing of what nobody signed is believed, and the first of it is named.
    const unsigned = { ...invited, signature: founded.signature };
    assert.deepEqual(await read([founded, unsigned, joined, founded]), { fault: "not-signed", n: 1 });
    const senseless = {
      ...invited,
      entry: { ...invited.entry, saying: { says: "let-in", person: "nobody" } as never },
    };
    assert.deepEqual(await read([founded, senseless]), { fault: "not-signed", n: 1 });
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
