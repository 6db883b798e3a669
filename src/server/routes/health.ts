// Is the server there, can it work, and what does it speak. Counters hold no ids.
import { Type } from "typebox";
import { problem } from "#core/problem.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { asOwner } from "../store/database.ts";

export function healthRoutes(door: Door, { keeper, store, now, counters, place }: AppContext): void {
  const nothing = { query: Type.Object({}, { additionalProperties: true }) };
  door.route({
    method: "GET",
    url: "/health",
    needs: "nobody",
    says: "The server runs: for how long, how many requests it had, changes it took in, and problems it answered with.",
    schema: nothing,
    handler: () => ({ status: "ok", ...counters() }),
  });
  door.route({
    method: "GET",
    url: "/ready",
    needs: "nobody",
    says: "The server can reach its database.",
    schema: nothing,
    handler: async () => {
      try {
        await asOwner(store, (sql) => sql("SELECT 1 AS one"));
        return { status: "ready" };
      } catch {
        return problem("door.busy");
      }
    },
  });
  door.route({
    method: "GET",
    url: "/api/hello",
    needs: "nobody",
    says: "Versions of the exchange, the log, whether this is a demonstration, the time here, and the address at which passkeys work.",
    schema: nothing,
    handler: async () => ({ ...(await keeper.hello()), time: now(), passkeys: place()?.origin ?? null }),
  });
}
