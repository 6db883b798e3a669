// Hostile input at every route gets a problem, never a failure of ours, and leaves the server as it was.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, afterEach, before, describe, test } from "node:test";
import { type Envelope, factsHash } from "#core/change/change.ts";
import { hashText } from "#core/seal/bytes.ts";
import { MOST_SIGN_INS } from "#server/limits.ts";
import { Ride, RideDay } from "../bicycles/workshop.ts";
import { newId, northRides, olga, rode, say, stated } from "../contract/workshop.ts";
import { checkAnswer, type Offered, offeredBy } from "./routes.ts";
import { type Served, serve } from "./served.ts";
import { hostileJson, hostileText, placesIn, withAt } from "./values.ts";

/** Doors at which one address may knock only so often. */
const narrow = [
  "/api/account/passkeys",
  "/api/account/passkeys/ask",
  "/api/account/passkeys/remove",
  "/api/account/ways",
  "/api/invitations",
  "/api/invitations/open",
  "/api/invitations/take",
  "/api/set-up/first",
  "/api/sign-in",
  "/api/sign-in/ask",
  "/api/sign-in/demonstration",
  "/api/sign-in/passkey",
  "/api/sign-in/passkey/ask",
];
let served: Served;
let cookie = "";
let offered: readonly Offered[] = [];
before(async () => {
  served = await serve();
  cookie = await served.signIn(olga);
  offered = (await offeredBy(served)).filter(({ path }) => path !== "/api/sign-out" && !narrow.includes(path));
});
after(() => served.close());
afterEach(async () => {
  assert.deepEqual(
    served.logged.filter(({ at }) => at === "trouble"),
    [],
  );
  assert.equal((await fetch(`${served.address}/ready`)).status, 200);
});

const send = async (
  method: string,
  path: string,
  body?: string | Uint8Array,
  headers: object = {},
): Promise<number> => {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(served.address + path, {
    method,
    headers: { cookie, ...type, ...headers },
    ...(body !== undefined && { body: body as string }),
  });
  return checkAnswer(response, `${method} ${path} ${String(body).slice(0, 100)}`);
};
const filled = (path: string, value: string): string => path.replace(/\{\w+\}/g, () => value);

describe("every route", () => {
  test("is among those that are tried", () => {
    const paths = offered.map(({ method, path }) => `${method} ${path}`);
    for (const known of [
      "POST /api/changes",
      "GET /api/changes",
      "GET /api/records",
      "GET /api/records/{id}",
      "GET /api/me",
    ])
      assert.ok(paths.includes(known), known);
  });

  test("takes hostile words in its address", async () => {
    for (const { method, path, query } of offered) {
      const whole = filled(path, newId());
      const addresses = hostileText.flatMap((text) => [
        ...(path.includes("{") ? [filled(path, text)] : []),
        ...query.flatMap((name) => [`${whole}?${name}=${text}`, `${whole}?${name}=${text}&${name}=${text}`]),
      ]);
      await Promise.all(
        [...addresses, `${whole}?unheard=of&__proto__=x&constructor=y`].map((address) => send(method, address)),
      );
    }
  });

  test("takes hostile bodies", async () => {
    for (const { method, path, body } of offered) {
      if (method === "GET") continue;
      const members = body ?? [];
      const bodies = hostileJson.flatMap((text) => [
        text,
        ...members.map((name) => {
          const others = members
            .filter((other) => other !== name)
            .map((other) => `"${other}":${other === "protocol" ? 1 : "[]"}`);
          return `{${[...others, `"${name}":${text}`].join(",")}}`;
        }),
      ]);
      await Promise.all(bodies.map((one) => send(method, filled(path, newId()), one)));
    }
  });

  test("at which one may knock only so often takes the same bodies, and then no more", async () => {
    for (const path of narrow) {
      for (const body of ["", "{", "null", "[]", '{"person":7}']) assert.equal(await send("POST", path, body), 400);
      const more = await Promise.all(Array.from({ length: MOST_SIGN_INS }, () => send("POST", path, "{}")));
      // An empty body is all that some of them take: then what a demonstration does not have is not found.
      const statuses = new Set(more);
      assert.ok(statuses.delete(429), path);
      assert.deepEqual([...statuses], [path.endsWith("passkeys/ask") || path.endsWith("passkey/ask") ? 404 : 400]);
    }
  });

  test("takes bodies that are no JSON, no UTF-8, too large, or of another kind", async () => {
    const bytes = (...list: readonly number[]): Uint8Array => Uint8Array.from(list);
    const broken = [
      "",
      "{",
      "[1,]",
      "{'a':1}",
      "\u0000",
      "NaN",
      '{"protocol":1,"changes":[',
      bytes(0xff, 0xfe),
      bytes(0x22, 0xc3, 0x28, 0x22),
      bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d),
    ];
    for (const { method, path } of offered.filter((one) => one.method !== "GET")) {
      // Who may not come in is not listened to, whatever they say.
      const isClosed = (await send(method, filled(path, newId()), "{}")) === 403;
      const sent = async (status: number, body: string | Uint8Array, headers?: object): Promise<void> =>
        assert.equal(await send(method, filled(path, newId()), body, headers), isClosed ? 403 : status);
      for (const body of broken) await sent(400, body);
      await sent(413, `"${"x".repeat(8_100_000)}"`);
      await sent(400, "[".repeat(1_000_000));
      for (const type of [
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "nonsense",
        "application/x-www-form-urlencoded",
      ])
        await sent(415, "{}", { "content-type": type });
      await sent(415, "{}", { "content-encoding": "gzip" });
    }
  });

  test("takes other methods", async () => {
    for (const { path } of offered)
      for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) await send(method, filled(path, newId()));
  });

  test("takes requests that are no HTTP", async () => {
    const requests = [
      "nonsense\r\n\r\n",
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "GET /api/records/%00 HTTP/1.1\r\nhost: x\r\n\r\n",
      `GET /${"x".repeat(70_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${"y".repeat(70_000)}\r\n\r\n`,
      "POST /api/changes HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n",
      "POST /api/changes HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET http://elsewhere/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
      "GET // HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
      "POST /api/changes HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    ];
    for (const request of requests) {
      const answer = await new Promise<string>((done) => {
        let text = "";
        const socket = connect(served.port, "127.0.0.1", () => socket.end(request));
        socket
          .on("data", (part) => (text += part))
          .on("close", () => done(text))
          .on("error", () => done(text));
      });
      assert.doesNotMatch(answer, /^HTTP\/1\.1 5/, request.slice(0, 60));
    }
  });
});

describe("an envelope", () => {
  const day = say({
    type: RideDay,
    answers: { riddenOn: "2016-05-01", topics: ["brakes"], heads: [{ id: "a", count: 3, colour: "red" }] },
    head: { stream: northRides },
  });
  const ride = say({
    type: Ride,
    facts: stated(1, [
      rode(day.head.record, {
        person: newId(),
        subject: newId(),
        basis: "row",
        quantity: 2,
        fresh: 1,
        on: "2016-05",
        dims: { sex: "red" },
        money: { minor: 5, currency: "EUR" },
      }),
    ]),
  });
  const box = Buffer.from([1, ...Array(332).fill(7)]).toString("base64url");
  const circle = "team mechanic+owner";
  const key = Buffer.alloc(32, 7).toString("base64url");
  const sealed = {
    ...ride,
    head: { ...ride.head, codec: 1, circle, generation: 1, bodyHash: hashText(box) },
    body: box,
    signature: "x".repeat(86),
    wrap: { record: ride.head.record, generation: 1, circle, epoch: 1, key, box },
  };
  const pushed = async (text: string): Promise<readonly { accepted: boolean; problem?: { code: string } }[]> => {
    const response = await fetch(`${served.address}/api/changes`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: `{"protocol":1,"changes":[${text}]}`,
    });
    assert.equal(response.status, 200, text.slice(0, 200));
    const { outcomes } = (await response.json()) as {
      outcomes: readonly { accepted: boolean; problem?: { code: string } }[];
    };
    return outcomes;
  };
  const isSound = (outcome: { accepted: boolean; problem?: { code: string } } | undefined): boolean =>
    outcome !== undefined && (outcome.accepted || !outcome.problem?.code.startsWith("door."));

  test("is refused, or taken as it is, whatever stands at any of its places", async () => {
    for (const envelope of [day, ride, sealed]) {
      for (const place of placesIn(envelope)) {
        // Batches, so that a broken one would be seen to hold up its neighbours.
        const texts = hostileJson.map((text) => withAt(envelope, place, text));
        const good = say({ type: RideDay });
        const outcomes = await pushed([...texts, JSON.stringify(good)].join(","));
        assert.deepEqual(
          outcomes.filter((one) => !isSound(one)),
          [],
          place.join("."),
        );
        assert.equal(outcomes.at(-1)?.accepted, true, place.join("."));
      }
    }
  });

  test("is refused, or taken as it is, also when its hashes are right", async () => {
    for (const envelope of [day, ride, sealed]) {
      for (const place of placesIn(envelope).filter(
        ([first]) => first === "facts" || first === "head" || first === "body" || first === "wrap",
      )) {
        const texts = hostileJson.map((text) =>
          rehashed(withAt({ ...envelope, head: { ...envelope.head, id: newId(), record: newId() } }, place, text)),
        );
        const outcomes = await pushed(texts.join(","));
        assert.deepEqual(
          outcomes.filter((one) => !isSound(one)),
          [],
          place.join("."),
        );
      }
    }
    assert.equal(await send("GET", "/api/records?limit=1000"), 200);
    assert.equal(await send("GET", `/api/changes?stream=${northRides}&limit=1000`), 200);
  });

  test("may not carry names that JavaScript owns as addresses, moves or members", async () => {
    const changes = [
      ...["__proto__", "constructor", "toString", "heads/__proto__/count", "topics=constructor"].map((address) =>
        say({ type: RideDay, shown: { set: JSON.parse(`{${JSON.stringify(address)}:true}`), seen: {} } }),
      ),
      say({ type: RideDay, act: "move:constructor" }),
      say({ type: RideDay, act: "move:toString" }),
    ];
    const outcomes = await pushed(changes.map((change) => JSON.stringify(change)).join(","));
    assert.deepEqual(new Set(outcomes.map(({ problem }) => problem?.code)), new Set(["change.malformed"]));
  });
});

/** The same envelope with the hashes its body and facts ask for, where it still has a head to put them in. */
function rehashed(text: string): string {
  try {
    const envelope = JSON.parse(text) as Envelope;
    const hashes = { bodyHash: hashText(envelope.body), factsHash: factsHash(envelope.facts) };
    return JSON.stringify({ ...envelope, head: { ...envelope.head, ...hashes } });
  } catch {
    return text;
  }
}
