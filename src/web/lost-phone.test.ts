// What a lost phone could read, from the signed log alone: the circles that had let its person in, since when, and nothing of any other.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { programme } from "#programme/register.ts";
import { deviceId, uuid } from "#test/bicycles/devices.ts";
import { all, held, world, writeDown } from "#test/colleagues.ts";
import { ON } from "#test/key-office.ts";
import { admitInto, open, REPAIRS, roles, stand, stream, sync, tend } from "#test/key-stand.ts";
import { lostAt, readableBy, writtenSince } from "./lost-phone.ts";

const repairs = <T extends { readonly circle: string }>(some: readonly T[]): readonly T[] =>
  some.filter(({ circle }) => circle === REPAIRS || circle.startsWith("people "));

describe("what a lost phone could read", () => {
  it("is the circles that had let its person in, since the day they did, and none that had not", async () => {
    const { office, milo, mona } = await stand();
    const late = office.ringOf(await office.newcomer());
    await office.admit(office.founder, late.keys, [{ role: "mechanic", stream }]);
    const of = (person: string) => repairs(readableBy({ roles }, office.state(), [], person));
    const whole = { stream, circle: REPAIRS, since: ON, recordCount: 0, isRenewed: false };
    assert.deepEqual(of(milo.keys.person), [whole], "who made its first secrets");
    assert.deepEqual(of(mona.keys.person), [whole], "who was let in");
    assert.deepEqual(of(late.keys.person), [], "who waits to be let in");
    await admitInto(office, milo, "2016-12-20");
    await sync(office, late);
    assert.deepEqual(of(late.keys.person), [{ ...whole, since: "2016-12-20" }]);
    assert.deepEqual(of(uuid(0x999)), []);
  });

  it("stays told when they have left, and says which circles have new secrets since the keys were lost", async () => {
    const { office, people } = await open(["mechanic", "mechanic", "guide"]);
    const [milo, mona, gita] = people as unknown as readonly [
      (typeof people)[0],
      (typeof people)[0],
      (typeof people)[0],
    ];
    await tend(office, milo);
    await admitInto(office, milo);
    await tend(office, gita);
    const { person } = mona.keys;
    const of = () => repairs(readableBy({ roles }, office.state(), [], person));
    assert.equal(lostAt(office.state(), person), undefined);
    const keys = office.state().people.get(person)?.n ?? -1;
    await office.say(office.founder.person, office.founder.signing, { says: "lost", person, keys });
    assert.equal(lostAt(office.state(), person)?.on, ON);
    assert.deepEqual(
      of().map(({ circle, isRenewed }) => [circle, isRenewed]),
      [[REPAIRS, false]],
    );
    await tend(office, milo);
    assert.deepEqual(
      of().map(({ isRenewed }) => isRenewed),
      [true],
    );
    const ended = { says: "ended", person, role: "mechanic", stream } as const;
    await office.say(office.founder.person, office.founder.signing, ended);
    assert.deepEqual(
      of().map(({ circle }) => circle),
      [REPAIRS],
    );
  });

  it("names a circle too that only the server remembers they were in", async () => {
    const { office, mona } = await stand();
    const place = { stream, circle: "people 00000000000000000000000000000001" };
    const found = readableBy({ roles }, office.state(), [], mona.keys.person, [place, { stream, circle: REPAIRS }]);
    assert.deepEqual(
      repairs(found).map(({ circle, since }) => [circle, since]),
      [
        [REPAIRS, ON],
        [place.circle, null],
      ],
    );
  });

  it("counts the records this device holds, and finds what was written in their name since a day", async () => {
    const { ana, rui } = await world();
    const child = writeDown(ana, "Aurora Exemplo");
    await all(ana, rui);
    const records = [held(rui, child)];
    const { tenant } = ana.where;
    const circles = readableBy(programme, rui.keysOf(tenant), records, ana.person.id);
    assert.equal(
      circles.reduce((sum, { recordCount }) => sum + recordCount, 0),
      1,
    );
    assert.deepEqual(readableBy(programme, rui.keysOf(tenant), records, deviceId(1)), []);
    const dayOf = (): string => "2016-12-12";
    assert.deepEqual(
      writtenSince(records, ana.person.id, dayOf, "2016-12-12").map((one) => one.held.id),
      [child],
    );
    assert.deepEqual(writtenSince(records, ana.person.id, dayOf, "2016-12-13"), []);
    assert.deepEqual(writtenSince(records, rui.person.id, dayOf, "2016-12-12"), []);
    for (const device of [ana, rui]) await device.end();
  });
});
