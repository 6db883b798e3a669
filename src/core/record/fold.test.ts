// Folding: the same changes give the same record, and nobody's words are lost.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { act, type Device, deviceId, hearAll, newDevice, picture, see, uuid } from "#test/bicycles/devices.ts";
import { answers, history, step } from "#test/bicycles/histories.ts";
import { Repair } from "#test/bicycles/workshop.ts";
import { allAnswers, relevant } from "./answers.ts";
import { foldRecord, type OpenedChange } from "./fold.ts";

const NOON = Date.UTC(2016, 11, 12, 12);
const record = uuid(99);

describe("two mechanics, one repair, no network", () => {
  const start = (): [Device, Device, OpenedChange] => {
    const [ann, bob] = [newDevice(1), newDevice(2)];
    const created = act(
      ann,
      Repair,
      record,
      "create",
      { bicycle: "Old Red", broughtOn: "2016-12-01", work: ["brake"] },
      NOON,
    );
    hearAll(bob, [created]);
    return [ann, bob, created];
  };
  const meet = (ann: Device, bob: Device): void => {
    const [fromAnn, fromBob] = [[...ann.heard], [...bob.heard]];
    hearAll(bob, fromAnn);
    hearAll(ann, fromBob);
    assert.deepEqual(picture(see(ann, Repair)), picture(see(bob, Repair)));
  };

  it("different answers change side by side", () => {
    const [ann, bob] = start();
    act(ann, Repair, record, "edit", { broughtOn: "2016-12-02" }, NOON + 1);
    act(bob, Repair, record, "edit", { bicycle: "Old Blue" }, NOON + 2);
    meet(ann, bob);
    assert.deepEqual(allAnswers(see(ann, Repair)!), { bicycle: "Old Blue", broughtOn: "2016-12-02", work: ["brake"] });
    assert.ok([...see(ann, Repair)!.fields.values()].every((standing) => standing.disputed.length === 0));
  });

  it("the same answer changed twice keeps both until a person settles it, and nothing else waits", () => {
    const [ann, bob] = start();
    act(ann, Repair, record, "edit", { bicycle: "Old Green" }, NOON + 1);
    act(bob, Repair, record, "edit", { bicycle: "Old Blue" }, NOON + 2);
    meet(ann, bob);
    const field = see(ann, Repair)!.fields.get("bicycle")!;
    assert.equal(field.value, "Old Blue");
    assert.deepEqual(
      field.disputed.map((held) => held.value),
      ["Old Green"],
    );
    act(ann, Repair, record, "edit", { bicycle: "Old Green" }, NOON + 3);
    meet(ann, bob);
    assert.deepEqual(see(bob, Repair)!.fields.get("bicycle")!.disputed, []);
    assert.equal(allAnswers(see(bob, Repair)!)["bicycle"], "Old Green");
  });

  it("settling a conflict with the value already shown is an act of its own", () => {
    const [ann, bob] = start();
    act(ann, Repair, record, "edit", { bicycle: "Old Green" }, NOON + 1);
    act(bob, Repair, record, "edit", { bicycle: "Old Blue" }, NOON + 2);
    meet(ann, bob);
    act(bob, Repair, record, "edit", { bicycle: "Old Blue" }, NOON + 3);
    meet(ann, bob);
    assert.deepEqual(see(ann, Repair)!.fields.get("bicycle")!.disputed, []);
  });

  it("each choice of many is settled for itself", () => {
    const [ann, bob] = start();
    act(ann, Repair, record, "edit", { work: ["brake", "chain"] }, NOON + 1);
    act(bob, Repair, record, "edit", { work: ["light"] }, NOON + 2);
    meet(ann, bob);
    assert.deepEqual(allAnswers(see(ann, Repair)!)["work"], ["chain", "light"]);
  });

  it("two people add rows at once and both rows stand, each with its own cells", () => {
    const [ann, bob] = start();
    act(ann, Repair, record, "edit", { parts: [{ id: "a", name: "Bell", price: 5 }] }, NOON + 1);
    act(bob, Repair, record, "edit", { parts: [{ id: "b", name: "Chain", price: 20 }] }, NOON + 2);
    meet(ann, bob);
    assert.deepEqual(allAnswers(see(ann, Repair)!)["parts"], [
      { id: "a", name: "Bell", price: 5 },
      { id: "b", name: "Chain", price: 20 },
    ]);
    assert.equal(relevant(see(ann, Repair)!, Repair).total, 25);
  });

  it("a row one person removed while another wrote in it stays", () => {
    const [ann, bob] = start();
    hearAll(bob, [act(ann, Repair, record, "edit", { parts: [{ id: "a", name: "Bell", price: 5 }] }, NOON + 1)]);
    act(ann, Repair, record, "edit", { parts: [] }, NOON + 2);
    assert.deepEqual(see(ann, Repair)!.rows.get("parts") ?? [], []);
    act(bob, Repair, record, "edit", { parts: [{ id: "a", price: 6 }] }, NOON + 3);
    meet(ann, bob);
    assert.deepEqual(allAnswers(see(ann, Repair)!)["parts"], [{ id: "a", name: "Bell", price: 6 }]);
  });

  it("a row that was changed there and back is gone once it is removed", () => {
    const device = newDevice(1);
    for (const [index, name] of ["Bell", "Chain", "Bell"].entries())
      act(device, Repair, record, "edit", { parts: [{ id: "a", name }] }, NOON + index);
    act(device, Repair, record, "edit", { parts: [] }, NOON + 9);
    assert.equal(allAnswers(see(device, Repair)!)["parts"], undefined);
  });

  it("an answer that a condition hides stays stored and is left out of what counts", () => {
    const [ann] = start();
    act(ann, Repair, record, "edit", { electric: "yes", battery: "B-7" }, NOON + 1);
    act(ann, Repair, record, "edit", { electric: "no" }, NOON + 2);
    assert.equal(allAnswers(see(ann, Repair)!)["battery"], "B-7");
    assert.equal(relevant(see(ann, Repair)!, Repair).battery, undefined);
    act(ann, Repair, record, "edit", { electric: "yes" }, NOON + 3);
    assert.equal(relevant(see(ann, Repair)!, Repair).battery, "B-7");
  });

  it("an edit that arrives before its record waits for it", () => {
    const [ann, bob, created] = start();
    const edit = act(ann, Repair, record, "edit", { bicycle: "Old Green" }, NOON + 1);
    const late = newDevice(3);
    hearAll(late, [edit]);
    assert.equal(allAnswers(see(late, Repair)!)["bicycle"], "Old Green");
    hearAll(late, [created]);
    assert.deepEqual(picture(see(late, Repair)), picture(see(ann, Repair)));
    assert.equal(bob.heard.length, 1);
  });

  it("a clock that jumped 50 seconds back still makes the later act the later one", () => {
    const [ann] = start();
    act(ann, Repair, record, "edit", { bicycle: "Old Green" }, NOON + 1);
    act(ann, Repair, record, "edit", { bicycle: "Old Grey" }, NOON - 50_000);
    assert.equal(allAnswers(see(ann, Repair)!)["bicycle"], "Old Grey");
  });

  it("what this version does not know is kept: a field, an act, a body that does not open", () => {
    const [ann, , created] = start();
    const unknown = {
      head: { ...created.head, id: uuid(500), stamp: created.head.stamp.replace(/^../, "01"), act: "polish" as never },
      body: { set: { shine: 9 }, seen: {} },
    };
    const closed = { head: { ...created.head, id: uuid(501), device: deviceId(7) }, body: undefined };
    const folded = foldRecord([...ann.heard, unknown, closed], Repair)!;
    assert.equal(folded.fields.get("shine")?.value, 9);
    assert.deepEqual([...folded.setAside].sort(), [uuid(500), uuid(501)]);
    assert.equal(allAnswers(folded)["bicycle"], "Old Red");
  });

  it("an answer named like something every object has is an answer like any other", () => {
    const [ann, , created] = start();
    const odd = {
      head: { ...created.head, id: uuid(502), act: "edit" as const },
      body: { set: { constructor: 1, ["__proto__"]: 2 }, seen: {} },
    };
    assert.equal(foldRecord([...ann.heard, odd], Repair)!.fields.get("constructor")?.value, 1);
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 3_000 : 150;
  it("any order, repetition and partition of the same changes gives the same record", () => {
    fc.assert(
      fc.property(
        history.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
          ),
        ),
        ([all, shuffled]) => assert.deepEqual(picture(foldRecord(shuffled, Repair)), picture(foldRecord(all, Repair))),
      ),
      { numRuns },
    );
  });

  it("no silent overwrite: a value that nobody later saw still stands, shown or disputed or equal to one that is", () => {
    fc.assert(
      fc.property(history, (all) => {
        const folded = foldRecord(all, Repair)!;
        for (const { head, body } of all) {
          for (const [address, value] of [...Object.entries(head.shown.set), ...Object.entries(body?.set ?? {})]) {
            const wasSeen = all.some(
              (other) =>
                other.head.stamp > head.stamp &&
                [...(other.body?.seen[address] ?? []), ...(other.head.shown.seen[address] ?? [])].includes(head.stamp),
            );
            if (wasSeen || address.split("/").length === 2) continue;
            const field = folded.fields.get(address)!;
            assert.ok(
              [field, ...field.disputed].some((held) => JSON.stringify(held.value) === JSON.stringify(value)),
              address,
            );
          }
        }
      }),
      { numRuns },
    );
  });

  it("no false conflict: one device alone, or devices that always hear each other first, never dispute anything", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const devices = [newDevice(1), newDevice(2), newDevice(3)];
        const all = [act(devices[0]!, Repair, record, "create", { bicycle: "Red" }, NOON)];
        for (const one of steps) {
          const device = devices[one.who]!;
          hearAll(
            device,
            all.filter((change) => !device.heard.includes(change)),
          );
          all.push(act(device, Repair, record, one.what, one.answers, NOON + one.jump));
        }
        const folded = foldRecord(all, Repair)!;
        assert.deepEqual(
          [...folded.fields.values()].flatMap((standing) => standing.disputed),
          [],
        );
        assert.deepEqual(folded.workflow!.disputed, []);
      }),
      { numRuns },
    );
  });

  it("what a device sees it has said is what it typed", () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 6 }), (typed) => {
        const device = newDevice(1);
        for (const [index, wanted] of typed.entries()) {
          act(device, Repair, record, index === 0 ? "create" : "edit", wanted, NOON + index);
          const stored = allAnswers(see(device, Repair)!);
          for (const [field, value] of Object.entries(wanted)) {
            const expected =
              value === "" || (Array.isArray(value) && value.length === 0)
                ? undefined
                : field === "work"
                  ? [...(value as string[])].sort()
                  : value;
            if (field === "parts")
              assert.deepEqual(
                new Set((stored[field] as { id: string }[] | undefined)?.map((row) => row.id)),
                new Set((expected as { id: string }[] | undefined)?.map((row) => row.id)),
              );
            else assert.deepEqual(stored[field], expected);
          }
        }
      }),
      { numRuns },
    );
  });
});
