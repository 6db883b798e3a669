// A server in a process of its own, to be killed: serves the two workshops from the database at DATABASE_URL and says at which port.
import type { AddressInfo } from "node:net";
import process from "node:process";
import { openApp } from "#server/app.ts";
import { openStore } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { visitorsOf } from "#server/visitors.ts";
import { workshop } from "../bicycles/workshop.ts";

const store = await openStore(process.env.DATABASE_URL ?? "");
const installation = await ensureInstallation(store, { programme: workshop.id, demonstration: true, today: null });
const now = Date.now;
const app = await openApp({
  programme: workshop,
  keeper: postgresKeeper({ store, programme: workshop, installation, now }),
  store,
  visitors: visitorsOf(store, now),
  log: { write: () => undefined },
  demonstration: true,
  today: null,
  now,
  counters: () => ({}),
});
await app.listen({ host: "127.0.0.1", port: 0 });
process.stdout.write(`${(app.server.address() as AddressInfo).port}\n`);
// Whoever started us may be killed too.
process.once("disconnect", () => process.exit());
