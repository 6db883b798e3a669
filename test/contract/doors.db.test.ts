// The doors over HTTP: who comes in, what each route needs, in what form it answers, and how the server stops.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, type TestContext, test } from "node:test";
import fastify, { type FastifyRequest } from "fastify";
import { doorOf } from "#server/door.ts";
import { asDoor } from "#server/store/database.ts";
import { findVisitor } from "#server/store/sign-ins.ts";
import { RideDay, workshop } from "../bicycles/workshop.ts";
import { type Served, serve } from "../hostile/served.ts";
import { guest, milo, newId, northRides, northStands, olga, say, sven } from "./workshop.ts";

let served: Served;
let cookie = "";
before(async () => {
  served = await serve();
  cookie = await served.signIn(olga);
});
after(() => served.close());

/** One more server, for as long as the test runs. */
const serveFor = async (t: TestContext, more: Parameters<typeof serve>[0] = {}): Promise<Served> => {
  const own = await serve(more);
  t.after(() => own.close());
  return own;
};
const get = (path: string, headers: object = { cookie }): Promise<Response> =>
  fetch(served.address + path, { headers: { ...headers } });
const post = (path: string, body: unknown, headers: object = {}): Promise<Response> =>
  fetch(served.address + path, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what these tests look at
const json = async (response: Response | Promise<Response>) => (await response).json() as Promise<any>;
const codeOf = async (response: Promise<Response>): Promise<unknown> => {
  const given = await response;
  const { code, status } = await json(given);
  assert.equal(status, given.status);
  assert.match(given.headers.get("content-type") ?? "", /^application\/problem\+json/);
  return code;
};

describe("signing in", () => {
  test("is choosing a person of the demonstration, and keeps only the hash of what the cookie holds", async () => {
    const people = await json(get("/api/people", {}));
    assert.equal(people.length, 5);
    assert.deepEqual(Object.keys(people[0]), ["id", "name", "does", "organisation", "country"]);
    // Another browser: in one's own it would end one's sign-in.
    const response = await post("/api/sign-in/demonstration", { person: milo.id }, { cookie: "" });
    assert.deepEqual(await json(response), { person: milo.id });
    const [set = ""] = response.headers.getSetCookie();
    assert.match(set, /^banyan=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/);
    const [token = ""] = set.slice("banyan=".length).split(";");
    const kept = await asDoor(served.store, (sql) => sql<{ token_hash: string }>("SELECT token_hash FROM sign_in"));
    assert.ok(kept.every(({ token_hash: hash }) => /^[0-9a-f]{64}$/.test(hash) && hash !== token));
  });

  test("says who one is and what reaches one, until one signs out", async () => {
    const mine = { cookie: await served.signIn(milo) };
    const me = await json(get("/api/me", mine));
    assert.deepEqual(
      [me.id, me.grants, me.streams.map((one: { stream: string }) => one.stream)],
      [milo.id, milo.grants, [northStands]],
    );
    await fetch(`${served.address}/api/sign-out`, { method: "POST", headers: mine });
    assert.equal(await codeOf(get("/api/me", mine)), "door.sign-in");
  });

  test("ends by itself after a working day", async () => {
    const [, token = ""] = (await served.signIn(guest)).split("=");
    const hash = createHash("sha256").update(token).digest("hex");
    const later = (hours: number): number => Date.now() + hours * 3_600_000;
    assert.equal((await findVisitor(served.store, hash, later(11)))?.id, guest.id);
    assert.equal(await findVisitor(served.store, hash, later(13)), undefined);
  });

  test("is not found for somebody unknown", async () => {
    assert.equal(await codeOf(post("/api/sign-in/demonstration", { person: newId() })), "door.not-found");
    assert.equal(await codeOf(post("/api/sign-in/demonstration", { person: "olga" })), "door.not-found");
    assert.equal(await codeOf(post("/api/sign-in/demonstration", { person: milo.id, name: "x" })), "door.bad-request");
  });
});

describe("a route", () => {
  test("that needs somebody is closed to nobody, to a made-up cookie and to an old one", async () => {
    for (const path of ["/api/me", "/api/records", `/api/records/${newId()}`, `/api/changes?stream=${northStands}`]) {
      for (const headers of [{}, { cookie: "banyan=x" }, { cookie: `banyan=${"A".repeat(43)}` }])
        assert.equal(await codeOf(get(path, headers)), "door.sign-in");
    }
    assert.equal(await codeOf(post("/api/changes", { protocol: 1, changes: [] }, { cookie: "" })), "door.sign-in");
  });

  test("that needs a right is not found for a read, and not allowed for a write, to who has it nowhere", async () => {
    const app = fastify();
    const whoAsks = async (request: FastifyRequest) => ({
      ...(request.query === null ? guest : request.headers["x-as"] === "sven" ? sven : milo),
      name: "",
      does: "",
      session: "",
    });
    const door = doorOf(app, workshop, { whoAsks, isRemoved: async () => false }, () => "2016-12-12");
    const schema = {};
    door.route({
      method: "GET",
      url: "/counts",
      needs: { action: "count", type: "*" },
      says: "",
      schema,
      handler: ({ person, tenants }) => ({ id: person.id, tenants }),
    });
    door.route({
      method: "POST",
      url: "/rides",
      needs: { action: "create", type: "ride-day" },
      says: "",
      schema,
      handler: () => ({}),
    });
    const bare = { method: "GET", url: "/open", says: "", schema } as const;
    // @ts-expect-error: a route that does not say what it needs does not compile
    door.route({ ...bare, handler: () => ({}) });
    // @ts-expect-error: the handler of one that needs nobody is given nobody
    door.route({ ...bare, url: "/nobody", needs: "nobody", handler: ({ person }) => person });
    const refused = await Promise.all([app.inject("/counts"), app.inject({ method: "POST", url: "/rides" })]);
    assert.deepEqual(
      refused.map((one) => one.json().code),
      ["door.not-found", "door.not-allowed"],
    );
    const allowed = await app.inject({ url: "/counts", headers: { "x-as": "sven" } });
    assert.deepEqual(allowed.json(), { id: sven.id, tenants: [sven.grants[0]?.tenant] });
    await app.close();
  });

  test("is not called from another site", async () => {
    assert.equal(await codeOf(post("/api/sign-out", {}, { "sec-fetch-site": "cross-site" })), "door.not-allowed");
    assert.equal((await post("/api/sign-out", {}, { cookie: "", "sec-fetch-site": "same-origin" })).status, 200);
  });

  test("keeps its answer out of every cache, and its page to itself", async () => {
    const { headers } = await get("/api/me");
    assert.equal(headers.get("cache-control"), "no-store");
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /^default-src 'self';/);
    // WebAssembly for the password's stretching, and no other code that was not served as a file.
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(policy.replace("'wasm-unsafe-eval'", ""), /unsafe|https?:|\*/);
    assert.deepEqual(
      [headers.get("x-content-type-options"), headers.get("referrer-policy"), headers.get("x-powered-by")],
      ["nosniff", "no-referrer", null],
    );
  });

  test("is counted without saying whose", async () => {
    const { status, seconds, requests, accepted, problems, ...more } = await json(get("/health", {}));
    assert.deepEqual(
      [status, seconds >= 0, requests > 10, accepted >= 0, problems["door.sign-in"] > 10, more],
      ["ok", true, true, true, true, {}],
    );
  });

  test("is described in the API's own words", async () => {
    const api = await json(get("/api/docs/json", {}));
    assert.match(api.openapi, /^3\.1\./);
    assert.ok(["/api/changes", "/api/records/{id}", "/health"].every((path) => path in api.paths));
    assert.ok("application/problem+json" in api.paths["/api/changes"].post.responses.default.content);
    const page = await get("/api/docs/", {});
    assert.equal(page.status, 200);
    assert.doesNotMatch(await page.text(), /https?:\/\/(?!127\.0\.0\.1)/);
  });
});

describe("the exchange", () => {
  test("takes changes in and gives them out", async () => {
    const day = say({ type: RideDay, answers: { route: "Canal" }, head: { stream: northRides } });
    const { outcomes } = await json(post("/api/changes", { protocol: 1, changes: [day, { head: 1 }] }));
    assert.deepEqual([outcomes[0].accepted, outcomes[1].problem.code], [true, "change.malformed"]);
    const pulled = await json(get(`/api/changes?stream=${northRides}&after=0&limit=10`));
    assert.deepEqual(pulled.changes, [{ n: 1, revision: 1, envelope: day }]);
    const listed = await json(get("/api/records?type=ride-day"));
    assert.deepEqual(
      listed.records.map((one: { id: string; answers: object }) => [one.id, one.answers]),
      [[day.head.record, { route: "Canal" }]],
    );
    const one = await json(get(`/api/records/${day.head.record}`));
    assert.deepEqual(one.changes, [{ n: 1, revision: 1, head: day.head }]);
  });

  test("refuses another version, too many at once, and a stream of somebody else", async () => {
    assert.equal(await codeOf(post("/api/changes", { protocol: 2, changes: [] })), "change.format-unknown");
    assert.equal(await codeOf(post("/api/changes", { protocol: 1, changes: Array(501).fill(0) })), "door.bad-request");
    assert.equal(
      await codeOf(get(`/api/changes?stream=${northRides}`, { cookie: await served.signIn(sven) })),
      "door.not-found",
    );
  });

  test("gives large changes out on smaller pages, compressed for who takes them so", async () => {
    const large = Array.from({ length: 100 }, () => say({ type: RideDay, answers: { route: "x".repeat(60_000) } }));
    const { outcomes } = await json(post("/api/changes", { protocol: 1, changes: large }));
    assert.ok(outcomes.every((one: { accepted: boolean }) => one.accepted));
    const pages: number[] = [];
    for (let after = 0, more = true; more; ) {
      const response = await get(`/api/changes?stream=${northStands}&after=${after}`);
      assert.equal(response.headers.get("content-encoding"), "gzip");
      const page = await json(response);
      pages.push(page.changes.length);
      ({ next: after, more } = page);
    }
    assert.deepEqual([pages.length, pages.reduce((sum, count) => sum + count, 0)], [2, 100]);
  });

  test("says hello with versions, the log, and the day it is", async () => {
    const hello = await json(get("/api/hello", {}));
    assert.deepEqual(hello, {
      protocol: { least: 1, most: 1 },
      logId: hello.logId,
      demonstration: true,
      today: "2016-12-12",
      root: null,
      passkeys: null,
      time: hello.time,
    });
    assert.ok(Math.abs(hello.time - Date.now()) < 60_000);
  });
});

test("where there is no demonstration, nobody is listed and nobody signs in by choosing", async (t) => {
  const real = await serveFor(t, { demonstration: false });
  const people = await fetch(`${real.address}/api/people`);
  assert.equal(people.status, 404);
  assert.equal(await real.signIn(olga), "");
});

test("who tries to sign in too often has to wait", async (t) => {
  const own = await serveFor(t);
  const tries = await Promise.all(
    Array.from({ length: 70 }, () =>
      fetch(`${own.address}/api/sign-in/demonstration`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      }),
    ),
  );
  assert.deepEqual(new Set(tries.map(({ status }) => status)), new Set([400, 429]));
  const late = tries.find(({ status }) => status === 429);
  assert.equal(late && (await json(late)).code, "door.too-many");
});
