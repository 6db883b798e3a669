// A phone that fell into other hands, and what is kept aside: cut off, listed, let in or left out. Who may what the keeper says (quarantine.ts).
import { Type } from "typebox";
import { isProblem, problem } from "#core/problem.ts";
import { closed } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { uuid } from "../key-shape.ts";
import { MOST_REASON } from "../limits.ts";
import { asDoor } from "../store/database.ts";
import { removeSignIns } from "../store/sign-ins.ts";

export function quarantineRoutes(door: Door, { keeper: { quarantine }, store, visitors }: AppContext): void {
  door.route({
    method: "POST",
    url: "/api/devices/compromised",
    needs: "signed-in",
    says: "Ends every sign-in of a person at once, so that each device takes them off when it asks next, keeps aside what they send from now on until they have other keys, and answers with what their phone could read.",
    schema: { body: closed({ tenant: uuid, person: uuid }) },
    handler: async ({ person, body: { tenant, person: who } }) => {
      const handed = await quarantine.cutOff(person, tenant, who);
      if (isProblem(handed)) return handed;
      await asDoor(store, (sql) => removeSignIns(sql, who));
      visitors.forget(who);
      return handed;
    },
  });
  door.route({
    method: "GET",
    url: "/api/quarantine",
    needs: "signed-in",
    says: "What is kept aside in the teams the person leads: ids, kinds and days, and whether it was let in. Not found for who leads none.",
    schema: { query: Type.Object({ tenant: Type.String() }, { additionalProperties: false }) },
    handler: ({ person, query: { tenant } }) => quarantine.list(person, tenant),
  });
  door.route({
    method: "GET",
    url: "/api/quarantine/change",
    needs: "signed-in",
    says: "One change that is kept aside, sealed as it was sent, with the wrapped keys of its record. Not found for who may not settle it, or may not read its record.",
    schema: { query: Type.Object({ tenant: Type.String(), id: Type.String() }, { additionalProperties: false }) },
    handler: ({ person, query: { tenant, id } }) => quarantine.open(person, tenant, id),
  });
  door.route({
    method: "POST",
    url: "/api/quarantine/settle",
    needs: "signed-in",
    says: "Lets a change in that was kept aside, as it was sent, or leaves it out for good, for a reason.",
    schema: {
      body: closed({
        tenant: uuid,
        id: uuid,
        as: Type.Union([Type.Literal("released"), Type.Literal("discarded")]),
        reason: Type.Optional(Type.String({ minLength: 1, maxLength: MOST_REASON })),
      }),
    },
    handler: async ({ person, body: { tenant, id, as, reason } }) => {
      if (as === "released") return (await quarantine.settle(person, tenant, id, { as })) ?? {};
      if (reason === undefined) return problem("door.bad-request", { field: "reason" });
      return (await quarantine.settle(person, tenant, id, { as, reason })) ?? {};
    },
  });
}
