import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { makeSecrets } from "#core/seal/person-keys.ts";
import { HEADINGS, openPartnerOffice, type PartnerOffice, ROWS } from "#test/partner-office.ts";
import { platform } from "../platform.ts";

let office: PartnerOffice;
before(async () => {
  office = await openPartnerOffice();
});
after(() => office?.close());

describe("a register at the command line", () => {
  it("is looked at without saving anything, then brought in, then recognised", async () => {
    const file = office.workbook("marzo.xlsx", [HEADINGS, ...ROWS], ["Example Partner Moss, lista de marzo"]);
    assert.match(
      (await office.run(file, { "dry-run": true })).said,
      /Lista: 3 new; 3 people\n8 changes would be saved/,
    );
    assert.equal(await office.changeCount(), 0);
    assert.match((await office.run(file)).said, /8 changes saved/);
    assert.equal(await office.childrenWhoKnow(), 2);
    assert.match((await office.run(file)).said, /Lista: 3 unchanged; 3 people\n0 changes saved/);
  });
  it("makes a changed row a correction, and asks about a row that vanished", async () => {
    const changed = office.workbook("marzo.xlsx", [HEADINGS, ROWS[0] ?? [], [...(ROWS[1] ?? []).slice(0, 6), "sí"]]);
    assert.match(
      (await office.run(changed)).said,
      /1 unchanged, 1 changed, 1 no longer there; 2 people; 1 questions open\n1 changes saved/,
    );
    assert.equal(await office.childrenWhoKnow(), 3);
    assert.match((await office.run(changed, { vanished: "withdraw" })).said, /1 changes saved/);
    assert.equal(await office.childrenWhoKnow(), 2);
  });
  it("speaks JSON, and remembers what a column means", async () => {
    const file = office.workbook("abril.xlsx", [
      [...HEADINGS, "Talla"],
      [...(ROWS[0] ?? []).slice(0, 4), "03/04/2016", "Derechos y pares", "", "38"],
    ]);
    const refused = JSON.parse((await office.run(file, { json: true })).said);
    assert.deepEqual(
      [refused.ready, refused.saved, refused.problems[0].row, refused.problems[0].column],
      [false, false, 1, "H"],
    );
    assert.equal((await office.run(file, { "leave-out": true })).wrong, undefined);
    assert.match((await office.run(file)).said, /1 unchanged/);
  });
});

describe("a column that can be read two ways", () => {
  it("is asked about, and settled by saying which", async () => {
    const body = [
      [...HEADINGS.slice(0, 4), "Fecha", "Módulo"],
      ["Cebada Tucán Ocre", "M", "01/02/2003", "Villacacao", "13/03/2016", "Crianza"],
      ["Avena Tucán Ocre", "M", "2003-01-30", "Villacacao", "03/30/2016", "Crianza"],
    ];
    const file = office.workbook("dos.xlsx", body);
    const { told } = await office.run(file);
    assert.match(
      told,
      /dos\.xlsx, Lista, row 1, column E: In the column “Fecha” it is not clear whether the day or the month comes first/,
    );
    assert.match(told, /dos\.xlsx, Lista, row 1, column B: In the column “Sexo” the letters can mean different things/);
    const settled = await office.run(file, { days: "dmy", language: "pt" });
    assert.match(settled.told, /row 3, column E: “Day” is written with the month where the other rows have the day/);
    assert.doesNotMatch(settled.told, /column B: In the column/);
  });
});

describe("whoever may not bring a register in", () => {
  it("is told so: no key, nobody's key, a kind of register that is others' to answer for, a team that is not theirs", async () => {
    const file = office.workbook("servicios.xlsx", [
      ["Código NNA", "Fecha", "Servicio", "Situación"],
      ["M-1", "13/03/2016", "Salud", "Sobreviviente"],
    ]);
    assert.match((await office.run(file, { as: undefined })).wrong ?? "", /--as is missing/);
    assert.match(
      (await office.run(file, { as: join(office.folder, "none.json") })).wrong ?? "",
      /does not name a key file/,
    );
    const asWhoever = async (key: object): Promise<string> => {
      const as = join(office.folder, "stranger.json");
      writeFileSync(as, JSON.stringify({ person: randomUUID(), device: randomUUID(), ...key }));
      return (await office.run(file, { as })).wrong ?? "";
    };
    const officer = JSON.parse(readFileSync(office.keys.officer, "utf8"));
    assert.match(await asWhoever({ secrets: officer.secrets }), /does not know whoever/);
    assert.match(await asWhoever({}), /does not name a key file/);
    assert.match(await asWhoever({ secrets: { ...officer.secrets, signs: "short" } }), /does not name a key file/);
    const children = office.workbook("otra.xlsx", [HEADINGS, ...ROWS]);
    const other = { ...officer, secrets: makeSecrets(platform, officer.secrets.trusts) };
    const as = join(office.folder, "other-keys.json");
    writeFileSync(as, JSON.stringify(other));
    assert.match((await office.run(children, { as })).wrong ?? "", /cannot be opened with your keys|let you in/);
    assert.match((await office.run(file)).wrong ?? "", /you may not bring in a register of this kind/);
    assert.match(
      (await office.run(file, { team: undefined })).wrong ?? "",
      /Say which team: --team "Example Partner Moss Case team" or "Example Partner Moss Field team"/,
    );
    assert.match(
      (await office.run(file, { as: office.keys.trainer, team: "Case team" })).wrong ?? "",
      /Say which team/,
    );
  });
});
