// Changes in and out: the exchange between a device and the keeper.
import { Type } from "typebox";
import { agreeOn, PROTOCOL } from "#core/change/protocol.ts";
import { problem } from "#core/problem.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import type { PushOutcome } from "../keeper.ts";
import { MOST_CHANGES, MOST_PULLED, MOST_PULLED_BYTES } from "../limits.ts";

export function changeRoutes(door: Door, { keeper, log }: AppContext): void {
  door.route({
    method: "POST",
    url: "/api/changes",
    needs: "signed-in",
    says: "Takes changes in, each on its own merits; none from a device that has read another log than this (banyan-log), before this was restored; the outcomes come in their order. What is accepted has been saved. With `aside` they are kept aside for whoever leads the team, where their author belongs to it: what was not accepted is handed over so.",
    schema: {
      body: Type.Object(
        {
          protocol: Type.Integer({ minimum: 1 }),
          changes: Type.Array(Type.Unknown(), { maxItems: MOST_CHANGES }),
          aside: Type.Optional(Type.Literal(true)),
        },
        { additionalProperties: false },
      ),
    },
    handler: async ({ person, request, body: { protocol, changes, aside } }) => {
      const read = request.headers["banyan-log"];
      if (agreeOn(PROTOCOL, { least: protocol, most: protocol }) === undefined) return problem("change.format-unknown");
      if (read !== undefined && read !== (await keeper.hello()).logId) return problem("change.other-log");
      const outcomes = await keeper.push(person, changes, aside);
      const problems = countProblems(outcomes);
      log.write({
        at: "push",
        changes: changes.length,
        accepted: outcomes.filter(({ accepted }) => accepted).length,
        problems,
      });
      const isBusy = outcomes.length > 0 && problems["door.busy"] === outcomes.length;
      return isBusy ? problem("door.busy") : { outcomes };
    },
  });
  door.route({
    method: "GET",
    url: "/api/changes",
    needs: "signed-in",
    says: "The changes of a stream after a number, as they came in, up to so many and so many bytes; how far the stream goes (last); and with the last of them the sealed records whose facts wait to be stated anew (toRecount). Lines of access sheets come only where they are asked for by their kind (only), from a stamp on (since). Of one record only (record), or without what is in checkpoints that stand (beside), which then says of which records it passed something over, and up to where (passed). With the last page also its records of which a checkpoint is wanted (toCheckpoint). A stream one may not read is not found.",
    schema: {
      query: Type.Object(
        {
          stream: Type.String(),
          after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_PULLED })),
          bytes: Type.Optional(Type.Integer({ minimum: 1_000, maximum: MOST_PULLED_BYTES })),
          only: Type.Optional(Type.String({ maxLength: 60 })),
          since: Type.Optional(Type.String({ pattern: "^[0-9a-f-]{0,34}$" })),
          record: Type.Optional(Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" })),
          beside: Type.Optional(Type.Literal("true")),
        },
        { additionalProperties: false },
      ),
    },
    handler: ({ person, query: { stream, after = 0, limit = 500, bytes, only, since = "", record, beside } }) => {
      const asked = only === undefined ? undefined : { type: only, since };
      const how = record === undefined ? beside && ({ beside: true } as const) : { record };
      return keeper.pull(person, stream, after, limit, asked, bytes, how);
    },
  });
}

function countProblems(outcomes: readonly PushOutcome[]): { readonly [code: string]: number } {
  const counts: { [code: string]: number } = {};
  for (const outcome of outcomes) {
    if (!outcome.accepted) counts[outcome.problem.code] = (counts[outcome.problem.code] ?? 0) + 1;
  }
  return counts;
}
