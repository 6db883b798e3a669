// Devices and server meet over accounts: what a device makes of a password is what the server takes, keeps and hands back, and it opens there.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { isProblem, type Problem } from "#core/problem.ts";
import type { InvitationLink } from "#core/seal/invitation.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import { type Api, makeApi } from "#web/api.ts";
import { foundInstallation, openInvitation, takeInvitation } from "#web/beginnings.ts";
import { newCode, newPassword, signIn, type Unlocked } from "#web/vault.ts";
import { type Colleague, type OwnHouse, openOwnHouse } from "../own-house.ts";

let house: OwnHouse;
let api: Api;
let founder: Unlocked;
const { roles } = programme;
const today = new Date().toISOString().slice(0, 10);
const tenant = randomUUID();
const device = (): Api => makeApi(house.browser());
const got = <T>(answer: T): Exclude<T, Problem> => {
  assert.ok(!isProblem(answer), JSON.stringify(answer));
  return answer as Exclude<T, Problem>;
};
const password = (text: string) => ({ way: "password", text }) as const;

before(async () => {
  house = await openOwnHouse();
  api = device();
});
after(() => house.close());

test("whoever founds an installation has its root again on another device, by the password or the printed code", async () => {
  const founded = got(
    await foundInstallation(api, roles, today, {
      organisation: { id: tenant, name: "Example alliance", country: null },
      office: { id: randomUUID(), name: "Desk" },
      person: { id: randomUUID(), name: "Fern Avocet", does: "Administrator" },
      account: { name: "Fern Avocet", password: "one two three four" },
    }),
  );
  founder = got(await signIn(device(), "fern avocet", password("one two three four")));
  const byCode = got(await signIn(device(), "Fern Avocet", { way: "code", text: founded.code.toLowerCase() }));
  for (const { keys } of [founder, byCode]) {
    assert.deepEqual(publicOf(keys), publicOf(founded.unlocked.keys));
    assert.equal(keys.root?.publicKey, (await house.keeper.hello()).root);
  }
  for (const text of ["one two three", "One two three four"]) {
    const refused = await signIn(device(), "Fern Avocet", password(text));
    assert.ok(isProblem(refused) && refused.code === "sign-in.refused");
  }
});

test("a new password and a new code open the same keys, and the old ones nothing", async () => {
  const mine = device();
  const { keys, account } = got(await signIn(mine, "Fern Avocet", password("one two three four")));
  const asked = got(await newPassword(keys.person, account, password("one two three four"), "five six seven"));
  got(await mine.post("/api/account/ways", asked));
  const renewed = got(await newCode(keys.person, account, password("one two three four")));
  const stale = await mine.post("/api/account/ways", renewed.way);
  assert.ok(isProblem(stale) && stale.code === "sign-in.refused", "by a password that is over");
  founder = got(await signIn(mine, "Fern Avocet", password("five six seven")));
  const again = got(await newCode(keys.person, founder.account, password("five six seven")));
  got(await mine.post("/api/account/ways", again.way));
  const byCode = got(await signIn(device(), "Fern Avocet", { way: "code", text: again.code }));
  assert.deepEqual(publicOf(byCode.keys), publicOf(keys));
});

test("an invitation is opened, believed by the root its link names, taken, and signed in with elsewhere; under another root it is not believed", async () => {
  const seen = await house.post("/api/sign-in", { name: "Fern Avocet", ...founder.proven });
  const by: Colleague = { id: founder.keys.person, keys: founder.keys, cookie: seen.cookie };
  const { id, secret } = await house.invite(by, tenant, await house.newcomer(by, tenant, "Tess Trainer"));
  const link: InvitationLink = { id, secret, root: founder.keys.trusts };
  const theirs = device();
  const opened = got(await openInvitation(theirs, roles, link));
  assert.ok(!("notBelieved" in opened) && opened.person.name === "Tess Trainer");
  assert.deepEqual(await openInvitation(theirs, roles, { ...link, root: publicOf(founder.keys).signs }), {
    notBelieved: true,
  });
  const account = { name: "tess", password: "eight nine ten" };
  const taken = got(await takeInvitation(theirs, roles, today, opened, account));
  const { keys } = got(await signIn(device(), "Tess", password("eight nine ten")));
  assert.deepEqual(publicOf(keys), publicOf(taken.unlocked.keys));
  assert.deepEqual((await house.stateOf(tenant, by)).people.get(keys.person)?.keys, publicOf(keys));
  const over = await openInvitation(theirs, roles, link);
  assert.ok(isProblem(over) && over.code === "invitation.over");
});
