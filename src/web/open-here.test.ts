// Who unlocks a device that the server has forgotten meanwhile is signed in again without being asked; who was signed out stays out.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { problem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { type Device as Colleague, nameOn, wire, world, writeDown } from "#test/colleagues.ts";
import type { Api, Hello, Me } from "./api.ts";
import { openHere } from "./open-here.ts";

const hello: Hello = {
  protocol: { least: 1, most: 1 },
  logId: "0",
  demonstration: false,
  today: "2016-12-12",
  time: "2016-12-12T12:00:00Z",
} as Hello;
const account = { name: "ana", bundle: "", ways: [] };
let ana: Colleague;
let rui: Colleague;
let keeper: Awaited<ReturnType<typeof world>>["keeper"];
let signedIn = false;
let asked: unknown[] = [];
let answer: unknown = {};
let outCount = 0;
beforeEach(async () => {
  ({ ana, rui, keeper } = await world());
  [signedIn, asked, answer, outCount] = [false, [], {}, 0];
});

/** Ana's device, opened again, at a server that has forgotten who shows this cookie. */
async function open(cameBack: boolean) {
  await ana.end();
  const wired = wire(keeper, ana.person, ana.network);
  const out = problem("door.sign-in");
  const api = {
    push: async (changes) => (signedIn ? wired.push(changes) : out),
    pull: async (...which) => (signedIn ? wired.pull(...which) : out),
    get: async (path) => (signedIn ? wired.get(path) : out),
    async post(path, body) {
      if (path !== "/api/sign-in") return signedIn ? wired.post(path, body) : out;
      asked.push(body);
      signedIn = answer instanceof Object && !("code" in answer);
      return answer as never;
    },
  } as Pick<Api, "push" | "pull" | "get" | "post"> as Api;
  const { where, person } = ana;
  const stream = { ...where, name: "Team", organisation: "Example Partner", country: "BR" };
  const me: Me = { ...person, name: "Ana Exemplo", does: "Writes down", streams: [stream] } as unknown as Me;
  const proven = { way: "password", proof: "a proof" } as const;
  const unlocked = { keys: ana.keys, account, proven };
  const onSignedOut = (): void => {
    outCount += 1;
  };
  return openHere({ programme, api, hello, me, unlocked, cameBack, onSignedOut });
}

async function settled(device: Awaited<ReturnType<typeof open>>): Promise<void> {
  await device.sync.now();
  await new Promise((done) => setTimeout(done, 50));
  await device.sync.now();
}

describe("who comes back to a device the server has forgotten", () => {
  it("is signed in again with what they have just proven, and what they wrote is sent", async () => {
    const device = await open(true);
    const id = writeDown({ desk: device.desk, where: ana.where }, "Aurora Exemplo");
    await settled(device);
    await rui.sync.now();
    assert.deepEqual([asked, outCount], [[{ name: "ana", way: "password", proof: "a proof" }], 0]);
    assert.equal(nameOn(rui, id), "Aurora Exemplo");
    // Signed out from elsewhere after that, as from a phone that was lost: nothing is shown again.
    signedIn = false;
    await settled(device);
    assert.deepEqual([asked.length, outCount > 0], [1, true]);
  });

  it("is asked who they are where another password stands there now", async () => {
    answer = problem("sign-in.refused");
    await settled(await open(true));
    assert.deepEqual([asked.length > 0, outCount > 0], [true, true]);
  });

  it("goes on without a network, and is asked nothing", async () => {
    answer = problem("door.busy");
    const device = await open(true);
    await settled(device);
    assert.equal(outCount, 0);
    answer = {};
    await settled(device);
    assert.deepEqual([outCount, device.sync.state().reached], [0, true]);
  });
});

it("is signed out where nobody has just unlocked it", async () => {
  await settled(await open(false));
  assert.deepEqual([asked, outCount > 0], [[], true]);
});
