// A sign-in that was ended by somebody who leads its person: who hears of it, and who does not.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { giveAccount, proofFrom } from "#test/an-account.ts";
import { frank, milo, north, sven } from "#test/contract/workshop.ts";
import { type Served, serve } from "#test/hostile/served.ts";

let served: Served;
before(async () => {
  served = await serve({ demonstration: false });
});
after(() => served.close());

const asked = (url: string, cookie: string) => served.app.inject({ url, headers: { cookie } });
async function post(url: string, payload: object, cookie = "") {
  const {
    statusCode: status,
    headers,
    payload: text,
  } = await served.app.inject({ method: "POST", url, payload, headers: { cookie } });
  return { status, headers, code: text === "" ? undefined : (JSON.parse(text).code as string | undefined) };
}
async function signIn(name: string): Promise<string> {
  const { headers } = await post("/api/sign-in", { name, way: "password", proof: proofFrom("password") });
  return String(headers["set-cookie"] ?? "").split(";")[0] ?? "";
}

describe("a sign-in that somebody who leads its person has ended", () => {
  test("tells the device whose it was, until it would have ended by itself; nobody else, and not whoever ends it themselves", async () => {
    const named = { name: "Frank", does: "Leads", organisation: "Workshop", country: "NL" };
    await served.keeper.admin.addPerson({ id: frank.id, ...named, grants: frank.grants });
    await giveAccount(served.store, frank.id, "Frank");
    await giveAccount(served.store, sven.id, "Sven");
    await giveAccount(served.store, milo.id, "Milo");
    const [phone, tablet] = [await signIn("Milo"), await signIn("Milo")];
    const [leader, other] = [await signIn("Frank"), await signIn("Sven")];
    assert.ok(phone && tablet && leader && other);
    const asks = async (cookie: string, whose = ""): Promise<string> => {
      const headers = { cookie, ...(whose && { "banyan-person": whose }) };
      return (await served.app.inject({ url: "/api/me", headers })).json().code ?? "in";
    };
    const cut = (cookie: string) => post("/api/devices/compromised", { tenant: north, person: milo.id }, cookie);
    for (const wrong of [phone, other]) assert.equal((await cut(wrong)).code, "door.not-allowed");
    assert.deepEqual([await asks(phone), await asks(other)], ["in", "in"]);
    assert.equal((await cut(leader)).status, 200);
    assert.deepEqual([await asks(phone), await asks(tablet, milo.id)], ["door.removed", "door.removed"]);
    assert.deepEqual([await asks(phone, sven.id), await asks(other), await asks(leader)], ["door.sign-in", "in", "in"]);
    assert.equal(await asks("banyan=of-nobody"), "door.sign-in");
    // Their other devices hear of it too, whatever they choose since; a sign-in that is new goes on.
    const anew = await signIn("Milo");
    assert.deepEqual([await asks(anew), await asks(tablet)], ["in", "door.removed"]);
    assert.equal((await asked("/api/sessions", anew)).json().length, 1, "what was ended is in no list");
    // Told, the device signs out, and is a stranger.
    await post("/api/sign-out", {}, phone);
    assert.equal(await asks(phone), "door.sign-in");
  });
});
