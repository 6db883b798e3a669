// Both keepers on slow lines: nothing of a record comes in before what was said of it first, and no page is larger than was asked for.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isProblem } from "#core/problem.ts";
import type { PushOutcome } from "#server/keeper.ts";
import { Repair, RideDay } from "../bicycles/workshop.ts";
import { keepers, type OpenedKeeper } from "./keepers.ts";
import { newId, northRides, olga, say } from "./workshop.ts";

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

    test("takes nothing that was said of a record after what was put off, and everything of other records", async () => {
      const [day, other] = [say({ type: RideDay }), say({ type: RideDay })];
      await push(olga, day);
      const ahead = { ago: -2_000_000 };
      const put = say({ type: RideDay, record: day.head.record, act: "edit", answers: { route: "Canal" }, ...ahead });
      const later = say({ type: RideDay, record: day.head.record, act: "withdraw", ago: -2_000_001 });
      const earlier = say({ type: RideDay, record: day.head.record, act: "edit", answers: { route: "Dike" } });
      const outcomes = await push(olga, later, put, other, earlier);
      // In whichever order they are sent, one does not come in before what was said first.
      assert.deepEqual(outcomes.map(codeOf), ["change.stamp-ahead", "change.stamp-ahead", "accepted", "accepted"]);

      const wrong = { record: newId(), type: RideDay } as const;
      const refused = say({ ...wrong, head: { circle: "people 0123456789abcdef0123456789abcdef" } });
      const [edit, third] = [say({ ...wrong, act: "edit" }), say({ ...wrong, act: "withdraw" })];
      assert.deepEqual((await push(olga, third, edit, refused, other)).map(codeOf), [
        "change.waits",
        "change.waits",
        "change.record-elsewhere",
        "accepted",
      ]);
      const mended = say({ ...wrong, ago: 30 });
      assert.deepEqual(
        (await push(olga, mended, edit, third)).map((one) => one.accepted && one.revision),
        [1, 2, 3],
      );
    });

    test("gives out no more at once than is asked for in bytes, and says how far the stream goes", async () => {
      const before = await opened.keeper.pull(olga, northRides, 0, 1_000);
      assert.ok(!isProblem(before));
      const [from, said] = [
        before.last,
        Array.from({ length: 6 }, () => say({ type: Repair, head: { stream: northRides } })),
      ];
      await push(olga, ...said);
      const sizes: number[] = [];
      for (let after = from, more = true; more; ) {
        const page = await opened.keeper.pull(olga, northRides, after, 1_000, undefined, 1_500);
        assert.ok(!isProblem(page));
        assert.equal(page.last, from + 6);
        sizes.push(page.changes.length);
        ({ next: after, more } = page);
      }
      // Each comes to some 700 bytes: what goes over is the last of a page, and no page is empty.
      assert.deepEqual(sizes, [3, 3]);
      const small = await opened.keeper.pull(olga, northRides, from, 1_000, undefined, 1);
      assert.equal(!isProblem(small) && small.changes.length, 1);
    });
  });
}
