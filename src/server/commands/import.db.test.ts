import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { strToU8, zipSync } from "fflate";
import { indicatorsOf } from "#core/programme.ts";
import { findPeriod } from "#core/result/period.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { programme } from "#programme/register.ts";
import { asCounter, asOwner, openStore, type Store } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { countResults } from "#server/store/results.ts";
import { freshDatabase } from "#test/database.ts";
import { handMade } from "#test/sheets/hand-made.ts";
import type { House } from "../house.ts";
import type { Out } from "./command.ts";
import { Wrong } from "./command.ts";
import { type ImportGiven, importInto } from "./import.ts";

const folder = mkdtempSync(join(tmpdir(), "banyan-import-"));
const tenant = randomUUID();
const [field, cases] = [randomUUID(), randomUUID()];
const [officer, trainer] = [randomUUID(), randomUUID()];
const key = (person: string): string => join(folder, `${person}.json`);
let store: Store;
let house: House & { readonly dataFolder: string };
let drop: () => Promise<void>;

before(async () => {
  const database = await freshDatabase("import");
  drop = database.drop;
  store = await openStore(database.url);
  const installation = await ensureInstallation(store, {
    programme: programme.id,
    demonstration: true,
    today: "2016-12-12",
  });
  const keeper = postgresKeeper({ store, programme, installation, now: Date.now });
  house = { store, keeper, today: "2016-12-12", dataFolder: folder };
  await keeper.admin.addTenant({ id: tenant, name: "Example Partner Moss", country: "CO", partner: true });
  await keeper.admin.addTenant({ id: randomUUID(), name: "Example Partner Fern", country: "CO", partner: true });
  await keeper.admin.addStream({ tenant, stream: field, name: "Field team" });
  await keeper.admin.addStream({ tenant, stream: cases, name: "Case team" });
  const person = { does: "", organisation: "Example Partner Moss", country: "CO" };
  await keeper.admin.addPerson({
    ...person,
    id: officer,
    name: "Rana Musgo",
    grants: [{ role: "results-officer", tenant, stream: null }],
  });
  await keeper.admin.addPerson({
    ...person,
    id: trainer,
    name: "Junco Garza",
    grants: [{ role: "trainer", tenant, stream: field }],
  });
  for (const id of [officer, trainer]) writeFileSync(key(id), JSON.stringify({ person: id, device: randomUUID() }));
});
after(async () => {
  await store?.close();
  await drop?.();
  rmSync(folder, { recursive: true });
});

const HEADINGS = ["Nombre", "Sexo", "Fecha de nacimiento", "Comunidad", "Fecha", "Módulo", "Respondió bien"];
const rows = [
  ["Anís Garza Ocre", "F", "04/05/2003", "Villacacao", "13/03/2016", "Reconocer y denunciar", "sí"],
  ["Maíz Búho Jade", "M", "24/05/2003", "Villacacao", "13/03/2016", "Reconocer y denunciar", "no"],
  ["Berro Mirlo Añil", "F", "14/08/2002", "Villacacao", "13/03/2016", "Reconocer y denunciar", "sí"],
];

function workbook(
  name: string,
  body: readonly (readonly (string | number)[])[],
  above: readonly string[] = [],
): string {
  const file = join(folder, name);
  const [headings = [], ...lines] = body;
  writeFileSync(
    file,
    Buffer.concat([
      ...writeXlsx([{ name: "Lista", columns: [], above, headings: [headings.map(String)], rows: lines }]),
    ]),
  );
  return file;
}

/** What the command said, and why it refused where it did. */
async function run(
  file: string,
  given: ImportGiven = {},
): Promise<{ readonly said: string; readonly told: string; readonly wrong: string | undefined }> {
  const lines: { readonly said: string[]; readonly told: string[] } = { said: [], told: [] };
  const out: Out = { say: (text) => void lines.said.push(text), tell: (line) => void lines.told.push(`${line}\n`) };
  const heard = (): { readonly said: string; readonly told: string } => ({
    said: lines.said.join(""),
    told: lines.told.join(""),
  });
  try {
    await importInto(house, { as: key(officer), team: "Field team", ...given }, file, out);
    return { ...heard(), wrong: undefined };
  } catch (error) {
    assert.ok(error instanceof Wrong, String(error));
    return { ...heard(), wrong: error.message };
  }
}

async function c1(): Promise<number | null | undefined> {
  const period = findPeriod("2016") ?? assert.fail();
  const results = await asCounter(store, (sql) =>
    countResults(
      sql,
      indicatorsOf(programme).filter(({ code }) => code === "C1"),
      () => [[]],
      { period },
    ),
  );
  return results[0]?.value;
}

async function changeCount(): Promise<number> {
  const [row] = await asOwner(store, (sql) => sql<{ n: number }>("SELECT coalesce(sum(n), 0)::int AS n FROM stream"));
  return row?.n ?? -1;
}

describe("a register at the command line", () => {
  it("is looked at without saving anything, then brought in, then recognised", async () => {
    const file = workbook("marzo.xlsx", [HEADINGS, ...rows], ["Example Partner Moss, lista de marzo"]);
    assert.match((await run(file, { "dry-run": true })).said, /Lista: 3 new; 3 people\n8 changes would be saved/);
    assert.equal(await changeCount(), 0);
    assert.match((await run(file)).said, /8 changes saved/);
    assert.equal(await c1(), 2);
    assert.match((await run(file)).said, /Lista: 3 unchanged; 3 people\n0 changes saved/);
  });
  it("makes a changed row a correction, and asks about a row that vanished", async () => {
    const changed = workbook("marzo.xlsx", [HEADINGS, rows[0] ?? [], [...(rows[1] ?? []).slice(0, 6), "sí"]]);
    assert.match(
      (await run(changed)).said,
      /1 unchanged, 1 changed, 1 no longer there; 2 people; 1 questions open\n1 changes saved/,
    );
    assert.equal(await c1(), 3);
    assert.match((await run(changed, { vanished: "withdraw" })).said, /1 changes saved/);
    assert.equal(await c1(), 2);
  });
  it("speaks JSON, and remembers what a column means", async () => {
    const file = workbook("abril.xlsx", [
      [...HEADINGS, "Talla"],
      [...(rows[0] ?? []).slice(0, 4), "03/04/2016", "Derechos y pares", "", "38"],
    ]);
    const refused = JSON.parse((await run(file, { json: true })).said);
    assert.deepEqual(
      [refused.ready, refused.saved, refused.problems[0].row, refused.problems[0].column],
      [false, false, 1, "H"],
    );
    assert.equal((await run(file, { "leave-out": true })).wrong, undefined);
    assert.match((await run(file)).said, /1 unchanged/);
  });
});

describe("a register that cannot come in says why, and leaves nothing behind", () => {
  const at = (name: string): string => join(folder, name);
  const write = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(at(name), bytes);
    return at(name);
  };
  const row = (column: number, value: string | number): readonly (string | number)[] =>
    (rows[0] ?? []).with(column, value as string);
  const list = (name: string, ...lines: readonly (readonly (string | number)[])[]): string =>
    workbook(name, [HEADINGS, ...lines]);
  const cases: { readonly [title: string]: readonly [file: () => string, says: RegExp] } = {
    "not an XLSX": [
      () => write("foto.xlsx", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)),
      /“foto\.xlsx” is .*, not a spreadsheet/,
    ],
    "locked with a password": [() => write("cerrado.xlsx", locked()), /“cerrado\.xlsx” is protected with a password/],
    empty: [() => write("vacio.xlsx", ""), /“vacio\.xlsx” is empty/],
    "200 MB": [
      () => {
        write("grande.xlsx", "");
        truncateSync(at("grande.xlsx"), 200 * 1024 * 1024);
        return at("grande.xlsx");
      },
      /“grande\.xlsx” is 200 MB large/,
    ],
    "300,000 rows": [
      () => write("largo.csv", `${HEADINGS.join(",")}\n${"a,F,,,,,\n".repeat(300_000)}`),
      /more than 50,000 rows/,
    ],
    "a zip bomb": [() => write("bomba.xlsx", bomb()), /“bomba\.xlsx” (is damaged|unpacks to more)/],
    "a formula without its value": [
      () =>
        write(
          "formula.xlsx",
          handMade({
            rows: `<row r="1">${HEADINGS.map((heading, index) => `<c r="${"ABCDEFG"[index]}1" t="inlineStr"><is><t>${heading}</t></is></c>`).join("")}</row><row r="2"><c r="A2" t="inlineStr"><is><t>Anís</t></is></c><c r="E2"><f>TODAY()</f></c><c r="F2" t="inlineStr"><is><t>Reconocer y denunciar</t></is></c></row>`,
          }),
        ),
      /formula\.xlsx, Riders, row 2, column E: “Day” comes from a formula/,
    ],
    "an unknown column": [
      () =>
        workbook("talla.xlsx", [
          [...HEADINGS, "Color"],
          [...(rows[0] ?? []), "x"],
        ]),
      /talla\.xlsx, Lista, row 1, column H: We do not know the column “Color”/,
    ],
    "an unknown choice": [
      () => list("modulo.xlsx", row(5, "Natación")),
      /modulo\.xlsx, Lista, row 2, column F: “What was taught” holds a word we do not know/,
    ],
    "a day out of the period": [
      () => list("viejo.xlsx", row(4, "13/03/2011")),
      /viejo\.xlsx, Lista, row 2, column E: “Day” lies outside the time/,
    ],
    "a register for another team": [
      () => workbook("otro.xlsx", [HEADINGS, ...rows], ["Example Partner Fern, marzo"]),
      /otro\.xlsx, Lista: This register names another organisation/,
    ],
    "only totals": [
      () =>
        workbook("total.xlsx", [
          ["Niñas", "Cuántas"],
          ["Total", 40],
        ]),
      /total\.xlsx, Lista: This sheet holds totals and no rows/,
    ],
    "negative people": [
      () =>
        workbook("menos.xlsx", [
          ["Fecha", "Módulo", "Grupo", "Niñas", "Niños"],
          ["13/03/2016", "Crianza", "Padres y madres", -4, 2.5],
        ]),
      /menos\.xlsx, Lista, row 2, column D: “Girls or women” is less than nothing[\s\S]*row 2, column E: “Boys or men” has to be a whole number/,
    ],
  };
  for (const [title, [make, says]] of Object.entries(cases)) {
    it(title, async () => {
      const saved = await changeCount();
      const { told, wrong } = await run(make());
      assert.match(`${told}${wrong}`, says);
      assert.ok(wrong);
      assert.doesNotMatch(`${told}${wrong}`, /Anís|Natación|2011/, "no value is repeated");
      assert.equal(await changeCount(), saved);
    });
  }
  it("but a faulty row can be set aside by choice, into a sheet that says what is wrong", async () => {
    const file = list("aparte.xlsx", row(4, "pronto"), ["Nopal Tordo Gualdo", ...(rows[0] ?? []).slice(1)]);
    const { said, wrong } = await run(file, { "set-aside": at("aparte-mal.xlsx") });
    assert.equal(wrong, undefined);
    assert.match(said, /1 new, 1 set aside/);
    assert.ok(existsSync(at("aparte-mal.xlsx")));
    assert.match((await run(at("aparte-mal.xlsx"))).told, /row 2, column E: “Day” is not a day of the calendar/);
  });
});

describe("whoever may not bring a register in", () => {
  it("is told so: no key, nobody's key, a kind of register that is others' to answer for, a team that is not theirs", async () => {
    const file = workbook("servicios.xlsx", [
      ["Código NNA", "Fecha", "Servicio", "Situación"],
      ["M-1", "13/03/2016", "Salud", "Sobreviviente"],
    ]);
    assert.match((await run(file, { as: undefined })).wrong ?? "", /--as is missing/);
    assert.match((await run(file, { as: join(folder, "none.json") })).wrong ?? "", /does not name a key file/);
    writeFileSync(key("stranger"), JSON.stringify({ person: randomUUID(), device: randomUUID() }));
    assert.match((await run(file, { as: key("stranger") })).wrong ?? "", /does not know whoever/);
    assert.match((await run(file)).wrong ?? "", /you may not bring in a register of this kind/);
    assert.match(
      (await run(file, { team: undefined })).wrong ?? "",
      /Say which team: --team "Example Partner Moss Case team" or "Example Partner Moss Field team"/,
    );
    assert.match((await run(file, { as: key(trainer), team: "Case team" })).wrong ?? "", /Say which team/);
  });
});

/** A compound file that holds an encrypted package, as Excel writes a workbook with a password (MS-CFB). */
function locked(): Uint8Array {
  const bytes = new Uint8Array(1536);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, 0, true);
  for (const [index, name] of ["EncryptionInfo", "EncryptedPackage"].entries())
    for (const [at, letter] of [...name].entries())
      view.setUint16(512 + index * 128 + at * 2, letter.charCodeAt(0), true);
  return bytes;
}

/** 64 MB in 64 kB. */
function bomb(): Uint8Array {
  const blanks = new Uint8Array(64 * 1024 * 1024).fill(0x20);
  return zipSync({ "_rels/.rels": strToU8("<Relationships/>"), "xl/workbook.xml": blanks }, { level: 1 });
}
