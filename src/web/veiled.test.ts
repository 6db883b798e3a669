// While others use the device, whatever is said of a record says initials, and only what is held says names; a search finds by name all the same.
import assert from "node:assert/strict";
import { afterEach, before, describe, it } from "node:test";
import { type Device, held, typeOf, world, writeDown } from "#test/colleagues.ts";
import { hangVeil, unveiled } from "#ui/veil.ts";
import { answerWords } from "#ui/words.ts";
import { create } from "./acts.ts";
import { knownTo, tellOf } from "./attendance-list.ts";
import { findRecords } from "./find-records.ts";
import { lineOf, nameOf, subOf, wordsOf } from "./lines.ts";
import { saidIn } from "./said.ts";
import { searcherOf } from "./search.ts";

let ana: Device;
let girl = "";
let seat = "";
const veil = (isDrawn: boolean): void =>
  hangVeil(
    () => isDrawn,
    () => () => {},
  );
before(async () => {
  ({ ana } = await world());
  girl = writeDown(ana, "Aurora Exemplo");
  const day = create(ana.desk, typeOf("training-day"), ana.where, { title: "Example day", country: "BR" });
  seat = create(ana.desk, typeOf("attendance"), ana.where, { participant: girl, day });
});
afterEach(() => veil(false));

const NAME = /aurora|exemplo/i;
/** All that screens say of the two records. */
function said(): string {
  const { store, where } = ana;
  const [one, other] = [held(ana, girl), held(ana, seat)];
  const told = knownTo(where.tenant, [one]).map((person) => tellOf(person, "name").instead);
  return JSON.stringify([
    ...[one, other].map((held) => [wordsOf(store, held), subOf(store, held)]),
    lineOf(store, other),
    nameOf(store, girl),
    findRecords(store, "participant", "").map(({ line, more }) => [line, more]),
    ...[one, other].flatMap(({ type, changes }) =>
      changes.map(({ head, body }) => saidIn(type, [head.shown, body], (_type, id) => nameOf(store, id))),
    ),
    Object.entries(one.answers).map(([field, value]) => {
      const of = one.type.fields[field];
      return of && answerWords(of, value, (_type, id) => nameOf(store, id));
    }),
    told,
  ]);
}

describe("a device that others use", () => {
  it("says initials of a participant in every line, reference, timeline and list, whether or not it said the name before", () => {
    assert.match(said(), NAME);
    veil(true);
    assert.doesNotMatch(said(), NAME);
    assert.match(said(), /A\. E\./);
    veil(false);
    assert.match(said(), NAME);
  });

  it("says the name of what is held, and of nothing else afterwards", () => {
    veil(true);
    assert.match(unveiled(said), NAME);
    assert.doesNotMatch(said(), NAME);
    assert.throws(() =>
      unveiled(() => {
        throw new Error("of a screen");
      }),
    );
    assert.doesNotMatch(said(), NAME, "also where what was told broke");
  });

  it("finds somebody by their name, and tells initials", () => {
    veil(true);
    const [found] = findRecords(ana.store, "participant", "aurora");
    assert.deepEqual([found?.id, NAME.test(JSON.stringify(found))], [girl, false]);
    const searcher = searcherOf(ana.store);
    while (!searcher.catchUp(["participant", "attendance"], () => 0, 1));
    assert.deepEqual(new Set(searcher.find("aurora", 9).records.map(({ id }) => id)), new Set([girl, seat]));
  });
});
