// Erasing over HTTP: what is due, who proposes, who approves, what is held back. Who may what the keeper says (erasing.ts): ids and dates go out
// here, and nothing of what a record says.
import { Type } from "typebox";
import { MOST_YEARS } from "#core/access/retention.ts";
import { closed } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { uuid } from "../key-shape.ts";
import { MOST_REASON } from "../limits.ts";

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const kept = Type.String({ pattern: "^[a-z-]{1,60}$" });
const reason = Type.String({ minLength: 1, maxLength: MOST_REASON });

export function erasureRoutes(door: Door, { keeper: { erasures } }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/erasures",
    needs: "signed-in",
    says: "What an organisation has to erase within so many days (days), what is held back and what was erased: for whoever proposes or approves there. Not found for anybody else.",
    schema: {
      query: Type.Object(
        { tenant: Type.String(), days: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_YEARS * 366 })) },
        { additionalProperties: false },
      ),
    },
    handler: ({ person, query: { tenant, days = 90 } }) => erasures.list(person, tenant, days),
  });
  door.route({
    method: "POST",
    url: "/api/erasures/propose",
    needs: "signed-in",
    says: "Proposes to erase a record. Somebody else has to approve it.",
    schema: { body: closed({ tenant: uuid, record: uuid }) },
    handler: async ({ person, body: { tenant, record } }) => (await erasures.propose(person, tenant, record)) ?? {},
  });
  door.route({
    method: "POST",
    url: "/api/erasures/approve",
    needs: "signed-in",
    says: "Erases a record that somebody else proposed, for good, and answers with the certificate.",
    schema: { body: closed({ tenant: uuid, record: uuid }) },
    handler: ({ person, body: { tenant, record } }) => erasures.approve(person, tenant, record),
  });
  door.route({
    method: "POST",
    url: "/api/erasures/hold",
    needs: "signed-in",
    says: "Holds back a record, a class, or all there is, for a reason; the id is made by whoever says it.",
    schema: { body: closed({ tenant: uuid, id: uuid, record: orNull(uuid), class: orNull(kept), reason }) },
    handler: async ({ person, body: { tenant, ...hold } }) => (await erasures.hold(person, tenant, hold)) ?? {},
  });
  door.route({
    method: "POST",
    url: "/api/erasures/lift",
    needs: "signed-in",
    says: "Lifts a hold.",
    schema: { body: closed({ tenant: uuid, id: uuid }) },
    handler: async ({ person, body: { tenant, id } }) => (await erasures.lift(person, tenant, id)) ?? {},
  });
  door.route({
    method: "POST",
    url: "/api/erasures/years",
    needs: "signed-in",
    says: "Says how many years an organisation keeps a class; null: as the programme and the country say.",
    schema: {
      body: closed({ tenant: uuid, class: kept, years: orNull(Type.Integer({ minimum: 1, maximum: MOST_YEARS })) }),
    },
    handler: async ({ person, body }) => (await erasures.keepFor(person, body.tenant, body.class, body.years)) ?? {},
  });
}
