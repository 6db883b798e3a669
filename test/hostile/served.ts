// The whole server of the two workshops, on a free port and a fresh database, and people who talk to it over HTTP.
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Person } from "#core/access/role.ts";
import { openApp } from "#server/app.ts";
import { countLines, type LogLine, troubleOf } from "#server/log.ts";
import { visitorsOf } from "#server/visitors.ts";
import { workshop } from "../bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "../contract/keepers.ts";

export interface Served extends OpenedPostgres {
  readonly app: FastifyInstance;
  readonly address: string;
  readonly port: number;
  /** Everything the server wrote about itself. */
  readonly logged: LogLine[];
  /** The cookie of somebody who signed in. */
  signIn(person: Person): Promise<string>;
}

export async function serve(
  more: { readonly demonstration?: boolean; readonly appFolder?: string } = {},
): Promise<Served> {
  const logged: LogLine[] = [];
  const opened = await openPostgres((error) => logged.push(troubleOf(error)));
  const { keeper, store } = opened;
  const { log, counters } = countLines({ write: (line) => logged.push(line) }, Date.now);
  const app = await openApp({
    programme: workshop,
    keeper,
    store,
    visitors: visitorsOf(store, Date.now),
    log,
    demonstration: true,
    today: "2016-12-12",
    now: Date.now,
    counters,
    ...more,
  });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    ...opened,
    app,
    address,
    logged,
    port: (app.server.address() as AddressInfo).port,
    signIn: async (person) => {
      const response = await fetch(`${address}/api/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ person: person.id }),
      });
      return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    },
    close: async () => {
      await app.close();
      await opened.close();
    },
  };
}
