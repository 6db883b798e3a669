// Planted names: whatever a person writes, wherever it is put, it comes out only where the same person reads it back. It is in no log,
// no problem, no header and no answer to anybody else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { logTo } from "#server/log.ts";
import { Repair, Ride, RideDay } from "../bicycles/workshop.ts";
import { guest, newId, northRides, olga, say, stated, sven } from "../contract/workshop.ts";
import { offeredBy } from "./routes.ts";
import { type Served, serve } from "./served.ts";

const canary = "Wilhelmina-Kanariewouter";
let served: Served;
const outside: string[] = [];
before(async () => {
  served = await serve();
});
after(() => served.close());

/** Everything an answer says beside what a person may read. */
async function keep(response: Response): Promise<string> {
  const text = await response.text();
  outside.push(JSON.stringify([...response.headers]));
  if (response.status >= 400) outside.push(text);
  return text;
}

async function ask(cookie: string, method: string, path: string, body?: unknown): Promise<string> {
  const headers = {
    cookie,
    "user-agent": canary,
    referer: `http://127.0.0.1/${canary}`,
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  return keep(
    await fetch(served.address + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  );
}

test("a planted name is in no log, no problem, no header, and no answer to somebody else", async () => {
  // Signed in anew now and then: signing out is among what is asked.
  let cookie = await served.signIn(olga);
  const push = async (...changes: readonly unknown[]) =>
    (await ask(cookie, "POST", "/api/changes", { protocol: 1, changes })).toString();

  // Where it belongs: sealed and open answers, telephone numbers, facts that are in the right form.
  const open = say({ type: RideDay, answers: { route: canary, guidePhone: canary }, head: { stream: northRides } });
  const sealed = say({ type: Repair, answers: { bicycle: canary } });
  outside.push(await push(open, sealed));

  // Where it does not: in every member of an envelope, in addresses, in facts, in what is no envelope.
  const wrong = [
    ...Object.keys(open.head).map((member) => ({ ...open, head: { ...open.head, [member]: canary } })),
    { ...open, body: canary },
    { ...open, signature: canary },
    { ...open, [canary]: 1 },
    { ...open, head: { ...open.head, [canary]: 1 } },
    canary,
    [canary],
    { head: canary },
    say({ type: Repair, shown: { set: { [canary]: canary, bicycle: canary }, seen: {} } }),
    say({ type: RideDay, shown: { set: { guidePhone: canary }, seen: {} } }),
    say({
      type: Ride,
      facts: stated(1, [{ kind: canary, role: "event", key: canary, dims: { [canary]: canary } } as never]),
    }),
    say({
      type: Ride,
      facts: stated(1, [
        { kind: "ride", role: "event", key: canary, dims: { sex: canary }, occasion: newId(), on: "2016-05" },
      ]),
    }),
  ];
  outside.push(await push(...wrong));

  for (const person of [cookie, "", `banyan=${canary}`, await served.signIn(guest), await served.signIn(sven)]) {
    for (const { method, path, query } of await offeredBy(served)) {
      const at = path.replace(/\{\w+\}/g, canary);
      const asked = query.map((name) => `${name}=${canary}`).join("&");
      const answers = [
        await ask(person, method, at, method === "GET" ? undefined : { person: canary, [canary]: canary }),
        await ask(person, method, `${at}?${asked}&${canary}=${canary}`, method === "GET" ? undefined : canary),
      ];
      if (person !== cookie) outside.push(...answers);
    }
    for (const path of [
      `/${canary}`,
      `/api/${canary}`,
      `/${canary}/%zz`,
      `/assets/${canary}.js`,
      `/results?who=${canary}`,
    ])
      outside.push(await ask(person, "GET", path));
  }
  for (const path of ["/api/records", `/api/records/${open.head.record}`, `/api/changes?stream=${northRides}`]) {
    outside.push(await ask(await served.signIn(sven), "GET", path), await ask(await served.signIn(guest), "GET", path));
  }
  cookie = await served.signIn(olga);
  // Trouble of our own, whose message holds what was written: it must be logged without it.
  await served.store.pool.query(
    "CREATE FUNCTION tell(text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'said: %', $1; END $$; ALTER TABLE change ADD CHECK (tell(body)) NOT VALID",
  );
  outside.push(await push(say({ type: Repair, answers: { bicycle: canary } })));

  // The name is really there, for who may read it.
  assert.match(await ask(cookie, "GET", `/api/records/${open.head.record}`), new RegExp(canary));
  const lines: string[] = [];
  const log = logTo((line) => lines.push(line), Date.now);
  for (const line of served.logged) log.write(line);
  assert.ok(
    lines.some((line) => line.includes('"trouble"')) && lines.some((line) => line.includes("/api/records/:id")),
  );
  for (const said of [...lines, ...outside]) assert.doesNotMatch(said, /kanarie|wilhelmina/i);
  for (const id of [olga.id, open.head.record, northRides, "127.0.0.1"])
    assert.ok(!lines.some((line) => line.includes(id)), "a log line holds an id or an address");
});
