// Records to recount: several devices write on the same records, now with a network and now without, and what is counted comes right by itself.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Envelope } from "#core/change/change.ts";
import { stateFacts } from "#core/fact/fact.ts";
import { joinFacts } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { type Programme, rulesOf } from "#core/programme.ts";
import { foldRecord } from "#core/record/fold.ts";
import { openAll } from "#core/seal/door.ts";
import type { memoryKeeper } from "#server/memory-keeper.ts";
import { opened } from "#test/bicycles/devices.ts";
import { Ride, RideDay, Rider, workshop } from "#test/bicycles/workshop.ts";
import { type Device as Colleague, held, newKeeper, together } from "#test/colleagues.ts";
import { administrator, keyedOffice } from "#test/keyed-office.ts";
import { create, edit, restore, withdraw } from "./acts.ts";

/** Writes down riders and rides; may take nothing back. */
const clerk = { "*": ["read", "create", "edit", "count"] } as const;
const reader = { "*": ["read"] } as const;
const programme: Programme = {
  ...workshop,
  roles: [
    ...workshop.roles,
    administrator,
    { id: "clerk", label: "Clerk", reason: "writes down", may: clerk },
    { id: "reader", label: "Reader", reason: "reads", may: reader },
  ],
};

describe("a record to recount", () => {
  it("is stated by the next device that can read it, and nobody sees that it was", async () => {
    const { devices, keeper, where, toRecount } = await world("owner", "owner");
    const [ana, rui] = devices;
    const id = create(ana.desk, Rider, where, { nickname: "Ana", jersey: "red", countId: randomUUID() });
    await both(ana, rui);
    edit(ana.desk, held(ana, id), { nickname: "Anna" });
    edit(rui.desk, held(rui, id), { jersey: "blue" });
    // Whoever comes second did not know that another would be first.
    rui.network.pullsNothing = true;
    await ana.sync.now();
    await rui.sync.now();
    assert.deepEqual([await toRecount(), jerseys(keeper)], [[id], ["red"]]);
    await ana.sync.now();
    assert.deepEqual([await toRecount(), jerseys(keeper)], [[], ["blue"]]);
    const { changes, folded } = held(ana, id);
    assert.deepEqual(changes.map(({ head }) => head.act).sort(), ["create", "edit", "edit", "restate"]);
    const said = changes.filter(({ head }) => head.act !== "restate").map(({ head }) => head.stamp);
    assert.deepEqual([folded.lastStamp, folded.setAside, ana.store.unsent()], [said.sort().at(-1), [], []]);
  });

  it("is left alone by whoever only reads", async () => {
    const { devices, where, toRecount } = await world("owner", "reader");
    const [ana, eva] = devices;
    const id = create(ana.desk, Rider, where, { nickname: "Ana", countId: randomUUID() });
    await both(ana, eva);
    ana.says.nothing = true;
    edit(ana.desk, held(ana, id), { nickname: "Anna" });
    ana.network.pullsNothing = true;
    await ana.sync.now();
    const pushes = eva.network.pushes;
    await eva.sync.now();
    assert.deepEqual([await toRecount(), eva.network.pushes], [[id], pushes]);
  });

  it("ends in peace when two devices state it at once: one stands, the other is refused and forgotten", async () => {
    const { devices, where, toRecount } = await world("owner", "owner", "owner");
    const [ana, rui, eva] = devices;
    const id = create(ana.desk, Rider, where, { nickname: "Ana", countId: randomUUID() });
    for (const one of devices) await one.sync.now();
    ana.says.nothing = true;
    ana.network.pullsNothing = true;
    edit(ana.desk, held(ana, id), { nickname: "Anna" });
    await ana.sync.now();
    await Promise.all([rui.sync.now(), eva.sync.now()]);
    for (const one of [rui, eva, rui, eva]) await one.sync.now();
    const restates = held(eva, id).changes.filter(({ head }) => head.act === "restate");
    assert.deepEqual([await toRecount(), restates.length, rui.store.unsent(), eva.store.unsent()], [[], 1, [], []]);
    assert.equal(held(rui, id).changes.length, 3);
  });

  it("is tried once where the rules cannot be followed, and not at every look", async () => {
    const { devices, where, toRecount } = await world("owner", "owner");
    const [ana, rui] = devices;
    ana.says.nothing = true;
    const id = create(ana.desk, Rider, where, { nickname: "Ana", countId: "not a number of anybody" });
    ana.network.pullsNothing = true;
    await both(ana, rui);
    const { pushes } = rui.network;
    await rui.sync.now();
    await rui.sync.now();
    assert.deepEqual([await toRecount(), pushes, rui.network.pushes], [[id], 1, 1]);
  });

  it("is stated by a device that lacks a change of it for a revision it will not have", async () => {
    const { devices, where, toRecount, keeper } = await world("owner", "owner");
    const [ana, rui] = devices;
    const id = create(ana.desk, Rider, where, { nickname: "Ana", jersey: "red", countId: randomUUID() });
    await both(ana, rui);
    edit(rui.desk, held(rui, id), { jersey: "blue" });
    await rui.sync.now();
    ana.network.pullsNothing = true;
    for (const nickname of ["Anna", "Annie"]) {
      edit(ana.desk, held(ana, id), { nickname });
      await ana.sync.now();
    }
    assert.deepEqual([await toRecount(), jerseys(keeper)], [[id], ["blue"]]);
  });
});

describe("a refused change", () => {
  it("is taken out of what was counted with it, also where another's came in its place", async () => {
    const { devices, where, keeper, truth } = await world("clerk", "owner");
    const [cleo, rui] = devices;
    const id = create(cleo.desk, Rider, where, { nickname: "Ana", jersey: "red", countId: randomUUID() });
    await both(cleo, rui);
    edit(rui.desk, held(rui, id), { jersey: "blue" });
    await rui.sync.now();
    withdraw(cleo.desk, held(cleo, id));
    edit(cleo.desk, held(cleo, id), { nickname: "Anna" });
    await cleo.sync.now();
    assert.deepEqual(
      cleo.store.unsent().map(({ refused }) => refused?.code),
      ["change.not-allowed"],
    );
    assert.deepEqual(jerseys(keeper), ["blue"]);
    assert.deepEqual(joinFacts(keeper.standing(1)), joinFacts(await truth()));
  });
});

const step = fc.record({
  device: fc.nat(2),
  record: fc.nat(2),
  does: fc.constantFrom(
    "edit",
    "edit",
    "edit",
    "withdraw",
    "restore",
    "sync",
    "sync",
    "cut",
    "send only",
    "lose answers",
    "busy",
  ),
  jersey: fc.constantFrom("red", "blue"),
});

describe("laws", () => {
  it("however pushes interleave: when every device has come back, what is counted is what the records say", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { devices, where, keeper, toRecount, truth } = await world("owner", "clerk", "owner");
        const [ana] = devices;
        const day = create(ana.desk, RideDay, where, { riddenOn: "2016-05-01", route: "Canal", topics: ["brakes"] });
        const countId = randomUUID();
        const ids = [
          create(ana.desk, Rider, where, { nickname: "Ana", countId }),
          create(ana.desk, Rider, where, { nickname: "Bo", countId: randomUUID() }),
          create(ana.desk, Ride, where, { day, countId }),
        ];
        for (const one of devices) await one.sync.now();
        for (const { device, record, does, jersey } of steps) {
          const one = devices[device] ?? ana;
          const found = held(one, ids[record] ?? "");
          if (does === "edit")
            edit(one.desk, found, found.type === Ride ? { passed: jersey === "red" ? "yes" : "no" } : { jersey });
          else if (does === "withdraw") withdraw(one.desk, found);
          else if (does === "restore") restore(one.desk, found);
          else {
            one.network.isCut = does === "cut";
            one.network.pullsNothing = does === "send only";
            one.network.losesAnswers = does === "lose answers";
            one.network.isBusyFor = () => does === "busy";
            await one.sync.now();
          }
        }
        for (const { network } of devices)
          Object.assign(network, { isCut: false, pullsNothing: false, losesAnswers: false, isBusyFor: () => false });
        for (const one of [...devices, ...devices]) await one.sync.now();
        assert.deepEqual(await toRecount(), []);
        assert.deepEqual(joinFacts(keeper.standing(1)), joinFacts(await truth()));
        const restates = devices.map(({ store }) => ids.map((id) => store.find(id)?.changes.length));
        assert.deepEqual(restates[1], restates[0]);
        assert.deepEqual(restates[2], restates[0]);
      }),
      { numRuns: process.env["SLOW"] ? 3_000 : 25 },
    );
  });
});

type Device = Awaited<ReturnType<typeof deviceOf>>;

async function both(one: Device, other: Device): Promise<void> {
  await one.sync.now();
  await other.sync.now();
}

async function world(first: string, ...others: readonly string[]) {
  const keeper = newKeeper(programme);
  const office = await keyedOffice(keeper, programme);
  const { where } = office;
  const colleagues = await together(keeper, office, programme, [
    ...[first, ...others].map((role) => [role]),
    ["owner"],
  ]);
  const [one, two, ...more] = colleagues.map(deviceOf);
  const looker = more.pop();
  assert.ok(one && two && looker);
  await looker.end();
  const pulled = async () => {
    const page = await keeper.pull(looker.person, where.stream, 0, 1_000);
    assert.ok(!isProblem(page) && !page.more);
    return page;
  };
  return {
    keeper,
    where,
    devices: [one, two, ...more] as const satisfies readonly Device[] as readonly [Device, Device, Device],
    toRecount: async () => (await pulled()).toRecount,
    /** What the records of the whole log state, opened and folded by somebody who has everything. */
    truth: async () => {
      const ring = office.ringOf(looker.keys);
      const keys = await keeper.keys.page(looker.person, where.tenant, 0);
      assert.ok(!isProblem(keys) && !(await ring.take(keys)));
      const { changes, wraps = [] } = await pulled();
      const entered = await openAll(ring, changes, wraps);
      assert.deepEqual(entered.shut, []);
      const byRecord = Map.groupBy(entered.opened, ({ envelope }) => envelope.head.record);
      return [...byRecord].flatMap(([record, changes]) => {
        const type = [Rider, Ride, RideDay].find(({ id }) => id === changes[0]?.envelope.head.type);
        const folded = foldRecord(
          changes.map(({ envelope }) => opened(envelope)),
          type,
        );
        assert.ok(type && folded);
        return stateFacts(rulesOf(programme), type, folded).map((row) => ({ ...row, tenant: where.tenant, record }));
      });
    },
  };
}

/** A device whose app may know of no facts, and whose keeper may be busy with all of it. */
function deviceOf(colleague: Colleague) {
  const { store } = colleague.desk;
  const says = { nothing: false };
  const keep = (envelopes: readonly Envelope[]): void => store.keep(says.nothing ? envelopes.map(unstated) : envelopes);
  return { ...colleague, desk: { ...colleague.desk, store: { ...store, keep } }, says };
}

/** As an app would say it that knows of no facts. */
function unstated({ head, ...envelope }: Envelope): Envelope {
  return { ...envelope, facts: null, head: { ...head, factsHash: null } };
}

function jerseys(keeper: ReturnType<typeof memoryKeeper>): readonly unknown[] {
  return keeper.standing(1).map(({ dims }) => dims.sex);
}
