// Signing in, which here is choosing a person of the demonstration; signing out; and who one is.
import { Type } from "typebox";
import { problem } from "#core/problem.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { isUuid } from "../form.ts";
import { MOST_SIGN_INS } from "../limits.ts";
import { listPeople } from "../store/people.ts";

export function peopleRoutes(door: Door, { keeper, store, demonstration, visitors }: AppContext): void {
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
    url: "/api/sign-in",
    needs: "nobody",
    says: "Signs in as one of the people of a demonstration. Elsewhere not found.",
    schema: { body: Type.Object({ person: Type.String() }, { additionalProperties: false }) },
    most: MOST_SIGN_INS,
    handler: async ({ body: { person }, reply }) => {
      const isKnown = demonstration && isUuid(person) && (await visitors.signIn(person, reply));
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
    says: "Who is signed in: name, work, grants, and the streams that reach this person.",
    schema: {},
    handler: async ({ person }) => ({ ...person, streams: await keeper.streamsOf(person) }),
  });
}
