// Search over a small device: what is found, by which of its words, and what is not.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { findType } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { create, edit, withdraw } from "./acts.ts";
import { searcherOf } from "./search.ts";
import { makeStore } from "./store.ts";

const where = { tenant: randomUUID(), stream: randomUUID() };
const all = ["case", "child", "organisation", "training-day", "participant"];

function aDevice() {
  const store = makeStore(programme, randomUUID(), () => Date.UTC(2016, 11, 12));
  const desk = { programme, store, person: randomUUID(), newId: () => randomUUID(), countryOf: () => "BD" };
  const write = (type: string, answers: object): string => {
    const found = findType(programme, type);
    assert.ok(found);
    return create(desk, found, where, { ...answers });
  };
  const find = (query: string): readonly string[] => {
    const searcher = searcherOf(store);
    assert.ok(searcher.catchUp(all, () => 0, 1));
    return searcher.find(query, 20).records.map(({ id }) => id);
  };
  return { store, desk, write, find };
}

describe("search", () => {
  it("finds a sealed record by the beginning of each of its words, in any order", () => {
    const { write, find } = aDevice();
    const learner = write("participant", { name: "Clóvis Exemplo", ownCode: "P-0071" });
    write("participant", { name: "Clara Amostra", ownCode: "P-0100" });
    assert.deepEqual(find("clov"), [learner]);
    assert.deepEqual(find("exem CLO"), [learner]);
    assert.deepEqual(find("p-0071"), [learner]);
    assert.deepEqual(find("clov amostra"), []);
    assert.deepEqual(find("  "), []);
  });

  it("finds an organisation by another name it goes by, and a day by its place", () => {
    const { write, find } = aDevice();
    const partner = write("organisation", {
      name: "Example partner",
      kind: "partner",
      aliases: [{ id: "1", name: "Shurokkha" }],
    });
    const day = write("training-day", {
      title: "Standing up",
      heldOn: "2016-05-05",
      country: "BD",
      place: "Kishorganj",
    });
    assert.deepEqual(find("shuro"), [partner]);
    assert.deepEqual(find("kishor"), [day]);
  });

  it("says what is near when nothing is spelled like that", () => {
    const { store, write, find } = aDevice();
    const learner = write("participant", { name: "Clementine Exemplo" });
    assert.deepEqual(find("clemantine"), [learner]);
    assert.equal(searcherOf(store).find("clemantine", 5).isNear, true);
    assert.equal(searcherOf(store).find("clementine", 5).isNear, false);
  });

  it("follows what changes: another name, a withdrawal", () => {
    const { store, desk, write, find } = aDevice();
    const learner = write("participant", { name: "Before Exemplo" });
    assert.deepEqual(find("before"), [learner]);
    edit(desk, store.find(learner) ?? assert.fail(), { name: "After Exemplo" });
    assert.deepEqual([find("before"), find("after")], [[], [learner]]);
    withdraw(desk, store.find(learner) ?? assert.fail());
    assert.deepEqual(find("after"), []);
  });

  it("finds a case by the name its child has now", () => {
    const { store, desk, write, find } = aDevice();
    const child = write("child", { name: "Before Exemplo" });
    const opened = write("case", { child, openedOn: "2016-05-05" });
    assert.deepEqual(find("before").toSorted(), [child, opened].toSorted());
    edit(desk, store.find(child) ?? assert.fail(), { name: "After Exemplo" });
    assert.deepEqual([find("before"), find("after").toSorted()], [[], [child, opened].toSorted()]);
  });

  it("forgets a record that was taken back before it was sent", () => {
    const { store, write, find } = aDevice();
    const learner = write("participant", { name: "Gone Exemplo" });
    assert.deepEqual(find("gone"), [learner]);
    store.takeBack(store.unsent()[0]?.envelope.head.id ?? "");
    assert.deepEqual(find("gone"), []);
    assert.deepEqual([searcherOf(store).find("gone", 5).total, searcherOf(store).count()], [0, 0]);
  });

  it("keeps one index for one device, and none for the next", () => {
    const first = aDevice();
    first.write("participant", { name: "Only here" });
    assert.equal(first.find("only").length, 1);
    assert.equal(aDevice().find("only").length, 0);
  });
});
