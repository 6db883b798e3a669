// The faults of another system's queue (peers.md 1.2), each by name, and that ours has none of them: what was written goes out in its order, and
// one change that is refused or waits stops nothing but what was said of the same record after it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, type Device, held, nameOn, typeOf, WRITES, world, writeDown } from "#test/colleagues.ts";
import { create, edit, withdraw } from "./acts.ts";
import { memoryDisk } from "./shelf-disk.ts";

const committee = typeOf("committee");

/** What came to the keeper of a record, in its order. */
async function cameOf({ keeper, ana }: Awaited<ReturnType<typeof world>>, record: string): Promise<readonly string[]> {
  const page = await keeper.pull(ana.person, ana.where.stream, 0, 1_000);
  assert.ok(!isProblem(page));
  return page.changes.flatMap(({ envelope: { head } }) => (head.record === record ? head.id : []));
}

const idsOf = ({ store }: Pick<Device, "store">, record: string): readonly string[] =>
  store.unsent().flatMap(({ envelope: { head } }) => (head.record === record ? head.id : []));

const youth = (name: string) => ({ name, kind: "youth", country: "BR" });

describe("the queue of what was written", () => {
  it("is not stopped by one rejected edit: the others of that record, and of every other, are sent", async () => {
    const here = await world();
    const { ana } = here;
    const [one, other] = [create(ana.desk, committee, ana.where, youth("One")), writeDown(ana, "Aurora Exemplo")];
    await all(ana);
    ana.network.isCut = true;
    for (const area of ["Example bay", "Example hill", "Example dike"]) edit(ana.desk, held(ana, one), { area });
    edit(ana.desk, held(ana, other), { sex: "female" });
    const [rejected, ...rest] = idsOf(ana, one);
    Object.assign(ana.network, {
      isCut: false,
      chokesOn: (some: readonly { head: { id: string } }[]) => some.some(({ head }) => head.id === rejected),
    });
    await all(ana);
    assert.deepEqual(
      ana.store.unsent().map(({ envelope }) => envelope.head.id),
      [rejected],
    );
    assert.deepEqual((await cameOf(here, one)).slice(1), rest);
    assert.equal(held(ana, other).unsentCount, 0);
  });

  it("of whoever is let in after a restart, what could be sealed before goes where it was said", async () => {
    const here = await world();
    const { ana, keeper, office } = here;
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    const id = writeDown(eva, "Aurora Exemplo");
    // It says nothing, so it is sealed at once; what says something waits for a key.
    withdraw(eva.desk, held(eva, id));
    await eva.kept();
    edit(eva.desk, held(eva, id), { sex: "female" });
    const said = idsOf(eva, id);
    await eva.end();
    await all(ana);
    await ana.letIn(eva.person.id, eva.keyActs.number);
    const again = await eva.open(eva.keys, eva.outboxDisk, memoryDisk());
    await all(again);
    assert.deepEqual(await cameOf(here, id), said);
  });

  it("goes out in its order after the app was closed and opened again, a record before its edits, and the last word stands", async () => {
    const here = await world();
    const { ana, rui } = here;
    ana.network.isCut = true;
    const id = create(ana.desk, committee, ana.where, youth("Edit 0"));
    for (let at = 1; at <= 7; at += 1) edit(ana.desk, held(ana, id), { name: `Edit ${at}` });
    const said = idsOf(ana, id);
    await ana.end();
    const back = await ana.open();
    edit(back.desk, held(back, id), { name: "Edit 8" });
    await back.end();
    const again = await ana.open();
    const waiting = again.store.unsent().map(({ envelope }) => envelope.head);
    assert.deepEqual(
      waiting.map(({ stamp }) => stamp),
      waiting.map(({ stamp }) => stamp).sort(),
    );
    ana.network.isCut = false;
    await all(again, rui);
    assert.deepEqual((await cameOf(here, id)).slice(0, 8), said);
    assert.deepEqual([nameOn(rui, id), held(rui, id).changes.length, again.store.unsent()], ["Edit 8", 9, []]);
    await again.end();
  });

  it("keeps an edit whose record was refused, says what it waits for, and sends it once the record is there", async () => {
    const here = await world();
    const { ana, rui } = here;
    ana.network.isCut = true;
    const id = create(ana.desk, committee, ana.where, youth("Refused at first"));
    edit(ana.desk, held(ana, id), { area: "Example bay" });
    const other = create(ana.desk, committee, ana.where, youth("Another"));
    const [created = "", edited = ""] = idsOf(ana, id);
    Object.assign(ana.network, {
      isCut: false,
      chokesOn: (some: readonly { head: { id: string } }[]) => some.some(({ head }) => head.id === created),
    });
    await all(ana);
    await all(ana);
    assert.deepEqual(idsOf(ana, id), [created, edited]);
    assert.equal(ana.store.unsent().find(({ envelope }) => envelope.head.id === edited)?.refused, undefined);
    assert.deepEqual([ana.sync.state().waits.get(edited), held(ana, other).unsentCount], ["record", 0]);
    assert.deepEqual(await cameOf(here, id), [], "not before what creates it");
    ana.network.chokesOn = () => false;
    ana.store.offerAgain(created);
    await all(ana, rui);
    assert.deepEqual([await cameOf(here, id), ana.sync.state().waits.size], [[created, edited], 0]);
    assert.equal(held(rui, id).answers["area"], "Example bay");
  });

  it("lets nothing of a record overtake what the keeper had no room for", async () => {
    const here = await world();
    const { ana } = here;
    const id = create(ana.desk, committee, ana.where, youth("One"));
    await all(ana);
    ana.network.isCut = true;
    edit(ana.desk, held(ana, id), { area: "Example bay" });
    edit(ana.desk, held(ana, id), { area: "Example hill" });
    const other = create(ana.desk, committee, ana.where, youth("Another"));
    const said = idsOf(ana, id);
    Object.assign(ana.network, {
      isCut: false,
      isBusyFor: ({ head }: { head: { id: string } }) => head.id === said[0],
    });
    await all(ana);
    assert.deepEqual([idsOf(ana, id), held(ana, other).unsentCount], [said, 0]);
    assert.deepEqual(
      said.map((one) => ana.sync.state().waits.get(one)),
      ["server", "server"],
    );
    ana.network.isBusyFor = () => false;
    await all(ana);
    assert.deepEqual((await cameOf(here, id)).slice(1), said);
  });

  it("lets nothing of a record overtake what nobody can seal yet", async () => {
    const { ana, keeper, office } = await world();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    const id = writeDown(eva, "Aurora Exemplo");
    // It says nothing that is sealed, and needs no key of its own.
    withdraw(eva.desk, held(eva, id));
    const said = idsOf(eva, id);
    await all(eva);
    assert.deepEqual([idsOf(eva, id), said.map((one) => eva.sync.state().waits.get(one))], [said, ["key", "key"]]);
    assert.deepEqual(await cameOf({ keeper, office, ana, rui: ana }, id), []);
    await all(ana);
    await ana.letIn(eva.person.id, eva.keyActs.number);
    await all(eva);
    assert.deepEqual((await cameOf({ keeper, office, ana, rui: ana }, id)).slice(0, 2), said);
  });
});
