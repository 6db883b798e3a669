// A device that fell into other hands, and what is kept aside: cut off, listed, let in or left out. Who may what the keeper says (quarantine.ts).
import { Type } from "typebox";
import { isProblem } from "#core/problem.ts";
import { closed } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { uuid } from "../key-shape.ts";
import { asDoor } from "../store/database.ts";
import { endOtherSignIns } from "../store/sign-ins.ts";

export function quarantineRoutes(door: Door, { keeper: { quarantine }, store, visitors }: AppContext): void {
  door.route({
    method: "POST",
    url: "/api/devices/compromised",
    needs: "signed-in",
    says: "Ends every sign-in of a person at once, keeps aside what their device sends from now on, and answers with what it could read.",
    schema: { body: closed({ tenant: uuid, person: uuid, device: uuid }) },
    handler: async ({ person, body: { tenant, ...cut } }) => {
      const handed = await quarantine.cutOff(person, tenant, cut);
      if (isProblem(handed)) return handed;
      await asDoor(store, (sql) => endOtherSignIns(sql, cut.person, null));
      visitors.forget(cut.person);
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
    method: "POST",
    url: "/api/quarantine/settle",
    needs: "signed-in",
    says: "Lets a change in that was kept aside, as it was sent, or leaves it out for good.",
    schema: {
      body: closed({ tenant: uuid, id: uuid, as: Type.Union([Type.Literal("released"), Type.Literal("discarded")]) }),
    },
    handler: async ({ person, body: { tenant, id, as } }) => (await quarantine.settle(person, tenant, id, as)) ?? {},
  });
}
