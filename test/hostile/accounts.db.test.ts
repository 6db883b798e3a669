// Hostile values at the doors of an installation of one's own, where they are right but for one place: each is refused, none breaks anything,
// and none comes back in what is said.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { passwordWay, proofFrom } from "../an-account.ts";
import { type Colleague, type OwnHouse, openOwnHouse } from "../own-house.ts";
import { hostileJson, placesIn, withAt } from "./values.ts";

let empty: OwnHouse;
let house: OwnHouse;
let founder: Colleague;
const tenant = randomUUID();
before(async () => {
  empty = await openOwnHouse();
  house = await openOwnHouse();
  founder = await house.begin(tenant, randomUUID());
});
after(async () => {
  await empty.close();
  await house.close();
});

/** Whatever stands at any place: what the server says to it, by status. Nothing of ours breaks. */
async function answersTo(at: OwnHouse, url: string, body: object, cookie = ""): Promise<ReadonlySet<number>> {
  const statuses = new Set<number>();
  // Not the whole, which other tests send; and not free texts, which may be anything and cost the hash of a proof each.
  const places = placesIn(body).filter((place) => place.length > 0 && !["name", "does"].includes(String(place.at(-1))));
  for (const place of places) {
    for (const text of hostileJson) {
      const { status, said } = await at.post(url, JSON.parse(withAt(body, place, text)), cookie);
      assert.ok(status < 500, `${status} at ${place.join(".")} for ${text.slice(0, 60)}`);
      if (status >= 400)
        assert.deepEqual(
          Object.keys(said).filter((member) => !["code", "status", "says", "field"].includes(member)),
          [],
        );
      statuses.add(status);
    }
  }
  assert.deepEqual(
    at.logged.filter((line) => line.at === "trouble"),
    [],
  );
  return statuses;
}

test("founding an installation takes none of them, and the place stays empty until it is founded well", async () => {
  const { body } = await empty.founding(randomUUID(), randomUUID());
  const forged = body.entries.map((one) => ({ ...one, signature: "A".repeat(86) }));
  const account = { ...body.account, ways: [passwordWay("password")] };
  const statuses = await answersTo(empty, "/api/set-up/first", { ...body, account, entries: forged });
  assert.deepEqual([...statuses].sort(), [400, 422]);
  assert.equal((await empty.post("/api/set-up/first", body)).status, 200);
});

test("taking an invitation takes none of them, and it can be taken after", async () => {
  const link = await house.invite(founder, tenant, await house.newcomer(founder, tenant, "Invited"));
  const { body } = await house.taking(link, "invited");
  const forged = body.entries.map((one) => ({ ...one, signature: "A".repeat(86) }));
  const ways = [passwordWay("password")];
  const statuses = await answersTo(house, "/api/invitations/take", { ...body, ways, entries: forged });
  assert.deepEqual([...statuses].sort(), [400, 404, 409, 422]);
  assert.deepEqual(
    [...(await answersTo(house, "/api/invitations/open", { id: randomUUID(), proof: body.proof }))].sort(),
    [400, 404],
  );
  assert.equal((await house.post("/api/invitations/take", body)).status, 200);
});

test("making an invitation, signing in, asking for settings, changing a way in and ending a sign-in take none of them", async () => {
  const person = await house.newcomer(founder, tenant, "Wanted");
  const { body } = await house.inviting(founder, tenant, person);
  const forged = body.entries.map((one) => ({ ...one, signature: "A".repeat(86) }));
  const { cookie } = founder;
  const statuses = async (url: string, payload: object, by = cookie) =>
    [...(await answersTo(house, url, payload, by))].sort();
  assert.deepEqual(await statuses("/api/invitations", { ...body, entries: forged }), [400, 409, 422]);
  const shown = { name: "Nobody Here", way: "code", proof: proofFrom("code") };
  assert.deepEqual(await statuses("/api/sign-in", shown, ""), [400]);
  for (const text of hostileJson) {
    const { status, said } = await house.post("/api/sign-in/ask", { name: JSON.parse(text) });
    assert.ok(status === 400 || /^[\w-]{22}$/.test(said.settings.salt), text.slice(0, 60));
  }
  const way = { ...passwordWay("new"), old: { way: "code", proof: proofFrom("wrong") } };
  assert.deepEqual(await statuses("/api/account/ways", way), [400]);
  const passkey = { id: "i".repeat(43), clientData: "c".repeat(200) };
  const signed = { ...passkey, authenticatorData: "a".repeat(60), signature: "s".repeat(96), handle: "h".repeat(22) };
  assert.deepEqual(await statuses("/api/sign-in/passkey", { signed, device: "Phone" }, ""), [400, 401]);
  const made = { ...passkey, attestation: "a".repeat(200) };
  const right = { way: "code", proof: proofFrom("code") };
  const adding = { made, label: "Phone", wrap: null, old: right };
  assert.deepEqual(await statuses("/api/account/passkeys", adding), [400, 422]);
  assert.deepEqual(await statuses("/api/account/passkeys/remove", { id: passkey.id, old: right }), [400, 404]);
  assert.deepEqual(await statuses("/api/sessions/end", { id: randomUUID() }), [400, 404]);
  assert.equal((await house.post("/api/invitations", body, cookie)).status, 200);
});
