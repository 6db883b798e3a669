// What a person changes of their own account: their ways in, and where they are signed in.
// Promise: nobody changes a way in who cannot show one that stands, and nobody ends a sign-in of somebody else.
import { Type } from "typebox";
import { problem } from "#core/problem.ts";
import { closed, hasItsSettings, keepWay, proofForm, wayForm, wayName } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { isUuid } from "../form.ts";
import { MOST_SIGN_INS } from "../limits.ts";
import { changeWay, findWay } from "../store/accounts.ts";
import { endSignIn, signInsOf } from "../store/sign-ins.ts";

export function accountRoutes(door: Door, { store, visitors, tries, now }: AppContext): void {
  door.route({
    method: "POST",
    url: "/api/account/ways",
    needs: "signed-in",
    says: "A way in anew, or one more, for who can show one that stands. Every other sign-in of this person ends.",
    schema: { body: closed({ ...wayForm, old: closed({ way: wayName, proof: proofForm }) }) },
    most: MOST_SIGN_INS,
    handler: async ({ body: { old, ...way }, person, reply }) => {
      if (!hasItsSettings(way)) return problem("door.bad-request", { field: "settings" });
      const found = await findWay(store, { person: person.id }, old.way);
      const wrong = await tries.check(reply, found?.folded ?? person.id, old, found);
      if (wrong) return wrong;
      await changeWay(store, person.id, await keepWay(way), person.session);
      visitors.forget(person.id);
      return {};
    },
  });
  door.route({
    method: "GET",
    url: "/api/sessions",
    needs: "signed-in",
    says: "Where this person is signed in: since when, when last, and what they called the device.",
    schema: {},
    handler: ({ person }) => signInsOf(store, person.id, now()),
  });
  door.route({
    method: "POST",
    url: "/api/sessions/end",
    needs: "signed-in",
    says: "Ends one of this person's sign-ins, on whichever device it is.",
    schema: { body: closed({ id: Type.String() }) },
    handler: async ({ body: { id }, person }) => {
      if (!isUuid(id) || !(await endSignIn(store, person.id, id))) return problem("door.not-found");
      visitors.forget(person.id);
      return {};
    },
  });
}
