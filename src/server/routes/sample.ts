// Drawing a sample, for auditors and evaluators: what the command `sample` draws, on a screen.
import { Type } from "typebox";
import { MOST_DRAWN } from "#core/access/sample.ts";
import { problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { findPeriod } from "#core/result/period.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { drawFor } from "../draw.ts";

export function sampleRoutes(door: Door, { store, programme, day }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/sample",
    needs: "signed-in",
    says: "Records drawn by lot: the same seed draws the same for everybody. Codes stand for names; of a sealed record nothing is told.",
    schema: {
      query: Type.Object(
        {
          type: Type.String({ minLength: 1, maxLength: 60 }),
          seed: Type.String({ minLength: 1, maxLength: 60 }),
          count: Type.Integer({ minimum: 1, maximum: MOST_DRAWN }),
          period: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
        },
        { additionalProperties: false },
      ),
    },
    handler: ({ person, query: { type: of, seed, count, period: wanted } }) => {
      const type = findType(programme, of);
      if (!type) return problem("door.not-found");
      const period = wanted === undefined ? undefined : findPeriod(wanted);
      if (wanted !== undefined && !period) return problem("result.unknown-period", { field: "period" });
      return drawFor({ store, programme }, person, { type, seed, count, period }, day());
    },
  });
}
