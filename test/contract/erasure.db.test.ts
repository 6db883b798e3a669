// What every keeper promises about erasing: it takes two people, nothing is left but what it counted, no figure moves, and nothing can be
// added. May the wrong person do this? is asked of each step.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import { signedText } from "#core/change/change.ts";
import { isAnonymous } from "#core/fact/erase.ts";
import { isProblem } from "#core/problem.ts";
import { hashText } from "#core/seal/bytes.ts";
import type { PulledChanges } from "#server/keeper.ts";
import { uuid } from "../bicycles/devices.ts";
import { Repair, Ride, RideDay, Rider } from "../bicycles/workshop.ts";
import { sameFigures } from "../counting/same-figures.ts";
import { keepers, type OpenedKeeper } from "./keepers.ts";
import {
  agnes,
  both,
  guest,
  milo,
  newId,
  north,
  northStands,
  olga,
  rode,
  rosa,
  say,
  south,
  stated,
  sven,
} from "./workshop.ts";

const SIX_YEARS = 6 * 366 * 86_400;

for (const [name, open] of Object.entries(keepers)) {
  describe(`erasing in a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const push = async (by: Person, ...changes: readonly object[]): Promise<readonly string[]> =>
      (await opened.keeper.push(by, changes)).map((one) => (one.accepted ? "accepted" : one.problem.code));
    const pull = async (by: Person = olga, from = 0): Promise<PulledChanges> => {
      const page = await opened.keeper.pull(by, northStands, from, 1_000);
      assert.ok(!isProblem(page) && !page.more);
      return page;
    };
    const said = (answer: unknown): string => (isProblem(answer) ? answer.code : "done");
    const erased = async (record: string): Promise<void> => {
      assert.equal(await opened.keeper.erasures.propose(olga, north, record), undefined);
      assert.equal(said(await opened.keeper.erasures.approve(agnes, north, record)), "done");
    };
    /** A rider on a day, by three records. */
    const aRide = async () => {
      const person = newId();
      const day = say({ type: RideDay, answers: { riddenOn: "2016-05-01", country: "NL", route: "Canal" } });
      const fact = { kind: "rider", role: "person", key: "", dims: { sex: "red" }, person } as const;
      const rider = say({ type: Rider, answers: { nickname: "Red" }, facts: stated(1, [fact]) });
      const ride = say({
        type: Ride,
        answers: { passed: "yes" },
        facts: stated(1, [rode(day.head.record, { person })]),
      });
      assert.deepEqual(await push(olga, day, rider, ride), ["accepted", "accepted", "accepted"]);
      return { day, rider, ride, person };
    };
    const dueOf = async (by: Person, days = 100_000) => {
      const list = await opened.keeper.erasures.list(by, north, days);
      assert.ok(!isProblem(list));
      return list;
    };

    test("takes two people: one proposes, another approves, and there is a certificate", async () => {
      const { erasures } = opened.keeper;
      const { ride } = await aRide();
      const { record } = ride.head;
      assert.equal(said(await erasures.approve(agnes, north, record)), "erasure.not-proposed");
      for (const wrong of [guest, milo, sven, agnes])
        assert.equal(said(await erasures.propose(wrong, north, record)), "door.not-allowed");
      assert.equal(said(await erasures.propose(olga, north, newId())), "door.not-allowed");
      assert.equal(said(await erasures.propose(both, north, record)), "done");
      assert.equal(said(await erasures.propose(olga, north, record)), "done");
      assert.equal(said(await erasures.approve(both, north, record)), "erasure.own");
      for (const wrong of [guest, milo, sven, olga])
        assert.equal(said(await erasures.approve(wrong, north, record)), "door.not-allowed");
      assert.equal(said(await erasures.approve(agnes, south, record)), "door.not-allowed");
      const certificate = await erasures.approve(agnes, north, record);
      assert.deepEqual(certificate, {
        ...{ record, type: "ride", class: "rides", why: "request", changes: 1 },
        ...{ proposed: { by: both.id, on: "2016-12-12" }, approvedBy: agnes.id, erasedOn: "2016-12-12" },
      });
      assert.deepEqual(
        (await dueOf(agnes)).certificates.find((one) => one.record === record),
        certificate,
      );
      assert.equal(said(await erasures.approve(agnes, north, record)), "record.erased");
      assert.equal(said(await erasures.propose(olga, north, record)), "record.erased");
    });

    test("leaves heads that say so, and nothing they said; readers are told to drop the record", async () => {
      const { ride, day } = await aRide();
      const edit = say({ type: Ride, record: ride.head.record, act: "edit", answers: { passed: "no" } });
      await push(olga, edit);
      const from = (await pull()).next;
      await erased(ride.head.record);
      await erased(day.head.record);
      const told = await pull(olga, from);
      const gone = [ride.head.record, day.head.record].sort();
      assert.deepEqual([told.changes, told.erased], [[], gone.map((record) => ({ record, on: "2016-12-12" }))]);
      assert.deepEqual((await pull(olga, told.next)).erased, []);
      const page = await pull();
      const left = page.changes.filter(({ envelope }) => envelope.head.record === ride.head.record);
      assert.deepEqual(
        left.map(({ envelope, erased: hash }) => ({ envelope, hash })),
        [ride, edit].map((one) => ({
          envelope: { head: one.head, body: "", facts: null, signature: one.signature },
          hash: hashText(signedText(one.head)),
        })),
      );
      const [open] = page.changes.filter(({ envelope }) => envelope.head.record === day.head.record);
      assert.deepEqual(open?.envelope.head, { ...day.head, shown: { set: {}, seen: {} } });
      assert.equal(open?.erased, hashText(signedText(day.head)));
      assert.equal(said(await opened.keeper.openRecord(olga, day.head.record)), "door.not-found");
      const kept = (await opened.records()).find((one) => one.record === day.head.record);
      assert.equal(kept?.state, null);
    });

    test("takes nothing more for the record, and what was kept stays known", async () => {
      const { ride, day } = await aRide();
      await erased(ride.head.record);
      await erased(day.head.record);
      const later = [ride, day].map(({ head }) =>
        say({ type: head.type === "ride" ? Ride : RideDay, record: head.record, act: "edit", answers: {} }),
      );
      assert.deepEqual(await push(olga, ...later), ["record.erased", "record.erased"]);
      const again = say({ type: Ride, record: ride.head.record, act: "restate", facts: stated(2, []) });
      assert.deepEqual(await push(olga, again), ["record.erased"]);
      assert.deepEqual(await push(olga, ride, day), ["accepted", "accepted"]);
      const other = { ...say({ type: Ride }), head: { ...say({ type: Ride }).head, id: ride.head.id } };
      assert.deepEqual(await push(olga, other), ["change.differs"]);
      assert.ok(!(await pull()).toRecount.includes(ride.head.record));
    });

    test("counts on what it counted, as nobody: one person stays one, and the day may go as well", async () => {
      const { ride, rider, day, person } = await aRide();
      const second = say({ type: Ride, facts: stated(1, [rode(day.head.record, { person })]) });
      await push(olga, second);
      const figures = sameFigures(await opened.counted());
      for (const { head } of [ride, rider, day]) {
        await erased(head.record);
        assert.deepEqual(sameFigures(await opened.counted()), figures);
        assert.ok((await opened.counted()).every(({ record }) => record !== head.record));
      }
      assert.equal((await opened.counted()).filter((one) => one.person === person).length, 2);
      // The last that names the person and the day: from here on nobody's.
      await erased(second.head.record);
      assert.deepEqual(sameFigures(await opened.counted()), figures);
      const left = JSON.stringify(await opened.counted());
      for (const id of [person, day.head.record, ride.head.record, rider.head.record, second.head.record])
        assert.ok(!left.includes(id));
      assert.ok((await opened.counted()).some(({ record }) => isAnonymous(record)));
    });

    test("follows what others say later: a day withdrawn takes its riders along, restored it brings them back, once", async () => {
      const { ride, day } = await aRide();
      const figures = sameFigures(await opened.counted());
      const size = (await opened.counted()).length;
      await erased(ride.head.record);
      const withdraw = say({ type: RideDay, record: day.head.record, act: "withdraw" });
      await push(olga, withdraw);
      assert.equal((await opened.counted()).length, size - 1);
      const shown = { set: {}, seen: { "@withdrawn": [withdraw.head.stamp] } };
      await push(olga, say({ type: RideDay, record: day.head.record, act: "restore", shown }));
      assert.deepEqual(sameFigures(await opened.counted()), figures);
    });

    test("spares what is held back: a record, its class, or all; only whoever approves holds and lifts", async () => {
      const { erasures } = opened.keeper;
      const { ride } = await aRide();
      const { record } = ride.head;
      await erasures.propose(olga, north, record);
      for (const [place, at] of Object.entries({ record: [record, null], class: [null, "rides"], all: [null, null] })) {
        const hold = { id: newId(), record: at[0] ?? null, class: at[1] ?? null, reason: `a court asked for ${place}` };
        for (const wrong of [guest, milo, sven, olga])
          assert.equal(said(await erasures.hold(wrong, north, hold)), "door.not-allowed");
        assert.equal(said(await erasures.hold(agnes, north, hold)), "done");
        assert.equal(said(await erasures.approve(agnes, north, record)), "erasure.held", place);
        const list = await dueOf(agnes);
        assert.equal(list.due.find((one) => one.record === record)?.isHeld, true);
        const by = { by: agnes.id, on: "2016-12-12" };
        assert.deepEqual(list.holds.at(-1), { ...hold, ...by, lifted: null });
        for (const wrong of [guest, milo, sven, olga])
          assert.equal(said(await erasures.lift(wrong, north, hold.id)), "door.not-allowed");
        assert.equal(said(await erasures.lift(agnes, north, hold.id)), "done");
        assert.deepEqual((await dueOf(agnes)).holds.find(({ id }) => id === hold.id)?.lifted, by);
      }
      const other = { id: newId(), record: null, class: "repairs", reason: "a claim" };
      await erasures.hold(agnes, north, other);
      assert.equal(
        said(await erasures.hold(agnes, north, { ...other, id: newId(), class: "no-such" })),
        "door.not-allowed",
      );
      assert.equal(said(await erasures.lift(agnes, north, newId())), "door.not-allowed");
      assert.equal(said(await erasures.approve(agnes, north, record)), "done");
    });

    test("counts down by class, country and organisation, for those alone who erase", async () => {
      const { erasures } = opened.keeper;
      const old = say({ type: Repair, ago: SIX_YEARS });
      const ride = say({ type: Ride, ago: SIX_YEARS });
      await push(olga, old, ride);
      const of = async (record: string, by: Person = agnes, days = 0) =>
        (await dueOf(by, days)).due.find((one) => one.record === record);
      const found = await of(ride.head.record);
      assert.ok(found?.dueOn && found.dueOn < "2016-12-12" && (found.days ?? 1) < 0);
      assert.deepEqual([found.class, found.type, found.changes, found.proposed], ["rides", "ride", 1, null]);
      const list = await dueOf(olga, 0);
      assert.deepEqual(
        list.due.map(({ dueOn }) => dueOn),
        list.due.map(({ dueOn }) => dueOn).sort(),
      );
      assert.ok((await of(old.head.record, olga)) !== undefined);
      await erasures.propose(olga, north, ride.head.record);
      assert.equal((await of(ride.head.record))?.proposed?.why, "retention");
      for (const wrong of [guest, milo, sven])
        assert.equal(said(await erasures.list(wrong, north, 0)), "door.not-found");
      assert.equal(said(await erasures.list(rosa, uuid(0x77), 0)), "door.not-found");
      // The organisation keeps rides for longer than the programme does, and then as long again.
      for (const wrong of [guest, milo, sven, olga])
        assert.equal(said(await erasures.keepFor(wrong, north, "repairs", 9)), "door.not-allowed");
      assert.equal(said(await erasures.keepFor(agnes, north, "nothing", 9)), "door.not-allowed");
      await erasures.keepFor(agnes, north, "repairs", 9);
      assert.deepEqual([await of(old.head.record), (await dueOf(agnes)).years], [undefined, { repairs: 9 }]);
      assert.ok(((await of(old.head.record, agnes, 2_000))?.days ?? 0) > 1_000);
      await erasures.keepFor(agnes, north, "repairs", null);
      assert.ok((await of(old.head.record)) !== undefined);
    });
  });
}
