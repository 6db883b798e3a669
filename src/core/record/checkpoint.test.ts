// Checkpoints: whatever part of the changes is in one, what the rest comes to is the same record.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { act, hearAll, newDevice, uuid } from "#test/bicycles/devices.ts";
import { history } from "#test/bicycles/histories.ts";
import { Repair } from "#test/bicycles/workshop.ts";
import { allAnswers } from "./answers.ts";
import { type Checkpoint, checkpointOf, checkpointOn, foldOnto } from "./checkpoint.ts";
import { foldRecord, type OpenedChange, stampsOfRow } from "./fold.ts";
import { type Glance, glanceOf, recordBehind } from "./glance.ts";

const NOON = Date.UTC(2016, 11, 12, 12);
const record = uuid(99);

/** As it comes back from where it was written down. */
function kept(changes: readonly OpenedChange[]): Checkpoint {
  return JSON.parse(JSON.stringify(checkpointOf(changes))) as Checkpoint;
}

describe("a checkpoint", () => {
  const start = () => {
    const [ann, bob] = [newDevice(1), newDevice(2)];
    const created = act(ann, Repair, record, "create", { bicycle: "Red", parts: [{ id: "a", name: "Bell" }] }, NOON);
    hearAll(bob, [created]);
    return { ann, bob, created };
  };

  it("of nothing is nothing, and to fold onto nothing is to fold", () => {
    const { ann } = start();
    assert.equal(checkpointOf([]), undefined);
    assert.deepEqual(foldOnto(undefined, ann.heard, Repair), foldRecord(ann.heard, Repair));
    assert.equal(foldOnto(undefined, [], Repair), undefined);
  });

  it("takes no change for new that is in it already, and none for known that is not", () => {
    const { ann } = start();
    const edit = act(ann, Repair, record, "edit", { bicycle: "Blue" }, NOON + 1);
    const before = kept(ann.heard);
    assert.equal(foldOnto(before, [edit, edit], Repair)?.changeCount, 2);
    const later = act(ann, Repair, record, "edit", { bicycle: "Green" }, NOON + 2);
    assert.equal(foldOnto(before, [later, edit], Repair)?.changeCount, 3);
  });

  it("does not bring back what was overwritten before it came", () => {
    const { ann, created } = start();
    const first = act(ann, Repair, record, "edit", { bicycle: "Blue" }, NOON + 1);
    const second = act(ann, Repair, record, "edit", { bicycle: "Green" }, NOON + 2);
    const late = foldOnto(kept([created, second]), [first], Repair);
    assert.equal(late?.fields.get("bicycle")?.value, "Green");
    assert.deepEqual(late?.fields.get("bicycle")?.disputed, []);
  });

  it("keeps a removed row removed when the cell it had seen comes late, and brings it back for one it had not", () => {
    const { ann, bob, created } = start();
    const cell = act(ann, Repair, record, "edit", { parts: [{ id: "a", price: 3 }] }, NOON + 1);
    const removal = act(ann, Repair, record, "edit", { parts: [] }, NOON + 2);
    const before = kept([created, removal]);
    assert.equal(foldOnto(before, [cell], Repair)?.rows.get("parts"), undefined);
    const unseen = act(bob, Repair, record, "edit", { parts: [{ id: "a", price: 9 }] }, NOON + 3);
    assert.deepEqual(foldOnto(before, [cell, unseen], Repair)?.rows.get("parts"), ["a"]);
  });

  it("takes in what could not be read once it can be", () => {
    const { ann } = start();
    const edit = act(ann, Repair, record, "edit", { bicycle: "Blue" }, NOON + 1);
    const before = kept([ann.heard[0]!, { head: edit.head, body: undefined }]);
    assert.deepEqual(foldOnto(before, [], Repair)?.setAside, [edit.head.id]);
    assert.deepEqual(foldOnto(before, [edit], Repair), foldRecord(ann.heard, Repair));
  });

  it("says who made it and who reads it, also where their changes come after", () => {
    const { ann, bob, created } = start();
    const edit = act(bob, Repair, record, "edit", { bicycle: "Blue" }, NOON + 1, uuid(77));
    const before = kept([edit]);
    assert.equal(foldOnto(before, [], Repair)?.createdBy, uuid(77));
    const circle = act(ann, Repair, record, "circle", {}, NOON + 5);
    const chosen = { ...circle, head: { ...circle.head, circle: "few" } };
    const whole = foldOnto(before, [chosen, created], Repair);
    assert.deepEqual([whole?.createdBy, whole?.circle], [created.head.author, "few"]);
  });

  it("names an answer that every object has like any other", () => {
    const { created } = start();
    const odd: OpenedChange = {
      head: { ...created.head, id: uuid(502) },
      body: JSON.parse('{"set":{"__proto__":2,"constructor":1},"seen":{"__proto__":["00"]}}') as never,
    };
    assert.deepEqual(foldOnto(kept([odd]), [created], Repair), foldRecord([created, odd], Repair));
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 3_000 : 200;

  /** What befalls changes on their way: they come unread, of an act that is not known, as a recount, or with the stamp of another. */
  const befallen = history.chain((all) =>
    fc
      .array(fc.constantFrom("nothing", "nothing", "nothing", "unknown", "restate", "same-stamp"), {
        minLength: all.length,
        maxLength: all.length,
      })
      .map((what) =>
        all.map((change, at): OpenedChange => {
          const { head, body } = change;
          if (what[at] === "unknown") return { head: { ...head, act: "polish" as never }, body };
          if (what[at] === "restate") return { head: { ...head, act: "restate" }, body };
          return what[at] === "same-stamp" ? { head: { ...head, stamp: all[0]!.head.stamp }, body } : change;
        }),
      ),
  );

  /** As a device hears them: some twice, some unread, in any order. */
  const heard = (all: readonly OpenedChange[]) =>
    fc
      .array(fc.tuple(fc.constantFrom(...all), fc.integer({ min: 0, max: 3 })), { maxLength: all.length * 2 })
      .map((some) => some.map(([{ head, body }, luck]) => ({ head, body: luck === 0 ? undefined : body })));

  const inParts = befallen.chain((all) => fc.tuple(heard(all), heard(all), heard(all)));

  it("however changes are shared out between a checkpoint and what comes onto it, the record is the same", () => {
    fc.assert(
      fc.property(inParts, ([a, b]) => {
        const before = checkpointOf(a) && kept(a);
        assert.deepEqual(foldOnto(before, b, Repair), foldRecord([...a, ...b], Repair));
        assert.deepEqual(foldOnto(before, b), foldRecord([...b, ...a]));
      }),
      { numRuns },
    );
  });

  it("a checkpoint on a checkpoint is that of all: to the letter, so that whoever has heard the same has written the same", () => {
    fc.assert(
      fc.property(inParts, ([a, b, c]) => {
        const first = checkpointOf(a) && kept(a);
        const then = first ? checkpointOn(checkpointOn(first, b), c) : checkpointOf([...b, ...c]);
        assert.equal(JSON.stringify(then), JSON.stringify(checkpointOf([...c, ...a, ...b])));
      }),
      { numRuns },
    );
  });

  it("a record at a glance is the record its checkpoint gives, whatever is asked of it", () => {
    fc.assert(
      fc.property(inParts, ([a]) => {
        const whole = foldRecord(a, Repair);
        const from = checkpointOf(a);
        if (!whole || !from) return;
        const glance = JSON.parse(JSON.stringify(glanceOf(whole, from))) as Glance;
        let reads = 0;
        const seen = recordBehind(
          glance,
          () => {
            reads += 1;
            return from;
          },
          Repair,
        );
        assert.deepEqual(glance.answers, allAnswers(whole));
        const { fields, rows, ...rest } = whole;
        for (const [name, value] of Object.entries(rest))
          assert.deepEqual(seen[name as keyof typeof rest], value, name);
        assert.equal(reads, 0, "none of these asks for the checkpoint");
        assert.deepEqual({ ...seen }, { ...rest, fields, rows });
        assert.equal(reads, 1);
      }),
      { numRuns },
    );
  });

  it("a checkpoint says as much of what was seen as the changes: a row removed on top of it is removed on top of them", () => {
    fc.assert(
      fc.property(inParts, ([a, b]) => {
        const [onto, whole] = [checkpointOf(a) && foldOnto(kept(a), b, Repair), foldRecord([...a, ...b], Repair)];
        if (!onto || !whole) return;
        for (const row of ["a", "b", "c"])
          assert.deepEqual(stampsOfRow(onto, "parts", row), stampsOfRow(whole, "parts", row));
      }),
      { numRuns },
    );
  });
});
