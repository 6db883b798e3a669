// Signing in over HTTP, and the second question at each door: may the wrong person do this?
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { after, before, describe, test } from "node:test";
import { boxOf, codeWay, fairSettings, giveAccount, passwordWay, proofFrom } from "#test/an-account.ts";
import { guest, milo, olga, rosa, sven } from "#test/contract/workshop.ts";
import { type Served, serve } from "#test/hostile/served.ts";
import { asDoor } from "../store/database.ts";
import { tryName } from "../store/tried-names.ts";

let served: Served;
let from = 0;
before(async () => {
  served = await serve({ demonstration: false });
  await giveAccount(served.store, olga.id, "Olga Avocet");
  await giveAccount(served.store, milo.id, "Milo");
  await giveAccount(served.store, rosa.id, "Rosa");
  await giveAccount(served.store, guest.id, "Guest");
});
after(() => served.close());

/** Each from an address of its own: who knocks too often from one is met in the hostile tests. */
async function post(url: string, payload: object, cookie = "") {
  from += 1;
  const remoteAddress = `127.1.${from >> 8}.${from & 255}`;
  const response = await served.app.inject({ method: "POST", url, payload, remoteAddress, headers: { cookie } });
  const { statusCode: status, headers } = response;
  return { status, text: response.payload, code: response.json().code as string, said: response.json(), headers };
}
const get = async (url: string, cookie: string) => (await served.app.inject({ url, headers: { cookie } })).json();
const cookieIn = (answer: { readonly headers: { readonly [name: string]: unknown } }): string =>
  String(answer.headers["set-cookie"] ?? "").split(";")[0] ?? "";
const shown = (name: string, words = "password", way = "password") => ({ name, way, proof: proofFrom(words) });
const signIn = async (name: string, words?: string, way?: string): Promise<string> =>
  cookieIn(await post("/api/sign-in", shown(name, words, way)));

describe("somebody with an account", () => {
  test("signs in with their password or their printed code, however they write their name, and is told what opens their keys", async () => {
    for (const [name, words, way] of [
      ["Olga Avocet", "password", "password"],
      ["  olga   AVOCET ", "password", "password"],
      ["Olga Avocet", "code", "code"],
    ] as const) {
      const cookie = await signIn(name, words, way);
      const me = await get("/api/me", cookie);
      assert.deepEqual([me.id, me.grants], [olga.id, olga.grants]);
      assert.deepEqual(me.account, {
        name: "Olga Avocet",
        bundle: boxOf("b"),
        ways: [
          { way: "password", settings: fairSettings, wrap: boxOf("p") },
          { way: "code", settings: null, wrap: boxOf("c") },
        ],
      });
      const sessions = await get("/api/sessions", cookie);
      assert.equal(sessions.filter(({ id }: { id: string }) => id === me.session).length, 1);
    }
  });

  test("is told the settings of their password before they sign in", async () => {
    assert.deepEqual((await post("/api/sign-in/ask", { name: "OLGA avocet" })).said, { settings: fairSettings });
  });

  test("does not sign in by choosing themselves, nor by one way with what proves another", async () => {
    assert.equal((await post("/api/sign-in/demonstration", { person: olga.id })).status, 404);
    assert.equal((await post("/api/sign-in", shown("Olga Avocet", "code"))).code, "sign-in.refused");
    assert.equal((await post("/api/sign-in", shown("Olga Avocet", "password", "code"))).code, "sign-in.refused");
    assert.equal((await post("/api/sign-in", { ...shown("Olga Avocet"), proof: "x" })).status, 400);
    assert.equal((await post("/api/sign-in", { ...shown("Olga Avocet"), way: "passkey" })).status, 400);
  });
});

describe("a name that nobody has", () => {
  test("is answered as one that somebody has: the same words, the same work", async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let times_ = 0; times_ < 4; times_ += 1) {
      for (const [who, name] of [
        ["known", "Rosa"],
        ["unknown", "Nobody"],
      ] as const) {
        const began = performance.now();
        const answer = await post("/api/sign-in", shown(name, "wrong"));
        times[who].push(performance.now() - began);
        assert.equal(answer.text, (await post("/api/sign-in", shown("Another", "wrong", "code"))).text);
        assert.deepEqual([answer.status, answer.code, cookieIn(answer)], [401, "sign-in.refused", ""]);
      }
    }
    const least = (of: readonly number[]): number => Math.min(...of);
    const ratio = least(times.unknown) / least(times.known);
    assert.ok(ratio > 1 / 3 && ratio < 3, `unknown took ${ratio} times as long`);
  });

  test("is told settings of its own, the same each time it is asked for, as fair as anybody's", async () => {
    const ask = async (name: string) => (await post("/api/sign-in/ask", { name })).said.settings;
    const first = await ask("No Such Name");
    assert.deepEqual(await ask("no  such name"), first);
    assert.notEqual((await ask("No Other Name")).salt, first.salt);
    assert.deepEqual(Object.keys(first), Object.keys(fairSettings));
    assert.match(first.salt, /^[A-Za-z0-9_-]{22}$/);
    assert.ok(first.memory === 19_456 && first.passes >= 2 && first.passes <= 20 && first.lanes === 1);
  });

  test("waits after the fourth wrong try like one that somebody has, also when all come at once; a printed code never waits", async () => {
    for (const name of ["Guest", "Unheard Of"]) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => post("/api/sign-in", shown(name.toUpperCase(), "wrong"))),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [401, 401, 401, 401, 401, 429, 429, 429]);
      const late = await post("/api/sign-in", shown(name));
      assert.deepEqual([late.status, late.code], [429, "door.too-many"], "also with what is right");
      assert.match(String(late.headers["retry-after"]), /^[1-5]$/);
    }
    assert.equal((await post("/api/sign-in", shown("Guest", "code", "code"))).status, 200);
    assert.equal((await post("/api/sign-in", shown("Guest"))).status, 200, "and who came in need not wait");
  });
});

describe("names that were tried in vain", () => {
  test("wait at another server on the same database too, and after a restart; for no longer than a quarter of an hour", async () => {
    for (let times = 1; times <= 5; times += 1) await post("/api/sign-in", shown("Tried Before", "wrong"));
    const now = Date.now();
    const waits = async (later: number): Promise<number> => tryName(served.store, "tried before", now + later);
    assert.ok((await waits(0)) > 0);
    for (let tries = 0; tries < 12; tries += 1) assert.equal(await waits((tries + 1) * 900_000), 0);
    assert.equal(await waits(12 * 900_000), 900);
    assert.equal(await tryName(served.store, "somebody else", now), 0);
    assert.equal(await waits(12 * 900_000 + 24 * 3_600_000), 0, "after a day it is forgotten");
  });

  test("are not written down, whatever somebody typed there", async () => {
    await post("/api/sign-in", shown("my secret password", "wrong"));
    const rows = await asDoor(served.store, (sql) => sql("SELECT * FROM tried_name"));
    assert.ok(rows.length > 0);
    for (const { hash } of rows) assert.match(String(hash), /^[0-9a-f]{64}$/);
    assert.ok(!JSON.stringify(rows).includes("secret"));
  });
});

describe("a way in", () => {
  const another = (words: string) => ({
    ...passwordWay(words),
    old: { way: "password", proof: proofFrom("password") },
  });

  test("is changed by who can show one that stands, which ends every other sign-in", async () => {
    const [here, elsewhere] = [await signIn("Milo"), await signIn("Milo")];
    assert.equal((await post("/api/account/ways", another("new"), here)).status, 200);
    assert.equal((await get("/api/me", here)).id, milo.id);
    assert.equal((await get("/api/me", elsewhere)).code, "door.sign-in");
    assert.equal(await signIn("Milo"), "", "the old password is over");
    const byCode = { ...passwordWay("newer"), old: { way: "code", proof: proofFrom("code") } };
    assert.equal((await post("/api/account/ways", byCode, await signIn("Milo", "new"))).status, 200);
    assert.notEqual(await signIn("Milo", "newer"), "");
  });

  test("is not changed without what proves another, by nobody, or with settings that are no good", async () => {
    const cookie = await signIn("Olga Avocet");
    const refused = async (payload: object, by = cookie) => (await post("/api/account/ways", payload, by)).code;
    assert.equal(
      await refused({ ...another("x"), old: { way: "password", proof: proofFrom("wrong") } }),
      "sign-in.refused",
    );
    assert.equal(
      await refused({ ...another("x"), old: { way: "code", proof: proofFrom("password") } }),
      "sign-in.refused",
    );
    assert.equal(await refused(passwordWay("x")), "door.bad-request");
    assert.equal(await refused(another("x"), ""), "door.sign-in");
    const { settings: _, ...bare } = another("x");
    for (const more of [
      { memory: 19_455 },
      { memory: 262_145 },
      { passes: 1 },
      { passes: 21 },
      { lanes: 0 },
      { lanes: 5 },
      { salt: "short" },
      { passes: 2.5 },
      { more: 1 },
    ])
      assert.equal(
        await refused({ ...bare, settings: { ...fairSettings, ...more } }),
        "door.bad-request",
        JSON.stringify(more),
      );
    assert.equal(await refused({ ...bare, settings: null }), "door.bad-request");
    const oldCode = { way: "code", proof: proofFrom("code") };
    assert.equal(await refused({ ...codeWay("x"), settings: fairSettings, old: oldCode }), "door.bad-request");
    assert.notEqual(await signIn("Olga Avocet"), "", "nothing was changed");
  });

  test("is tried as often as at the door, and no oftener", async () => {
    const cookie = await signIn("Rosa", "code", "code");
    const wrong = { ...another("x"), old: { way: "password", proof: proofFrom("wrong") } };
    const answers = [];
    for (let times = 0; times < 7; times += 1) answers.push((await post("/api/account/ways", wrong, cookie)).status);
    assert.deepEqual(answers.slice(-2), [429, 429]);
    assert.equal((await post("/api/sign-in", shown("Rosa"))).status, 429);
  });
});

describe("a sign-in", () => {
  test("is told to whose it is, with what they called the device, and ended by them from elsewhere", async () => {
    const phone = cookieIn(await post("/api/sign-in", { ...shown("Olga Avocet"), device: "Red telephone" }));
    const desk = await signIn("Olga Avocet");
    const { session } = await get("/api/me", phone);
    const listed = (await get("/api/sessions", desk)) as { id: string; device: string; began: string; last: string }[];
    const red = listed.find(({ id }) => id === session);
    assert.equal(red?.device, "Red telephone");
    assert.ok(red && [red.began, red.last].every((time) => Math.abs(Date.parse(time) - Date.now()) < 60_000));
    assert.equal((await post("/api/sessions/end", { id: session }, desk)).status, 200);
    assert.equal((await get("/api/me", phone)).code, "door.sign-in", "at once");
    assert.equal((await post("/api/sessions/end", { id: session }, desk)).status, 404);
  });

  test("of somebody else is neither seen nor ended, and nobody sees any", async () => {
    const [olgas, guests] = [await signIn("Olga Avocet"), await signIn("Guest", "code", "code")];
    const { session } = await get("/api/me", olgas);
    assert.ok(!JSON.stringify(await get("/api/sessions", guests)).includes(session));
    for (const id of [session, "", "x", "'"])
      assert.equal((await post("/api/sessions/end", { id }, guests)).status, 404);
    assert.equal((await post("/api/sessions/end", { id: session })).status, 401);
    assert.equal((await get("/api/sessions", "")).code, "door.sign-in");
    assert.equal((await get("/api/me", olgas)).id, olga.id);
  });
});

describe("one browser, and several people", () => {
  const asked = async (cookie: string, person: string, method: "GET" | "POST" = "GET", url = "/api/me") => {
    const headers = { cookie, "banyan-person": person };
    return served.app.inject({ method, url, headers, ...(method === "POST" && { payload: {} }) });
  };

  test("a request that says whose it is is never taken for that of whoever else is signed in there", async () => {
    const cookie = await signIn("Olga Avocet");
    assert.equal((await asked(cookie, olga.id)).json().id, olga.id);
    for (const other of [guest.id, "", "x"]) {
      assert.equal((await asked(cookie, other)).json().code, "door.sign-in");
      assert.equal((await asked(cookie, other, "POST", "/api/changes")).json().code, "door.sign-in");
    }
    assert.equal((await asked("", olga.id)).json().code, "door.sign-in", "saying so is not being so");
  });

  test("somebody who signs out there ends nobody else's sign-in", async () => {
    const cookie = await signIn("Olga Avocet");
    const answer = await asked(cookie, guest.id, "POST", "/api/sign-out");
    assert.deepEqual([answer.statusCode, answer.headers["set-cookie"]], [200, undefined]);
    assert.equal((await get("/api/me", cookie)).id, olga.id);
    assert.match(String((await asked(cookie, olga.id, "POST", "/api/sign-out")).headers["set-cookie"]), /^banyan=;/);
    assert.equal((await get("/api/me", cookie)).code, "door.sign-in");
  });

  test("whoever signs in there next ends the sign-in of whoever was before, and only where they come in", async () => {
    const before = await signIn("Olga Avocet");
    assert.equal((await post("/api/sign-in", shown("Guest", "wrong", "code"), before)).status, 401);
    assert.equal((await get("/api/me", before)).id, olga.id);
    const next = cookieIn(await post("/api/sign-in", shown("Guest", "code", "code"), before));
    assert.equal((await get("/api/me", next)).id, guest.id);
    assert.equal((await get("/api/me", before)).code, "door.sign-in");
  });
});

test("no proof, no hash of one and nothing sealed is in a log line, nor in an answer to anybody else", async () => {
  assert.ok(served.logged.length > 50);
  const kept = await served.store.pool.query("SELECT verifier, salt FROM way_in");
  const secrets = kept.rows.flatMap(({ verifier, salt }) => [verifier, salt] as string[]);
  const cookie = await signIn("Olga Avocet");
  const mine = JSON.stringify([await get("/api/me", cookie), await get("/api/sessions", cookie)]);
  const lines = JSON.stringify(served.logged);
  for (const secret of [...secrets, proofFrom("password"), proofFrom("code")]) {
    assert.ok(!lines.includes(secret), "a log line holds a secret");
    assert.ok(!mine.includes(secret), "an answer holds what only the server keeps");
  }
  for (const word of [boxOf("b"), boxOf("p"), "Olga", "Unheard", olga.id, "Red telephone"])
    assert.ok(!lines.includes(word), word.slice(0, 20));
  assert.equal((await get("/api/me", await signIn("Guest", "code", "code"))).account.name, "Guest");
  assert.deepEqual(
    served.logged.filter(({ at }) => at === "trouble"),
    [],
  );
});

test("somebody without an account has none to sign in to", async () => {
  assert.equal((await post("/api/sign-in", shown(sven.id))).code, "sign-in.refused");
});
