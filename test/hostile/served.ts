// The whole server of the two workshops, on a free port and a fresh database, and people who talk to it over HTTP.
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Person } from "#core/access/role.ts";
import type { Programme } from "#core/programme.ts";
import { openApp } from "#server/app.ts";
import type { Keeper } from "#server/keeper.ts";
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
  /** The cookie of somebody who signed in, from an address of their own where many do. */
  signIn(person: Person, from?: string): Promise<string>;
}

interface Serving {
  readonly demonstration?: boolean;
  readonly appFolder?: string;
  readonly programme?: Programme;
  /** Who and what is there at first, where it is not the two workshops. */
  readonly openWith?: (keeper: Keeper) => Promise<void>;
}

export async function serve({ programme = workshop, openWith, ...more }: Serving = {}): Promise<Served> {
  const logged: LogLine[] = [];
  const opened = await openPostgres((error) => logged.push(troubleOf(error)), programme, openWith);
  const { keeper, store } = opened;
  const { log, counters } = countLines({ write: (line) => logged.push(line) }, Date.now);
  const app = await openApp({
    programme,
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
    signIn: async (person, from = "127.0.0.1") => {
      const response = await app.inject({
        method: "POST",
        url: "/api/sign-in/demonstration",
        payload: { person: person.id },
        remoteAddress: from,
      });
      return String(response.headers["set-cookie"] ?? "").split(";")[0] ?? "";
    },
    close: async () => {
      await app.close();
      await opened.close();
    },
  };
}
