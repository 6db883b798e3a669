// What goes with a record when others are to read it: what hangs on it, and nothing of anybody else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { circleOf } from "#core/seal/circle.ts";
import { programme } from "#programme/register.ts";
import { all, type Device, held, newKeeper, together, typeOf } from "#test/colleagues.ts";
import { keyedOffice, ON } from "#test/keyed-office.ts";
import { create, letRead } from "./acts.ts";
import { mayOf } from "./app.ts";
import { readTogether } from "./read-together.ts";

function file({ desk, where }: Device, code: string) {
  const child = create(desk, typeOf("child"), where, { code, sex: "unsaid" });
  const opened = { child, openedOn: "2016-10-01", situation: "survivor" };
  const theCase = create(desk, typeOf("case"), where, opened);
  const given = { child, case: theCase, service: "education", givenOn: "2016-10-10" };
  return { child, case: theCase, service: create(desk, typeOf("service-delivered"), where, given) };
}

function goesWith({ store, person }: Device, id: string, may = mayOf(programme, person, ON)): readonly string[] {
  return readTogether({ programme, store, may }, held({ store }, id)).map((one) => one.id);
}

describe("a child's file", () => {
  it("goes as a whole with the child, from the case down with the case, and no other child's with it", async () => {
    const keeper = newKeeper(programme);
    const office = await keyedOffice(keeper, programme);
    const [lia, bia, davi] = await together(keeper, office, programme, [
      ["caseworker"],
      ["caseworker"],
      ["supervisor"],
    ]);
    assert.ok(lia && bia && davi);
    const [one, other] = [file(lia, "EX-1"), file(lia, "EX-2")];
    await all(lia, davi);
    assert.deepEqual(goesWith(lia, one.child), [one.child, one.case, one.service]);
    assert.deepEqual(goesWith(davi, one.case), [one.case, one.service]);
    assert.deepEqual(
      goesWith(lia, one.child, () => false),
      [one.child],
      "what one may not edit stays where it is",
    );

    // Narrowed to the caseworker and one colleague, all of it is gone from the supervisor, and the colleague reads all of it.
    const place = { ...lia.where, within: circleOf(programme.roles, typeOf("child")) };
    const few = await lia.byName.gather(place, [bia.person.id]);
    assert.ok(!isProblem(few));
    for (const id of goesWith(lia, one.child)) letRead(lia.desk, held(lia, id), few);
    assert.deepEqual(goesWith(lia, one.child), [one.child, one.case, one.service]);
    await all(lia, bia, davi);
    for (const id of Object.values(one))
      assert.deepEqual([davi.store.find(id), Boolean(bia.store.find(id))], [undefined, true]);
    for (const id of Object.values(other))
      assert.deepEqual([bia.store.find(id), Boolean(davi.store.find(id))], [undefined, true]);

    // What others read than read the child stays with them.
    letRead(bia.desk, held(bia, one.case), "team");
    assert.deepEqual(goesWith(bia, one.child), [one.child, one.service]);
  });
});
