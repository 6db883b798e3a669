// Access sheets on devices: who opened a file is read by whoever watches and by no colleague, and waits without a network.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSheets } from "#core/access/access-sheet.ts";
import { isProblem } from "#core/problem.ts";
import { aheadOf, begin, caseTeam, line, looked, saidOn, sheetOn, told } from "#test/access-sheets.ts";
import { all, held, newDisk, typeOf } from "#test/colleagues.ts";
import { create, letRead } from "./acts.ts";

describe("an access sheet", () => {
  it("is read by its author, the supervisor and the officer, and is not on a colleague's device; the officer has no file", async () => {
    const { lia, bia, davi, olga } = await caseTeam();
    const id = begin(lia, "EX-1");
    const sheet = sheetOn(lia);
    sheet.opened(held(lia, id));
    sheet.printed(held(lia, id));
    await all(lia, bia, davi, olga);
    assert.deepEqual(saidOn(davi), [], "it comes to whoever looks, and burdens nobody else");
    await looked(lia, bia, davi, olga);
    for (const device of [lia, davi, olga]) {
      assert.deepEqual(saidOn(device), ["printed 1", "opened 0"]);
      const [last] = told(device).lines;
      assert.deepEqual([last?.author, last?.of, last?.kind], [lia.person.id, id, "child"]);
      assert.deepEqual(told(device).faults, []);
    }
    assert.deepEqual(bia.store.recordsOf(line.id), []);
    assert.deepEqual([olga.store.find(id), olga.store.recordsOf("child")], [undefined, []]);
    assert.deepEqual(lia.store.unsent(), []);
  });

  it("has one line a file and hour for opening, and one for every print", async () => {
    const { lia } = await caseTeam();
    const [one, other] = [begin(lia, "EX-1"), begin(lia, "EX-2")];
    const sheet = sheetOn(lia);
    for (const id of [one, one, other, one, other]) sheet.opened(held(lia, id));
    // A reload of the tab within the hour.
    sheetOn(lia, sheet.disk).opened(held(lia, one));
    assert.equal(saidOn(lia).length, 2);
    sheet.printed(held(lia, one));
    sheet.printed(held(lia, one));
    assert.equal(saidOn(lia).length, 4);
    sheet.at.hours = 1;
    sheet.opened(held(lia, one));
    assert.equal(saidOn(lia).length, 5);
    assert.deepEqual(told(lia).faults, []);
    const text = sheet.disk.getItem(`sheet ${lia.person.id}`) ?? "";
    assert.ok(text !== "" && ![one, other].some((id) => text.includes(id)), "no file is named on the disk");
  });

  it("says nothing of what is no file of a child", async () => {
    const { davi } = await caseTeam();
    const person = create(davi.desk, typeOf("concern"), davi.where, { says: "something" });
    sheetOn(davi).opened(held(davi, person));
    assert.deepEqual(saidOn(davi), []);
  });

  it("is written without a network, outlives a lock, and goes on where it was on this browser and on another", async () => {
    const { lia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    await looked(lia);
    const sheet = sheetOn(lia);
    sheet.opened(held(lia, id));
    await looked(lia, davi);
    lia.network.isCut = true;
    sheet.at.hours = 5;
    sheet.opened(held(lia, id));
    sheet.printed(held(lia, id));
    await lia.sync.now();
    await lia.end();
    const unlocked = { ...lia, ...(await lia.open()) };
    await unlocked.sync.now();
    assert.equal(saidOn(davi).length, 1);
    lia.network.isCut = false;
    await looked(unlocked);
    const again = sheetOn(unlocked, sheet.disk, { hours: 6 });
    again.opened(held(unlocked, id));
    sheetOn(unlocked, newDisk(), { hours: 7 }).opened(held(unlocked, id));
    await looked(unlocked, davi);
    assert.deepEqual(saidOn(davi), ["opened 4", "opened 3", "printed 2", "opened 1", "opened 0"]);
    assert.deepEqual(told(davi).faults, []);
  });

  it("goes on behind a clock that was ahead, on a device that has not heard of it", async () => {
    const { lia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    await all(lia);
    const { disk } = sheetOn(lia);
    const ahead = { ...lia.desk.store, stamp: () => lia.desk.store.stamp().replace(/^.{12}/, aheadOf) };
    sheetOn({ ...lia, desk: { ...lia.desk, store: ahead } }, disk).opened(held(lia, id));
    await all(lia);
    const fresh = { ...lia, ...(await lia.open()) };
    await fresh.sync.now();
    sheetOn(fresh, disk, { hours: 1 }).opened(held(fresh, id));
    await all(fresh);
    await looked(davi);
    assert.deepEqual([saidOn(davi), told(davi).faults], [["opened 1", "opened 0"], []]);
  });

  it("is fetched from a day on, and nothing is said to be missing that is older", async () => {
    const { lia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    const sheet = sheetOn(lia);
    sheet.opened(held(lia, id));
    await looked(lia, davi);
    const later = Date.parse("2016-12-13").toString(16).padStart(12, "0");
    const fetched: number[] = [];
    davi.network.altersPage = (page) => {
      fetched.push(page.changes.length);
      return page;
    };
    assert.equal(await davi.sync.look({ type: line.id, since: later }), undefined);
    assert.deepEqual(fetched, [0]);
    sheet.printed(held(lia, id));
    const [, second] = told(lia).lines.toReversed();
    assert.equal(second?.last, "2016-12-12");
    const alone = lia.store
      .recordsOf(line.id)
      .flatMap(({ changes }) => changes)
      .filter(({ head }) => head.record === second.record);
    assert.deepEqual(
      ["", "2016-12-12", "2016-12-13"].map((since) => readSheets(alone, since).faults.length),
      [1, 1, 0],
    );
    lia.network.isCut = true;
    assert.ok(isProblem(await lia.sync.look({ type: line.id, since: "" })), "without a network it says so");
  });

  it("is one small box a line, whatever it says", async () => {
    const { lia } = await caseTeam();
    const { tenant, stream } = lia.where;
    const plan = create(lia.desk, typeOf("reintegration-follow-up"), { tenant, stream }, {});
    const sheet = sheetOn(lia);
    for (let hour = 0; hour < 12; hour += 1) {
      sheet.at.hours = hour;
      sheet.opened(held(lia, plan));
      sheet.sheetPrinted(lia.where, held(lia, plan));
    }
    lia.network.sent.length = 0;
    await lia.sync.now();
    const sent = lia.network.sent.flatMap((text) => JSON.parse(text) as { head: { type: string }; body: string }[]);
    const bodies = sent.filter(({ head }) => head.type === line.id).map(({ body }) => body.length);
    assert.deepEqual([bodies.length, new Set(bodies)], [24, new Set([423])]);
  });

  it("tells nobody of a record that a few read by name, but these few", async () => {
    const { lia, bia, davi, olga } = await caseTeam();
    const id = begin(lia, "EX-1");
    await looked(lia, bia, davi, olga);
    const within = "team caseworker+supervisor";
    const circle = await lia.byName.gather({ ...lia.where, within }, [bia.person.id]);
    assert.ok(!isProblem(circle));
    letRead(lia.desk, held(lia, id), circle);
    await looked(lia, bia, davi, olga);
    const sheet = sheetOn(lia);
    sheet.opened(held(lia, id));
    const open = begin(lia, "EX-2");
    sheet.opened(held(lia, open));
    await looked(lia, bia, davi, olga);
    assert.deepEqual(
      told(bia).lines.map(({ of }) => of),
      [id],
    );
    for (const shutOut of [davi, olga]) {
      assert.deepEqual(
        told(shutOut).lines.map(({ of }) => of),
        [open],
      );
      assert.deepEqual(told(shutOut).faults, [], "nothing is missing from what they read");
    }
  });
});
