// Two colleagues, their devices and a keeper in memory, with a network that can be cut: what was written is never lost, whatever happens.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { joinFacts } from "#core/fact/join.ts";
import { programme } from "#programme/register.ts";
import { held, typeOf, world } from "#test/colleagues.ts";
import { create, edit, move, restore, sayAt, withdraw } from "./acts.ts";
import { conflictsOf, needsDecision } from "./lines.ts";

const committee = typeOf("committee");
const promise = typeOf("commitment");
const participant = typeOf("participant");

describe("a device and its keeper", () => {
  it("brings what one colleague writes to the other", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, committee, ana.where, {
      name: "Committee of Example district",
      kind: "youth",
      country: "BR",
    });
    await ana.sync.now();
    await rui.sync.now();
    assert.equal(rui.store.find(id)?.answers["name"], "Committee of Example district");
    assert.equal(ana.store.find(id)?.unsentCount, 0);
  });

  it("keeps working without a network, and sends in order when it is back", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    const id = create(ana.desk, committee, ana.where, { name: "First", kind: "youth", country: "BR" });
    edit(ana.desk, held(ana, id), { name: "Second" });
    await ana.sync.now();
    assert.deepEqual([ana.sync.state().reached, ana.store.unsent().length], [false, 2]);
    assert.equal(ana.store.find(id)?.answers["name"], "Second");
    ana.network.isCut = false;
    await ana.sync.now();
    await rui.sync.now();
    assert.deepEqual([ana.store.unsent().length, rui.store.find(id)?.answers["name"]], [0, "Second"]);
  });

  it("keeps both answers of two people who had not seen each other, until one of them is chosen", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, committee, ana.where, { name: "Committee", kind: "youth", country: "BR" });
    await ana.sync.now();
    await rui.sync.now();
    edit(ana.desk, held(ana, id), { area: "Example bay" });
    edit(rui.desk, held(rui, id), { area: "Example hill" });
    for (const device of [ana, rui, ana]) await device.sync.now();
    assert.deepEqual(conflictsOf(held(ana, id)), ["area"]);
    sayAt(ana.desk, held(ana, id), { area: "Example bay" });
    for (const device of [ana, rui]) await device.sync.now();
    assert.deepEqual(conflictsOf(held(rui, id)), []);
    assert.equal(held(rui, id).answers["area"], "Example bay");
  });

  it("asks nobody about an age the app keeps, and works it out from the birthday that is chosen", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, typeOf("enrolment"), ana.where, { cohort: randomUUID(), enrolledOn: "2016-05-04" });
    for (const device of [ana, rui]) await device.sync.now();
    edit(ana.desk, held(ana, id), { bornOn: "2003-01-01" });
    edit(rui.desk, held(rui, id), { bornOn: "1993-01-01" });
    for (const device of [ana, rui, ana]) await device.sync.now();
    assert.deepEqual(conflictsOf(held(ana, id)), ["bornOn"]);
    const bands = ["2003-01-01", "1993-01-01"].map((bornOn) => {
      sayAt(ana.desk, held(ana, id), { bornOn });
      return held(ana, id).answers["ageBand"];
    });
    assert.deepEqual(bands, ["12-14", "18-24"]);
    for (const device of [ana, rui]) await device.sync.now();
    assert.deepEqual([held(rui, id).answers["ageBand"], needsDecision(held(rui, id))], ["18-24", false]);
  });

  it("never overwrites what came in while a form was open", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, committee, ana.where, {
      name: "Committee",
      kind: "youth",
      country: "BR",
      area: "Example bay",
    });
    await ana.sync.now();
    await rui.sync.now();
    const asOpened = held(ana, id);
    edit(rui.desk, held(rui, id), { area: "Example hill" });
    await rui.sync.now();
    await ana.sync.now();
    edit(ana.desk, asOpened, { ...asOpened.answers, name: "Committee of the bay" });
    await ana.sync.now();
    assert.deepEqual(
      [held(ana, id).answers["area"], held(ana, id).answers["name"]],
      ["Example hill", "Committee of the bay"],
    );
    assert.deepEqual(conflictsOf(held(ana, id)), []);
  });

  it("keeps a refused change visible and out of the record, and lets no other wait for it", async () => {
    const { ana, keeper } = await world();
    const stranger = randomUUID();
    const refused = create(
      ana.desk,
      committee,
      { tenant: stranger, stream: stranger },
      { name: "Elsewhere", kind: "youth", country: "BR" },
    );
    const accepted = create(ana.desk, committee, ana.where, { name: "Here", kind: "youth", country: "BR" });
    await ana.sync.now();
    const [left] = ana.store.unsent();
    assert.equal(left?.envelope.head.record, refused);
    assert.equal(left?.refused?.code, "change.not-allowed");
    assert.equal(ana.store.find(refused), undefined);
    assert.equal(ana.store.find(accepted)?.revision, 1);
    assert.equal(keeper.recordsKept().length, 1);
    ana.store.takeBack(left?.envelope.head.id ?? "");
    assert.deepEqual(ana.store.unsent(), []);
  });

  it("sends a change again when the answer was lost, and it is kept once", async () => {
    const { ana, keeper } = await world();
    ana.network.losesAnswers = true;
    const id = create(ana.desk, committee, ana.where, { name: "Once", kind: "youth", country: "BR" });
    await ana.sync.now();
    assert.equal(ana.store.unsent().length, 1);
    ana.network.losesAnswers = false;
    await ana.sync.now();
    assert.deepEqual([ana.store.unsent().length, held(ana, id).changes.length, keeper.recordsKept().length], [0, 1, 1]);
  });

  it("finds the one change that a batch is refused for, and sends the others", async () => {
    const { ana } = await world();
    const names = ["One", "Two", "Three"];
    const ids = names.map((name) => create(ana.desk, committee, ana.where, { name, kind: "youth", country: "BR" }));
    ana.network.chokesOn = (changes) => changes.some(({ head }) => head.record === ids[1]);
    await ana.sync.now();
    assert.deepEqual(
      ana.store.unsent().map(({ envelope, refused }) => [envelope.head.record, refused?.code]),
      [[ids[1], "door.bad-request"]],
    );
    assert.ok(ana.store.find(ids[2] ?? "")?.revision);
  });

  it("keeps what the keeper was too busy for waiting and in its record, and sends it when there is room", async () => {
    const { ana } = await world();
    const names = ["One", "Two", "Three"];
    const ids = names.map((name) => create(ana.desk, committee, ana.where, { name, kind: "youth", country: "BR" }));
    ana.network.isBusyFor = ({ head }) => head.record === ids[1];
    await ana.sync.now();
    assert.deepEqual(
      ana.store.unsent().map(({ envelope, refused }) => [envelope.head.record, refused]),
      [[ids[1], undefined]],
    );
    assert.equal(ana.store.find(ids[1] ?? "")?.answers["name"], "Two");
    assert.ok(ana.store.find(ids[2] ?? "")?.revision);
    assert.equal(ana.sync.state().reached, false);
    ana.network.isBusyFor = () => false;
    await ana.sync.now();
    assert.deepEqual([ana.store.unsent().length, held(ana, ids[1] ?? "").revision], [0, 1]);
  });

  it("states a record anew once there is room, where the keeper was too busy to be told", async () => {
    const { ana, rui, keeper } = await world();
    const id = create(ana.desk, participant, ana.where, { name: "Bento Amostra", audience: "children" });
    await ana.sync.now();
    await rui.sync.now();
    edit(ana.desk, held(ana, id), { name: "Bento Exemplo" });
    edit(rui.desk, held(rui, id), { sex: "male" });
    await ana.sync.now();
    rui.network.isBusyFor = ({ head }) => head.act === "restate";
    await rui.sync.now();
    assert.deepEqual([rui.sync.state().reached, sexes(keeper)], [false, [undefined]]);
    rui.network.isBusyFor = () => false;
    await rui.sync.now();
    assert.deepEqual([rui.sync.state().reached, sexes(keeper)], [true, ["male"]]);
  });

  it("leaves off, and loses nothing, when the keeper answers without saying what became of a change", async () => {
    const { ana } = await world();
    ana.network.saysNothing = true;
    create(ana.desk, committee, ana.where, { name: "Unanswered", kind: "youth", country: "BR" });
    await ana.sync.now();
    assert.equal(ana.store.unsent().length, 1);
    ana.network.saysNothing = false;
    await ana.sync.now();
    assert.equal(ana.store.unsent().length, 0);
  });

  it("states the facts of a sealed record for the revision it will have, so that they stand", async () => {
    const { ana, keeper } = await world();
    ana.network.isCut = true;
    const countId = randomUUID();
    const id = create(ana.desk, participant, ana.where, { name: "Aurora Exemplo", audience: "children", countId });
    edit(ana.desk, held(ana, id), { sex: "female" });
    ana.network.isCut = false;
    await ana.sync.now();
    const facts = keeper.standing(programme.rules).map(({ record, person, dims }) => ({ record, person, dims }));
    assert.deepEqual(facts, [{ record: id, person: countId, dims: { sex: "female" } }]);
  });

  it("counts a child whose day and answers were written down here: the app keeps the number and the age nobody is asked for", async () => {
    const { ana, keeper } = await world();
    const day = create(ana.desk, typeOf("training-day"), ana.where, {
      title: "Workshop of the bay",
      heldOn: "2016-05-04",
      country: "BR",
      audience: "children",
      topics: ["recognise-report"],
    });
    const child = create(ana.desk, participant, ana.where, {
      name: "Aurora Exemplo",
      audience: "children",
      bornOn: "2004-05-05",
    });
    create(ana.desk, typeOf("attendance"), ana.where, { day, participant: child, present: "yes", knows: "yes" });
    edit(ana.desk, held(ana, child), { name: "Aurora Exemplo da Baía" });
    await ana.sync.now();
    const [row, ...more] = joinFacts(keeper.standing(programme.rules)).filter(({ kind }) => kind === "attended");
    assert.equal(more.length, 0);
    assert.equal(row?.person, held(ana, child).answers["countId"]);
    assert.deepEqual(
      [row?.dims.ageBand, row?.dims.answer, row?.dims.country, row?.dims.audience],
      ["0-11", "yes", "BR", "children"],
    );
  });

  it("takes a withdrawn record out of the counts and brings it back", async () => {
    const { ana, rui, keeper } = await world();
    const id = create(ana.desk, participant, ana.where, {
      name: "Bento Amostra",
      audience: "children",
      countId: randomUUID(),
    });
    await ana.sync.now();
    await rui.sync.now();
    withdraw(rui.desk, held(rui, id));
    await rui.sync.now();
    assert.equal(keeper.standing(programme.rules).length, 0);
    restore(rui.desk, held(rui, id));
    await rui.sync.now();
    assert.deepEqual([held(rui, id).folded.withdrawn, keeper.standing(programme.rules).length], [false, 1]);
  });

  it("leaves the state before two moves that had not seen each other, and a third settles them", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, promise, ana.where, {
      promise: "Lamps in Example street",
      country: "BR",
      institution: randomUUID(),
    });
    await ana.sync.now();
    await rui.sync.now();
    const [first = "", second = ""] = Object.entries(promise.workflow?.moves ?? {})
      .filter(([, one]) => one.from.includes(promise.workflow?.initial ?? ""))
      .map(([name]) => name);
    move(ana.desk, held(ana, id), first);
    move(rui.desk, held(rui, id), second);
    for (const device of [ana, rui, ana]) await device.sync.now();
    assert.equal(held(ana, id).folded.workflow?.state, promise.workflow?.initial);
    assert.equal(held(ana, id).folded.workflow?.disputed.length, 2);
    move(ana.desk, held(ana, id), first);
    await ana.sync.now();
    assert.equal(held(ana, id).folded.workflow?.state, promise.workflow?.moves[first]?.to);
  });
});

function sexes(keeper: Awaited<ReturnType<typeof world>>["keeper"]): readonly unknown[] {
  return keeper.standing(programme.rules).map(({ dims }) => dims.sex);
}
