// Two people with accounts as their devices make them, in an installation of one's own, and what they do with passkeys.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { isProblem, type Problem } from "#core/problem.ts";
import type { InvitationLink } from "#core/seal/invitation.ts";
import { programme } from "#programme/register.ts";
import { type Api, makeApi } from "#web/api.ts";
import { foundInstallation, openInvitation, takeInvitation } from "#web/beginnings.ts";
import { addPasskey } from "#web/passkeys.ts";
import { proofOf, type Shown, signIn, type Unlocked } from "#web/vault.ts";
import type { AnAuthenticator } from "./an-authenticator.ts";
import { openOwnHouse } from "./own-house.ts";

export const ADDRESS = "https://banyan.example.org";
export const WORDS = { fern: "one two three four", tess: "five six seven eight" } as const;
export type Who = keyof typeof WORDS;
export type At = { readonly api: Api } & Unlocked;

export const got = <T>(answer: T): Exclude<T, Problem> => {
  assert.ok(!isProblem(answer), JSON.stringify(answer));
  return answer as Exclude<T, Problem>;
};
export const codeOf = (answer: unknown): string =>
  isProblem(answer) ? answer.code : `no problem: ${JSON.stringify(answer)}`;
export const password = (who: Who): Shown => ({ way: "password", text: WORDS[who] });

const { roles } = programme;
const today = new Date().toISOString().slice(0, 10);

export async function openPasskeyHouse() {
  const house = await openOwnHouse(ADDRESS);
  const tenant = randomUUID();
  const wire: string[] = [];
  const codes: { [name: string]: string } = {};

  /** A browser of its own; what leaves it is written down. */
  function device(): Api {
    const call = house.browser();
    return makeApi((path, init) => {
      wire.push(`${String(path)} ${String(init?.body ?? "")}`);
      return call(path, init);
    });
  }

  /** A way in that they have: what is quickest to show. */
  const old = (who: Who): Shown => ({ way: "code", text: codes[who] ?? "" });

  /** Signed in by a password, and by a passkey where that is asked for too. */
  async function enter(who: Who, phone?: AnAuthenticator): Promise<At> {
    const api = device();
    return { api, ...got(await signIn(api, who, password(who), phone)) };
  }

  /** What the server is shown of a password. */
  async function provenBy(who: Who): Promise<{ readonly way: "password"; readonly proof: string }> {
    const { said } = await house.post("/api/sign-in/ask", { name: who });
    const proof = await proofOf(password(who), said.settings);
    return { way: "password", proof: proof ?? assert.fail("settings that are fit to be used") };
  }

  const changing = (who: Who, { api, keys, account }: At, shown = old(who)) => ({
    api,
    person: keys.person,
    account,
    old: shown,
  });

  const add = (who: Who, phone: AnAuthenticator, at: At, label = "Phone") =>
    addPasskey(changing(who, at), { label, root }, phone);

  const founded = got(
    await foundInstallation(device(), roles, today, {
      organisation: { id: tenant, name: "Example alliance", country: null },
      office: { id: randomUUID(), name: "Desk" },
      person: { id: randomUUID(), name: "Fern Avocet", does: "Administrator" },
      account: { name: "fern", password: WORDS.fern },
    }),
  );
  const root = founded.unlocked.keys.trusts;
  codes.fern = founded.code;
  const fern = founded.unlocked.keys.person;

  /** Tess, for the first time or anew. */
  async function inviteTess(again?: string): Promise<string> {
    const { keys } = await enter("fern");
    const { cookie } = await house.post("/api/sign-in", { name: "fern", ...(await provenBy("fern")) });
    const by = { id: fern, keys, cookie };
    const person = again ?? (await house.newcomer(by, tenant, "Tess Trainer"));
    const { id, secret } = await house.invite(by, tenant, person);
    const link: InvitationLink = { id, secret, root };
    const theirs = device();
    const opened = got(await openInvitation(theirs, roles, link));
    assert.ok(!("notBelieved" in opened));
    const taken = got(await takeInvitation(theirs, roles, today, opened, { name: "tess", password: WORDS.tess }));
    codes.tess = taken.code;
    return person;
  }

  return {
    house,
    root,
    wire,
    people: { fern, tess: await inviteTess() },
    device,
    old,
    enter,
    provenBy,
    changing,
    add,
    inviteTess,
  };
}

export type PasskeyHouse = Awaited<ReturnType<typeof openPasskeyHouse>>;
