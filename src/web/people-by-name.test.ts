// Caseloads on devices: who reads a case from the start, who covers for a colleague, and who is shut out of one record.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { circleOf } from "#core/seal/circle.ts";
import { programme } from "#programme/register.ts";
import { all, type Device, held, newKeeper, together, typeOf } from "#test/colleagues.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { create, edit, letRead } from "./acts.ts";

const child = typeOf("child");
const within = circleOf(programme.roles, child);

/** A case team: two caseworkers, a supervisor, and a third caseworker. */
async function caseTeam() {
  const keeper = newKeeper(programme);
  const office = await keyedOffice(keeper, programme);
  const roles = [["caseworker"], ["caseworker"], ["supervisor"], ["caseworker"]];
  const [lia, bia, davi, eva] = await together(keeper, office, programme, roles);
  assert.ok(lia && bia && davi && eva);
  await all(lia, bia, davi, eva);
  return { keeper, office, lia, bia, davi, eva };
}

const begin = ({ desk, where }: Device, code: string): string => create(desk, child, where, { code, sex: "unsaid" });
const codeOn = ({ store }: Device, id: string): unknown => store.find(id)?.answers["code"];
const loadOf = ({ byName }: Device, whose: Device) => {
  const found = byName.caseloads().find((one) => one.whose === whose.person.id);
  assert.ok(found, "a caseload one is in");
  return found;
};

describe("a case", () => {
  it("is read from the start by its caseworker and the supervisor, and by no other caseworker", async () => {
    const { lia, bia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    await all(lia, bia, davi);
    assert.deepEqual([codeOn(lia, id), codeOn(davi, id)], ["EX-1", "EX-1"]);
    assert.equal(bia.store.find(id), undefined, "she is not even told that there is one");
    assert.deepEqual(
      lia.byName.caseloads().map(({ whose }) => whose),
      [lia.person.id],
    );
    assert.equal(davi.byName.caseloads().length, 3, "the supervisor reads all");
  });

  it("is not opened by whoever says themselves that they cover", async () => {
    const { lia, bia, davi, eva } = await caseTeam();
    const id = begin(lia, "EX-1");
    await all(lia, bia);
    const { circle } = loadOf(davi, lia);
    for (const people of [[bia.person.id], [lia.person.id, bia.person.id, eva.person.id]])
      assert.ok(isProblem(await bia.byName.sayPeople(circle, people)));
    await all(lia, bia, davi);
    assert.deepEqual(loadOf(davi, lia).named.people, [lia.person.id]);
    assert.equal(bia.store.find(id), undefined);
  });
});

describe("cover", () => {
  it("reads all of it from the start after one sync, and writes in it", async () => {
    const { lia, bia, davi } = await caseTeam();
    const [first, second] = [begin(lia, "EX-1"), begin(lia, "EX-2")];
    await all(lia, bia, davi);
    assert.equal(await davi.byName.sayPeople(loadOf(davi, lia).circle, [lia.person.id, bia.person.id]), undefined);
    await all(bia);
    assert.deepEqual([codeOn(bia, first), codeOn(bia, second)], ["EX-1", "EX-2"]);
    edit(bia.desk, held(bia, first), { code: "EX-3" });
    await all(bia, lia, davi);
    assert.deepEqual([bia.store.unsent(), codeOn(lia, first), codeOn(davi, first)], [[], "EX-3", "EX-3"]);
  });

  it("ends: after one sync nothing of it is on that device, and what is written after does not open there", async () => {
    const { lia, bia, davi, keeper, office } = await caseTeam();
    const [first, own] = [begin(lia, "EX-1"), begin(bia, "EX-9")];
    await all(lia, bia, davi);
    const { circle } = loadOf(lia, lia);
    assert.equal(await lia.byName.sayPeople(circle, [lia.person.id, bia.person.id]), undefined);
    await all(bia);
    assert.equal(codeOn(bia, first), "EX-1");
    assert.equal(await lia.byName.sayPeople(circle, [lia.person.id]), undefined);
    await all(bia);
    assert.equal(bia.store.find(first), undefined);
    assert.equal(codeOn(bia, own), "EX-9", "what is her own stays");
    edit(lia.desk, held(lia, first), { code: "EX-4" });
    const after = begin(lia, "EX-5");
    await all(lia, bia, davi);
    assert.deepEqual([codeOn(davi, first), codeOn(davi, after)], ["EX-4", "EX-5"]);
    assert.deepEqual([bia.store.find(first), bia.store.find(after)], [undefined, undefined]);
    // Nor does she open it where a keeper hands it to her all the same.
    const page = await keeper.pull(lia.person, lia.where.stream, 0, 100);
    assert.ok(!isProblem(page));
    const late = page.changes.filter(({ n }) => n > page.changes.length - 2);
    assert.deepEqual(late.map(({ envelope }) => envelope.head.record).sort(), [first, after].sort());
    for (const [one, opens] of [
      [lia, true],
      [bia, false],
    ] as const) {
      const ring = office.ringOf(one.keys);
      const keys = await keeper.keys.page(one.person, one.where.tenant, 0);
      assert.ok(!isProblem(keys) && !(await ring.take(keys)));
      for (const { envelope } of late) {
        const opened = await ring.open(envelope, page.wraps ?? []);
        assert.equal("fault" in opened ? opened.fault : "opened", opens ? "opened" : "no-key");
      }
    }
  });

  it("is said by two at the same time, and both stand; whose caseload it is stays", async () => {
    const { lia, bia, davi, eva } = await caseTeam();
    const { circle } = loadOf(lia, lia);
    const whose = lia.person.id;
    // Neither has heard of the other when they say it.
    const [one, two] = [
      await davi.byName.sayPeople(circle, [whose, bia.person.id]),
      await lia.byName.sayPeople(circle, [whose, eva.person.id]),
    ];
    assert.deepEqual([one, two], [undefined, undefined]);
    await all(davi);
    assert.deepEqual(loadOf(davi, lia).named.people.toSorted(), [whose, bia.person.id, eva.person.id].sort());
    assert.equal(await davi.byName.sayPeople(circle, []), undefined);
    await all(lia);
    assert.deepEqual(loadOf(lia, lia).named.people, [whose]);
  });

  it("is not said without a network, and is none then", async () => {
    const { lia, bia, davi } = await caseTeam();
    lia.network.isCut = true;
    assert.ok(isProblem(await lia.byName.sayPeople(loadOf(lia, lia).circle, [lia.person.id, bia.person.id])));
    assert.deepEqual(loadOf(lia, lia).named.people, [lia.person.id]);
    await all(bia, davi);
    assert.equal(bia.byName.caseloads().length, 1);
  });
});

describe("a record for a few people", () => {
  it("shuts one out on their device, and is written on under a key they never had", async () => {
    const { lia, bia, davi } = await caseTeam();
    const [id, beside] = [begin(lia, "EX-1"), begin(lia, "EX-2")];
    const { circle, ...place } = loadOf(lia, lia);
    await lia.byName.sayPeople(circle, [lia.person.id, bia.person.id]);
    await all(lia, bia, davi);
    assert.equal(codeOn(bia, id), "EX-1");
    const few = await lia.byName.gather({ ...place, within }, [davi.person.id]);
    assert.ok(!isProblem(few));
    letRead(lia.desk, held(lia, id), few);
    await all(lia, bia, davi);
    assert.deepEqual([bia.store.find(id), codeOn(bia, beside), codeOn(davi, id)], [undefined, "EX-2", "EX-1"]);
    edit(davi.desk, held(davi, id), { code: "EX-7" });
    await all(davi, bia, lia);
    assert.deepEqual([bia.store.find(id), codeOn(lia, id), davi.store.unsent()], [undefined, "EX-7", []]);
  });

  it("loses nothing that a reader wrote before they heard of it: it waits, and is sealed to those who read it now", async () => {
    const { lia, bia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    const { circle: _, ...place } = loadOf(lia, lia);
    await all(lia, davi);
    const few = await lia.byName.gather({ ...place, within }, [davi.person.id]);
    assert.ok(!isProblem(few));
    letRead(lia.desk, held(lia, id), few);
    await lia.sync.now();
    edit(davi.desk, held(davi, id), { code: "EX-8" });
    await davi.sync.now();
    assert.deepEqual(
      davi.store.unsent().map(({ refused }) => refused),
      [undefined],
    );
    await all(davi, lia, bia);
    assert.deepEqual([codeOn(lia, id), davi.store.unsent(), bia.store.find(id)], ["EX-8", [], undefined]);
    assert.equal(held(lia, id).changes.at(-1)?.head.circle, few);
  });

  it("may leave the supervisor out, and the same few are one circle", async () => {
    const { lia, bia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    const { circle: _, ...place } = loadOf(lia, lia);
    await all(lia, davi);
    const few = await lia.byName.gather({ ...place, within }, [bia.person.id]);
    assert.ok(!isProblem(few));
    letRead(lia.desk, held(lia, id), few);
    await all(lia, davi, bia);
    assert.deepEqual([codeOn(bia, id), davi.store.find(id)], ["EX-1", undefined]);
    assert.equal(await lia.byName.gather({ ...place, within }, [bia.person.id, lia.person.id]), few);
    assert.equal(await bia.byName.gather({ ...place, within }, [lia.person.id]), few);
    assert.notEqual(await lia.byName.gather({ ...place, within }, []), few);
    assert.equal(lia.byName.caseloads().length, 1, "nobody's caseload");
  });
});
