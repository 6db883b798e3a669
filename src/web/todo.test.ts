// What a person should do now, told in the workshop: to the right role, at the right place, with the way to do it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Grant, Role } from "#core/access/role.ts";
import type { Programme } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { DueRule } from "#core/record/due.ts";
import { date, ref } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { Repair, repairFlow, workshop } from "#test/bicycles/workshop.ts";
import { create, type Desk, move, withdraw } from "./acts.ts";
import { mayOf } from "./app.ts";
import { makeStore } from "./store.ts";
import { type Asks, todosOf, waitingOf } from "./todo.ts";

const [NORTH, SOUTH] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
const [STAND, YARD] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];
const TODAY = "2016-05-12";

const rules: readonly DueRule[] = [
  {
    id: "finish",
    says: "Finish it",
    from: "broughtOn",
    days: 10,
    states: ["onStand"],
    who: ["mechanic"],
    act: { move: "finish" },
  },
  {
    id: "battery",
    says: "Note the battery",
    from: "broughtOn",
    when: { is: ["electric", "yes"] },
    who: ["mechanic"],
    act: { answer: "battery" },
  },
  {
    id: "call",
    says: "Call the rider",
    from: "broughtOn",
    days: 14,
    who: ["mechanic"],
    until: { type: "call", by: "repair" },
    act: { create: "call" },
  },
  { id: "count", says: "Count the till", from: "broughtOn", who: ["owner"], act: { answer: "work" } },
];
const Call = openType(
  "call",
  { label: "Call", plural: "Calls", title: ["on"] },
  { on: date("On"), repair: ref("repair", "Repair") },
);
const flow = {
  ...repairFlow,
  states: { ...repairFlow.states, checked: "Checked" },
  moves: {
    ...repairFlow.moves,
    check: {
      label: "Check",
      from: ["done"],
      to: "checked",
      who: ["mechanic", "owner"],
      notBy: ["finish"],
      needs: { answered: "total" },
    },
  },
};
const TheRepair = { ...Repair, due: rules, workflow: flow };
const write = ["read", "create", "edit", "withdraw", "move:*"] as const;
const roles: readonly Role[] = [
  { id: "mechanic", label: "Mechanic", reason: "", may: { repair: write, call: write } },
  { id: "owner", label: "Owner", reason: "", may: { repair: ["read", "move:*"] } },
];
const programme: Programme = {
  ...workshop,
  roles,
  domains: [{ id: "workshop", label: "Workshop", types: [TheRepair, Call], facts: [], indicators: [] }],
};

const grant = (person: string, role: string, tenant: string, stream: string | null): Grant => ({
  person,
  role,
  tenant,
  stream,
});

/** A device with these repairs on it, and what it tells a person with these grants. */
function shop() {
  let at = Date.UTC(2016, 4, 1);
  let last = 0;
  const store = makeStore(programme, "00000000-0000-4000-8000-0000000000dd", () => (at += 1000));
  const deskOf = (person: string): Desk => ({
    programme,
    store,
    person,
    newId: () => {
      last += 1;
      return `00000000-0000-4000-9000-${String(last).padStart(12, "0")}`;
    },
    countryOf: () => undefined,
  });
  const bring = (
    answers: Answers,
    moves: readonly string[] = [],
    by = "ann",
    where = { tenant: NORTH, stream: STAND },
  ): string => {
    const made = create(deskOf(by), TheRepair, where, answers);
    for (const name of moves) makeMove(made, name, by);
    return made;
  };
  const makeMove = (record: string, name: string, by: string): void => {
    const held = store.find(record);
    assert.ok(held);
    move(deskOf(by), held, name);
  };
  const asksOf = (person: string, ...grants: readonly Grant[]): Asks => {
    const who = { id: person, grants };
    return { programme, person: who, may: mayOf(programme, who, TODAY), today: TODAY, store };
  };
  const told = (asks: Asks) => {
    const { late, today, soon } = todosOf(asks);
    const says = (some: typeof late) => some.map(({ task, way }) => [task.rule.id, way.by, way.to] as const);
    return { late: says(late), today: says(today), soon: says(soon) };
  };
  return { store, deskOf, bring, makeMove, asksOf, told };
}
const ann = grant("ann", "mechanic", NORTH, STAND);

describe("today", () => {
  it("tells what is late, what is for today and what comes this week, each with the way to do it", () => {
    const { bring, asksOf, told } = shop();
    const late = bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start"]);
    const now = bring({ broughtOn: "2016-05-02", work: ["brake"] }, ["start"]);
    const flat = bring({ broughtOn: "2016-05-10", electric: "yes" });
    const { late: over, today, soon } = told(asksOf("ann", ann));
    assert.deepEqual(over, [
      ["battery", "answer", `/records/repair/${flat}/edit?at=battery`],
      ["finish", "move", `/records/repair/${late}?move=finish`],
    ]);
    assert.deepEqual(today, [["finish", "move", `/records/repair/${now}?move=finish`]]);
    assert.deepEqual(soon, [
      ["call", "create", `/records/call/new?repair=${late}`],
      ["call", "create", `/records/call/new?repair=${now}`],
    ]);
  });

  it("asks first for what a move needs", () => {
    const { bring, asksOf, told } = shop();
    const bare = bring({ broughtOn: "2016-05-01" }, ["start"]);
    assert.deepEqual(told(asksOf("ann", ann)).late, [["finish", "answer", `/records/repair/${bare}/edit`]]);
  });

  it("tells nobody a task of another role, another team, another organisation, or one they may not do", () => {
    const { bring, asksOf, told } = shop();
    bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start"]);
    const none = { late: [], today: [], soon: [] };
    assert.deepEqual(told(asksOf("ben", grant("ben", "mechanic", NORTH, YARD))), none);
    assert.deepEqual(told(asksOf("ben", grant("ben", "mechanic", SOUTH, null))), none);
    assert.deepEqual(told(asksOf("ben", grant("ben", "visitor", NORTH, null))), none);
    assert.deepEqual(
      told(asksOf("ben", { ...ann, person: "somebody else" })),
      none,
      "a grant of somebody else is none",
    );
    assert.deepEqual(told(asksOf("olga", grant("olga", "owner", NORTH, null))), none, "an owner may not edit");
  });

  it("tells nothing of what was withdrawn, and nothing once it was done", () => {
    const { bring, asksOf, told, store, deskOf } = shop();
    const wrong = bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start"]);
    const held = store.find(wrong);
    assert.ok(held);
    withdraw(deskOf("ann"), held);
    const called = bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start", "finish"]);
    create(deskOf("ann"), Call, { tenant: NORTH, stream: STAND }, { repair: called, on: "2016-05-11" });
    assert.deepEqual(told(asksOf("ann", ann)), { late: [], today: [], soon: [] });
  });
});

describe("what waits for a second person", () => {
  const ben = grant("ben", "mechanic", NORTH, STAND);
  const told = (asks: Asks, besides: readonly string[] = []) =>
    waitingOf(asks, new Set(besides)).map(({ move: name, mine, records }) => [name, mine, records.map(({ id }) => id)]);

  it("waits for whoever did not do it, and tells whoever did that it waits", () => {
    const { bring, asksOf } = shop();
    const done = bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start", "finish"]);
    assert.deepEqual(told(asksOf("ben", ben)), [["check", true, [done]]]);
    assert.deepEqual(told(asksOf("ann", ann)), [["check", false, [done]]]);
    assert.deepEqual(told(asksOf("ben", ben), [done]), [], "a task says it already");
    assert.deepEqual(told(asksOf("eve", grant("eve", "mechanic", NORTH, YARD))), [], "another team's is not theirs");
  });

  it("waits for another role, though one answer is still to be given first", () => {
    const { bring, asksOf } = shop();
    const done = bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start", "finish"]);
    assert.deepEqual(told(asksOf("olga", grant("olga", "owner", NORTH, null))), [["check", true, [done]]]);
  });

  it("is over when somebody looked, and a way back is waited for by nobody", () => {
    const { bring, makeMove, asksOf } = shop();
    const done = bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start", "finish"]);
    makeMove(done, "check", "ben");
    bring({ broughtOn: "2016-05-01", work: ["brake"] }, ["start"]);
    assert.deepEqual(told(asksOf("ann", ann)), []);
    assert.deepEqual(told(asksOf("ben", ben)), []);
  });
});
