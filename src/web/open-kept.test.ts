// Several people, one device: each opens what is theirs with what they know, and nobody else's. May the wrong person do this?
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { isProblem, problem } from "#core/problem.ts";
import type { PersonKeys, PersonSecrets } from "#core/seal/person-keys.ts";
import { keysOf, makeSecrets } from "#core/seal/person-keys.ts";
import { newDisk, textOn } from "#test/colleagues.ts";
import type { Account, Api, Me } from "./api.ts";
import { AWAY } from "./api.ts";
import type { Authenticator } from "./authenticator.ts";
import { isKept, keepAccount, peopleHere } from "./kept-accounts.ts";
import { DROPPED, keepMe, type OpenedHere, openKept, VOID } from "./open-kept.ts";
import { platform } from "./platform.ts";
import { shelfDisk } from "./shelf-disk.ts";
import { countTry, triesOf } from "./tries.ts";
import { makeAccount, newPassword, type Unlocked } from "./vault.ts";

interface Somebody {
  readonly person: string;
  readonly account: Account;
  readonly keys: PersonKeys;
  readonly code: string;
}

const ana = await somebody("ana", "Ana Exemplo", "one password of ana");
const rui = await somebody("rui", "Rui Modelo", "one password of rui");
let disk = newDisk();
let asked: string[] = [];
/** What the server says of somebody, by path; nobody answers where nothing is said. */
let says: { [path: string]: unknown } = {};
beforeEach(async () => {
  [disk, asked, says] = [newDisk(), [], {}];
  for (const { person, account, keys } of [ana, rui]) {
    keepAccount(disk, person, account);
    await keepMe(disk, { keys } as Unlocked, meOf(person, account));
  }
});

async function somebody(person: string, name: string, password: string): Promise<Somebody> {
  const secrets: PersonSecrets = makeSecrets(platform, "A".repeat(43));
  const { bundle, ways, code } = await makeAccount(person, secrets, password, slowClock());
  return { person, account: { name, bundle, ways }, keys: await keysOf(platform, person, secrets), code };
}

/** Of a device so slow that a password is stretched no more than has to be. */
function slowClock(): () => number {
  let millis = 0;
  return () => (millis += 10_000);
}

function meOf(person: string, account: Account): Me {
  const stream = { stream: "s", tenant: "t", name: "Team", organisation: "Example Partner", country: "BR" };
  return {
    id: person,
    name: `Canary ${person}`,
    does: "Writes",
    grants: [],
    streams: [stream],
    colleagues: [],
    account,
    session: "x",
  };
}

const api = {
  async post(path: string) {
    asked.push(path);
    return says[path] ?? AWAY;
  },
  me: async () => says["/api/me"] ?? AWAY,
  async signOut() {
    asked.push("/api/sign-out");
    return AWAY;
  },
} as unknown as Api;

const open = (person: string, text: string, way: "password" | "code" = "password") =>
  openKept({ api, disk, person, shown: { way, text } });

function got(answer: Awaited<ReturnType<typeof open>>): OpenedHere {
  assert.ok(!isProblem(answer), JSON.stringify(answer));
  return answer;
}

describe("somebody whose keys are here", () => {
  it("is known and open without a network, by password or by printed code", async () => {
    for (const [text, way] of [
      ["one password of ana", "password"],
      [ana.code, "code"],
    ] as const) {
      const { me, unlocked } = got(await open("ana", text, way));
      assert.deepEqual([me?.name, me?.account, me?.session], ["Canary ana", ana.account, undefined]);
      assert.deepEqual(unlocked.keys.signing.publicKey, ana.keys.signing.publicKey);
    }
    assert.deepEqual(asked, []);
  });

  it("is in the list by their sign-in name, and the disk says nothing else of them in the clear", () => {
    assert.deepEqual(peopleHere(disk), [
      { person: "ana", name: "Ana Exemplo" },
      { person: "rui", name: "Rui Modelo" },
    ]);
    assert.ok(!/canary|example partner|writes/i.test(textOn(disk)));
  });

  it("comes in with a password that was changed elsewhere, where somebody answers; the old one opens nothing there", async () => {
    const changed = await newPassword(
      "ana",
      ana.account,
      { way: "password", text: "one password of ana" },
      "another one",
    );
    assert.ok(!isProblem(changed));
    const { old, ...way } = changed;
    const account = { ...ana.account, ways: [way, ...ana.account.ways.filter((one) => one.way === "code")] };
    assert.ok(isProblem(await open("ana", "another one")), "nobody answers");
    says = {
      "/api/sign-in/ask": { settings: way.settings },
      "/api/sign-in": { person: "ana" },
      "/api/me": meOf("ana", account),
    };
    const { me, unlocked } = got(await open("ana", "another one"));
    assert.deepEqual([me, unlocked.account], [undefined, account], "what is known of them is asked for anew");
    assert.equal(triesOf(disk, "ana").failedCount, 0);
  });
});

describe("somebody whose keys are here, and a server that answers", () => {
  const proven = "one password of ana";

  it("is signed in anew before anything is opened, and known as they are by now", async () => {
    says = { "/api/sign-in": {} };
    let isIn = false;
    const me = { ...meOf("ana", ana.account), name: "Canary by now" };
    const server = {
      ...api,
      async post(path: string) {
        asked.push(path);
        isIn = true;
        return {};
      },
      me: async () => (isIn ? me : problem("door.sign-in")),
    } as unknown as Api;
    const opened = got(await openKept({ api: server, disk, person: "ana", shown: { way: "password", text: proven } }));
    assert.deepEqual([asked, opened.me?.name], [["/api/sign-in"], "Canary by now"]);
    got(await openKept({ api: server, disk, person: "ana", shown: { way: "password", text: proven } }));
    assert.deepEqual(asked, ["/api/sign-in"], "not again while it stands");
  });

  it("touches their passkey at the door where they have one, and stays out where they do not", async () => {
    says = { "/api/me": problem("door.sign-in"), "/api/sign-in": { passkey: {} }, "/api/sign-in/passkey": {} };
    const shown = { way: "password", text: proven } as const;
    for (const refuses of [true, false]) {
      const authenticator = {
        async sign() {
          if (!refuses) says["/api/me"] = meOf("ana", ana.account);
          return refuses ? problem("sign-in.name-taken") : { signed: {} };
        },
      } as unknown as Authenticator;
      const answer = await openKept({ api, disk, person: "ana", shown, authenticator });
      assert.equal(isProblem(answer), refuses);
    }
    assert.ok(isKept(disk, "ana"));
  });

  it("is taken off the device where their password is none any more", async () => {
    says = { "/api/me": problem("door.sign-in"), "/api/sign-in": problem("sign-in.refused") };
    assert.equal(await open("ana", proven), VOID);
    assert.equal(isKept(disk, "ana"), false);
  });

  it("is let in where it is too busy to say, and waits for no network that hangs", async () => {
    says = { "/api/me": problem("door.busy") };
    assert.equal(got(await open("ana", proven)).me?.name, "Canary ana");
    const hanging = { ...api, me: () => new Promise<never>(() => {}) } as unknown as Api;
    const shown = { way: "password", text: proven } as const;
    assert.equal(got(await openKept({ api: hanging, disk, person: "ana", shown })).me?.name, "Canary ana");
  });
});

describe("somebody else", () => {
  it("opens nobody's keys but their own, with or without a network", async () => {
    says = { "/api/sign-in/ask": { settings: ana.account.ways[0]?.settings } };
    for (const [text, way] of [
      ["one password of rui", "password"],
      [rui.code, "code"],
    ] as const) {
      const answer = await open("ana", text, way);
      assert.ok(isProblem(answer) && answer.code === "sign-in.refused");
    }
  });

  it("gets no further by a server that hands out their own account under another's name", async () => {
    says = {
      "/api/sign-in/ask": { settings: rui.account.ways[0]?.settings },
      "/api/sign-in": { person: "rui" },
      "/api/me": meOf("rui", rui.account),
    };
    const answer = await open("ana", "one password of rui");
    assert.ok(isProblem(answer) && answer.code === "sign-in.refused");
  });

  it("who guesses ten times has taken the keys from the device: nothing opens it then, and others are still there", async () => {
    await shelfDisk.putAt("ana", "pages", { where: "s", at: 0, box: "a box" });
    for (let times = 1; times < 10; times += 1) countTry(disk, "ana");
    disk.setItem("tries ana", JSON.stringify({ failedCount: 9, waitMillis: 0 }));
    assert.equal(await open("ana", "a tenth guess at it"), DROPPED);
    assert.deepEqual([isKept(disk, "ana"), isKept(disk, "rui")], [false, true]);
    assert.deepEqual(await open("ana", "one password of ana"), DROPPED);
    assert.deepEqual(await shelfDisk.read("ana", "pages"), []);
    assert.equal(asked.at(-1), "/api/sign-out", "the sign-in that may still be there goes as well");
    assert.ok(!/tries ana|me ana|account ana/.test(textOn(disk)));
    got(await open("rui", "one password of rui"));
  });

  it("waits, also with the right one: and the printed code does not", async () => {
    for (let times = 0; times < 5; times += 1) countTry(disk, "ana");
    const answer = await open("ana", "one password of ana");
    assert.ok(isProblem(answer) && answer.code === "door.too-many");
    assert.equal(triesOf(disk, "ana").failedCount, 5, "what is not tried is not counted");
    got(await open("ana", ana.code, "code"));
    assert.equal(triesOf(disk, "ana").failedCount, 0);
  });

  it("is counted before it is tried: whoever loads the page anew meanwhile has tried", async () => {
    const trying = open("ana", "a wrong password here");
    assert.equal(triesOf(disk, "ana").failedCount, 1);
    await trying;
    assert.equal(triesOf(disk, "ana").failedCount, 1);
  });
});
