// One role of somebody who has several ends: what is written of the others stays, and nobody is asked whether access should end.
import assert from "node:assert/strict";
import { it } from "node:test";
import { findType } from "#core/programme.ts";
import { tasksOf } from "#core/record/due.ts";
import { programme } from "#programme/register.ts";
import { create, type Desk, withdraw } from "./acts.ts";
import { dueRecordOf } from "./due-tasks.ts";
import { endRole } from "./end-role.ts";
import { makeStore } from "./store.ts";

const id = (last: string): string => `00000000-0000-4000-8000-${last.padStart(12, "0")}`;
const TODAY = "2016-12-12";
const field = { tenant: id("1"), stream: id("a") };
const office = { tenant: id("1"), stream: id("b") };
const elsewhere = { tenant: id("2"), stream: id("a") };

it("ends the membership of that team, and leaves those of other teams, organisations, roles and people", () => {
  let last = 0;
  let now = Date.UTC(2016, 11, 1);
  const newId = (): string => {
    last += 1;
    return id(`f${last}`);
  };
  const store = makeStore(programme, id("d"), () => {
    now += 1000;
    return now;
  });
  const desk: Desk = { programme, store, person: id("9"), newId, countryOf: () => undefined };
  const Membership = findType(programme, "membership");
  assert.ok(Membership);
  const holds = (where = field, more: { readonly [field: string]: string } = {}): string =>
    create(desk, Membership, where, {
      person: id("ab"),
      role: "trainer",
      team: where.stream,
      fromOn: "2016-01-01",
      ...more,
    });
  const ends = { theirs: holds(), visit: holds(field, { toOn: "2016-12-20" }) };
  const stays = [
    holds(office),
    holds(elsewhere),
    holds(field, { role: "caseworker" }),
    holds(field, { person: id("ac") }),
  ];
  const wrong = holds();
  const withdrawn = store.find(wrong);
  if (withdrawn) withdraw(desk, withdrawn);
  const before = holds(field, { toOn: "2016-06-30", endedOn: "2016-06-30" });

  endRole(desk, id("ab"), "trainer", field, TODAY);
  const days = (record: string): readonly unknown[] => {
    const { toOn, endedOn } = store.find(record)?.answers ?? {};
    return [toOn, endedOn];
  };
  assert.deepEqual(days(ends.theirs), [TODAY, TODAY]);
  assert.deepEqual(days(ends.visit), ["2016-12-20", TODAY]);
  for (const record of [...stays, wrong]) assert.deepEqual(days(record), [undefined, undefined]);
  assert.deepEqual(days(before), ["2016-06-30", "2016-06-30"]);
  assert.deepEqual(tasksOf([Membership], store.recordsOf("membership").map(dueRecordOf), TODAY), []);
});
