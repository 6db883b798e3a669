// Checkpoints in and out: what members' devices say records come to, sealed, for devices that have none of their changes yet.
import { Type } from "typebox";
import { MOST_TO_CHECKPOINT } from "#core/seal/sealed-checkpoint.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { MOST_PULLED_BYTES } from "../limits.ts";

const Uuid = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });

export function checkpointRoutes(door: Door, { keeper }: AppContext): void {
  door.route({
    method: "POST",
    url: "/api/checkpoints",
    needs: "signed-in",
    says: "Takes in sealed checkpoints of records of one stream, made by the person's own device out of all changes up to a number, where they are newer than what is there; none of another log than this. Says which were taken, and of which records the next are wanted.",
    schema: {
      body: Type.Object(
        {
          logId: Uuid,
          stream: Uuid,
          checkpoints: Type.Array(Type.Unknown(), { maxItems: MOST_TO_CHECKPOINT }),
        },
        { additionalProperties: false },
      ),
    },
    handler: ({ person, body }) => keeper.checkpoints.take(person, body),
  });
  door.route({
    method: "GET",
    url: "/api/checkpoints",
    needs: "signed-in",
    says: "The sealed checkpoints of a stream that stand, of records the person may read, by record and up to so many bytes; how many come behind them (left). What is in none of them comes by /api/changes with beside=true. A stream one may not read is not found.",
    schema: {
      query: Type.Object(
        {
          stream: Type.String(),
          after: Type.Optional(Type.String({ pattern: "^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$" })),
          bytes: Type.Optional(Type.Integer({ minimum: 1_000, maximum: MOST_PULLED_BYTES })),
        },
        { additionalProperties: false },
      ),
    },
    handler: ({ person, query: { stream, after = "", bytes } }) =>
      keeper.checkpoints.page(person, stream, after, bytes),
  });
}
