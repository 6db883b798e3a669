// Keys in and out: the signed log of an organisation, and the secrets that are sealed to its people.
// Promise: nobody is handed what was sealed to another; what is posted is signed by whoever may say it, or nothing of it is kept.
import { Type } from "typebox";
import { standing } from "#core/access/can.ts";
import { problem } from "#core/problem.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { peopleIn } from "../key-post.ts";
import { keyPostShape } from "../key-shape.ts";

export function keyRoutes(door: Door, { keeper, programme, visitors, day }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/keys",
    needs: "signed-in",
    says: "The key log of an organisation after the first so many entries (after), and the secrets sealed to the person, or to its recovery pair (sealedTo=recovery). An organisation they have no role in is not found.",
    schema: {
      query: Type.Object(
        {
          tenant: Type.String(),
          after: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
          sealedTo: Type.Optional(Type.Literal("recovery")),
        },
        { additionalProperties: false },
      ),
    },
    handler: ({ person, query: { tenant, after = 0, sealedTo } }) =>
      keeper.keys.page(person, tenant, after, sealedTo && RECOVERY),
  });
  door.route({
    method: "POST",
    url: "/api/keys",
    needs: "signed-in",
    says: "Adds signed entries to the key log of an organisation the person has a role in, and the secrets that go with them, all or nothing.",
    schema: { body: Type.Object(keyPostShape, { additionalProperties: false }) },
    handler: async ({ person, body }) => {
      const isTheirs = standing(programme.roles, person, day()).grants.some(({ tenant }) => tenant === body.tenant);
      if (!isTheirs) return problem("door.not-allowed");
      const objection = await keeper.keys.post(body);
      if (objection) return objection;
      for (const one of peopleIn(body.entries)) visitors.forget(one);
      return {};
    },
  });
}
