// Signing in: by a name and what proves that it is one's own; in a demonstration by choosing a person. Signing out; and who one is.
// Promise: whoever is unknown gets the same answer, after the same work and the same waits, as whoever shows something wrong.
import { Type } from "typebox";
import { tenantsWhere } from "#core/access/can.ts";
import { problem } from "#core/problem.ts";
import { closed, deviceName, foldName, proofForm, signInName, wayName } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { isText, isUuid } from "../form.ts";
import { MOST_SIGN_INS } from "../limits.ts";
import { findAccount, findWay, settingsOf } from "../store/accounts.ts";
import { asDoor } from "../store/database.ts";
import { colleaguesIn, listPeople } from "../store/people.ts";
import { keepSignIn } from "../store/sign-ins.ts";
import { askSecond } from "./passkeys.ts";

export function signInRoutes(door: Door, context: AppContext): void {
  const { keeper, store, programme, demonstration, visitors, tries, day } = context;
  door.route({
    method: "POST",
    url: "/api/sign-in/ask",
    needs: "nobody",
    says: "How the password of a sign-in name becomes a secret, on the device. For a name that nobody has the answer looks the same.",
    schema: { body: closed({ name: signInName }) },
    most: MOST_SIGN_INS,
    handler: async ({ body: { name } }) => {
      if (demonstration) return problem("door.not-found");
      if (!isText(name)) return problem("door.bad-request", { field: "name" });
      return { settings: await settingsOf(store, foldName(name)) };
    },
  });
  door.route({
    method: "POST",
    url: "/api/sign-in",
    needs: "nobody",
    says: "Signs in by a name and what the secret of a way in proves. Refused alike for a wrong proof and for a name that nobody has; after some of these the name waits a while. Whoever has a passkey that cannot sign in alone is asked for it after their password.",
    schema: { body: closed({ name: signInName, way: wayName, proof: proofForm, device: deviceName }) },
    most: MOST_SIGN_INS,
    handler: async ({ body: { name, way, proof, device = "" }, request, reply }) => {
      if (demonstration) return problem("door.not-found");
      if (!isText(name) || !isText(device)) return problem("door.bad-request", { field: "name" });
      const folded = foldName(name);
      const found = await findWay(store, { folded }, way);
      const wrong = await tries.check(reply, folded, { way, proof }, found);
      if (wrong || !found) return wrong ?? problem("sign-in.refused");
      const { person } = found;
      const second = way === "password" ? await askSecond(context, request, person) : undefined;
      if (second) return second;
      await visitors.signIn(reply, device, (signIn) => asDoor(store, (sql) => keepSignIn(sql, person, signIn)));
      return { person };
    },
  });
  door.route({
    method: "GET",
    url: "/api/people",
    needs: "nobody",
    says: "The invented people of a demonstration, to choose one from. Elsewhere not found.",
    schema: {},
    handler: () => (demonstration ? listPeople(store) : problem("door.not-found")),
  });
  door.route({
    method: "POST",
    url: "/api/sign-in/demonstration",
    needs: "nobody",
    says: "Signs in as one of the people of a demonstration. Elsewhere not found.",
    schema: { body: closed({ person: Type.String() }) },
    most: MOST_SIGN_INS,
    handler: async ({ body: { person }, reply }) => {
      const isKnown =
        demonstration &&
        isUuid(person) &&
        (await visitors.signIn(reply, "", (signIn) => asDoor(store, (sql) => keepSignIn(sql, person, signIn))));
      return isKnown ? { person } : problem("door.not-found");
    },
  });
  door.route({
    method: "POST",
    url: "/api/sign-out",
    needs: "nobody",
    says: "Signs out, whether somebody was signed in or not.",
    schema: {},
    handler: async ({ request, reply }) => {
      await visitors.signOut(request, reply);
      return {};
    },
  });
  door.route({
    method: "GET",
    url: "/api/me",
    needs: "signed-in",
    says: "Who is signed in: name, work, grants, the streams that reach this person, what their colleagues are called, which of their sign-ins this is, and their account with what only they can open.",
    schema: {},
    handler: async ({ person }) => {
      // Whoever reads there who the colleagues are; whoever only counts or pays there is told nobody's name.
      const tenants = tenantsWhere(programme.roles, person, "read", "person", day());
      const [streams, colleagues, account] = await Promise.all([
        keeper.streamsOf(person),
        colleaguesIn(store, tenants),
        findAccount(store, person.id),
      ]);
      return { ...person, streams, colleagues, account };
    },
  });
}
