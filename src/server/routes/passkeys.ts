// Passkeys: signed in by, alone or after a password; added, seen and removed by whoever they belong to.
// Promise: whoever shows a passkey of somebody else, an answer given before, or one given elsewhere gets the same answer as whoever has none;
// and nobody adds or removes one who cannot show a way in that stands.
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { base64url, closed, deviceName, LEAST_BOX, proofForm, wayName } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { isText } from "../form.ts";
import { MOST_SIGN_INS } from "../limits.ts";
import { askToMake, askToSign, challengeIn, handleOf, madeForm, readMade, readSigned, signedForm } from "../passkey.ts";
import type { Place } from "../place.ts";
import { findAccount, findWay } from "../store/accounts.ts";
import { asDoor } from "../store/database.ts";
import {
  addPasskey,
  countUse,
  findPasskey,
  keepChallenge,
  passkeysOf,
  removePasskey,
  secondOf,
  takeChallenge,
} from "../store/passkeys.ts";
import { keepSignIn } from "../store/sign-ins.ts";
import type { Visitor } from "../visitors.ts";

const nothing = closed({});
const old = closed({ way: wayName, proof: proofForm });

/** Where passkeys work: at the address that was set, and on a page of it. What a browser says of the page narrows it and widens nothing. */
export function placeFor({ place }: Pick<AppContext, "place">, { headers }: FastifyRequest): Place | Problem {
  const here = place();
  const isThere = here && (headers.origin === undefined || headers.origin === here.origin);
  return isThere ? here : problem("passkey.no-name-here");
}

/** What is asked after the password of somebody who has a passkey that cannot sign in alone; nothing where they have none. */
export async function askSecond(context: AppContext, request: FastifyRequest, person: string) {
  const { store, now } = context;
  const known = await secondOf(store, person);
  if (known.length === 0) return undefined;
  const here = placeFor(context, request);
  if (isProblem(here)) return here;
  return { passkey: await askToSign(here, await keepChallenge(store, { wants: "second", person }, now()), known) };
}

export function passkeyRoutes(door: Door, context: AppContext): void {
  const { store, demonstration, visitors, tries, now } = context;

  /** Nothing where they may: this installation has accounts, and this is a way in of theirs. */
  async function mayChange(
    person: Visitor,
    shown: { readonly way: "password" | "code"; readonly proof: string },
    reply: Parameters<typeof tries.check>[0],
  ): Promise<Problem | undefined> {
    const found = await findWay(store, { person: person.id }, shown.way);
    return tries.check(reply, found?.folded ?? person.id, shown, found);
  }

  door.route({
    method: "POST",
    url: "/api/sign-in/passkey/ask",
    needs: "nobody",
    says: "What a passkey is to sign, to sign in with it alone. Nobody says who they are: the passkey does.",
    schema: { body: nothing },
    most: MOST_SIGN_INS,
    handler: async ({ request }) => {
      if (demonstration) return problem("door.not-found");
      const here = placeFor(context, request);
      return isProblem(here) ? here : askToSign(here, await keepChallenge(store, { wants: "sign-in" }, now()));
    },
  });

  door.route({
    method: "POST",
    url: "/api/sign-in/passkey",
    needs: "nobody",
    says: "Signs in by what a passkey has signed: alone, where it opens its owner's keys; else after the password, by one of the same person.",
    schema: { body: closed({ signed: signedForm, device: deviceName }) },
    most: MOST_SIGN_INS,
    handler: async ({ body: { signed, device = "" }, request, reply }) => {
      if (demonstration) return problem("door.not-found");
      if (!isText(device)) return problem("door.bad-request", { field: "device" });
      const here = placeFor(context, request);
      if (isProblem(here)) return here;
      const refused = problem("passkey.refused");
      const wanted = await takeChallenge(store, challengeIn(signed), now());
      const found = await findPasskey(store, signed.id);
      if (!wanted || !found || !isWanted(wanted, found)) return refused;
      // Who was named by a passkey is left out by some authenticators, and proves nothing; where it is said, it is whose this one is.
      if (signed.handle !== null && signed.handle !== handleOf(found.person)) return refused;
      const counter = await readSigned(here, signed, found);
      if (counter === undefined) return refused;
      const isIn = await visitors.signIn(reply, device, (signIn) =>
        asDoor(
          store,
          async (sql) => (await countUse(sql, found, counter, now())) && keepSignIn(sql, found.person, signIn),
        ),
      );
      return isIn ? { person: found.person } : refused;
    },
  });

  door.route({
    method: "GET",
    url: "/api/account/passkeys",
    needs: "signed-in",
    says: "This person's passkeys: what they call each, since when, used when last, and whether it signs in alone.",
    schema: {},
    handler: ({ person }) => passkeysOf(store, person.id),
  });

  door.route({
    method: "POST",
    url: "/api/account/passkeys/ask",
    needs: "signed-in",
    says: "What a new passkey of this person is to be made by.",
    schema: { body: nothing },
    most: MOST_SIGN_INS,
    handler: async ({ person, request }) => {
      const account = await findAccount(store, person.id);
      if (!account) return problem("door.not-found");
      const here = placeFor(context, request);
      if (isProblem(here)) return here;
      const { id, session } = person;
      const challenge = await keepChallenge(store, { wants: "add", person: id, session }, now());
      const known = (await passkeysOf(store, id)).map((one) => one.id);
      return askToMake(here, challenge, { id, name: account.name }, known);
    },
  });

  door.route({
    method: "POST",
    url: "/api/account/passkeys",
    needs: "signed-in",
    says: "Adds a passkey, for who can show a way in that stands. With `wrap` it signs in alone; without, one is asked for after the password from then on. Every other sign-in of this person ends.",
    schema: {
      body: closed({
        made: madeForm,
        label: Type.String({ minLength: 1, maxLength: 60 }),
        wrap: Type.Union([base64url(LEAST_BOX, 2_000), Type.Null()]),
        old,
      }),
    },
    most: MOST_SIGN_INS,
    handler: async ({ body: { made, label, wrap, old: shown }, person, request, reply }) => {
      if (!isText(label) || label.trim() === "") return problem("door.bad-request", { field: "label" });
      const here = placeFor(context, request);
      const wrong = isProblem(here) ? here : await mayChange(person, shown, reply);
      if (wrong || isProblem(here)) return wrong;
      const wanted = await takeChallenge(store, challengeIn(made), now());
      const isAsked = wanted?.wants === "add" && wanted.person === person.id && wanted.session === person.session;
      const known = isAsked ? await readMade(here, made) : undefined;
      if (!known) return problem("passkey.not-taken");
      const by = { person: person.id, session: person.session, now: now() };
      await addPasskey(store, by, { ...known, label: label.trim(), wrap });
      visitors.forget(person.id);
      return {};
    },
  });

  door.route({
    method: "POST",
    url: "/api/account/passkeys/remove",
    needs: "signed-in",
    says: "Removes a passkey, for who can show a way in that stands. Every other sign-in of this person ends.",
    schema: { body: closed({ id: Type.String({ maxLength: 1_364 }), old }) },
    most: MOST_SIGN_INS,
    handler: async ({ body: { id, old: shown }, person, reply }) => {
      const wrong = await mayChange(person, shown, reply);
      if (wrong) return wrong;
      if (!isText(id) || !(await removePasskey(store, person.id, person.session, id))) return problem("door.not-found");
      visitors.forget(person.id);
      return {};
    },
  });
}

function isWanted(
  wanted: NonNullable<Awaited<ReturnType<typeof takeChallenge>>>,
  found: NonNullable<Awaited<ReturnType<typeof findPasskey>>>,
): boolean {
  if (wanted.wants === "second") return wanted.person === found.person;
  return wanted.wants === "sign-in" && found.alone;
}
