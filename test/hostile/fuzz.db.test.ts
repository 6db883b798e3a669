// Fuzz: valid envelopes broken by chance, in structure and letter by letter, thrown at the doors from a seed. A second by default, a
// minute with SLOW; SEED repeats a run.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Envelope, factsHash } from "#core/change/change.ts";
import { hashText } from "#core/seal/bytes.ts";
import { Repair, Ride, RideDay } from "../bicycles/workshop.ts";
import { newId, northRides, northStands, olga, rode, say, stated } from "../contract/workshop.ts";
import { checkAnswer, type Offered, offeredBy } from "./routes.ts";
import { type Served, serve } from "./served.ts";
import { dice, hostileJson, hostileText, placesIn, withAt } from "./values.ts";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const MILLIS = process.env.SLOW ? 60_000 : 1_500;
const roll = dice(seed);
const below = (most: number): number => Math.floor(roll() * most);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

let served: Served;
let cookie = "";
let offered: readonly Offered[] = [];
before(async () => {
  served = await serve();
  cookie = await served.signIn(olga);
  offered = (await offeredBy(served)).filter(({ path }) => !path.startsWith("/api/sign-"));
});
after(() => served.close());

test(`the server stands whatever chance sends (SEED=${seed})`, async () => {
  const ends = Date.now() + MILLIS;
  let requests = 0;
  for (; Date.now() < ends; requests += 1) {
    const { method, path, body } = roll() < 0.6 ? { method: "POST", path: "/api/changes", body: aPush() } : aRequest();
    const response = await fetch(served.address + path, {
      method,
      headers: { cookie, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body }),
    });
    const text = await response.clone().text();
    await checkAnswer(response, `SEED=${seed} ${method} ${path} ${body?.slice(0, 300)}`);
    assert.doesNotMatch(text, /"door\.(broken|busy)"/, `SEED=${seed} ${body?.slice(0, 300)}`);
  }
  assert.deepEqual(
    served.logged.filter(({ at }) => at === "trouble"),
    [],
  );
  assert.ok(requests > 10);
  const [outcome] = await served.keeper.push(olga, [say({ type: Repair })]);
  assert.equal(outcome?.accepted, true);
});

function aRequest(): { method: string; path: string; body?: string } {
  const { method, path, query, body } = pick(offered);
  const at = path.replace(/\{\w+\}/g, () => pick(hostileText));
  const asked = query
    .filter(() => roll() < 0.7)
    .map((name) => `${name}=${pick([...hostileText, northRides, "2016", "C1", "10"])}`);
  const url = asked.length > 0 ? `${at}?${asked.join("&")}` : at;
  return method === "GET"
    ? { method, path: url }
    : {
        method,
        path: url,
        body: pick([...hostileJson, JSON.stringify(Object.fromEntries((body ?? []).map((name) => [name, 1])))]),
      };
}

const records = Array.from({ length: 6 }, newId);

function aPush(): string {
  const changes = Array.from({ length: 1 + below(6) }, () => broken(anEnvelope()));
  const text = `{"protocol":1,"changes":[${changes.join(",")}]}`;
  return roll() < 0.1 ? lettersBroken(text) : text;
}

function anEnvelope(): Envelope {
  const record = pick(records);
  const act = pick(["create", "edit", "edit", "withdraw", "restore", "move:start"] as const);
  const facts = stated(
    1 + below(20),
    [rode(pick(records), { person: pick(records), on: pick(["2016-01", "2016-01-31"]) })],
    1 + below(2),
  );
  const head = { stream: pick([northRides, northStands]) };
  return pick([
    say({
      type: RideDay,
      record,
      act,
      head,
      answers: { riddenOn: "2016-01-01", topics: ["brakes"], heads: [{ id: "a", count: below(9) }] },
    }),
    say({ type: Ride, record, act, head, facts }),
    say({ type: Repair, record, act, head, answers: { bicycle: "Red" } }),
  ]);
}

/** As it is, or with something hostile somewhere, and then mostly with hashes that are right again. */
function broken(envelope: Envelope): string {
  if (roll() < 0.3) return JSON.stringify(envelope);
  const text = withAt(envelope, pick(placesIn(envelope)), pick(hostileJson));
  try {
    const { body, facts, head, ...more } = JSON.parse(text);
    if (roll() < 0.2) return text;
    return JSON.stringify({
      head: { ...head, bodyHash: hashText(body), factsHash: factsHash(facts) },
      body,
      facts,
      ...more,
    });
  } catch {
    return text;
  }
}

function lettersBroken(text: string): string {
  const letters = [...text];
  for (let count = 1 + below(5); count > 0; count -= 1)
    letters.splice(
      below(letters.length),
      below(3),
      pick(['"', "{", "}", "[", ",", ":", "\\", "\u0000", "9", "é", "e"]),
    );
  return letters.join("");
}
