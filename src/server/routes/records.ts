// Open records as the server folds them: lists, and one with its timeline. Sealed records are folded on devices and nowhere else.
import { Type } from "typebox";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { MOST_LISTED } from "../limits.ts";

export function recordRoutes(door: Door, { keeper }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/records",
    needs: "signed-in",
    says: "Open records the person may read, of one type or of all, page by page.",
    schema: {
      query: Type.Object(
        {
          type: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_LISTED })),
          after: Type.Optional(Type.String({ maxLength: 80 })),
        },
        { additionalProperties: false },
      ),
    },
    handler: ({ person, query }) => keeper.openRecords(person, query),
  });
  door.route({
    method: "GET",
    url: "/api/records/:id",
    needs: "signed-in",
    says: "One open record and the heads of its changes. One that is sealed, or that the person may not read, is not found.",
    schema: { params: Type.Object({ id: Type.String() }) },
    handler: ({ person, params: { id } }) => keeper.openRecord(person, id),
  });
}
