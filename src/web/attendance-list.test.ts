// What a tap on the list of a day says, and what it is counted as.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { programme } from "#programme/register.ts";
import { create, type Desk, edit, withdraw } from "./acts.ts";
import type { KeptChange } from "./api.ts";
import { daysOfYear, isHere, knownTo, readList, saySeat } from "./attendance-list.ts";
import { proposedRows, rowsToKeep, sheetRowsOf } from "./attendance-rows.ts";
import { type HeldRecord, makeStore, type Store } from "./store.ts";

const where = { tenant: randomUUID(), stream: randomUUID() };
let clock = Date.parse("2016-12-12T09:00:00Z");

function phone(): Desk {
  const store = makeStore(programme, randomUUID(), () => (clock += 1000));
  return { programme, store, person: randomUUID(), newId: () => randomUUID(), countryOf: () => "BR" };
}

function write(desk: Desk, typeId: string, answers: Answers): HeldRecord {
  const type = findType(programme, typeId);
  assert.ok(type);
  return held(desk, create(desk, type, where, answers));
}

function held({ store }: Desk, id: string): HeldRecord {
  const found = store.find(id);
  assert.ok(found);
  return found;
}

/** What one phone has and not yet sent, as another one receives it. */
function carry(from: Store, to: Store): void {
  const changes = from.unsent().map(({ envelope }, at): KeptChange => ({ envelope, n: at + 1, revision: at + 1 }));
  to.take(changes);
}

const planDay = (desk: Desk, heldOn = "2016-12-12"): HeldRecord =>
  write(desk, "training-day", {
    title: "Example day",
    heldOn,
    country: "BR",
    audience: "children",
    topics: ["life-skills"],
  });
const learner = (desk: Desk, name: string): HeldRecord =>
  write(desk, "participant", { name, audience: "children", bornOn: "2003-02-01" });

function listOf(desk: Desk, day: HeldRecord) {
  const { store } = desk;
  const of = (type: string) => store.recordsOf(type);
  const now = held(desk, day.id);
  return readList(now, knownTo(where.tenant, of("participant")), of("attendance"), of("training-day"));
}

function tap(desk: Desk, day: HeldRecord, person: HeldRecord): void {
  const list = listOf(desk, day);
  const listed = list.knownById.get(person.id);
  assert.ok(listed);
  const seat = list.seats.get(person.id);
  saySeat(desk, day, listed, seat, { present: isHere(seat) ? "no" : "yes" });
}

describe("a tap on the list of a day", () => {
  it("is one change on one record, and a second tap is one more on the same", () => {
    const desk = phone();
    const [day, girl] = [planDay(desk), learner(desk, "Girl Example")];
    const before = desk.store.unsent().length;
    tap(desk, day, girl);
    assert.equal(desk.store.unsent().length, before + 1);
    assert.ok(isHere(listOf(desk, day).seats.get(girl.id)));
    tap(desk, day, girl);
    assert.equal(desk.store.unsent().length, before + 2);
    assert.equal(desk.store.recordsOf("attendance").length, 1);
    assert.ok(!isHere(listOf(desk, day).seats.get(girl.id)));
  });

  it("states that somebody took part, with age band and count id, and nothing once they are marked not here", () => {
    const desk = phone();
    const [day, girl] = [planDay(desk), learner(desk, "Girl Example")];
    tap(desk, day, girl);
    const rows = desk.store.unsent().at(-1)?.envelope.facts?.rows;
    assert.deepEqual(
      rows?.map(({ kind, occasion, person, dims }) => [kind, occasion, person, dims]),
      [["attended", day.id, girl.answers["countId"], { ageBand: "12-14", audience: "children" }]],
    );
    tap(desk, day, girl);
    assert.deepEqual(desk.store.unsent().at(-1)?.envelope.facts?.rows, []);
  });

  it("made on two phones without a network makes one record, in which they agree", () => {
    const [mine, hers] = [phone(), phone()];
    const [day, girl] = [planDay(mine), learner(mine, "Girl Example")];
    carry(mine.store, hers.store);
    tap(mine, day, girl);
    tap(hers, day, girl);
    carry(hers.store, mine.store);
    const [seat, ...more] = mine.store.recordsOf("attendance");
    assert.equal(more.length, 0);
    assert.ok(isHere(seat));
    assert.ok([...(seat?.folded.fields.values() ?? [])].every(({ disputed }) => disputed.length === 0));
  });

  it("does not bring back a seat that was withdrawn: it is a new one", () => {
    const desk = phone();
    const [day, girl] = [planDay(desk), learner(desk, "Girl Example")];
    tap(desk, day, girl);
    withdraw(desk, desk.store.recordsOf("attendance")[0] as HeldRecord);
    assert.equal(listOf(desk, day).seats.size, 0);
    tap(desk, day, girl);
    assert.ok(isHere(listOf(desk, day).seats.get(girl.id)));
  });
});

describe("the list of a day", () => {
  it("says how often somebody is counted: once a year, however many days she came", () => {
    const desk = phone();
    const [day, earlier, lastYear] = [planDay(desk), planDay(desk, "2016-03-01"), planDay(desk, "2015-03-01")];
    const girl = learner(desk, "Girl Example");
    for (const on of [day, earlier, lastYear]) tap(desk, on, girl);
    const often = daysOfYear(listOf(desk, day), "2016");
    assert.deepEqual([...often.values()], [2]);
  });

  it("numbers the rows of a sheet, and a row keeps its number when others are added", () => {
    const desk = phone();
    const day = planDay(desk);
    for (const name of ["Bento", "Clara"]) tap(desk, day, learner(desk, name));
    const rows = () => proposedRows(held(desk, day.id), listOf(desk, day), "en");
    edit(desk, held(desk, day.id), { sheetRows: rowsToKeep(rows()) });
    tap(desk, day, learner(desk, "Ana"));
    assert.deepEqual(
      rows().map(({ number, person }) => [number, person?.name]),
      [
        [1, "Bento"],
        [2, "Clara"],
        [3, "Ana"],
      ],
    );
    assert.equal(sheetRowsOf(held(desk, day.id), listOf(desk, day)).length, 2);
  });
});
