// Search on the phone of a large partner: 5,000 sealed records and 10,000 others in the device's store; how long until the index is there,
// and until a name, some letters of one, and a name nobody has are answered. A phone is taken to be four times as slow as this machine.
import { randomUUID } from "node:crypto";
import { findType } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { create } from "#web/acts.ts";
import { searcherOf } from "#web/search.ts";
import { makeStore } from "#web/store.ts";
import { median, tell } from "./measure.ts";

const SLOWER = 4;
const SEALED = 5_000;
const OPEN = 10_000;
const TURNS = 15;

const syllables = ["ka", "lo", "mi", "ra", "su", "te", "na", "bi", "do", "vel", "shi", "por", "gua", "len", "ta", "ru"];
const word = (seed: number): string => {
  let text = "";
  for (let rest = seed + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    text += syllables[rest % syllables.length];
  return text.charAt(0).toUpperCase() + text.slice(1);
};
const nameOf = (at: number): string => `${word((at * 7) % 900)} ${word((at * 31) % 2_500)}`;

const store = makeStore(programme, randomUUID(), Date.now);
const desk = { programme, store, person: randomUUID(), newId: () => randomUUID(), countryOf: () => "BD" };
const where = { tenant: randomUUID(), stream: randomUUID() };
const write = (type: string, answers: object): void => {
  const found = findType(programme, type);
  if (found) create(desk, found, where, { ...answers });
};
for (let at = 0; at < SEALED; at += 1)
  write("participant", { name: nameOf(at), ownCode: `P-${at}`, audience: "children", sex: at % 2 ? "male" : "female" });
for (let at = 0; at < OPEN; at += 1)
  write("company", { name: `${word(at % 4_000)} Hotel ${at}`, kind: "venue", sector: "hotel", country: "BD" });

const types = ["participant", "company"];
// Folding is measured elsewhere (fold.bench.ts), and done by whatever list is looked at first.
for (const type of types) store.recordsOf(type);
const searcher = searcherOf(store);
const now = (): number => performance.now();
const began = process.cpuUsage();
let longest = 0;
for (let done = false; !done; ) {
  const turn = now();
  done = searcher.catchUp(types, now, 3);
  longest = Math.max(longest, now() - turn);
}
const { user, system } = process.cpuUsage(began);
const built = (user + system) / 1000;

const slow = (millis: number): string => `${(millis * SLOWER).toFixed(1)} ms`;
const asked = (query: string): number => {
  const took = Array.from({ length: TURNS }, () => {
    const from = now();
    searcher.find(query, 60);
    return now() - from;
  });
  return median(took);
};
const name = nameOf(4_321);
tell([
  { what: "search of 15,000 records: a name, at 4x", measured: slow(asked(name)), bar: "50 ms", beside: "" },
  { what: "its first three letters", measured: slow(asked(name.slice(0, 3))), bar: "50 ms", beside: "" },
  { what: "its first two letters", measured: slow(asked(name.slice(0, 2))), bar: "50 ms", beside: "" },
  { what: "a name nobody has, and what is near", measured: slow(asked("Zubarillo Quento")), bar: "50 ms", beside: "" },
  {
    what: "the index made, in turns that let the screen go on",
    measured: `${slow(built)}, longest turn ${slow(longest)}`,
    bar: "",
    beside: "",
  },
]);
