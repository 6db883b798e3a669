// The first screen over 10,000 records: what is late, due and waiting, worked out anew after every change; and the first time, with the folding.
import type { Role } from "#core/access/role.ts";
import type { Programme } from "#core/programme.ts";
import { Repair, workshop } from "#test/bicycles/workshop.ts";
import { create, type Desk, edit } from "#web/acts.ts";
import { mayOf } from "#web/app.ts";
import { makeStore } from "#web/store.ts";
import { type Asks, todosOf, waitingOf } from "#web/todo.ts";
import { millis, tell, timed } from "./measure.ts";

const RECORDS = 10_000;
const where = { tenant: "00000000-0000-4000-8000-000000000001", stream: "00000000-0000-4000-8000-00000000000a" };
const person = { id: "ann", grants: [{ person: "ann", role: "mechanic", ...where }] };
const roles: readonly Role[] = [
  { id: "mechanic", label: "Mechanic", reason: "repairs", may: { repair: ["read", "create", "edit", "move:*"] } },
];
// Thirty rules, as the widest role has.
const due = Array.from({ length: 30 }, (_, at) => ({
  id: `rule-${at}`,
  says: "Look at it again",
  from: "broughtOn",
  days: at * 10,
  when: { is: ["electric", "yes"] } as const,
  who: ["mechanic"],
  act: { answer: "battery" },
  ...(at % 3 === 0 && { until: { type: "repair", by: "bicycle" } }),
}));
const programme: Programme = {
  ...workshop,
  roles,
  domains: [{ id: "repairs", label: "Repairs", types: [{ ...Repair, due }], facts: [], indicators: [] }],
};

let at = Date.UTC(2016, 0, 1);
let last = 0;
const store = makeStore(programme, "00000000-0000-4000-8000-0000000000dd", () => {
  at += 1000;
  return at;
});
const desk: Desk = {
  programme,
  store,
  person: "ann",
  newId: () => {
    last += 1;
    return `00000000-0000-4000-9000-${String(last).padStart(12, "0")}`;
  },
  countryOf: () => undefined,
};
const [type = Repair] = programme.domains[0]?.types ?? [];
let record = "";
for (let one = 0; one < RECORDS; one += 1) {
  const day = new Date(Date.UTC(2016, 0, 1 + (one % 340))).toISOString().slice(0, 10);
  record = create(desk, type, where, {
    bicycle: `Bicycle ${one}`,
    broughtOn: day,
    electric: one % 50 === 0 ? "yes" : "no",
  });
}

const asks: Asks = { programme, person, may: mayOf(programme, person, "2016-12-12"), today: "2016-12-12", store };
let found = 0;
const look = (): void => {
  const { late, today, soon } = todosOf(asks);
  found = late.length + today.length + soon.length;
  waitingOf(asks, new Set());
};
const before = performance.now();
look();
const first = performance.now() - before;
const again = await timed(9, () => {
  const held = store.find(record);
  if (held) edit(desk, held, { battery: String(last) });
  look();
});
tell([
  {
    what: "today over 10,000 records and 30 rules, folded for the first time",
    measured: `${Math.round(first)} ms, ${found} tasks`,
    bar: "a worker's day usable ≤ 2 s on a slow phone",
    beside: "",
  },
  { what: "the same after one more change", measured: millis(again), bar: "", beside: "" },
]);
