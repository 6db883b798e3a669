// People by name, played out: who reads a record, who covers, whose caseload it is, and who is left out.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { platform } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { ON } from "#test/key-office.ts";
import { admitInto, isSealed, open, places, REPAIRS, readBy, repair, stream, sync, tend } from "#test/key-stand.ts";
import { caseloadOf, newCircle } from "./circle.ts";
import type { NamedPeople } from "./key-state.ts";
import type { Keyring } from "./keyring.ts";
import { letIn, sayNamed, waitingAt } from "./tending.ts";

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
    await sync(office, mona);
    const heard = office.ringOf(mona.keys);
    await sync(office, heard);
    for (const [change, wraps] of [
      [before, again],
      [narrowed, again],
    ] as const)
      await heard.open(change, wraps);
    const hers = repair(office, mona, record, "Nor this");
    const said = await heard.seal({ ...hers, head: { ...hers.head, act: "edit" } });
    isSealed(said);
    assert.equal(said.head.generation, before.head.generation + 1, "under a key that Nina never had");
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
