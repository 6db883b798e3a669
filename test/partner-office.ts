// One invented partner with two teams, an officer and a trainer, and the command line in their hands: for tests of `import`.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Person } from "#core/access/role.ts";
import { indicatorsOf } from "#core/programme.ts";
import { findPeriod } from "#core/result/period.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { programme } from "#programme/register.ts";
import { type Out, Wrong } from "#server/commands/command.ts";
import { type ImportGiven, importInto } from "#server/commands/import.ts";
import { platform } from "#server/platform.ts";
import { asCounter, asOwner, openStore } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { countResults } from "#server/store/results.ts";
import { freshDatabase } from "./database.ts";
import { letEverybodyIn } from "./everybody-in.ts";

export interface Heard {
  readonly said: string;
  readonly told: string;
  /** Why the command refused, or nothing. */
  readonly wrong: string | undefined;
}

export interface PartnerOffice {
  readonly folder: string;
  /** The key files of its people. */
  readonly keys: { readonly officer: string; readonly trainer: string };
  /** A workbook with one sheet, "Lista"; the first row of `body` is its headings. */
  workbook(name: string, body: readonly (readonly (string | number)[])[], above?: readonly string[]): string;
  /** What the command says; without more it is the officer's, for the field team. */
  run(file: string, given?: ImportGiven): Promise<Heard>;
  childrenWhoKnow(): Promise<number | null | undefined>;
  changeCount(): Promise<number>;
  close(): Promise<void>;
}

export const HEADINGS = ["Nombre", "Sexo", "Fecha de nacimiento", "Comunidad", "Fecha", "Módulo", "Respondió bien"];
export const ROWS = [
  ["Anís Garza Ocre", "F", "04/05/2003", "Villacacao", "13/03/2016", "Reconocer y denunciar", "sí"],
  ["Maíz Búho Jade", "M", "24/05/2003", "Villacacao", "13/03/2016", "Reconocer y denunciar", "no"],
  ["Berro Mirlo Añil", "F", "14/08/2002", "Villacacao", "13/03/2016", "Reconocer y denunciar", "sí"],
];

export async function openPartnerOffice(): Promise<PartnerOffice> {
  const folder = mkdtempSync(join(tmpdir(), "banyan-import-"));
  const { url, drop } = await freshDatabase("import");
  const store = await openStore(url);
  const today = "2016-12-12";
  const installation = await ensureInstallation(store, { programme: programme.id, demonstration: true, today });
  const keeper = postgresKeeper({ store, programme, installation, now: Date.now });
  const { admin } = keeper;
  const [tenant, field, cases] = [randomUUID(), randomUUID(), randomUUID()];
  await admin.addTenant({ id: tenant, name: "Example Partner Moss", country: "CO", partner: true });
  await admin.addTenant({ id: randomUUID(), name: "Example Partner Fern", country: "CO", partner: true });
  await admin.addStream({ tenant, stream: field, name: "Field team" });
  await admin.addStream({ tenant, stream: cases, name: "Case team" });
  const addColleague = async (name: string, role: string, stream: string | null): Promise<string> => {
    const id = randomUUID();
    await admin.addPerson({
      id,
      name,
      does: role,
      organisation: "Example Partner Moss",
      country: "CO",
      grants: [{ role, tenant, stream }],
    });
    const secrets = await demonstrationSecrets(platform, id);
    writeFileSync(join(folder, `${role}.json`), JSON.stringify({ person: id, device: randomUUID(), secrets }));
    people.push({ id, grants: [{ person: id, role, tenant, stream }] });
    return join(folder, `${role}.json`);
  };
  const people: Person[] = [];
  const keys = {
    officer: await addColleague("Rana Musgo", "results-officer", null),
    trainer: await addColleague("Junco Garza", "trainer", field),
  };
  await letEverybodyIn(keeper, programme, { tenant, streams: [field, cases], people, now: Date.now() });
  return {
    folder,
    keys,
    workbook(name, [headings = [], ...rows], above = []) {
      const sheet = { name: "Lista", columns: [], above, headings: [headings.map(String)], rows };
      writeFileSync(join(folder, name), Buffer.concat([...writeXlsx([sheet])]));
      return join(folder, name);
    },
    async run(file, given = {}) {
      const said: string[] = [];
      const told: string[] = [];
      const out: Out = { say: (text) => void said.push(text), tell: (line) => void told.push(`${line}\n`) };
      let wrong: string | undefined;
      try {
        await importInto(
          { store, keeper, demonstration: true, today, dataFolder: folder },
          { as: keys.officer, team: "Field team", ...given },
          file,
          out,
        );
      } catch (error) {
        assert.ok(error instanceof Wrong, String(error));
        wrong = error.message;
      }
      return { said: said.join(""), told: told.join(""), wrong };
    },
    async childrenWhoKnow() {
      const period = findPeriod("2016") ?? assert.fail();
      const indicators = indicatorsOf(programme).filter(({ code }) => code === "C1");
      const [result] = await asCounter(store, (sql) => countResults(sql, indicators, () => [[]], { period }));
      return result?.value;
    },
    async changeCount() {
      const [row] = await asOwner(store, (sql) =>
        sql<{ n: number }>("SELECT coalesce(sum(n), 0)::int AS n FROM stream"),
      );
      return row?.n ?? -1;
    },
    async close() {
      await store.close();
      await drop();
      rmSync(folder, { recursive: true });
    },
  };
}
