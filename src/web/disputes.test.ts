// What two colleagues said without having seen each other, as somebody sees it who has to choose.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { typesOf } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { STATE } from "#core/record/fold.ts";
import { programme } from "#programme/register.ts";
import { all, type Device, held, typeOf, world } from "#test/colleagues.ts";
import { create, edit, move, sayAt } from "./acts.ts";
import { ask, askedAbout, asksOf } from "./asking.ts";
import { answersIn, authorsOf, disputesOf, keepingBoth } from "./disputes.ts";
import { bodyOf } from "./held-record.ts";
import { needsDecision } from "./lines.ts";
import { ASKED, saidIn } from "./said.ts";

const day = typeOf("training-day");
const promise = typeOf("commitment");
const DAY: Answers = {
  title: "A day by the river",
  country: "BR",
  audience: "children",
  topics: ["online"],
  heldOn: "2016-12-01",
};

/** A record that both have, on which then each says this without seeing the other; both have heard of it afterwards. */
async function disputed(first: Answers, anas: Answers, ruis: Answers, type = day) {
  const { ana, rui } = await world();
  const id = create(ana.desk, type, ana.where, first);
  await all(ana, rui);
  edit(ana.desk, held(ana, id), anas);
  edit(rui.desk, held(rui, id), ruis);
  await all(ana, rui, ana);
  return { ana, rui, id };
}

const both = ({ desk }: Pick<Device, "desk">, of: ReturnType<typeof held>) => {
  const [dispute] = disputesOf(of);
  assert.ok(dispute);
  return keepingBoth(of, dispute, { saidBy: (author) => `by ${author}`, newId: desk.newId });
};

describe("a question that two answered without having seen each other", () => {
  it("has each answer once, with everybody who gave it, the one that is shown first", async () => {
    const { ana, rui, id } = await disputed(DAY, { place: "Example bay" }, { place: "Example hill" });
    const [dispute, ...others] = disputesOf(held(ana, id));
    assert.ok(dispute);
    assert.deepEqual(others, []);
    assert.deepEqual(new Set(authorsOf(dispute)), new Set([ana.person.id, rui.person.id]));
    assert.deepEqual(
      dispute.versions.map(({ isShown }) => isShown),
      [true, false],
    );
    const shown = dispute.versions[0];
    assert.equal(shown?.set["place"], held(ana, id).answers["place"]);
    assert.equal(keepingBoth(held(ana, id), dispute, { saidBy: () => "", newId: randomUUID }), undefined);
    const other = dispute.versions[1];
    assert.ok(other);
    sayAt(ana.desk, held(ana, id), other.set);
    await all(ana, rui);
    assert.equal(held(rui, id).answers["place"], other.set["place"]);
    assert.equal(needsDecision(held(rui, id)), false);
  });

  it("that a text answers is kept twice, one after the other, with who said which", async () => {
    const { ana, rui, id } = await disputed(DAY, { notes: "Good questions." }, { notes: "Rain." });
    const kept = both(ana, held(ana, id));
    assert.equal(kept?.as, "texts");
    sayAt(ana.desk, held(ana, id), kept?.set ?? {});
    await all(ana, rui);
    const text = String(held(rui, id).answers["notes"]);
    assert.match(text, new RegExp(`by ${ana.person.id}:\nGood questions\\.`));
    assert.match(text, new RegExp(`by ${rui.person.id}:\nRain\\.`));
    assert.equal(needsDecision(held(rui, id)), false);
  });

  it("with many choices shows what each had ticked, and both are all of them", async () => {
    const { ana, rui, id } = await disputed(DAY, {}, {});
    const [topic, other] = Object.keys(day.fields["topics"]?.options ?? {}).filter((one) => one !== "online");
    assert.ok(topic && other);
    // Ticked and taken back, while somebody else ticked it.
    edit(ana.desk, held(ana, id), { topics: ["online", topic, other] });
    edit(ana.desk, held(ana, id), { topics: ["online", other] });
    edit(rui.desk, held(rui, id), { topics: ["online", topic] });
    await all(ana, rui, ana);
    const [dispute] = disputesOf(held(ana, id));
    assert.ok(dispute);
    assert.deepEqual([dispute.key, dispute.addresses], ["topics", [`topics=${topic}`]]);
    const ticked = dispute.versions.map((version) => answersIn(held(ana, id), dispute, version)[0]?.value);
    assert.deepEqual(new Set(ticked.map((one) => JSON.stringify(one))).size, 2);
    const kept = both(ana, held(ana, id));
    assert.equal(kept?.as, "choices");
    sayAt(ana.desk, held(ana, id), kept?.set ?? {});
    await all(ana, rui);
    assert.deepEqual(held(rui, id).answers["topics"], ["online", topic, other].sort());
  });

  it("in a row of several is the row, and both are two rows", async () => {
    const row = randomUUID();
    const { ana, rui, id } = await disputed(
      { ...DAY, trainers: [{ id: row, name: "Somebody Example" }] },
      { trainers: [{ id: row, name: "Aurora Example" }] },
      { trainers: [{ id: row, name: "Bela Example" }] },
    );
    const [dispute] = disputesOf(held(ana, id));
    assert.equal(dispute?.key, `trainers/${row}`);
    sayAt(ana.desk, held(ana, id), both(ana, held(ana, id))?.set ?? {});
    await all(ana, rui);
    const names = (held(rui, id).answers["trainers"] as readonly Answers[]).map((one) => one["name"]);
    assert.deepEqual(names.sort(), ["Aurora Example", "Bela Example"]);
    assert.equal(needsDecision(held(rui, id)), false);
  });

  it("stays one of somebody's own, said on two devices", async () => {
    const { ana, rui, id } = await disputed(DAY, {}, {});
    const second = await ana.open();
    await second.sync.now();
    edit(ana.desk, held(ana, id), { place: "Example bay" });
    edit(second.desk, held(second, id), { place: "Example hill" });
    await all(ana, second, ana, rui);
    const [dispute] = disputesOf(held(rui, id));
    assert.deepEqual(dispute?.versions.map(({ set }) => set["place"]).sort(), ["Example bay", "Example hill"]);
    assert.deepEqual(dispute && authorsOf(dispute), [ana.person.id]);
  });
});

describe("a note to a colleague", () => {
  it("stands beside the question for both, is no answer, and calls whoever has not spoken since", async () => {
    const { ana, rui, id } = await disputed(DAY, { place: "Example bay" }, { place: "Example hill" });
    const before = held(ana, id).answers;
    ask(ana.desk, held(ana, id), "place", "Which one was it?");
    await all(ana, rui);
    assert.deepEqual(
      askedAbout(held(rui, id), "place").map(({ says, author }) => [says, author]),
      [["Which one was it?", ana.person.id]],
    );
    assert.deepEqual(held(rui, id).answers, before);
    assert.equal(disputesOf(held(rui, id)).length, 1);
    assert.deepEqual(
      [asksOf(held(rui, id), rui.person.id), asksOf(held(ana, id), ana.person.id)],
      [ana.person.id, undefined],
    );
    ask(rui.desk, held(rui, id), "place", "The bay.");
    await all(rui, ana);
    assert.deepEqual(
      [asksOf(held(ana, id), ana.person.id), asksOf(held(rui, id), rui.person.id)],
      [rui.person.id, undefined],
    );
    const said = held(ana, id).changes.flatMap(({ head, envelope }) =>
      saidIn(day, [head.shown, bodyOf(envelope)], () => ""),
    );
    assert.ok(
      said.some(([, words]) => words === "The bay."),
      "the timeline keeps it",
    );
    assert.equal(
      said.some(([, words]) => words === "place"),
      false,
    );
  });

  it("does not leave a sealed record in anything that is readable", async () => {
    const { ana, rui } = await world();
    const type = typeOf("participant");
    const id = create(ana.desk, type, ana.where, { name: "Wren Example", audience: "children" });
    await all(ana, rui);
    ask(ana.desk, held(ana, id), "name", "Canary question");
    await all(ana, rui);
    assert.equal(askedAbout(held(rui, id), "name").length, 1);
    assert.doesNotMatch(ana.network.sent.join("\n"), /Canary/);
  });

  it("has a group that no kind of record has", () => {
    assert.deepEqual(
      typesOf(programme).filter(({ fields }) => ASKED in fields),
      [],
    );
  });
});

describe("two moves that had not seen each other", () => {
  it("wait for somebody who makes one of them, and may be asked about meanwhile", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, promise, ana.where, {
      asks: "Light at the stop",
      askedOn: "2016-11-01",
      promisedOn: "2016-11-20",
      refusedOn: "2016-11-21",
      refusedBecause: "No money",
    });
    await all(ana, rui);
    move(ana.desk, held(ana, id), "promise");
    move(rui.desk, held(rui, id), "refuse");
    await all(ana, rui, ana);
    assert.equal(needsDecision(held(ana, id)), true);
    assert.equal(held(ana, id).folded.workflow?.state, "asked");
    ask(ana.desk, held(ana, id), STATE, "Who told you?");
    await all(ana, rui);
    assert.equal(asksOf(held(rui, id), rui.person.id), ana.person.id);
    move(rui.desk, held(rui, id), "refuse");
    await all(rui, ana);
    assert.deepEqual([held(ana, id).folded.workflow?.state, needsDecision(held(ana, id))], ["refused", false]);
  });
});
