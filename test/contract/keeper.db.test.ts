// What every keeper promises about changes: taken in once, each on its own merits, numbered without a gap, given out as they came.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isProblem } from "#core/problem.ts";
import type { PushOutcome } from "#server/keeper.ts";
import { Repair, RideDay, Rider } from "../bicycles/workshop.ts";
import { keepers, type OpenedKeeper } from "./keepers.ts";
import { guest, milo, newId, north, northRides, northStands, olga, rosa, say, southStands, sven } from "./workshop.ts";

const codeOf = (outcome: PushOutcome | undefined): string =>
  outcome?.accepted ? "accepted" : (outcome?.problem.code ?? "missing");

for (const [name, open] of Object.entries(keepers)) {
  describe(`a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const push = (person: typeof olga, ...changes: readonly unknown[]): Promise<readonly PushOutcome[]> =>
      opened.keeper.push(person, changes);
    const pullAll = async (person: typeof olga, stream: string) => {
      const pulled = await opened.keeper.pull(person, stream, 0, 1000);
      assert.ok(!isProblem(pulled));
      return pulled;
    };

    test("numbers changes in their stream and in their record, and gives them out as they came", async () => {
      const day = say({
        type: RideDay,
        by: olga,
        answers: { route: "Canal", guidePhone: "06" },
        head: { stream: northRides },
      });
      const edit = say({
        type: RideDay,
        record: day.head.record,
        act: "edit",
        answers: { route: "Dike" },
        head: { stream: northRides },
      });
      assert.deepEqual(await push(olga, day), [{ id: day.head.id, accepted: true, revision: 1, n: 1 }]);
      assert.deepEqual(await push(olga, edit), [{ id: edit.head.id, accepted: true, revision: 2, n: 2 }]);
      const pulled = await pullAll(olga, northRides);
      assert.deepEqual(pulled.changes, [
        { n: 1, revision: 1, envelope: day },
        { n: 2, revision: 2, envelope: edit },
      ]);
      assert.deepEqual([pulled.next, pulled.more, pulled.logId], [2, false, (await opened.keeper.hello()).logId]);
    });

    test("takes a change that is sent again as the same, and refuses another under its number", async () => {
      const change = say({ type: Repair, by: milo, answers: { bicycle: "Red" } });
      const [first] = await push(milo, change);
      const other = say({ type: Repair, by: milo, head: { id: change.head.id, record: change.head.record } });
      const later = say({ type: Repair, by: milo, record: change.head.record, act: "edit" });
      const [again, differs, edited] = await push(milo, change, other, later);
      assert.deepEqual(again, first);
      assert.equal(codeOf(differs), "change.differs");
      assert.equal(edited?.accepted && edited.revision, 2);
    });

    test("takes a change that comes twice in one push once", async () => {
      const change = say({ type: Repair, by: milo });
      const other = say({ type: Repair, by: milo, head: { id: change.head.id } });
      const [first, second, third] = await push(milo, change, change, other);
      assert.deepEqual(second, first);
      assert.equal(codeOf(third), "change.differs");
    });

    test("lets no refused change hold up another", async () => {
      const [good, alsoGood] = [say({ type: Repair, by: milo }), say({ type: Repair, by: milo })];
      const outcomes = await push(
        milo,
        null,
        good,
        { head: { id: "no" } },
        say({ type: Rider, by: milo }),
        alsoGood,
        "word",
        7,
        [],
      );
      assert.deepEqual(outcomes.map(codeOf), [
        "change.malformed",
        "accepted",
        "change.malformed",
        "change.not-allowed",
        "accepted",
        "change.malformed",
        "change.malformed",
        "change.malformed",
      ]);
      assert.deepEqual(await push(milo), []);
    });

    test("keeps an edit that arrives before its record, and counts it when the record arrives", async () => {
      const day = say({ type: RideDay, by: olga, answers: { riddenOn: "2016-05-01", route: "Canal", country: "NL" } });
      const edit = say({ type: RideDay, record: day.head.record, act: "edit", answers: { route: "Dike" } });
      assert.deepEqual((await push(olga, edit)).map(codeOf), ["accepted"]);
      assert.equal(isProblem(await opened.keeper.openRecord(olga, day.head.record)), true);
      assert.deepEqual(
        (await push(olga, day)).map((one) => one.accepted && one.revision),
        [2],
      );
      const found = await opened.keeper.openRecord(olga, day.head.record);
      assert.ok(!isProblem(found));
      // The two had not seen each other: both stay, the later shown.
      assert.deepEqual([found.answers["route"], found.answers["country"], found.changes.length], ["Dike", "NL", 2]);
    });

    test("takes the acts of one push in the order people made them", async () => {
      const day = say({ type: RideDay, answers: { route: "Canal" } });
      const edit = say({ type: RideDay, record: day.head.record, act: "edit" });
      const outcomes = await push(olga, edit, day);
      assert.deepEqual(
        outcomes.map((one) => one.accepted && one.revision),
        [2, 1],
      );
    });

    test("keeps a record in its place: another stream, kind or organisation is refused", async () => {
      const repair = say({ type: Repair, by: olga });
      const { record } = repair.head;
      await push(olga, repair);
      const elsewhere = say({ type: Repair, record, act: "edit", head: { stream: northRides } });
      const another = say({ type: RideDay, record, act: "edit" });
      const unknown = say({ type: Repair, head: { stream: newId() } });
      const ofSouth = say({ type: Repair, record, act: "edit", head: { stream: southStands } });
      assert.deepEqual(
        (await push(olga, elsewhere, another, unknown, ofSouth)).map(codeOf),
        Array(4).fill("change.record-elsewhere"),
      );
      // In another organisation the same number is another record: nothing is said about the one here.
      assert.deepEqual(
        (await push(sven, say({ type: Repair, by: sven, record, act: "create" }))).map(
          (one) => one.accepted && one.revision,
        ),
        [1],
      );
    });

    test("lets nobody act who has no right to, or under another's name", async () => {
      const repair = say({ type: Repair, by: milo });
      const { record } = repair.head;
      await push(milo, repair);
      const refused: readonly [typeof olga, object][] = [
        [milo, say({ type: Repair, by: milo, record, act: "withdraw" })],
        [milo, say({ type: Repair, by: milo, record, act: "restore" })],
        [milo, say({ type: Repair, by: milo, head: { stream: northRides } })],
        [milo, say({ type: RideDay, by: milo })],
        // The workflow says who reopens a repair, whatever the role allows.
        [milo, say({ type: Repair, by: milo, record, act: "move:reopen" })],
        [milo, say({ type: Repair, by: olga })],
        [guest, say({ type: Repair, by: guest })],
        [sven, say({ type: Repair, by: sven, head: { tenant: north, stream: northStands } })],
        [sven, say({ type: Repair, by: sven, head: { tenant: newId() } })],
      ];
      for (const [person, change] of refused)
        assert.deepEqual((await push(person, change)).map(codeOf), ["change.not-allowed"]);
      const allowed = [
        say({ type: Repair, by: milo, record, act: "move:start" }),
        say({ type: Repair, by: milo, record, act: "move:unheard-of" }),
      ];
      assert.deepEqual((await push(milo, ...allowed)).map(codeOf), ["accepted", "accepted"]);
    });

    test("follows the moves of a sealed record without reading it", async () => {
      const repair = say({ type: Repair, by: milo, answers: { bicycle: "Red" } });
      const { record } = repair.head;
      await push(milo, repair, say({ type: Repair, by: milo, record, act: "move:start" }));
      const kept = (await opened.records()).find((one) => one.record === record);
      assert.deepEqual([kept?.state, kept?.withdrawn, kept?.revision], ["onStand", false, 2]);
    });

    test("gives out a stream page by page, and passes over what a person may not read", async () => {
      const all = await pullAll(olga, northStands);
      const seen = [];
      for (let after = 0, more = true; more; ) {
        const page = await opened.keeper.pull(olga, northStands, after, 3);
        assert.ok(!isProblem(page) && page.changes.length <= 3);
        seen.push(...page.changes);
        ({ next: after, more } = page);
      }
      assert.deepEqual(seen, all.changes);
      assert.deepEqual(
        all.changes.map(({ n }) => n),
        all.changes.map((_, index) => index + 1),
      );
      const mine = await pullAll(milo, northStands);
      assert.deepEqual(
        new Set(mine.changes.map(({ envelope }) => envelope.head.type)),
        new Set(["repair", "ride-day"]),
      );
      assert.equal(mine.next, all.next);
    });

    test("does not find a stream for who may read nothing in it", async () => {
      const refused: readonly [typeof olga, string][] = [
        [guest, northStands],
        [sven, northStands],
        [milo, northRides],
        [olga, southStands],
        [olga, newId()],
        [olga, north],
      ];
      for (const [person, stream] of refused) {
        const pulled = await opened.keeper.pull(person, stream, 0, 10);
        assert.deepEqual(isProblem(pulled) && pulled.code, "door.not-found");
      }
    });

    test("saves a push to two organisations", async () => {
      const [here, there] = [
        say({ type: RideDay, by: rosa }),
        say({ type: RideDay, by: rosa, head: { tenant: sven.grants[0]!.tenant, stream: southStands } }),
      ];
      assert.deepEqual((await push(rosa, there, here)).map(codeOf), ["accepted", "accepted"]);
    });

    test("lists the open records a person may read, page by page", async () => {
      const pages = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await opened.keeper.openRecords(olga, {
          type: "ride-day",
          limit: 2,
          ...(after !== undefined && { after }),
        });
        assert.ok(!isProblem(page) && page.records.length <= 2);
        pages.push(...page.records);
        after = page.next;
      }
      const whole = await opened.keeper.openRecords(olga, {});
      assert.ok(!isProblem(whole) && whole.records.length > 3);
      assert.deepEqual(pages, whole.records);
      assert.deepEqual(new Set(whole.records.map(({ tenant }) => tenant)), new Set([north]));
      const sealed = await opened.keeper.openRecords(olga, { type: "repair" });
      assert.deepEqual(sealed, { records: [], next: null });
      assert.deepEqual(await opened.keeper.openRecords(guest, {}), { records: [], next: null });
      const wrong = await opened.keeper.openRecords(olga, { after: "nowhere" });
      assert.deepEqual(isProblem(wrong) && [wrong.code, wrong.field], ["door.bad-request", "after"]);
    });

    test("does not find a record that is sealed, another's or unknown", async () => {
      const [day, repair] = [say({ type: RideDay }), say({ type: Repair })];
      await push(olga, day, repair);
      const cases: readonly [typeof olga, string][] = [
        [olga, repair.head.record],
        [sven, day.head.record],
        [guest, day.head.record],
        [olga, newId()],
      ];
      for (const [person, record] of cases) {
        const found = await opened.keeper.openRecord(person, record);
        assert.equal(isProblem(found) && found.code, "door.not-found");
      }
      assert.equal(isProblem(await opened.keeper.openRecord(milo, day.head.record)), false);
    });

    test("tells a person the streams that reach them", async () => {
      const streams = async (person: typeof olga) =>
        (await opened.keeper.streamsOf(person)).map(({ stream }) => stream);
      assert.deepEqual(await streams(olga), [northStands, northRides]);
      assert.deepEqual(await streams(milo), [northStands]);
      assert.deepEqual(await streams(rosa), [northStands, northRides, southStands]);
      assert.deepEqual((await opened.keeper.streamsOf(sven))[0], {
        stream: southStands,
        tenant: sven.grants[0]!.tenant,
        name: "Stands",
        organisation: "South Workshop",
        country: "BE",
      });
    });
  });
}
